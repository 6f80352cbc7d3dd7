#pragma once

#include "evaluation/evaluation_ledger.h"
#include "sqlite/connection.h"

namespace fengsui {

class SqliteEvaluationLedger final : public EvaluationLedger {
public:
    explicit SqliteEvaluationLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    void visit(const Period&, const std::function<void(const CaseFacts&)>&) const override;
    std::optional<CaseFacts> facts(IncidentId) const override;
    CaseName name(IncidentId) const override;
    EvaluationFile file(IncidentId) const override;
    std::vector<ExcludedCase> excluded() const override;
    std::vector<AppealedCase> openAppeals() const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
