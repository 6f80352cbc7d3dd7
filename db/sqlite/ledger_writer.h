#pragma once

#include "journal/subject_state.h"
#include "sqlite/connection.h"
#include "sqlite/ledger_record.h"
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
    /// The digest of the rows that were written: null when the subject has none.
    Digest write(SubjectId subject, const SubjectState& state, Row row);
    /// The same without writing: of rows that are there.
    Digest digestOf(SubjectId subject, const SubjectState& state);

private:
    void writeRows(SubjectId subject, const SubjectState& state, Row row);
    void write(const Incident& incident, Row row);
    void write(const EvaluationFile& file, Row row);
    void write(const AttachmentFile& file, Row row);
    static void writeRow(RecordedStatement& statement, const Incident& incident);
    void writeFacts(const Incident& incident, Row row);
    void write(const Person& person);
    void write(const Team& team);
    void write(const Operator& person);
    void write(const Drawing& drawing);
    void write(SubjectId incarnation, const StoreIdentity& identity);
    void write(SubjectId subject, const EditionRow& edition);
    void write(SubjectId id, const ShiftNote& note);
    void write(const FiledRules& rules);
    void writeDisagreements(SubjectId subject, const SubjectState& state, Row row);

    Connection& m_connection;
    LedgerRecord m_record;
    RecordedStatement m_insertIncident;
    RecordedStatement m_updateIncident;
    RecordedStatement m_insertCaller;
    ClearingStatement m_clearCallers;
    ClearingStatement m_clearIneffective;
    RecordedStatement m_insertIneffective;
    Statement m_insertFacts;
    Statement m_updateFacts;
    ClearingStatement m_clearExclusion;
    RecordedStatement m_exclusion;
    ClearingStatement m_clearAppeals;
    RecordedStatement m_appeal;
    ClearingStatement m_clearAttachments;
    RecordedStatement m_attachment;
    RecordedStatement m_person;
    RecordedStatement m_team;
    RecordedStatement m_operator;
    RecordedStatement m_identity;
    RecordedStatement m_edition;
    RecordedStatement m_note;
    RecordedStatement m_drawing;
    ClearingStatement m_clearRules;
    RecordedStatement m_rule;
    ClearingStatement m_clearDisagreements;
    RecordedStatement m_disagreement;
};

} // namespace fengsui
