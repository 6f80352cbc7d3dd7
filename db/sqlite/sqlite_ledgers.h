#pragma once

#include "journal/ledgers.h"
#include "sqlite/connection.h"
#include "sqlite/sqlite_attachment_ledger.h"
#include "sqlite/sqlite_cell_ledger.h"
#include "sqlite/sqlite_component_ledger.h"
#include "sqlite/sqlite_disagreement_ledger.h"
#include "sqlite/sqlite_drawing_ledger.h"
#include "sqlite/sqlite_evaluation_ledger.h"
#include "sqlite/sqlite_incident_ledger.h"
#include "sqlite/sqlite_track_ledger.h"

namespace fengsui {

class SqliteTeamLedger final : public TeamLedger {
public:
    explicit SqliteTeamLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::optional<Team> team(TeamId) const override;
    std::vector<Team> teams() const override;

private:
    const Connection& m_connection;
};

class SqlitePersonLedger final : public PersonLedger {
public:
    explicit SqlitePersonLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::optional<Person> person(PersonId) const override;

private:
    const Connection& m_connection;
};

class SqliteStaffLedger final : public StaffLedger {
public:
    explicit SqliteStaffLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::optional<Operator> byId(OperatorId) const override;
    std::optional<Operator> byAccount(const std::string& account) const override;
    std::vector<Operator> operators() const override;

private:
    std::vector<Operator> read(Statement&) const;
    const Connection& m_connection;
};

class SqliteDutyLedger final : public DutyLedger {
public:
    explicit SqliteDutyLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::vector<DiaryLine> diary(Instant from, Instant to) const override;

private:
    const Connection& m_connection;
};

class SqliteRuleLedger final : public RuleLedger {
public:
    explicit SqliteRuleLedger(const Connection& connection)
        : m_connection(connection)
    {
    }
    std::vector<RuleFile> files() const override;

private:
    const Connection& m_connection;
};

/// What this console alone knows of accounts; in tables that are no ledgers and that no peer gets.
class SqliteCredentials final : public CredentialStore {
public:
    explicit SqliteCredentials(Connection& connection)
        : m_connection(connection)
    {
    }
    std::optional<Credential> credential(OperatorId) const override;
    void put(OperatorId, const Credential&) override;

private:
    Connection& m_connection;
};

/// All ledgers through one connection, which outlives this. Not for two threads at once.
class SqliteLedgers final : public Ledgers {
public:
    explicit SqliteLedgers(const Connection& connection);

    const IncidentLedger& incidents() const override { return m_incidents; }
    const TeamLedger& teams() const override { return m_teams; }
    const PersonLedger& persons() const override { return m_persons; }
    const StaffLedger& staff() const override { return m_staff; }
    const DutyLedger& duty() const override { return m_duty; }
    const RuleLedger& rules() const override { return m_rules; }
    const EvaluationLedger& evaluation() const override { return m_evaluation; }
    const DisagreementLedger& disagreements() const override { return m_disagreements; }
    const AttachmentLedger& attachments() const override { return m_attachments; }
    const DrawingLedger& drawings() const override { return m_drawings; }
    const ComponentLedger& components() const override { return m_components; }
    const CellLedger& cells() const override { return m_cells; }
    const TrackLedger& tracks() const override { return m_tracks; }
    std::optional<StoreIdentity> identity() const override;
    std::optional<StoreIdentity> identityOf(IncarnationId) const override;
    PeerBook peers() const override;
    Clocks clocks() const override;
    std::uint64_t heldEntries(IncarnationId) const override;
    std::optional<EditionRow> edition(const std::string& kind) const override;

private:
    const Connection& m_connection;
    SqliteIncidentLedger m_incidents;
    SqliteTeamLedger m_teams;
    SqlitePersonLedger m_persons;
    SqliteStaffLedger m_staff;
    SqliteDutyLedger m_duty;
    SqliteRuleLedger m_rules;
    SqliteEvaluationLedger m_evaluation;
    SqliteDisagreementLedger m_disagreements;
    SqliteAttachmentLedger m_attachments;
    SqliteDrawingLedger m_drawings;
    SqliteComponentLedger m_components;
    SqliteCellLedger m_cells;
    SqliteTrackLedger m_tracks;
};

} // namespace fengsui
