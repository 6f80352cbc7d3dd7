#pragma once

#include "carrier/carrier_status.h"
#include "sqlite/connection.h"

#include <vector>

namespace fengsui {

/// In a table that is no ledger and that nobody else gets. The connection outlives this; put() needs one that writes.
class SqliteCarrierStatus {
public:
    explicit SqliteCarrierStatus(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::vector<carrier::CarrierStatus> all() const;
    void put(const carrier::CarrierStatus&);

private:
    const Connection& m_connection;
};

} // namespace fengsui
