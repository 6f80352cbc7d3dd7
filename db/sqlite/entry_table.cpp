#include "sqlite/entry_table.h"

#include "journal/branch.h"

#include <algorithm>

namespace fengsui {

std::vector<Lane> readLanes(const Connection& connection)
{
    Statement rows(connection,
        "SELECT id, incarnation, stream, number, hash, time, signed_number, signed_hash, signature FROM lane ORDER BY "
        "incarnation, stream");
    std::vector<Lane> lanes;
    while (rows.step())
        lanes.push_back({ rows.integer(0), { rows.id(1) }, std::string(rows.text(2)),
            static_cast<std::uint64_t>(rows.integer(3)), Digest::fromBytes(rows.bytes(4)).value_or(Digest {}),
            { static_cast<std::uint64_t>(rows.integer(5)) }, static_cast<std::uint64_t>(rows.integer(6)),
            Digest::fromBytes(rows.bytes(7)).value_or(Digest {}), std::string(rows.bytes(8)) });
    return lanes;
}

std::vector<Head> readHeads(const Connection& connection)
{
    std::vector<Head> heads;
    for (const Lane& lane : readLanes(connection))
        heads.push_back({ { lane.incarnation, lane.stream, lane.number }, lane.hash,
            lane.signedNumber == lane.number ? std::optional(lane.signature) : std::nullopt });
    return heads;
}

namespace {

StoreFailure damaged(const Connection& connection, std::string where)
{
    return StoreFailure(QT_TRANSLATE_NOOP("Failure",
                            "%1 is damaged (%2). Don't write to it any more; run \"fengsui-clerk journal verify\" "
                            "and restore the last backup."),
        { connection.file().string(), std::move(where) });
}

} // namespace

Entry entryOf(std::string_view hash, std::string_view envelope, std::optional<std::string_view> body,
    const Connection& connection)
{
    auto decoded = Envelope::decode(envelope);
    const auto digest = Digest::fromBytes(hash);
    if (!decoded || !digest)
        throw damaged(connection, "an entry's envelope can't be read");
    return { std::move(*decoded), *digest, body ? std::optional(std::string(*body)) : std::nullopt };
}

Entry entryOfRow(const Statement& row, int first, const Connection& connection)
{
    return entryOf(row.bytes(first), row.bytes(first + 1),
        row.isNull(first + 2) ? std::nullopt : std::optional(row.bytes(first + 2)), connection);
}

void requireUndamaged(const Entry& entry, const Connection& connection)
{
    if (sha256(entry.envelope.encode()) != entry.hash || (entry.body && sha256(*entry.body) != entry.envelope.bodyHash))
        throw damaged(connection, entry.envelope.key.toString());
}

void requireSoundEnds(const Connection& connection)
{
    Statement wrong(connection,
        "SELECT l.incarnation, l.stream, l.number FROM lane l LEFT JOIN entry e ON e.lane = l.id AND e.number = "
        "l.number WHERE l.number > 0 AND e.hash IS NOT l.hash LIMIT 1");
    if (wrong.step())
        throw damaged(connection,
            EntryKey { { wrong.id(0) }, std::string(wrong.text(1)), static_cast<std::uint64_t>(wrong.integer(2)) }
                .toString());
}

Entry placedEntryOfRow(const Statement& row, int first, const Connection& connection)
{
    Entry entry = entryOfRow(row, first, connection);
    if (!row.isNull(first + 3))
        entry.corrected = HybridTime { static_cast<std::uint64_t>(row.integer(first + 3)) };
    return entry;
}

namespace {

std::vector<Entry> readSorted(const Connection& connection, SubjectId subject, const std::string& sql)
{
    Statement rows(connection, sql);
    rows.bind(1, subject);
    std::vector<Entry> entries;
    while (rows.step())
        entries.push_back(placedEntryOfRow(rows, 0, connection));
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a < b; });
    return entries;
}

} // namespace

std::vector<Entry> readEntriesOf(const Connection& connection, SubjectId subject)
{
    static const std::string sql
        = std::string("SELECT ") + placedColumns + " FROM entry WHERE subject = ?1 AND " + countingEntries;
    return readSorted(connection, subject, sql);
}

std::vector<Entry> readAllEntriesOf(const Connection& connection, SubjectId subject)
{
    static const std::string sql = std::string("SELECT ") + placedColumns + " FROM entry WHERE subject = ?1";
    return readSorted(connection, subject, sql);
}

Authors readAuthors(const Connection& connection)
{
    Authors authors;
    for (const Entry& entry : readAllEntriesOf(connection, branchesSubject()))
        if (const auto origin = originIn(entry))
            authors.roots[entry.envelope.key.incarnation] = origin->first.key.incarnation;
    Statement keys(connection, "SELECT id, public_key FROM incarnation ORDER BY id");
    while (keys.step())
        authors.keys[{ keys.id(0) }] = std::string(keys.bytes(1));
    return authors;
}

PeerJudgement readPeerJudgement(const Connection& connection)
{
    return judgePeers(readAllEntriesOf(connection, peersSubject()), readAuthors(connection));
}

IncarnationId ownIncarnation(const Connection& connection)
{
    Statement row(connection, "SELECT id FROM incarnation WHERE is_own = 1");
    return row.step() ? IncarnationId { row.id(0) } : IncarnationId {};
}

bool isPersonErased(const Connection& connection, SubjectId subject)
{
    Statement row(connection, "SELECT 1 FROM entry WHERE subject = ?1 AND kind = ?2 LIMIT 1");
    return row.bind(1, subject).bind(2, static_cast<int>(Kind::PersonErased)).step();
}

bool isBodiless(const Connection& connection, SubjectId subject)
{
    Statement row(connection, "SELECT 1 FROM bodiless WHERE subject = ?1");
    return row.bind(1, subject).step();
}

bool announcesKey(const Envelope& envelope)
{
    return static_cast<Kind>(envelope.kind) == Kind::StoreOpened && envelope.key.number == 1
        && envelope.key.stream == "county";
}

std::string headMessage(const EntryKey& key, const Digest& hash)
{
    std::string message = "head1";
    message += key.incarnation.view();
    message += key.stream;
    message.append(Envelope::maxStream - key.stream.size(), '\0');
    for (int i = 0; i < 8; ++i)
        message += static_cast<char>(key.number >> (8 * i) & 0xff);
    message += hash.view();
    return message;
}

} // namespace fengsui
