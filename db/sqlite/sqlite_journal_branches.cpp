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

void SqliteJournal::setAside(const EntryKey& first, const Digest& kept, Instant now)
{
    News news;
    try {
        Transaction transaction(m_connection);
        remember();
        for (const SubjectKey& key : subjectsFrom(m_connection, *m_book, first))
            subject(key); // what is written of them can be told only as long as their entries are there
        const std::vector<Entry> branch = cutOff(m_connection, *m_book, first);
        if (branch.empty())
            return;
        rename(m_connection, *m_book, branch, kept);
        Touched touched;
        for (const Entry& entry : branch) {
            const SubjectKey key = SubjectKey::of(entry.envelope);
            note(news, key);
            if (key.kind == SubjectKind::Unknown || !touched.try_emplace(key, LedgerWriter::Row::Refolded).second)
                continue;
            Subject& about = subject(key);
            LedgerShare written = std::move(about.written);
            about = foldedAnew(key);
            about.written = std::move(written);
        }
        writeLedgers(touched);
        entries::BranchRenamed told;
        told.set_incarnation(std::string(first.incarnation.view()));
        told.set_stream(first.stream);
        told.set_number(first.number);
        told.set_kept(std::string(kept.view()));
        told.set_lost(std::string(branch.front().hash.view()));
        told.set_renamed(std::string(nameOfBranch(branch.front().hash).view()));
        const Draft draft { Kind::BranchRenamed, forkSubject(first.incarnation, first.stream), told.SerializeAsString(),
            {} };
        write({ &draft, 1 }, {}, now);
        for (const Entry& entry : branch)
            if (FENGSUI_PLANT(branch_counted_twice)) {
                const Draft again { static_cast<Kind>(entry.envelope.kind), entry.envelope.subject,
                    entry.body.value_or(""), {}, entry.envelope.key.stream };
                write({ &again, 1 }, entry.envelope.author, now);
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
