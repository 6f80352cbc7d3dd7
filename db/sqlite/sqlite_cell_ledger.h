#pragma once

#include "grid/cell_ledger.h"
#include "sqlite/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

class SqliteCellLedger final : public CellLedger {
public:
    explicit SqliteCellLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::vector<CellWord> words() const override;
    std::vector<CellWord> wordsOver(const Digest& base) const override;
    std::vector<Digest> entriesOver(const Digest& base) const override;
    std::optional<std::string> codeOf(SubjectId) const override;

private:
    const Connection& m_connection;
};

} // namespace fengsui
