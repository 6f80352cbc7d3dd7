#pragma once

#include "component/component_ledger.h"
#include "sqlite/connection.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace fengsui {

class SqliteComponentLedger final : public ComponentLedger {
public:
    explicit SqliteComponentLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::vector<ComponentChange> changes(ComponentCode) const override;
    std::optional<ComponentChange> last(ComponentCode) const override;
    std::vector<NotedComponent> faults(std::size_t limit) const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
