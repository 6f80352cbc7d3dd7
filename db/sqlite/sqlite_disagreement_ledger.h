#pragma once

#include "journal/disagreement_ledger.h"
#include "sqlite/connection.h"

namespace fengsui {

class SqliteDisagreementLedger final : public DisagreementLedger {
public:
    explicit SqliteDisagreementLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::vector<DisagreementRow> open() const override;
    std::vector<DisagreementRow> of(SubjectId) const override;
    std::vector<DisagreementRow> all() const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
