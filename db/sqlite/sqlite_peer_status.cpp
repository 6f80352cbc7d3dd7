#include "sqlite/sqlite_peer_status.h"

#include "sqlite/entry_table.h"
#include "sync/frame.h"

#include <algorithm>

namespace fengsui {

namespace {

sync::Vector vectorOf(std::string_view held)
{
    const auto frame = sync::decode(held.substr(std::min<std::size_t>(held.size(), 4)));
    const auto* have = frame && frame->has_value() ? std::get_if<sync::Have>(&**frame) : nullptr;
    return have ? have->ends : sync::Vector {};
}

} // namespace

std::vector<sync::PeerStatus> SqlitePeerStatus::all() const
{
    Statement rows(m_connection,
        "SELECT pin, heard_at, waiting_out, waiting_in, clock_offset, ledgers_agree, trouble, held, way, address "
        "FROM peer_status ORDER BY pin");
    std::vector<sync::PeerStatus> all;
    while (rows.step())
        all.push_back({ Digest::fromBytes(rows.bytes(0)).value_or(Digest {}), { rows.integer(1) },
            static_cast<std::uint64_t>(rows.integer(2)), static_cast<std::uint64_t>(rows.integer(3)),
            Duration(rows.integer(4)), rows.isNull(5) ? std::nullopt : std::optional(rows.integer(5) == 1),
            std::string(rows.text(6)), vectorOf(rows.bytes(7)), static_cast<sync::Way>(rows.integer(8)),
            std::string(rows.text(9)) });
    return all;
}

void SqlitePeerStatus::put(const sync::PeerStatus& status)
{
    Statement row(m_connection,
        "INSERT OR REPLACE INTO peer_status(pin, heard_at, waiting_out, waiting_in, clock_offset, ledgers_agree, "
        "trouble, held, way, address) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    sync::Have have { status.held, true };
    have.ends.resize(std::min(have.ends.size(), sync::mostEnds)); // a hint: what is missing is only written once more
    const std::string held = sync::encode(have);
    row.bind(1, status.pin).bind(2, status.heardAt.milliseconds).bind(3, status.waitingOut).bind(4, status.waitingIn);
    row.bind(5, status.clockOffset.count());
    if (status.ledgersAgree)
        row.bind(6, *status.ledgersAgree);
    else
        row.bindNull(6);
    row.bindText(7, status.trouble).bindBytes(8, held);
    row.bind(9, static_cast<std::int64_t>(status.way)).bindText(10, status.address).run();
}

sync::Backlog SqlitePeerStatus::backlog(const sync::Vector& held) const
{
    sync::Backlog backlog;
    Statement next(m_connection, "SELECT hash, envelope, body FROM entry WHERE lane = ?1 AND number = ?2");
    for (const Lane& lane : readLanes(m_connection)) {
        const auto there = std::ranges::find_if(held, [&](const sync::End& end) {
            return end.last.incarnation == lane.incarnation && end.last.stream == lane.stream;
        });
        const std::uint64_t last = there == held.end() ? 0 : there->last.number;
        if (lane.number <= last)
            continue;
        backlog.entries += lane.number - last;
        if (next.start().bind(1, lane.id).bind(2, last + 1).step()) {
            const Instant at = entryOfRow(next, 0, m_connection).envelope.recordedAt;
            backlog.oldest = std::min(backlog.oldest.value_or(at), at);
        }
    }
    return backlog;
}

} // namespace fengsui
