#pragma once

#include "journal/subject_state.h"
#include "sqlite/connection.h"

#include <map>
#include <string>

namespace fengsui {

/// Writes what folding gave into the ledger tables. All tables can be thrown away: `dropLedgers`, `createLedgers`,
/// write every subject once.
class LedgerWriter {
public:
    explicit LedgerWriter(Connection& connection);

    /// How the row stands in the tables before.
    enum class Row {
        New, ///< no row of this subject yet
        Known, ///< a row, and the entries only grew
        Refolded, ///< a row that a late entry made void
    };
    void write(SubjectId subject, const SubjectState& state, Row row);

private:
    void write(const Incident& incident, Row row);
    void write(const Person& person);
    void write(const Team& team);
    void write(const Operator& person);
    void write(SubjectId incarnation, const StoreIdentity& identity);
    void write(const EditionRow& edition);
    void write(SubjectId id, const ShiftNote& note);

    Connection& m_connection;
    Statement m_insertIncident;
    Statement m_updateIncident;
    Statement m_insertCaller;
    Statement m_clearIneffective;
    Statement m_insertIneffective;
    Statement m_person;
    Statement m_team;
    Statement m_operator;
    Statement m_identity;
    Statement m_edition;
    Statement m_note;
};

/// Raised whenever the tables or the folding change: a store with another one is folded anew when it is opened.
inline constexpr std::int64_t ledgerVersion = 1;

void createLedgerTables(Connection&);
/// Apart from the tables, so that a rebuild fills them first.
void createLedgerIndexes(Connection&);
void dropLedgers(Connection&);
/// Every row of every ledger table as text, in order of the keys: equal ledgers give equal dumps.
std::string dumpLedgers(const Connection&);

} // namespace fengsui
