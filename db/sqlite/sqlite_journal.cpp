#include "sqlite/sqlite_journal.h"

#include "journal/entries.pb.h"
#include "peer/entries.pb.h"
#include "sqlite/chain_check.h"
#include "sqlite/rebuild.h"
#include "sqlite/schema.h"
#include "sqlite/sqlite_ledgers.h"

#include <algorithm>

namespace fengsui {

namespace {

constexpr std::size_t rememberedSubjects = 4096;
constexpr Duration signingInterval = std::chrono::seconds(1);
constexpr std::uint64_t entriesCheckedAtStart = 1000; ///< of each stream

void note(News& news, SubjectKind kind, SubjectId subject)
{
    const auto add = [](auto& ids, auto id) {
        if (std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    };
    switch (kind) {
    case SubjectKind::Incident:
    case SubjectKind::Evaluation: // of a case
        return add(news.incidents, IncidentId { subject });
    case SubjectKind::Team:
        return add(news.teams, TeamId { subject });
    case SubjectKind::Person:
        return add(news.persons, PersonId { subject });
    case SubjectKind::Operator:
        return add(news.operators, OperatorId { subject });
    case SubjectKind::Store:
    case SubjectKind::Edition:
        news.editions = true;
        return;
    case SubjectKind::Peers:
        news.peers = true;
        return;
    case SubjectKind::Duty:
        news.duty = true;
        return;
    case SubjectKind::Rules:
        news.rules = true;
        return;
    case SubjectKind::Unknown:
        return;
    }
}

IncarnationId nameOfBranch(const Digest& first)
{
    return IncarnationId::derived("branch:" + first.toHex());
}

Refusal broken(const Entry& entry, const char* text)
{
    return { Refusal::Reason::Conflict, text, { entry.envelope.key.toString() }, {} };
}

// A body may be missing only where a person may have been erased.
std::optional<Refusal> whyAltered(const Entry& entry, const std::string& envelope)
{
    const KindInfo* info = find(entry.envelope.kind);
    if (entry.hash != sha256(envelope) || (entry.body && sha256(*entry.body) != entry.envelope.bodyHash))
        return broken(entry, QT_TRANSLATE_NOOP("Refusal", "Entry %1 was altered on its way: its digest is another."));
    if (!entry.body && !(info && info->holdsPerson))
        return broken(entry, QT_TRANSLATE_NOOP("Refusal", "Entry %1 came without its body."));
    return std::nullopt;
}

} // namespace

SqliteJournal::SqliteJournal(Connection& connection, SigningKey key, std::function<IncarnationId()> mint)
    : m_connection(connection)
    , m_key(std::move(key))
    , m_mint(std::move(mint))
{
    migrate(m_connection);
    m_incarnation = ownIncarnation(m_connection);
    if (m_incarnation.isNull()) {
        m_incarnation = m_mint();
        Transaction transaction(m_connection);
        Statement insert(m_connection, "INSERT INTO incarnation(id, public_key, is_own) VALUES(?1, ?2, 1)");
        insert.bind(1, m_incarnation).bindBytes(2, m_key.publicKey()).run();
        transaction.commit();
    }
    requireSoundEnd();
    if (m_connection.number("SELECT coalesce(max(version), 0) FROM ledger_state") != ledgerVersion)
        rebuildLedgers(m_connection, {});
    m_insertEntry = std::make_unique<Statement>(m_connection,
        "INSERT INTO entry(lane, number, subject, kind, recorded_at, hash, envelope, body) VALUES(?1, ?2, ?3, ?4, ?5, "
        "?6, ?7, ?8)");
    m_insertLane = std::make_unique<Statement>(
        m_connection, "INSERT INTO lane(incarnation, stream, number, hash, time) VALUES(?1, ?2, ?3, ?4, ?5)");
    m_updateLane = std::make_unique<Statement>(m_connection,
        "UPDATE lane SET number = ?2, hash = ?3, time = ?4, signed_number = ?5, signed_hash = ?6, signature = ?7 WHERE "
        "id = ?1");
    remember();
    afterCommit();
}

SqliteJournal::~SqliteJournal() = default;

void SqliteJournal::requireSoundEnd()
{
    Verification verification;
    ChainCheck check(m_connection, verification);
    for (const Lane& lane : readLanes(m_connection))
        check.check(lane, lane.number > entriesCheckedAtStart ? lane.number - entriesCheckedAtStart : 1, {}, 0);
    if (verification.isSound())
        return;
    const Fault& fault = verification.faults.front();
    throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                           "%1 is damaged (%2). Don't write to it any more; run \"fengsui-clerk journal verify\" "
                           "and restore the last backup."),
        { m_connection.file().string(), fault.where + ": " + fault.text });
}

void SqliteJournal::forget()
{
    m_isRead = false;
    m_subjects.clear();
    m_lanes.clear();
}

void SqliteJournal::remember()
{
    if (!m_ledgers)
        m_ledgers = std::make_unique<LedgerWriter>(m_connection);
    if (m_subjects.size() > rememberedSubjects)
        m_subjects.clear();
    if (m_isRead)
        return;
    m_lanes = readLanes(m_connection);
    m_seen = {};
    for (const Lane& lane : m_lanes)
        m_seen = std::max(m_seen, lane.time);
    m_cuts = judgePeers(readAllEntriesOf(m_connection, peersSubject())).cuts;
    m_sums.read(m_connection);
    m_mustJudge = false;
    m_mustRebuild = false;
    m_isRead = true;
}

Lane& SqliteJournal::lane(IncarnationId incarnation, const StreamName& stream)
{
    const auto at = std::ranges::find_if(
        m_lanes, [&](const Lane& lane) { return lane.incarnation == incarnation && lane.stream == stream; });
    if (at != m_lanes.end())
        return *at;
    m_insertLane->start().bind(1, incarnation).bindText(2, stream).bind(3, 0).bind(4, Digest {}).bind(5, 0).run();
    Lane fresh;
    fresh.id = m_connection.number("SELECT last_insert_rowid()");
    fresh.incarnation = incarnation;
    fresh.stream = stream;
    writeCut(fresh);
    return m_lanes.emplace_back(std::move(fresh));
}

void SqliteJournal::writeCut(const Lane& lane)
{
    const auto last = m_cuts.lastOf(lane.incarnation, lane.stream);
    if (!last)
        return;
    Statement insert(m_connection, "INSERT INTO cut(lane, number) VALUES(?1, ?2)");
    insert.bind(1, lane.id).bind(2, *last).run();
}

// Rare, and it may concern any subject: the ledgers are folded anew as a whole. Until that is done they count as those
// of another version, so that a failure between is made good when the store is opened.
bool SqliteJournal::judgeAnew()
{
    if (!std::exchange(m_mustJudge, false))
        return false;
    Cuts cuts = judgePeers(readAllEntriesOf(m_connection, peersSubject())).cuts;
    if (cuts == m_cuts)
        return false;
    m_cuts = std::move(cuts);
    m_connection.execute("DELETE FROM cut");
    for (const Lane& lane : m_lanes)
        writeCut(lane);
    m_connection.execute("DELETE FROM ledger_state");
    return m_mustRebuild = true;
}

std::vector<IncarnationId> SqliteJournal::incarnationsOf(const std::string& publicKey) const
{
    Statement rows(m_connection, "SELECT id FROM incarnation WHERE public_key = ?1 ORDER BY id");
    rows.bindBytes(1, publicKey);
    std::vector<IncarnationId> incarnations;
    while (rows.step())
        incarnations.push_back({ rows.id(0) });
    return incarnations;
}

void SqliteJournal::writeLane(const Lane& lane)
{
    Statement& update = m_updateLane->start();
    update.bind(1, lane.id).bind(2, lane.number).bind(3, lane.hash).bind(4, lane.time.value);
    if (lane.signedNumber == 0)
        update.bindNull(5).bindNull(6).bindNull(7);
    else
        update.bind(5, lane.signedNumber).bind(6, lane.signedHash).bindBytes(7, lane.signature);
    update.run();
}

void SqliteJournal::sign(Lane& lane)
{
    lane.signedNumber = lane.number;
    lane.signedHash = lane.hash;
    lane.signature = m_key.sign(headMessage({ lane.incarnation, lane.stream, lane.number }, lane.hash));
}

void SqliteJournal::insert(Lane& lane, const Entry& entry, std::string_view envelope)
{
    Statement& insert = m_insertEntry->start();
    insert.bind(1, lane.id)
        .bind(2, entry.envelope.key.number)
        .bind(3, entry.envelope.subject)
        .bind(4, static_cast<int>(entry.envelope.kind));
    insert.bind(5, entry.envelope.recordedAt.milliseconds).bind(6, entry.hash).bindBytes(7, envelope);
    if (entry.body)
        insert.bindBytes(8, *entry.body);
    else
        insert.bindNull(8);
    insert.run();
    lane.number = entry.envelope.key.number;
    lane.hash = entry.hash;
    lane.time = std::max(lane.time, entry.envelope.time);
    m_seen = std::max(m_seen, entry.envelope.time);
}

SqliteJournal::Subject& SqliteJournal::subject(const SubjectKey& key)
{
    const auto known = m_subjects.find(key);
    if (known != m_subjects.end())
        return known->second;
    Subject subject = foldedAnew(key);
    if (!subject.isNew)
        subject.written = { m_ledgers->digestOf(key.id, subject.state), subject.streams };
    return m_subjects.emplace(key, std::move(subject)).first->second;
}

SqliteJournal::Subject SqliteJournal::foldedAnew(const SubjectKey& key) const
{
    Subject subject { emptyState(key), {}, {}, true, {}, {} };
    for (const Entry& entry : readEntriesOf(m_connection, key.id)) {
        if (SubjectKey::of(entry.envelope) != key)
            continue;
        fold(subject.state, entry);
        subject.lastTime = entry.envelope.time;
        subject.lastKey = entry.envelope.key;
        subject.streams.add(entry.envelope.key.stream);
        subject.isNew = false;
    }
    return subject;
}

void SqliteJournal::foldIn(const Entry& entry, Touched& touched)
{
    const Envelope& envelope = entry.envelope;
    const SubjectKey key = SubjectKey::of(envelope);
    if (key.kind == SubjectKind::Unknown)
        return;
    Subject& about = subject(key);
    const bool isLate
        = !about.isNew && std::pair(envelope.time, envelope.key) < std::pair(about.lastTime, about.lastKey);
    LedgerWriter::Row row = about.isNew ? LedgerWriter::Row::New : LedgerWriter::Row::Known;
    if (isLate) {
        about.state = emptyState(key);
        std::vector<Entry> all = readEntriesOf(m_connection, key.id);
        all.insert(std::ranges::upper_bound(all, entry, [](const Entry& a, const Entry& b) { return a < b; }), entry);
        for (const Entry& each : all)
            fold(about.state, each);
        row = LedgerWriter::Row::Refolded;
    } else {
        fold(about.state, entry);
        about.lastTime = envelope.time;
        about.lastKey = envelope.key;
    }
    about.isNew = false;
    about.streams.add(envelope.key.stream);
    const auto [at, isFirst] = touched.try_emplace(key, row);
    if (!isFirst && row == LedgerWriter::Row::Refolded && at->second == LedgerWriter::Row::Known)
        at->second = row;
}

void SqliteJournal::take(Lane& lane, const Entry& entry, std::string_view envelope, Touched& touched, News& news)
{
    const SubjectKey about = SubjectKey::of(entry.envelope);
    note(news, about.kind, about.id);
    const KindInfo* info = find(entry.envelope.kind);
    if (entry.body && info && info->holdsPerson && std::get<Person>(subject(about).state).isErased)
        return take(lane, Entry { entry.envelope, entry.hash, std::nullopt }, envelope, touched, news);
    if (m_cuts.counts(entry.envelope))
        foldIn(entry, touched);
    m_mustJudge = m_mustJudge || (about.kind == SubjectKind::Peers && about.id == peersSubject());
    insert(lane, entry, envelope);
    if (static_cast<Kind>(entry.envelope.kind) == Kind::PersonErased)
        eraseBodies(about.id);
}

void SqliteJournal::writeLedgers(const Touched& touched)
{
    for (const auto& [key, row] : touched) {
        Subject& subject = m_subjects.at(key);
        LedgerShare share { m_ledgers->write(key.id, subject.state, row), subject.streams };
        m_sums.replace(subject.written, share);
        subject.written = std::move(share);
    }
    m_sums.write(m_connection);
}

void SqliteJournal::eraseBodies(SubjectId subject)
{
    for (const KindInfo& info : catalogue()) {
        if (!info.holdsPerson)
            continue;
        Statement erase(m_connection, "UPDATE entry SET body = NULL WHERE subject = ?1 AND kind = ?2");
        erase.bind(1, subject).bind(2, static_cast<int>(info.kind)).run();
    }
    m_hasErased = true;
}

// Of a peer, by its first entry: from then on its signed heads can be checked.
void SqliteJournal::rememberKey(const Entry& entry)
{
    if (!announcesKey(entry.envelope) || !entry.body)
        return;
    entries::StoreOpened opened;
    if (!opened.ParseFromString(*entry.body))
        return;
    Statement remember(m_connection, "INSERT OR IGNORE INTO incarnation(id, public_key, is_own) VALUES(?1, ?2, 0)");
    remember.bind(1, entry.envelope.key.incarnation).bindBytes(2, opened.public_key()).run();
}

Receipt SqliteJournal::write(std::span<const Draft> drafts, OperatorId author, Instant now)
{
    Receipt receipt;
    Touched touched;
    std::vector<std::size_t> written;
    for (const Draft& draft : drafts) {
        if (draft.body.size() > maxBodySize)
            throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "Not saved: the text is too long (%1 bytes; at most %2)."),
                { std::to_string(draft.body.size()), std::to_string(maxBodySize) });
        Lane& to = lane(m_incarnation, draft.stream);
        Entry entry { { { m_incarnation, draft.stream, to.number + 1 }, HybridTime::next(m_seen, now), now, author,
                          static_cast<std::uint16_t>(draft.kind), 1, draft.subject, sha256(draft.body), to.hash,
                          draft.after },
            {}, draft.body };
        const std::string envelope = entry.envelope.encode();
        entry.hash = sha256(envelope);
        take(to, entry, envelope, touched, receipt.news);
        receipt.keys.push_back(entry.envelope.key);
        receipt.hashes.push_back(entry.hash);
        const auto index = static_cast<std::size_t>(&to - m_lanes.data());
        if (std::ranges::find(written, index) == written.end())
            written.push_back(index);
    }
    if (!judgeAnew())
        writeLedgers(touched);
    m_isSigning = now - m_signedAt >= signingInterval || now < m_signedAt;
    for (const std::size_t index : written) {
        if (m_isSigning)
            sign(m_lanes[index]);
        writeLane(m_lanes[index]);
    }
    return receipt;
}

Receipt SqliteJournal::append(std::span<const Draft> drafts, OperatorId author, Instant now)
{
    Receipt receipt;
    try {
        Transaction transaction(m_connection);
        remember();
        receipt = write(drafts, author, now);
        transaction.commit();
        if (m_isSigning)
            m_signedAt = now;
    } catch (...) {
        forget();
        throw;
    }
    afterCommit();
    tell(receipt.news);
    return receipt;
}

Result<News> SqliteJournal::accept(std::span<const Entry> entries)
{
    News news;
    Touched touched;
    try {
        Transaction transaction(m_connection);
        remember();
        Statement known(m_connection, "SELECT hash FROM entry WHERE lane = ?1 AND number = ?2");
        std::vector<std::size_t> written; // streams that went on
        for (const Entry& entry : entries) {
            Lane& from = lane(entry.envelope.key.incarnation, entry.envelope.key.stream);
            const std::string envelope = entry.envelope.encode();
            std::optional<Refusal> refusal = whyAltered(entry, envelope);
            const bool isKnown = entry.envelope.key.number <= from.number;
            if (!refusal && isKnown) {
                known.start().bind(1, from.id).bind(2, entry.envelope.key.number);
                if (!known.step() || Digest::fromBytes(known.bytes(0)) != entry.hash)
                    refusal = broken(entry,
                        QT_TRANSLATE_NOOP("Refusal",
                            "Entry %1 is here already with another content: that console's journal was forked."));
                known.start();
            } else if (!refusal
                && (entry.envelope.key.number != from.number + 1 || entry.envelope.previous != from.hash)) {
                refusal = broken(entry, QT_TRANSLATE_NOOP("Refusal", "Entry %1 does not follow the one before it."));
            }
            if (refusal) {
                forget();
                return *refusal;
            }
            if (isKnown)
                continue;
            take(from, entry, envelope, touched, news);
            rememberKey(entry);
            const auto index = static_cast<std::size_t>(&from - m_lanes.data());
            if (std::ranges::find(written, index) == written.end())
                written.push_back(index);
        }
        for (const std::size_t index : written)
            writeLane(m_lanes[index]);
        if (!judgeAnew())
            writeLedgers(touched);
        transaction.commit();
    } catch (...) {
        forget();
        throw;
    }
    afterCommit();
    tell(news);
    return news;
}

void SqliteJournal::tell(const News& news) const
{
    if (m_listener)
        m_listener(news);
}

void SqliteJournal::afterCommit()
{
    if (std::exchange(m_mustRebuild, false)) {
        rebuild({});
        return;
    }
    // A failed checkpoint loses nothing: the log has it all, and the next one tries again.
    try {
        if (m_connection.checkpoint(m_hasErased))
            m_hasErased = false;
    } catch (const StoreFailure&) {
    }
}

void SqliteJournal::signHeads(Instant now)
{
    try {
        remember();
        const auto isUnsigned = [this](const Lane& lane) {
            return lane.incarnation == m_incarnation && lane.number != lane.signedNumber;
        };
        if (std::ranges::none_of(m_lanes, isUnsigned))
            return;
        Transaction transaction(m_connection);
        for (Lane& lane : m_lanes) {
            if (!isUnsigned(lane))
                continue;
            sign(lane);
            writeLane(lane);
        }
        transaction.commit();
        m_signedAt = now;
    } catch (...) {
        forget();
        throw;
    }
    afterCommit();
}

std::vector<Head> SqliteJournal::heads() const
{
    return readHeads(m_connection);
}

bool SqliteJournal::rebuild(const Progress& progress)
{
    m_ledgers.reset(); // its statements would hold the tables
    m_subjects.clear();
    m_isRead = false; // the sums
    const bool isDone = rebuildLedgers(m_connection, progress);
    afterCommit();
    return isDone;
}

void SqliteJournal::renew(Instant now)
{
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

std::vector<Entry> SqliteJournal::cutOff(const EntryKey& first)
{
    Lane& from = lane(first.incarnation, first.stream);
    std::vector<Entry> branch;
    HybridTime highest;
    Statement rows(m_connection, "SELECT hash, envelope, body FROM entry WHERE lane = ?1 ORDER BY number");
    rows.bind(1, from.id);
    while (rows.step()) {
        Entry entry = entryOfRow(rows, 0, m_connection);
        if (entry.envelope.key.number >= first.number)
            branch.push_back(std::move(entry));
        else
            highest = std::max(highest, entry.envelope.time);
    }
    if (branch.empty())
        return branch;
    for (const Entry& entry : branch) // what is written of them, as long as it can be told
        if (const SubjectKey key = SubjectKey::of(entry.envelope); key.kind != SubjectKind::Unknown)
            subject(key);
    Statement cut(m_connection, "DELETE FROM entry WHERE lane = ?1 AND number >= ?2");
    cut.bind(1, from.id).bind(2, first.number).run();
    from.number = first.number - 1;
    from.hash = branch.front().envelope.previous;
    from.time = highest;
    if (from.signedNumber > from.number)
        from.signedNumber = 0;
    writeLane(from);
    return branch;
}

// The name follows from the branch's first entry, and each entry's digest from those before it: whoever holds the
// branch, or its beginning, makes the same entries, so that they meet as one.
void SqliteJournal::rename(std::span<const Entry> branch, const Digest& kept)
{
    const StreamName stream = branch.front().envelope.key.stream;
    IncarnationId name = nameOfBranch(branch.front().hash);
    std::map<Digest, Digest> renamed;
    Lane* to = &lane(name, stream);
    std::uint64_t number = 0;
    Digest previous;
    Statement known(m_connection, "SELECT hash FROM entry WHERE lane = ?1 AND number = ?2");
    Statement aside(m_connection,
        "INSERT OR IGNORE INTO set_aside(hash, incarnation, stream, number, envelope, kept, renamed) VALUES(?1, ?2, "
        "?3, ?4, ?5, ?6, ?7)");
    for (const Entry& old : branch) {
        Entry entry = old;
        for (Digest& reference : entry.envelope.after)
            if (const auto at = renamed.find(reference); at != renamed.end())
                reference = at->second;
        const auto fit = [&] {
            entry.envelope.key = { name, stream, ++number };
            entry.envelope.previous = previous;
            entry.hash = sha256(entry.envelope.encode());
        };
        fit();
        bool isHere = false;
        if (number <= to->number) {
            // another console that holds the branch has sent it already
            known.start().bind(1, to->id).bind(2, number);
            isHere = known.step() && Digest::fromBytes(known.bytes(0)) == entry.hash;
            known.start();
            if (!isHere) { // the branch itself has branches
                name = nameOfBranch(entry.hash);
                to = &lane(name, stream);
                number = 0;
                previous = {};
                fit();
                isHere = number <= to->number;
            }
        }
        const std::string was = old.envelope.encode();
        aside.start().bind(1, old.hash).bind(2, old.envelope.key.incarnation).bindText(3, stream);
        aside.bind(4, old.envelope.key.number).bindBytes(5, was).bind(6, kept).bind(7, entry.hash).run();
        if (!isHere)
            insert(*to, entry, entry.envelope.encode());
        previous = entry.hash;
        renamed[old.hash] = entry.hash;
    }
    writeLane(*to);
}

void SqliteJournal::setAside(const EntryKey& first, const Digest& kept, Instant now)
{
    News news;
    try {
        Transaction transaction(m_connection);
        remember();
        const std::vector<Entry> branch = cutOff(first);
        if (branch.empty())
            return;
        rename(branch, kept);
        Touched touched;
        for (const Entry& entry : branch) {
            const SubjectKey key = SubjectKey::of(entry.envelope);
            note(news, key.kind, key.id);
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
        news.peers = true;
        transaction.commit();
    } catch (...) {
        forget();
        throw;
    }
    afterCommit();
    tell(news);
}

void SqliteJournal::keepHead(const Head& head)
{
    try {
        Transaction transaction(m_connection);
        remember();
        Lane& of = lane(head.key.incarnation, head.key.stream);
        of.signedNumber = head.key.number;
        of.signedHash = head.hash;
        of.signature = head.signature.value();
        writeLane(of);
        transaction.commit();
    } catch (...) {
        forget();
        throw;
    }
    afterCommit();
}

} // namespace fengsui
