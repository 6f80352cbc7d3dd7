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
    m_seen = {};
    for (Lane& lane : readLanes(m_connection)) {
        if (!FENGSUI_PLANT(clock_not_persisted))
            m_seen = std::max(m_seen, lane.time);
        StreamKey key { lane.incarnation, lane.stream };
        m_lanes.emplace(std::move(key), std::move(lane));
    }
    m_cuts = judgePeers(readAllEntriesOf(m_connection, peersSubject())).cuts;
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
    lane.time = std::max(lane.time, entry.envelope.time);
    m_seen = std::max(m_seen, entry.envelope.time);
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
    const auto last = m_cuts.lastOf(lane.incarnation, lane.stream);
    if (!last || FENGSUI_PLANT(cut_forgotten))
        return;
    Statement insert(m_connection, "INSERT INTO cut(lane, number) VALUES(?1, ?2)");
    insert.bind(1, lane.id).bind(2, *last).run();
}

bool LaneBook::judgeAnew()
{
    Cuts cuts = judgePeers(readAllEntriesOf(m_connection, peersSubject())).cuts;
    if (cuts == m_cuts)
        return false;
    m_cuts = std::move(cuts);
    m_connection.execute("DELETE FROM cut");
    for (const auto& [key, lane] : m_lanes)
        writeCut(lane);
    return true;
}

} // namespace fengsui
