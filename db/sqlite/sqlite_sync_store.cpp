#include "sqlite/sqlite_sync_store.h"

#include "base/disk_room.h"
#include "base/plant.h"
#include "base/signature.h"
#include "journal/branch.h"
#include "peer/entries.pb.h"
#include "sqlite/entry_table.h"
#include "sqlite/ledger_sums.h"
#include "sync/clock_rules.h"

#include <algorithm>
#include <limits>

namespace fengsui {

namespace {

// SQLite counts in 63 bits; no stream of ours comes near.
constexpr std::uint64_t mostNumber = std::numeric_limits<std::int64_t>::max();

struct Reach {
    std::int64_t lane = 0;
    std::uint64_t number = 0; ///< of the last entry here
    Digest hash;
    std::uint64_t signedNumber = 0;
};

Reach reachOf(const Connection& connection, const EntryKey& key)
{
    Statement row(connection,
        "SELECT id, number, hash, coalesce(signed_number, 0) FROM lane WHERE incarnation = ?1 AND stream = ?2");
    if (!row.bind(1, key.incarnation).bindText(2, key.stream).step())
        return {};
    return { row.integer(0), static_cast<std::uint64_t>(row.integer(1)),
        Digest::fromBytes(row.bytes(2)).value_or(Digest {}), static_cast<std::uint64_t>(row.integer(3)) };
}

std::optional<Digest> hashAt(const Connection& connection, std::int64_t lane, std::uint64_t number)
{
    Statement row(connection, "SELECT hash FROM entry WHERE lane = ?1 AND number = ?2");
    return number <= mostNumber && row.bind(1, lane).bind(2, number).step() ? Digest::fromBytes(row.bytes(0))
                                                                            : std::nullopt;
}

// Two stores live under that name, somebody found out: whoever still writes under it takes another one, also the store
// whose branch kept it, or the next entries of the two would part again.
bool tellsOfCopy(const Entry& entry, IncarnationId own)
{
    if (const auto origin = originIn(entry))
        return origin->first.key.incarnation == own;
    entries::BranchRenamed fork;
    return static_cast<Kind>(entry.envelope.kind) == Kind::BranchRenamed && entry.body
        && fork.ParseFromString(*entry.body) && fork.incarnation() == own.view();
}

// When each console last wrote something down, by its own clock.
sync::ClockEvidence evidenceAgainst(
    const Connection& connection, IncarnationId own, IncarnationId suspect, HybridTime time, Instant now)
{
    Statement rows(connection,
        "SELECT l.incarnation, max(e.recorded_at) FROM lane l JOIN entry e ON e.lane = l.id AND e.number = l.number "
        "GROUP BY l.incarnation ORDER BY l.incarnation");
    sync::ClockEvidence evidence { now, {}, time, {} };
    while (rows.step()) {
        const IncarnationId incarnation { rows.id(0) };
        if (incarnation == own)
            evidence.latestOwn = { rows.integer(1) };
        else if (incarnation != suspect)
            evidence.latestOfOthers.push_back({ rows.integer(1) });
    }
    return evidence;
}

bool concernsFiles(const Entry& entry)
{
    const SubjectKind about = subjectKind(entry.envelope.kind);
    return about == SubjectKind::Attachment || about == SubjectKind::Edition
        || static_cast<Kind>(entry.envelope.kind) == Kind::PersonErased;
}

sync::Taken apart(const EntryKey& at, std::optional<EntryKey> fork)
{
    return { sync::Taken::How::Apart, 0, std::move(fork),
        { Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "Entry %1 does not follow the one before it."),
            { at.toString() }, {} } };
}

} // namespace

sync::Vector SqliteSyncStore::vector() const
{
    Statement rows(m_connection,
        "SELECT incarnation, stream, number, hash FROM lane WHERE number > 0 ORDER BY incarnation, stream");
    sync::Vector vector;
    while (rows.step())
        vector.push_back({ { { rows.id(0) }, std::string(rows.text(1)), static_cast<std::uint64_t>(rows.integer(2)) },
            Digest::fromBytes(rows.bytes(3)).value_or(Digest {}) });
    return vector;
}

std::vector<Digest> SqliteSyncStore::hashes(const EntryKey& from, std::size_t most) const
{
    std::vector<Digest> hashes;
    const Reach reach = reachOf(m_connection, from);
    if (reach.lane == 0 || from.number > reach.number)
        return hashes;
    Statement rows(m_connection, "SELECT hash FROM entry WHERE lane = ?1 AND number >= ?2 ORDER BY number LIMIT ?3");
    rows.bind(1, reach.lane).bind(2, from.number).bind(3, static_cast<std::uint64_t>(most));
    while (rows.step())
        hashes.push_back(Digest::fromBytes(rows.bytes(0)).value_or(Digest {}));
    return hashes;
}

std::optional<std::string> SqliteSyncStore::envelope(const EntryKey& key) const
{
    const Reach reach = reachOf(m_connection, key);
    if (reach.lane == 0 || key.number > reach.number)
        return std::nullopt;
    Statement row(m_connection, "SELECT envelope FROM entry WHERE lane = ?1 AND number = ?2");
    return row.bind(1, reach.lane).bind(2, key.number).step() ? std::optional(std::string(row.bytes(0))) : std::nullopt;
}

std::vector<Entry> SqliteSyncStore::read(const EntryKey& from, std::size_t mostEntries, std::size_t mostBytes) const
{
    std::vector<Entry> entries;
    const Reach reach = reachOf(m_connection, from);
    if (reach.lane == 0 || from.number > reach.number)
        return entries;
    Statement rows(m_connection,
        "SELECT hash, envelope, body FROM entry WHERE lane = ?1 AND number >= ?2 ORDER BY number LIMIT ?3");
    rows.bind(1, reach.lane).bind(2, from.number).bind(3, static_cast<std::uint64_t>(mostEntries));
    std::size_t bytes = 0;
    while ((entries.empty() || bytes < mostBytes) && rows.step()) {
        entries.push_back(entryOfRow(rows, 0, m_connection));
        requireUndamaged(entries.back(), m_connection);
        bytes += Envelope::fixedSize + (entries.back().body ? entries.back().body->size() : 0);
    }
    return entries;
}

std::vector<EntryKey> SqliteSyncStore::bodilessEntries(std::size_t most) const
{
    std::vector<EntryKey> keys;
    Statement rows(m_connection,
        "SELECT l.incarnation, l.stream, e.number FROM bodiless b JOIN entry e ON e.subject = b.subject JOIN lane l ON "
        "l.id = e.lane WHERE e.body IS NULL ORDER BY b.subject, e.id LIMIT ?1");
    rows.bind(1, static_cast<std::uint64_t>(most));
    while (rows.step())
        keys.push_back({ { rows.id(0) }, std::string(rows.text(1)), static_cast<std::uint64_t>(rows.integer(2)) });
    return keys;
}

// What can be mended by talking is told apart from what can't: entries that lie elsewhere in their stream than the
// sender believed, against entries that are not what they say.
sync::Taken SqliteSyncStore::take(std::span<const Entry> entries)
{
    using StreamKey = std::pair<IncarnationId, StreamName>;
    std::map<StreamKey, Reach> reaches; // as they will be
    std::uint64_t fresh = 0;
    for (const Entry& entry : entries) {
        const EntryKey& key = entry.envelope.key;
        const auto [at, isFirst] = reaches.try_emplace({ key.incarnation, key.stream });
        Reach& reach = at->second;
        if (isFirst)
            reach = reachOf(m_connection, key);
        if (key.number > mostNumber)
            return apart(key, std::nullopt);
        if (key.number <= reach.number) {
            const auto known = hashAt(m_connection, reach.lane, key.number);
            if (known && *known != entry.hash)
                return apart(key, key);
            continue; // known, or twice in this batch: the journal compares
        }
        if (key.number != reach.number + 1 && !FENGSUI_PLANT(gap_accepted))
            return apart(key, std::nullopt);
        if (entry.envelope.previous != reach.hash && !FENGSUI_PLANT(previous_not_checked)
            && !FENGSUI_PLANT(gap_accepted))
            return apart(key,
                reach.number == 0 ? std::nullopt
                                  : std::optional(EntryKey { key.incarnation, key.stream, reach.number }));
        reach.number = key.number;
        reach.hash = entry.hash;
        ++fresh;
    }
    if (fresh > 0)
        requireRoom();
    watchClocks(entries);
    const auto news = m_journal.accept(entries);
    if (!news)
        return { sync::Taken::How::Altered, 0, std::nullopt, news.refusal() };
    if (m_blobs && fresh > 0 && std::ranges::any_of(entries, concernsFiles))
        m_blobs->entriesCame();
    if (m_told)
        m_told(*news);
    if (fresh > 0 && std::ranges::any_of(entries, [own = m_journal.incarnation()](const Entry& entry) {
            return tellsOfCopy(entry, own);
        }))
        m_journal.renew(m_clock.now());
    return { sync::Taken::How::Durable, fresh, std::nullopt, {} };
}

void SqliteSyncStore::requireRoom() const
{
    const auto left = m_room();
    if (left && *left < peersWaitBelow)
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "the disk with %1 is nearly full (%2 MiB left). What other consoles send waits with "
                               "them; make room"),
            { m_connection.file().parent_path().string(), std::to_string(*left / 1024 / 1024) });
}

void SqliteSyncStore::watchClocks(std::span<const Entry> entries)
{
    const Instant now = m_clock.now();
    const HybridTime bound = HybridTime::of(now + clockTolerance, 0xffff);
    std::map<IncarnationId, HybridTime> ahead;
    for (const Entry& entry : entries)
        if (entry.envelope.time > bound)
            ahead.try_emplace(entry.envelope.key.incarnation, entry.envelope.time);
    for (const auto& [incarnation, time] : ahead)
        if (sync::judgeArrival(evidenceAgainst(m_connection, m_journal.incarnation(), incarnation, time, now))
            == sync::ClockVerdict::TheirsAhead)
            m_journal.suspect(incarnation, time, now);
}

std::vector<sync::SignedHead> SqliteSyncStore::signedHeads() const
{
    std::vector<sync::SignedHead> heads;
    for (const Lane& lane : readLanes(m_connection))
        if (lane.signedNumber != 0)
            heads.push_back({ { lane.incarnation, lane.stream, lane.signedNumber }, lane.signedHash, lane.signature });
    return heads;
}

sync::Witness SqliteSyncStore::keep(const sync::SignedHead& head)
{
    const Reach reach = reachOf(m_connection, head.key);
    if (head.key.number > reach.number)
        return sync::Witness::Early;
    const bool isSame = hashAt(m_connection, reach.lane, head.key.number) == head.hash;
    if (isSame && head.key.number <= reach.signedNumber)
        return sync::Witness::Known;
    Statement key(m_connection, "SELECT public_key FROM incarnation WHERE id = ?1");
    if (!key.bind(1, head.key.incarnation).step()
        || (!verifySignature(key.bytes(0), headMessage(head.key, head.hash), head.signature)
            && !FENGSUI_PLANT(signature_not_verified)))
        return sync::Witness::Stranger;
    if (isSame) {
        m_journal.keepHead({ head.key, head.hash, head.signature });
        return sync::Witness::Kept;
    }
    Statement aside(m_connection, "SELECT 1 FROM set_aside WHERE hash = ?1");
    if (aside.bind(1, head.hash).step())
        return sync::Witness::Known; // of the branch that lost its name: the fork was told already
    Transaction transaction(m_connection);
    Statement witness(m_connection,
        "INSERT OR IGNORE INTO witness(incarnation, stream, number, hash, signature) VALUES(?1, ?2, ?3, ?4, ?5)");
    witness.bind(1, head.key.incarnation).bindText(2, head.key.stream).bind(3, head.key.number).bind(4, head.hash);
    witness.bindBytes(5, head.signature).run();
    transaction.commit();
    return sync::Witness::Contradiction;
}

Digest SqliteSyncStore::ledgerDigest(const std::function<bool(const StreamName&)>& shared) const
{
    m_journal.makeLedgersGood();
    LedgerSums sums;
    sums.read(m_connection);
    return sums.of(shared).value();
}

} // namespace fengsui
