#include "sqlite/sqlite_carrier_status.h"

namespace fengsui {

std::vector<carrier::CarrierStatus> SqliteCarrierStatus::all() const
{
    Statement rows(m_connection,
        "SELECT address, heard_at, waiting_out, waiting_in, trouble FROM carrier_status ORDER BY address");
    std::vector<carrier::CarrierStatus> all;
    while (rows.step())
        all.push_back({ std::string(rows.text(0)), { rows.integer(1) }, static_cast<std::uint64_t>(rows.integer(2)),
            static_cast<std::uint64_t>(rows.integer(3)), std::string(rows.text(4)) });
    return all;
}

void SqliteCarrierStatus::put(const carrier::CarrierStatus& status)
{
    Statement row(m_connection,
        "INSERT OR REPLACE INTO carrier_status(address, heard_at, waiting_out, waiting_in, trouble) VALUES(?1, ?2, ?3, "
        "?4, ?5)");
    row.bindText(1, status.address).bind(2, status.heardAt.milliseconds);
    row.bind(3, status.waitingOut).bind(4, status.waitingIn).bindText(5, status.trouble).run();
}

} // namespace fengsui
