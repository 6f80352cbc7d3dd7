#pragma once

#include "incident/incident_ledger.h"
#include "sqlite/connection.h"

namespace fengsui {

class SqliteIncidentLedger final : public IncidentLedger {
public:
    explicit SqliteIncidentLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::optional<Incident> incident(IncidentId) const override;
    bool contains(IncidentId) const override;
    std::optional<IncidentRow> row(IncidentId) const override;
    std::optional<IncidentId> byNumber(const std::string& number) const override;
    std::vector<IncidentRow> rows(const IncidentQuery&) const override;
    std::vector<IncidentRow> nearby(const NearbyQuery&) const override;
    std::vector<std::pair<IncidentId, Instant>> openChanges() const override;
    std::vector<std::pair<std::string, std::uint64_t>> countByState() const override;
    std::uint64_t lastNumbered(const std::string& prefix) const override;
    std::vector<IncidentId> mergedInto(IncidentId) const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
