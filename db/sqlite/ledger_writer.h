#pragma once

#include "journal/subject_state.h"
#include "sqlite/connection.h"
#include "sqlite/ledger_record.h"
#include "sqlite/ledger_tables.h"

#include <array>
#include <memory>

namespace fengsui {

/// Writes what folding gave into the ledger tables of a connection.
class LedgerWriter {
public:
    explicit LedgerWriter(Connection& connection);

    /// How the row stands in the tables before.
    enum class Row {
        New, ///< no row of this subject yet
        Known, ///< a row, and the entries only grew
        Refolded, ///< a row that a late entry made void
    };
    /// The digest of the rows that were written: null when the subject has none.
    Digest write(const SubjectKey& subject, const SubjectState& state, Row row);
    /// Writes rows that were put down before.
    void write(const SubjectKey& subject, std::string_view rows, Row row);

private:
    using Tables = std::array<std::unique_ptr<Statement>, 26>; ///< by their letters
    Statement& insertOf(char table) { return *m_inserts.at(static_cast<std::size_t>(table - 'A')); }
    void clear(const SubjectKey& subject, Row row);
    bool update(const LedgerRows& row);
    /// What was a case as long as its report counted.
    void dropCase(SubjectId id);

    Connection& m_connection;
    LedgerRecord m_record;
    Tables m_inserts;
    Statement m_updateCase;
    Statement m_updateFacts;
    Statement m_dropCase;
    Statement m_dropFacts;
    Statement m_clearCallers;
    Statement m_clearIneffective;
    Statement m_clearExclusion;
    Statement m_clearAppeals;
    Statement m_clearAttachments;
    Statement m_clearChanges;
    Statement m_clearCells;
    Statement m_clearRules;
    Statement m_clearDisagreements;
};

} // namespace fengsui
