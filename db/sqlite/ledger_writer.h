#pragma once

#include "journal/subject_state.h"
#include "sqlite/connection.h"
#include "sqlite/ledger_tables.h"

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
    void write(SubjectId subject, const SubjectState& state, Row row);

private:
    void write(const Incident& incident, Row row);
    void write(const EvaluationFile& file, Row row);
    void write(const AttachmentFile& file, Row row);
    static void writeRow(Statement& statement, const Incident& incident);
    void writeFacts(const Incident& incident, Row row);
    void write(const Person& person);
    void write(const Team& team);
    void write(const Operator& person);
    void write(SubjectId incarnation, const StoreIdentity& identity);
    void write(SubjectId subject, const EditionRow& edition);
    void write(SubjectId id, const ShiftNote& note);
    void write(const FiledRules& rules);

    Connection& m_connection;
    Statement m_insertIncident;
    Statement m_updateIncident;
    Statement m_insertCaller;
    Statement m_clearCallers;
    Statement m_clearIneffective;
    Statement m_insertIneffective;
    Statement m_insertFacts;
    Statement m_updateFacts;
    Statement m_clearExclusion;
    Statement m_exclusion;
    Statement m_clearAppeals;
    Statement m_appeal;
    Statement m_clearAttachments;
    Statement m_attachment;
    Statement m_person;
    Statement m_team;
    Statement m_operator;
    Statement m_identity;
    Statement m_edition;
    Statement m_note;
    Statement m_clearRules;
    Statement m_rule;
};

} // namespace fengsui
