#include "base/plant.h"
#include "journal/entries.pb.h"
#include "peer/entries.pb.h"
#include "sqlite/forked_branch.h"
#include "sqlite/sqlite_journal.h"
#include "sqlite/sqlite_ledgers.h"
#include "sqlite/touched.h"

namespace fengsui {

void SqliteJournal::renew(Instant now)
{
    if (FENGSUI_PLANT(numbers_reused))
        return;
    makeLedgersGood();
    const IncarnationId before = m_incarnation;
    const auto identity = SqliteLedgers(m_connection).identity();
    News news;
    try {
        Transaction transaction(m_connection);
        remember();
        m_incarnation = m_mint();
        m_connection.execute("UPDATE incarnation SET is_own = 0");
        Statement insert(m_connection, "INSERT INTO incarnation(id, public_key, is_own) VALUES(?1, ?2, 1)");
        insert.bind(1, m_incarnation).bindBytes(2, m_key.publicKey()).run();
        if (identity) {
            entries::StoreOpened opened;
            opened.set_division(identity->division);
            opened.set_name(identity->name);
            opened.set_profile(identity->profile);
            opened.set_zone(identity->zone);
            opened.set_public_key(m_key.publicKey());
            const Draft draft { Kind::StoreOpened, m_incarnation.raw, opened.SerializeAsString(), {} };
            news = write({ &draft, 1 }, {}, now).news;
        }
        transaction.commit();
    } catch (...) {
        m_incarnation = before;
        forget();
        throw;
    }
    afterCommit();
    tell(news);
}

void SqliteJournal::takeKey(SigningKey key, Instant now)
{
    m_key = std::move(key);
    renew(now);
}

void SqliteJournal::goOnUnder(Instant now)
{
    Statement row(m_connection, "SELECT 1 FROM incarnation WHERE id = ?1 AND public_key <> ?2");
    const bool isOther = row.bind(1, m_incarnation).bindBytes(2, m_key.publicKey()).step();
    row.start(); // a row that is still being read would hold the transaction
    if (isOther && !FENGSUI_PLANT(numbers_reused))
        renew(now);
}

// What the entries were is kept beside: witnesses may have signed it.
std::map<Digest, Entry> SqliteJournal::rename(std::span<const CutEntry> branch, const Digest& kept)
{
    std::vector<Entry> written;
    for (const CutEntry& entry : branch)
        written.push_back(entry.written);
    std::vector<CutEntry> all(branch.begin(), branch.end());
    std::map<Digest, Entry> moved = putDown(m_connection, *m_book, std::move(written), all);
    Statement aside(m_connection,
        "INSERT OR IGNORE INTO set_aside(hash, incarnation, stream, number, envelope, kept, renamed) VALUES(?1, ?2, "
        "?3, ?4, ?5, ?6, ?7)");
    for (const CutEntry& entry : all) {
        const Envelope& was = entry.was.envelope;
        const std::string bytes = was.encode();
        aside.start().bind(1, entry.was.hash).bind(2, was.key.incarnation).bindText(3, was.key.stream);
        aside.bind(4, was.key.number).bindBytes(5, bytes).bind(6, kept).bind(7, moved.at(entry.written.hash).hash);
        aside.run();
    }
    return moved;
}

std::vector<CutEntry> SqliteJournal::moveToBranch(
    const EntryKey& first, const Digest& kept, Touched& touched, News& news)
{
    const std::set<SubjectKey> ofBranch = subjectsFrom(m_connection, *m_book, first);
    for (const SubjectKey& key : ofBranch)
        subject(key); // what is written of them can be told only as long as their entries are there
    std::vector<CutEntry> branch = cutOff(m_connection, *m_book, first);
    if (branch.empty())
        return branch;
    std::set<SubjectKey> folded;
    for (const auto& [written, entry] : rename(branch, kept)) {
        const SubjectKey key = SubjectKey::of(entry.envelope);
        note(news, key);
        if (key.kind == SubjectKind::Unknown)
            continue;
        if (!ofBranch.contains(key)) { // of another branch that this one met
            foldAllAnew();
            m_subjects.erase(key);
            continue;
        }
        if (folded.insert(key).second)
            foldAgain(key, touched);
    }
    m_mustJudge = true; // a cut names entries, which may stand elsewhere now
    return branch;
}

// Somewhere the fork was found and settled; here only one branch is, or was until now, and by a name that was taken
// from it. If it stayed, what it says would count twice as soon as both are known.
void SqliteJournal::moveToBranches(const std::vector<Lane*>& written, Touched& touched, News& news)
{
    if (!m_book->hasBranches())
        return;
    std::set<LaneBook::StreamKey> roots;
    for (const Lane* lane : written)
        roots.emplace(m_book->rootOf(*lane), lane->stream);
    while (const auto first = alsoInABranch(*m_book, roots))
        moveToBranch(*first, {}, touched, news);
}

void SqliteJournal::setAside(const EntryKey& first, const Digest& kept, Instant now)
{
    makeLedgersGood();
    News news;
    try {
        Transaction transaction(m_connection);
        remember();
        Touched touched;
        const std::vector<CutEntry> branch = moveToBranch(first, kept, touched, news);
        if (branch.empty())
            return;
        if (!judgeAnew() && !m_mustRebuild)
            writeLedgers(touched);
        entries::BranchRenamed told;
        told.set_incarnation(std::string(first.incarnation.view()));
        told.set_stream(first.stream);
        told.set_number(first.number);
        told.set_kept(std::string(kept.view()));
        told.set_lost(std::string(branch.front().was.hash.view()));
        told.set_renamed(std::string(nameOfBranch(branch.front().written.envelope).view()));
        const Draft draft { Kind::BranchRenamed, forkSubject(first.incarnation, first.stream), told.SerializeAsString(),
            {} };
        write({ &draft, 1 }, {}, now);
        for (const CutEntry& entry : branch)
            if (FENGSUI_PLANT(branch_counted_twice)) {
                const Envelope& was = entry.was.envelope;
                const Draft again { static_cast<Kind>(was.kind), was.subject, entry.was.body.value_or(""), {},
                    was.key.stream };
                write({ &again, 1 }, was.author, now);
            }
        news.peers = true;
        transaction.commit();
    } catch (...) {
        forget();
        throw;
    }
    afterCommit();
    tell(news);
}

} // namespace fengsui
