#pragma once

#include "sqlite/connection.h"
#include "sync/peer_status.h"

namespace fengsui {

/// In a table that is no ledger and that no peer gets. The connection outlives this; put() needs one that writes.
class SqlitePeerStatus final : public sync::PeerStatusBoard {
public:
    explicit SqlitePeerStatus(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::vector<sync::PeerStatus> all() const override;
    void put(const sync::PeerStatus&) override;
    sync::Backlog backlog(const sync::Vector& held) const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
