#include "sqlite/lane_book.h"

#include "base/plant.h"
#include "peer/peer_book.h"

#include <algorithm>

namespace fengsui {

LaneBook::LaneBook(Connection& connection)
    : m_connection(connection)
    , m_insertEntry(connection,
          "INSERT INTO entry(lane, number, subject, kind, recorded_at, hash, envelope, body) VALUES(?1, ?2, ?3, ?4, "
          "?5, ?6, ?7, ?8)")
    , m_insertLane(connection, "INSERT INTO lane(incarnation, stream, number, hash, time) VALUES(?1, ?2, ?3, ?4, ?5)")
    , m_updateLane(connection,
          "UPDATE lane SET number = ?2, hash = ?3, time = ?4, signed_number = ?5, signed_hash = ?6, signature = ?7 "
          "WHERE id = ?1")
    , m_hashAt(connection, "SELECT hash FROM entry WHERE lane = ?1 AND number = ?2")
    , m_envelopeAt(connection, "SELECT envelope, hash FROM entry WHERE lane = ?1 AND number = ?2")
{
}

void LaneBook::forget()
{
    m_isRead = false;
    m_lanes.clear();
}

void LaneBook::read()
{
    if (m_isRead)
        return;
    m_lanes.clear();
    m_origins.clear();
    m_seen = {};
    requireSoundEnds(m_connection);
    for (const Entry& entry : readAllEntriesOf(m_connection, branchesSubject()))
        if (const auto origin = originIn(entry))
            m_origins.insert_or_assign({ entry.envelope.key.incarnation, entry.envelope.key.stream }, origin->first);
    for (Lane& lane : readLanes(m_connection)) {
        StreamKey key { lane.incarnation, lane.stream };
        m_lanes.emplace(std::move(key), std::move(lane));
    }
    m_cuts = readPeerJudgement(m_connection).cuts;
    m_clocks = judgeClocks(readEntriesOf(m_connection, clocksSubject()));
    for (const auto& [key, lane] : m_lanes)
        if (!FENGSUI_PLANT(clock_not_persisted))
            m_seen = std::max(m_seen, floorOf(lane));
    m_isRead = true;
}

Lane& LaneBook::lane(IncarnationId incarnation, const StreamName& stream)
{
    const auto known = m_lanes.find({ incarnation, stream });
    if (known != m_lanes.end())
        return known->second;
    m_insertLane.start().bind(1, incarnation).bindText(2, stream).bind(3, 0).bind(4, Digest {}).bind(5, 0).run();
    Lane fresh;
    fresh.id = m_connection.number("SELECT last_insert_rowid()");
    fresh.incarnation = incarnation;
    fresh.stream = stream;
    writeCut(fresh);
    return m_lanes.emplace(StreamKey { incarnation, stream }, std::move(fresh)).first->second;
}

std::optional<Digest> LaneBook::hashAt(const Lane& lane, std::uint64_t number)
{
    m_hashAt.start().bind(1, lane.id).bind(2, number);
    const auto hash = m_hashAt.step() ? Digest::fromBytes(m_hashAt.bytes(0)) : std::nullopt;
    m_hashAt.start(); // a row that is still being read would hold the transaction
    return hash;
}

std::optional<Digest> LaneBook::firstDigestAt(const Lane& lane, std::uint64_t number)
{
    std::optional<Digest> first;
    m_envelopeAt.start().bind(1, lane.id).bind(2, number);
    if (m_envelopeAt.step())
        if (const auto envelope = Envelope::decode(m_envelopeAt.bytes(0)))
            first = firstDigest(*envelope, Digest::fromBytes(m_envelopeAt.bytes(1)).value_or(Digest {}));
    m_envelopeAt.start();
    return first;
}

const Envelope* LaneBook::originOf(const Lane& lane) const
{
    const auto at = m_origins.find({ lane.incarnation, lane.stream });
    return at == m_origins.end() ? nullptr : &at->second;
}

IncarnationId LaneBook::rootOf(const Lane& lane) const
{
    const Envelope* origin = originOf(lane);
    return origin ? origin->key.incarnation : lane.incarnation;
}

void LaneBook::insert(Lane& lane, const Entry& entry, std::string_view envelope)
{
    Statement& insert = m_insertEntry.start();
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
    if (const auto origin = originIn(entry)) {
        m_origins.insert_or_assign({ lane.incarnation, lane.stream }, origin->first);
        writeCut(lane); // of whose root nothing more counts
    }
    lane.time = std::max(lane.time, entry.envelope.time);
    m_seen = std::max(m_seen, m_clocks.floorOf(entry.envelope, rootOf(lane)).value_or(m_seen));
    if (m_clocks.isSuspected(rootOf(lane), entry.envelope.time))
        place(lane, m_connection.number("SELECT last_insert_rowid()"), entry.envelope);
}

// By which whoever writes next must not be behind. Nearly always the highest time of the lane.
HybridTime LaneBook::floorOf(const Lane& lane) const
{
    const IncarnationId root = rootOf(lane);
    if (!m_clocks.suspects().contains(root))
        return lane.time;
    HybridTime floor;
    Statement rows(m_connection, "SELECT envelope FROM entry WHERE lane = ?1 ORDER BY number");
    rows.bind(1, lane.id);
    while (rows.step())
        if (const auto envelope = Envelope::decode(rows.bytes(0)))
            floor = std::max(floor, m_clocks.floorOf(*envelope, root).value_or(floor));
    return floor;
}

void LaneBook::place(const Lane& lane, std::int64_t entry, const Envelope& envelope)
{
    const auto place = m_clocks.placeOf(envelope, rootOf(lane));
    if (place == envelope.time)
        return;
    Statement insert(m_connection, "INSERT INTO retimed(entry, time) VALUES(?1, ?2)");
    insert.bind(1, entry);
    if (place)
        insert.bind(2, place->value);
    else
        insert.bindNull(2);
    insert.run();
}

bool LaneBook::counts(const Lane& lane, const Envelope& envelope) const
{
    return m_cuts.counts(envelope, rootOf(lane)) && m_clocks.placeOf(envelope, rootOf(lane));
}

void LaneBook::write(const Lane& lane)
{
    Statement& update = m_updateLane.start();
    update.bind(1, lane.id).bind(2, lane.number).bind(3, lane.hash).bind(4, lane.time.value);
    if (lane.signedNumber == 0)
        update.bindNull(5).bindNull(6).bindNull(7);
    else
        update.bind(5, lane.signedNumber).bind(6, lane.signedHash).bindBytes(7, lane.signature);
    update.run();
}

void LaneBook::writeCut(const Lane& lane)
{
    const auto last = m_cuts.lastOf(lane.incarnation, lane.stream, rootOf(lane));
    if (!last || FENGSUI_PLANT(cut_forgotten))
        return;
    Statement insert(m_connection, "INSERT OR REPLACE INTO cut(lane, number) VALUES(?1, ?2)");
    insert.bind(1, lane.id).bind(2, *last).run();
}

bool LaneBook::judgeAnew()
{
    const bool isCut = cutAnew();
    return placeAnew() || isCut;
}

bool LaneBook::placeAnew()
{
    Clocks clocks = judgeClocks(readEntriesOf(m_connection, clocksSubject()));
    if (clocks == m_clocks)
        return false;
    const Clocks before = std::exchange(m_clocks, std::move(clocks));
    bool isOther = false;
    m_seen = {};
    for (const auto& [key, lane] : m_lanes) {
        const IncarnationId root = rootOf(lane);
        if (before.suspects().contains(root) || m_clocks.suspects().contains(root))
            isOther |= placeAnew(lane);
        m_seen = std::max(m_seen, floorOf(lane));
    }
    return isOther;
}

// True when something of it now stands elsewhere than before.
bool LaneBook::placeAnew(const Lane& lane)
{
    const auto standing = [&] {
        Statement rows(m_connection,
            "SELECT r.entry, r.time FROM retimed r JOIN entry e ON e.id = r.entry WHERE e.lane = ?1 ORDER BY r.entry");
        rows.bind(1, lane.id);
        std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> all;
        while (rows.step())
            all.emplace_back(rows.integer(0), rows.isNull(1) ? std::nullopt : std::optional(rows.integer(1)));
        return all;
    };
    const auto before = standing();
    Statement clear(m_connection, "DELETE FROM retimed WHERE entry IN (SELECT id FROM entry WHERE lane = ?1)");
    clear.bind(1, lane.id).run();
    Statement rows(m_connection, "SELECT id, envelope FROM entry WHERE lane = ?1 ORDER BY number");
    rows.bind(1, lane.id);
    while (rows.step())
        if (const auto envelope = Envelope::decode(rows.bytes(1)))
            place(lane, rows.integer(0), *envelope);
    return standing() != before;
}

bool LaneBook::cutAnew()
{
    Cuts cuts = readPeerJudgement(m_connection).cuts;
    if (cuts == m_cuts)
        return false;
    m_cuts = std::move(cuts);
    m_connection.execute("DELETE FROM cut");
    for (const auto& [key, lane] : m_lanes)
        writeCut(lane);
    return true;
}

} // namespace fengsui
