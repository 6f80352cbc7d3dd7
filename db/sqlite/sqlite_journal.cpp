#include "sqlite/sqlite_journal.h"

#include "base/plant.h"
#include "journal/entries.pb.h"
#include "peer/audience.h"
#include "peer/entries.pb.h"
#include "sqlite/chain_check.h"
#include "sqlite/rebuild.h"
#include "sqlite/schema.h"
#include "sqlite/subject_rows.h"
#include "sqlite/touched.h"

#include <algorithm>

namespace fengsui {

namespace {

constexpr std::size_t rememberedSubjects = 4096;
constexpr Duration signingInterval = std::chrono::seconds(1);
constexpr Duration tryAgainAfter = std::chrono::minutes(1);
constexpr std::uint64_t entriesCheckedAtStart = 10'000; ///< of each stream

Refusal broken(const Entry& entry, const char* text)
{
    return { Refusal::Reason::Conflict, text, { entry.envelope.key.toString() }, {} };
}

// Those that the desk names go first: if there are too many, the others are those that people can do without.
std::vector<Digest> referencesOf(const Draft& draft, const SubjectState& about)
{
    std::vector<Digest> references = draft.after;
    for (const Digest& entry : inView(about, draft.kind))
        if (references.size() < Envelope::maxOwnReferences && std::ranges::find(references, entry) == references.end())
            references.push_back(entry);
    return references;
}

// Whoever passes a renamed branch on can't change what it was: name and first digests follow from its first entry.
bool isTrueToItsBranch(LaneBook& book, const Lane& lane, const Entry& entry)
{
    const Envelope& envelope = entry.envelope;
    const bool isOpening = static_cast<Kind>(envelope.kind) == Kind::BranchOpened;
    if (isOpening || (envelope.key.number == 1 && isRenamed(envelope)))
        return isOpening && originIn(entry).has_value();
    const Envelope* first = book.originOf(lane);
    if (!first)
        return !isRenamed(envelope) && envelope.after.size() <= Envelope::maxOwnReferences;
    if (!isRenamed(envelope))
        return false;
    const std::uint64_t number = envelope.key.number;
    const auto before = number == 2 ? first->previous : book.firstDigestAt(lane, number - 1).value_or(Digest {});
    const Digest written = originalOf(entry, *first, before).hash;
    return written == envelope.after.back() && (number > 2 || written == sha256(first->encode()));
}

// A body may be missing only where a person may have been erased.
std::optional<Refusal> whyAltered(const Entry& entry, const std::string& envelope)
{
    const KindInfo* info = find(entry.envelope.kind);
    if (entry.hash != sha256(envelope)
        || (entry.body && sha256(*entry.body) != entry.envelope.bodyHash && !FENGSUI_PLANT(body_not_checked)))
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
    , m_guard(connection.file().empty() ? std::filesystem::path() : connection.file().parent_path() / "folding")
{
    migrate(m_connection);
    setApartWhatCrashes();
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
        rebuildLedgers(m_connection, {}, m_guard);
    m_book = std::make_unique<LaneBook>(m_connection);
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

void SqliteJournal::setApartWhatCrashes()
{
    constexpr std::uint32_t enough = 2;
    if (const auto crash = m_guard.crash(); crash && crash->times >= enough) {
        Transaction transaction(m_connection);
        Statement insert(m_connection, "INSERT OR IGNORE INTO crashing(hash) VALUES(?1)");
        insert.bind(1, crash->entry).run();
        m_connection.execute("DELETE FROM ledger_state");
        transaction.commit();
        m_guard.forgetCrash();
    }
    Statement rows(m_connection, "SELECT hash FROM crashing");
    while (rows.step())
        if (const auto hash = Digest::fromBytes(rows.bytes(0)))
            m_crashing.insert(*hash);
}

void SqliteJournal::forget()
{
    if (FENGSUI_PLANT(vector_from_memory))
        return;
    m_subjects.clear();
    m_sums.reset();
    m_book->forget();
    m_mustJudge = false;
    m_mustRebuild = false;
}

void SqliteJournal::remember()
{
    if (!m_ledgers)
        m_ledgers = std::make_unique<LedgerWriter>(m_connection);
    if (m_subjects.size() > rememberedSubjects)
        m_subjects.clear();
    if (!m_sums)
        m_sums.emplace().read(m_connection);
    m_book->read();
}

void SqliteJournal::makeLedgersGood()
{
    if (m_areLedgersStale)
        foldAll({});
}

// Rare, and it may concern any subject: the ledgers are folded anew as a whole. Until that is done they count as those
// of another version, so that a failure between is made good when the store is opened.
bool SqliteJournal::judgeAnew()
{
    if (!std::exchange(m_mustJudge, false) || !m_book->judgeAnew())
        return false;
    foldAllAnew();
    return true;
}

void SqliteJournal::foldAllAnew()
{
    m_connection.execute("DELETE FROM ledger_state");
    m_mustRebuild = true;
}

std::vector<IncarnationId> SqliteJournal::incarnationsOf(const std::string& publicKey) const
{
    Statement rows(m_connection, "SELECT id FROM incarnation WHERE public_key = ?1 ORDER BY id");
    rows.bindBytes(1, publicKey);
    std::vector<IncarnationId> incarnations;
    while (rows.step())
        incarnations.push_back({ rows.id(0) });
    const std::size_t own = incarnations.size();
    for (const Entry& entry : readAllEntriesOf(m_connection, branchesSubject())) // and what their branches are called
        if (const auto origin = originIn(entry))
            if (const auto end = incarnations.begin() + static_cast<std::ptrdiff_t>(own);
                std::find(incarnations.begin(), end, origin->first.key.incarnation) != end)
                incarnations.push_back(entry.envelope.key.incarnation);
    return incarnations;
}

void SqliteJournal::sign(Lane& lane)
{
    lane.signedNumber = lane.number;
    lane.signedHash = lane.hash;
    lane.signature = m_key.sign(headMessage({ lane.incarnation, lane.stream, lane.number }, lane.hash));
}

SqliteJournal::Subject& SqliteJournal::subject(const SubjectKey& key)
{
    const auto known = m_subjects.find(key);
    if (known != m_subjects.end())
        return known->second;
    Subject subject = foldedAnew(key);
    if (!subject.isNew)
        subject.written = { digestOfRows(key, subject.state), subject.streams };
    return m_subjects.emplace(key, std::move(subject)).first->second;
}

SqliteJournal::Subject SqliteJournal::foldedAnew(const SubjectKey& key) const
{
    Subject subject { emptyState(key), {}, {}, true, {}, {} };
    for (const Entry& entry : readEntriesOf(m_connection, key.id)) {
        if (SubjectKey::of(entry.envelope) != key)
            continue;
        const FoldGuard::Folding folding(m_guard, entry.hash);
        fold(subject.state, entry);
        subject.lastTime = entry.place();
        subject.lastKey = entry.envelope.key;
        subject.streams.add(entry.envelope.key.stream);
        subject.isNew = false;
    }
    return subject;
}

void SqliteJournal::foldAgain(const SubjectKey& key, Touched& touched)
{
    Subject& about = subject(key);
    LedgerShare before = std::move(about.written);
    about = foldedAnew(key);
    about.written = std::move(before);
    touched.insert_or_assign(key, LedgerWriter::Row::Refolded);
    if (about.isNew) // what is there now may not count
        foldAllAnew();
}

void SqliteJournal::foldIn(const Entry& entry, Touched& touched)
{
    const Envelope& envelope = entry.envelope;
    const SubjectKey key = SubjectKey::of(envelope);
    if (key.kind == SubjectKind::Unknown)
        return;
    Subject& about = subject(key);
    const bool isLate = !about.isNew && !FENGSUI_PLANT(late_not_refolded)
        && (FENGSUI_PLANT(tie_by_arrival)
                ? entry.place() < about.lastTime
                : std::pair(entry.place(), envelope.key) < std::pair(about.lastTime, about.lastKey));
    LedgerWriter::Row row = about.isNew ? LedgerWriter::Row::New : LedgerWriter::Row::Known;
    if (isLate) {
        about.state = emptyState(key);
        std::vector<Entry> all = readEntriesOf(m_connection, key.id);
        all.insert(std::ranges::upper_bound(all, entry, [](const Entry& a, const Entry& b) { return a < b; }), entry);
        for (const Entry& each : all) {
            const FoldGuard::Folding folding(m_guard, each.hash);
            fold(about.state, each);
        }
        row = LedgerWriter::Row::Refolded;
    } else {
        const FoldGuard::Folding folding(m_guard, entry.hash);
        fold(about.state, entry);
        about.lastTime = entry.place();
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
    note(news, about);
    const KindInfo* info = find(entry.envelope.kind);
    if (entry.body && info && info->holdsPerson && about.kind == SubjectKind::Person
        && std::get<Person>(subject(about).state).isErased)
        return take(lane, Entry { entry.envelope, entry.hash, std::nullopt }, envelope, touched, news);
    if (m_book->counts(lane, entry.envelope) && !m_crashing.contains(entry.hash)) {
        const auto place = m_book->clocks().placeOf(entry.envelope, m_book->rootOf(lane));
        if (place && *place != entry.envelope.time)
            foldIn({ entry.envelope, entry.hash, entry.body, place }, touched);
        else
            foldIn(entry, touched);
    }
    m_mustJudge = m_mustJudge || announcesKey(entry.envelope)
        || (about.kind == SubjectKind::Peers
            && (about.id == peersSubject() || about.id == clocksSubject() || about.id == branchesSubject()));
    m_book->insert(lane, entry, envelope);
    if (static_cast<Kind>(entry.envelope.kind) == Kind::PersonErased)
        eraseBodies(about.id);
    else if (!entry.body && !isPersonErased(m_connection, about.id)) {
        Statement insert(m_connection, "INSERT OR IGNORE INTO bodiless(subject) VALUES(?1)");
        insert.bind(1, about.id).run();
    }
}

void SqliteJournal::fillIn(const Entry& entry, Touched& touched, News& news)
{
    const SubjectKey key = SubjectKey::of(entry.envelope);
    const KindInfo* info = find(entry.envelope.kind);
    if (!entry.body || !info || !info->holdsPerson)
        return;
    Statement lacking(m_connection,
        "SELECT e.id FROM bodiless b JOIN entry e ON e.subject = b.subject WHERE b.subject = ?1 AND e.hash = ?2 AND "
        "e.body IS NULL");
    if (!lacking.bind(1, key.id).bind(2, entry.hash).step())
        return;
    const std::int64_t id = lacking.integer(0);
    lacking.start();
    subject(key); // what is written of it now
    Statement fill(m_connection, "UPDATE entry SET body = ?2 WHERE id = ?1");
    fill.bind(1, id).bindBytes(2, *entry.body).run();
    foldAgain(key, touched);
    note(news, key);
}

void SqliteJournal::writeLedgers(const Touched& touched)
{
    for (const auto& [key, row] : touched) {
        Subject& subject = m_subjects.at(key);
        LedgerShare share { m_ledgers->write(key, subject.state, row), subject.streams };
        m_sums->replace(subject.written, share);
        subject.written = std::move(share);
    }
    m_sums->write(m_connection);
    if (FENGSUI_PLANT(ledgers_by_arrival))
        m_connection.execute("UPDATE shift_note SET at = (SELECT max(id) FROM entry)");
}

void SqliteJournal::eraseBodies(SubjectId subject)
{
    for (const KindInfo& info : catalogue()) {
        if (!info.holdsPerson || FENGSUI_PLANT(erased_body_kept))
            continue;
        Statement erase(m_connection, "UPDATE entry SET body = NULL WHERE subject = ?1 AND kind = ?2");
        erase.bind(1, subject).bind(2, static_cast<int>(info.kind)).run();
    }
    Statement known(m_connection, "DELETE FROM bodiless WHERE subject = ?1");
    known.bind(1, subject).run();
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

// All entries of a subject go the same way, and rulings about a case the way of the case: who is not to see the first
// is not to see the others either, and consoles of one audience hold the whole of it.
StreamName SqliteJournal::streamOf(const Draft& draft)
{
    SubjectKey about { subjectKind(static_cast<std::uint16_t>(draft.kind)), draft.subject };
    if (about.kind == SubjectKind::Unknown || draft.stream != countyStream)
        return draft.stream;
    if (about.kind == SubjectKind::Evaluation || about.kind == SubjectKind::Attachment)
        about.kind = SubjectKind::Incident;
    const StreamSet& streams = subject(about).streams;
    return streams.isEmpty() ? draft.stream : streams.last();
}

Receipt SqliteJournal::write(std::span<const Draft> drafts, OperatorId author, Instant now)
{
    Receipt receipt;
    Touched touched;
    std::vector<Lane*> written;
    for (const Draft& draft : drafts) {
        if (draft.body.size() > maxBodySize)
            throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "Not saved: the text is too long (%1 bytes; at most %2)."),
                { std::to_string(draft.body.size()), std::to_string(maxBodySize) });
        const StreamName stream = streamOf(draft);
        Lane& to = m_book->lane(m_incarnation, stream);
        const SubjectKey about { subjectKind(static_cast<std::uint16_t>(draft.kind)), draft.subject };
        const HybridTime time
            = FENGSUI_PLANT(clock_from_the_wall) ? HybridTime::of(now) : HybridTime::next(m_book->seen(), now);
        Entry entry { { { m_incarnation, stream, to.number + 1 }, time, now, author,
                          static_cast<std::uint16_t>(draft.kind), 1, draft.subject, sha256(draft.body), to.hash,
                          referencesOf(draft, subject(about).state) },
            {}, draft.body };
        const std::string envelope = entry.envelope.encode();
        entry.hash = sha256(envelope);
        take(to, entry, envelope, touched, receipt.news);
        receipt.keys.push_back(entry.envelope.key);
        receipt.hashes.push_back(entry.hash);
        if (std::ranges::find(written, &to) == written.end())
            written.push_back(&to);
    }
    if (!judgeAnew())
        writeLedgers(touched);
    m_isSigning = now - m_signedAt >= signingInterval || now < m_signedAt;
    for (Lane* lane : written) {
        if (m_isSigning)
            sign(*lane);
        m_book->write(*lane);
    }
    return receipt;
}

// What people say must go in as long as any room can be found; what peers send can wait there.
Receipt SqliteJournal::append(std::span<const Draft> drafts, OperatorId author, Instant now)
{
    try {
        return appendOnce(drafts, author, now);
    } catch (const StoreFailure&) {
        const bool mayTryAgain = m_connection.ranOutOfRoom() && !m_connection.isBroken() && m_makeRoom;
        if (!mayTryAgain || !m_makeRoom())
            throw;
    }
    return appendOnce(drafts, author, now);
}

Receipt SqliteJournal::appendOnce(std::span<const Draft> drafts, OperatorId author, Instant now)
{
    makeLedgersGood();
    Receipt receipt;
    try {
        Transaction transaction(m_connection);
        remember();
        receipt = write(drafts, author, now);
        if (FENGSUI_PLANT(receipt_before_commit) && receipt.keys.front().number % 16 == 0)
            forget();
        else
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

bool SqliteJournal::suspect(IncarnationId incarnation, HybridTime arriving, Instant now)
{
    remember();
    const auto day = static_cast<std::uint64_t>(clockTolerance.count()) << 16;
    const HybridTime from { HybridTime::next(m_book->seen(), now).value + day };
    if (arriving < from || m_book->clocks().isSuspected(incarnation, arriving))
        return false;
    entries::ClockSuspected suspected;
    suspected.set_incarnation(std::string(incarnation.view()));
    suspected.set_from(from.value);
    const Draft draft { Kind::ClockSuspected, clocksSubject(), suspected.SerializeAsString(), {} };
    append({ &draft, 1 }, {}, now);
    return true;
}

Result<News> SqliteJournal::accept(std::span<const Entry> entries)
{
    makeLedgersGood();
    News news;
    Touched touched;
    std::vector<Lane*> written;
    try {
        Transaction transaction(m_connection);
        remember();
        for (const Entry& entry : entries) {
            Lane& from = m_book->lane(entry.envelope.key.incarnation, entry.envelope.key.stream);
            const std::string envelope = entry.envelope.encode();
            std::optional<Refusal> refusal = whyAltered(entry, envelope);
            const bool isKnown = entry.envelope.key.number <= from.number;
            if (!refusal && isKnown) {
                if (m_book->hashAt(from, entry.envelope.key.number) != entry.hash)
                    refusal = broken(entry,
                        QT_TRANSLATE_NOOP("Refusal",
                            "Entry %1 is here already with another content: that console's journal was forked."));
            } else if (!refusal
                && ((entry.envelope.key.number != from.number + 1 && !FENGSUI_PLANT(gap_accepted))
                    || (entry.envelope.previous != from.hash && !FENGSUI_PLANT(previous_not_checked)
                        && !FENGSUI_PLANT(gap_accepted)))) {
                refusal = broken(entry, QT_TRANSLATE_NOOP("Refusal", "Entry %1 does not follow the one before it."));
            } else if (!refusal && !isTrueToItsBranch(*m_book, from, entry)) {
                refusal = broken(
                    entry, QT_TRANSLATE_NOOP("Refusal", "Entry %1 is not of the branch that it says it is of."));
            }
            if (refusal) {
                if (FENGSUI_PLANT(half_a_batch)) {
                    writeLedgers(touched);
                    transaction.commit();
                }
                forget();
                return *refusal;
            }
            if (isKnown) {
                if (FENGSUI_PLANT(applied_twice))
                    foldIn(entry, touched);
                fillIn(entry, touched, news);
                continue;
            }
            take(from, entry, envelope, touched, news);
            rememberKey(entry);
            if (std::ranges::find(written, &from) == written.end())
                written.push_back(&from);
        }
        for (const Lane* lane : written)
            m_book->write(*lane);
        moveToBranches(written, touched, news);
        if (!judgeAnew() && !m_mustRebuild)
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
    if (m_footprint)
        m_footprint->follow(ownLanes());
    if (std::exchange(m_mustRebuild, false)) {
        m_areLedgersStale = true;
        try {
            foldAll({});
        } catch (const StoreFailure&) {
            // What was to be saved is saved, and to say otherwise would have it done twice.
        }
        return;
    }
    // A failed checkpoint loses nothing: the log has it all, and the next one tries again.
    try {
        if (m_connection.checkpoint(m_hasErased))
            m_hasErased = false;
    } catch (const StoreFailure&) {
    }
}

std::vector<Lane> SqliteJournal::ownLanes() const
{
    std::vector<Lane> own;
    for (const auto& [key, lane] : m_book->lanes())
        if (key.first == m_incarnation && lane.number > 0)
            own.push_back(lane);
    return own;
}

void SqliteJournal::stepInto(std::unique_ptr<Footprint> footprint, Instant now)
{
    m_book->read();
    const auto isCopied = [this](const auto& at) {
        const Envelope* first = m_book->originOf(at.second);
        return first && first->key.incarnation == m_incarnation;
    };
    if ((!footprint->isOf(m_connection) && !ownLanes().empty()) || std::ranges::any_of(m_book->lanes(), isCopied))
        renew(now);
    m_footprint = std::move(footprint);
    m_footprint->follow(ownLanes());
    m_footprint->sync();
}

// Nobody writes just now: the log is moved into the file and emptied, so that it does not stay as long as it once was.
void SqliteJournal::tidy()
{
    if (m_connection.logPages() > 0)
        m_connection.checkpoint(true);
}

void SqliteJournal::signHeads(Instant now)
{
    if (m_areLedgersStale && (now - m_triedAgainAt >= tryAgainAfter || now < m_triedAgainAt)) {
        m_triedAgainAt = now; // it takes long, and fails at its end
        makeLedgersGood();
    }
    try {
        remember();
        const auto isUnsigned = [this](const auto& at) {
            const Lane& lane = at.second;
            return lane.incarnation == m_incarnation && lane.number != lane.signedNumber;
        };
        if (std::ranges::none_of(m_book->lanes(), isUnsigned))
            return tidy();
        Transaction transaction(m_connection);
        for (auto& at : m_book->lanes()) {
            if (!isUnsigned(at))
                continue;
            sign(at.second);
            m_book->write(at.second);
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

// What was set apart is tried again: the program may be a newer one.
bool SqliteJournal::rebuild(const Progress& progress)
{
    if (!m_crashing.empty()) {
        Transaction transaction(m_connection);
        m_connection.execute("DELETE FROM crashing");
        m_connection.execute("DELETE FROM ledger_state");
        transaction.commit();
        m_crashing.clear();
        m_areLedgersStale = true;
    }
    return foldAll(progress);
}

bool SqliteJournal::foldAll(const Progress& progress)
{
    m_ledgers.reset(); // its statements would hold the tables
    m_subjects.clear();
    m_sums.reset();
    const bool isDone = rebuildLedgers(m_connection, progress, m_guard);
    m_areLedgersStale = m_areLedgersStale && !isDone;
    afterCommit();
    return isDone;
}

void SqliteJournal::keepHead(const Head& head)
{
    try {
        Transaction transaction(m_connection);
        remember();
        Lane& of = m_book->lane(head.key.incarnation, head.key.stream);
        of.signedNumber = head.key.number;
        of.signedHash = head.hash;
        of.signature = head.signature.value();
        m_book->write(of);
        transaction.commit();
    } catch (...) {
        forget();
        throw;
    }
    afterCommit();
}

} // namespace fengsui
