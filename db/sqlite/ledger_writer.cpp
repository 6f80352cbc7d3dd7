#include "sqlite/ledger_writer.h"

#include "base/plant.h"
#include "sqlite/facts_row.h"
#include "sqlite/sqlite_drawing_ledger.h"
#include "workflow/history.h"

#include <algorithm>

namespace fengsui {

namespace {

constexpr std::string_view incidentColumns
    = "number, workflow, workflow_version, state, type, title, address, division, cell, longitude, latitude, source, "
      "reported_at, due_at, closed_at, lead, "
      "supervision, pending, reports, rework, ineffective, is_open, is_urgent, is_overdue, is_drill, merged_into, "
      "copies, changed_at, limit_amount, limit_unit, limit_from, limit_run, resume_at, assistants, task_units, "
      "handlers, "
      "taken, is_instructed, has_caller, id";

constexpr int incidentColumnCount = 40;

// "?1,?2,…"
std::string parameters(int count)
{
    std::string list;
    for (int i = 1; i <= count; ++i)
        list += (i == 1 ? "?" : ",?") + std::to_string(i);
    return list;
}

std::string insertIncidentSql()
{
    return "INSERT INTO incident(" + std::string(incidentColumns) + ") VALUES(" + parameters(incidentColumnCount) + ')';
}

std::string updateIncidentSql()
{
    return "UPDATE incident SET (" + std::string(incidentColumns.substr(0, incidentColumns.rfind(','))) + ") = ("
        + parameters(incidentColumnCount - 1) + ") WHERE id = ?" + std::to_string(incidentColumnCount);
}

// Ids one behind the other, sixteen bytes each.
template <typename Id>
std::string packed(const std::vector<Id>& ids)
{
    std::string bytes;
    for (const Id& id : ids)
        bytes += id.view();
    return bytes;
}

std::vector<TeamId> unitsAtWork(const Incident& incident)
{
    std::vector<TeamId> units;
    for (const Task& task : incident.tasks)
        if (task.isOpen() && std::ranges::find(units, task.unit) == units.end())
            units.push_back(task.unit);
    return units;
}

std::string takenHere(const Incident& incident)
{
    std::vector<std::string_view> actions;
    for (std::size_t i = workflow::firstStepInState(incident); i < incident.steps.size(); ++i)
        if (const StepOnFile& step = incident.steps[i];
            step.role != toWord(Role::System) && std::ranges::find(actions, step.action) == actions.end())
            actions.emplace_back(step.action);
    std::string words;
    for (const std::string_view action : actions)
        words.append(words.empty() ? "" : " ").append(action);
    return words;
}

void bindInstant(RecordedStatement& statement, int index, const std::optional<Instant>& at)
{
    if (at)
        statement.bind(index, at->milliseconds);
    else
        statement.bindNull(index);
}

void bindPoint(RecordedStatement& statement, int index, const std::optional<GeoPoint>& point)
{
    if (point) {
        statement.bind(index, point->longitudeE7);
        statement.bind(index + 1, point->latitudeE7);
    } else {
        statement.bindNull(index);
        statement.bindNull(index + 1);
    }
}

void bindId(RecordedStatement& statement, int index, const RawId& id)
{
    if (id.isNull())
        statement.bindNull(index);
    else
        statement.bind(index, id);
}

Digest recorded(const LedgerRecord& record, const SubjectState& state)
{
    if (FENGSUI_PLANT(digest_skips_a_table) && std::holds_alternative<ShiftNote>(state))
        return {};
    return record.digest();
}

} // namespace

LedgerWriter::LedgerWriter(Connection& connection)
    : m_connection(connection)
    , m_insertIncident(connection, insertIncidentSql(), m_record, 'I')
    , m_updateIncident(connection, updateIncidentSql(), m_record, 'I')
    , m_insertCaller(
          connection, "INSERT OR IGNORE INTO incident_caller(person, incident) VALUES(?1, ?2)", m_record, 'C')
    , m_clearCallers(connection, "DELETE FROM incident_caller WHERE incident = ?1", m_record)
    , m_clearIneffective(connection, "DELETE FROM incident_ineffective WHERE incident = ?1", m_record)
    , m_insertIneffective(connection,
          "INSERT OR REPLACE INTO incident_ineffective(entry, incident, action, reason, author, at) VALUES(?1, ?2, ?3, "
          "?4, ?5, ?6)",
          m_record, 'X')
    , m_insertFacts(connection, insertFactsSql())
    , m_updateFacts(connection, updateFactsSql())
    , m_clearExclusion(connection, "DELETE FROM evaluation_exclusion WHERE incident = ?1", m_record)
    , m_exclusion(connection,
          "INSERT INTO evaluation_exclusion(incident, reason, role, author, at) VALUES(?1, ?2, ?3, ?4, ?5)", m_record,
          'E')
    , m_clearAppeals(connection, "DELETE FROM evaluation_appeal WHERE incident = ?1", m_record)
    , m_appeal(connection,
          "INSERT OR REPLACE INTO evaluation_appeal(entry, incident, place, reason, unit, author, at, decision, "
          "answer, decided_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
          m_record, 'A')
    , m_clearAttachments(connection, "DELETE FROM attachment WHERE incident = ?1", m_record)
    , m_attachment(connection,
          "INSERT INTO attachment(incident, digest, place, size, name, media, list, person, author, at, console, "
          "is_withdrawn, reason) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
          m_record, 'F')
    , m_person(connection,
          "INSERT OR REPLACE INTO person(id, name, phone, address, purpose, keep_until, is_held, is_erased) VALUES(?1, "
          "?2, ?3, ?4, ?5, ?6, ?7, ?8)",
          m_record, 'P')
    , m_team(connection,
          "INSERT OR REPLACE INTO team(id, name, unit, call_sign, skills, home_cell, division, longitude, latitude, "
          "members, status, status_at, incident, note, dissolved_at) "
          "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
          m_record, 'T')
    , m_operator(connection,
          "INSERT OR REPLACE INTO operator(id, account, name, roles, team, is_disabled) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
          m_record, 'O')
    , m_identity(connection,
          "INSERT OR REPLACE INTO identity(incarnation, division, name, profile, zone) VALUES(?1, ?2, ?3, ?4, ?5)",
          m_record, 'S')
    , m_edition(connection, "INSERT OR REPLACE INTO edition(id, kind, digest, rows, title) VALUES(?1, ?2, ?3, ?4, ?5)",
          m_record, 'D')
    , m_note(connection, "INSERT OR REPLACE INTO shift_note(id, kind, text, author, at) VALUES(?1, ?2, ?3, ?4, ?5)",
          m_record, 'N')
    , m_drawing(connection,
          "INSERT OR REPLACE INTO drawing(id, shape, colour, name, note, corners, incident, author, at, is_withdrawn, "
          "reason) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
          m_record, 'W')
    , m_clearRules(connection, "DELETE FROM rule_file WHERE kind = ?1 AND id = ?2", m_record)
    , m_rule(connection,
          "INSERT INTO rule_file(entry, kind, id, version, text, author, at, is_overtaken) VALUES(?1, ?2, ?3, ?4, ?5, "
          "?6, ?7, ?8)",
          m_record, 'R')
    , m_clearDisagreements(connection, "DELETE FROM disagreement WHERE subject = ?1 AND kind = ?2", m_record)
    , m_disagreement(connection,
          "INSERT OR REPLACE INTO disagreement(subject, kind, about, other, counts, settled_by) VALUES(?1, ?2, ?3, ?4, "
          "?5, ?6)",
          m_record, 'Z')
{
}

Digest LedgerWriter::write(SubjectId subject, const SubjectState& state, Row row)
{
    m_record.begin(true);
    writeRows(subject, state, row);
    return recorded(m_record, state);
}

Digest LedgerWriter::digestOf(SubjectId subject, const SubjectState& state)
{
    m_record.begin(false);
    writeRows(subject, state, Row::New);
    return recorded(m_record, state);
}

void LedgerWriter::writeRows(SubjectId subject, const SubjectState& state, Row row)
{
    std::visit(
        [&](const auto& value) {
            using State = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<State, Incident> || std::is_same_v<State, EvaluationFile>
                || std::is_same_v<State, AttachmentFile>)
                write(value, row);
            else if constexpr (std::is_same_v<State, StoreIdentity> || std::is_same_v<State, EditionRow>
                || std::is_same_v<State, ShiftNote>)
                write(subject, value);
            // of peers there are few: their ledger is folded where it is asked for
            else if constexpr (!std::is_same_v<State, std::monostate> && !std::is_same_v<State, PeerBook>)
                write(value);
        },
        state);
    writeDisagreements(subject, state, row);
}

void LedgerWriter::writeDisagreements(SubjectId subject, const SubjectState& state, Row row)
{
    const std::vector<Disagreement> all = disagreementsOf(state);
    const int kind = static_cast<int>(kindOf(state));
    if (row != Row::New) // also where none is left: somebody may have taken back what was contradicted
        m_clearDisagreements.clear(subject, kind);
    for (const Disagreement& each : all) {
        m_disagreement.start().bind(1, subject).bind(2, kind).bindText(3, each.about).bind(4, each.other);
        m_disagreement.bind(5, each.counts);
        if (each.settledBy)
            m_disagreement.bind(6, *each.settledBy);
        else
            m_disagreement.bindNull(6);
        m_disagreement.run();
    }
}

void LedgerWriter::writeRow(RecordedStatement& statement, const Incident& incident)
{
    statement.start();
    const std::string type = incident.type ? incident.type->toString() : std::string();
    statement.bindText(1, incident.number)
        .bindText(2, incident.workflow)
        .bind(3, incident.workflowVersion)
        .bindText(4, incident.state)
        .bindText(5, type);
    statement.bindText(6, incident.title)
        .bindText(7, incident.place.address)
        .bindText(8, incident.place.division)
        .bindText(9, incident.place.cell);
    bindPoint(statement, 10, incident.place.point);
    statement.bindText(12, incident.source).bind(13, incident.reportedAt.milliseconds);
    bindInstant(statement, 14, incident.limit ? std::optional(incident.limit->dueAt) : std::nullopt);
    bindInstant(statement, 15, incident.closedAt);
    bindId(statement, 16, incident.lead.raw);
    statement.bind(17, static_cast<int>(incident.supervision))
        .bind(18, static_cast<int>(incident.pending))
        .bind(19, static_cast<std::uint64_t>(incident.reports.size()));
    statement.bind(20, incident.rework)
        .bind(21, static_cast<std::uint64_t>(incident.ineffective.size()))
        .bind(22, incident.isOpen)
        .bind(23, incident.isUrgent);
    statement.bind(24, incident.isOverdue).bind(25, incident.isDrill);
    bindId(statement, 26, incident.mergedInto.raw);
    statement.bind(27, incident.copies).bind(28, incident.changedAt.milliseconds);
    const Limit limit = incident.limit.value_or(Limit {});
    statement.bind(29, limit.amount)
        .bindText(30, limit.unit)
        .bind(31, limit.from.milliseconds)
        .bind(32, static_cast<std::int64_t>(limit.run.count()));
    bindInstant(statement, 33, incident.resumeAt);
    const std::string assistants = packed(incident.assistants);
    const std::string units = packed(unitsAtWork(incident));
    const std::string handlers = packed(incident.handlers);
    const std::string taken = takenHere(incident);
    statement.bindBytes(34, assistants).bindBytes(35, units).bindBytes(36, handlers).bindText(37, taken);
    statement.bind(38, workflow::openInstruction(incident) != nullptr).bind(39, workflow::hasCaller(incident));
    statement.bind(incidentColumnCount, incident.id);
    statement.run();
}

void LedgerWriter::writeFacts(const Incident& incident, Row row)
{
    const CaseFacts facts = factsOf(incident);
    const std::string packed = packFacts(facts);
    m_record.bytes(facts.lead.view()); // its other columns say what the case's own row says
    m_record.bytes(facts.reportedBy.view());
    m_record.bytes(packed);
    if (!m_record.isWriting())
        return;
    if (row != Row::New) {
        bindFacts(m_updateFacts.start(), facts, packed);
        m_updateFacts.run();
        if (m_connection.changes() > 0)
            return;
    }
    bindFacts(m_insertFacts.start(), facts, packed);
    m_insertFacts.run();
}

void LedgerWriter::write(const Incident& incident, Row row)
{
    // A case of which only later entries have come stands nowhere yet, but what was set aside is kept.
    if (!incident.state.empty()) {
        writeRow(row == Row::New ? m_insertIncident : m_updateIncident, incident);
        if (row != Row::New && m_connection.changes() == 0) {
            m_record.begin(true); // it is the case's first row after all
            writeRow(m_insertIncident, incident);
        }
        writeFacts(incident, row);
        if (row == Row::Refolded)
            m_clearCallers.clear(incident.id);
        for (const ReportOnFile& report : incident.reports)
            if (!report.caller.isNull())
                m_insertCaller.start().bind(1, report.caller).bind(2, incident.id).run();
    }
    if (row == Row::Refolded)
        m_clearIneffective.clear(incident.id);
    for (const IneffectiveEntry& entry : incident.ineffective)
        m_insertIneffective.start()
            .bind(1, entry.entry)
            .bind(2, incident.id)
            .bindText(3, entry.action)
            .bindText(4, entry.reason)
            .bind(5, entry.by)
            .bind(6, entry.at.milliseconds)
            .run();
}

void LedgerWriter::write(const EvaluationFile& file, Row row)
{
    if (row != Row::New)
        m_clearExclusion.clear(file.incident);
    if (file.exclusion)
        m_exclusion.start()
            .bind(1, file.incident)
            .bindText(2, file.exclusion->reason)
            .bindText(3, file.exclusion->role)
            .bind(4, file.exclusion->by)
            .bind(5, file.exclusion->at.milliseconds)
            .run();
    if (row == Row::Refolded)
        m_clearAppeals.clear(file.incident);
    std::uint64_t place = 0;
    for (const Appeal& appeal : file.appeals) {
        m_appeal.start().bind(1, appeal.entry).bind(2, file.incident).bind(3, ++place).bindText(4, appeal.reason);
        bindId(m_appeal, 5, appeal.unit.raw);
        m_appeal.bind(6, appeal.by)
            .bind(7, appeal.at.milliseconds)
            .bind(8, static_cast<int>(appeal.decision))
            .bindText(9, appeal.answer);
        bindId(m_appeal, 10, appeal.decidedBy.raw);
        m_appeal.run();
    }
}

void LedgerWriter::write(const AttachmentFile& file, Row row)
{
    if (row != Row::New)
        m_clearAttachments.clear(file.incident);
    std::uint64_t place = 0;
    for (const Attachment& each : file.attachments) {
        m_attachment.start()
            .bind(1, file.incident)
            .bind(2, each.digest)
            .bind(3, ++place)
            .bind(4, static_cast<std::int64_t>(each.size))
            .bindText(5, each.name)
            .bindText(6, each.media)
            .bind(7, each.list);
        bindId(m_attachment, 8, each.person.raw);
        bindId(m_attachment, 9, each.by.raw);
        m_attachment.bind(10, each.at.milliseconds);
        bindId(m_attachment, 11, each.console.raw);
        m_attachment.bind(12, each.isWithdrawn).bindText(13, each.reason).run();
    }
}

void LedgerWriter::write(const Person& person)
{
    m_person.start()
        .bind(1, person.id)
        .bindText(2, person.name)
        .bindText(3, person.phone)
        .bindText(4, person.address)
        .bindText(5, person.purpose);
    bindInstant(m_person, 6, person.keepUntil);
    m_person.bind(7, person.isHeld).bind(8, person.isErased).run();
}

void LedgerWriter::write(const Drawing& drawing)
{
    const std::string corners = bytesOfCorners(drawing.corners); // is read when the row is written
    m_drawing.start()
        .bind(1, drawing.id)
        .bindText(2, toWord(drawing.shape))
        .bindText(3, toWord(drawing.colour))
        .bindText(4, drawing.name)
        .bindText(5, drawing.note)
        .bindBytes(6, corners);
    bindId(m_drawing, 7, drawing.incident.raw);
    bindId(m_drawing, 8, drawing.by.raw);
    m_drawing.bind(9, drawing.at.milliseconds).bind(10, drawing.isWithdrawn).bindText(11, drawing.reason).run();
}

void LedgerWriter::write(const Team& team)
{
    std::string skills;
    for (const std::string& skill : team.skills)
        skills += (skills.empty() ? "" : "\n") + skill;
    m_team.start()
        .bind(1, team.id)
        .bindText(2, team.name)
        .bindText(3, team.unit)
        .bindText(4, team.callSign)
        .bindText(5, skills)
        .bindText(6, team.homeCell)
        .bindText(7, team.division);
    bindPoint(m_team, 8, team.point);
    m_team.bind(10, team.members).bind(11, static_cast<int>(team.status.status)).bind(12, team.status.at.milliseconds);
    bindId(m_team, 13, team.status.incident.raw);
    m_team.bindText(14, team.status.note);
    bindInstant(m_team, 15, team.dissolvedAt);
    m_team.run();
}

void LedgerWriter::write(const Operator& person)
{
    std::string roles;
    for (const Role role : person.roles)
        roles += (roles.empty() ? "" : " ") + std::string(toWord(role));
    m_operator.start().bind(1, person.id).bindText(2, person.account).bindText(3, person.name).bindText(4, roles);
    bindId(m_operator, 5, person.team.raw);
    m_operator.bind(6, person.isDisabled).run();
}

void LedgerWriter::write(SubjectId incarnation, const StoreIdentity& identity)
{
    m_identity.start()
        .bind(1, incarnation)
        .bindText(2, identity.division)
        .bindText(3, identity.name)
        .bindText(4, identity.profile)
        .bindText(5, identity.zone)
        .run();
}

void LedgerWriter::write(SubjectId subject, const EditionRow& edition)
{
    m_edition.start()
        .bind(1, subject)
        .bindText(2, edition.kind)
        .bindText(3, edition.digest)
        .bind(4, edition.rows)
        .bindText(5, edition.title)
        .run();
}

void LedgerWriter::write(SubjectId id, const ShiftNote& note)
{
    m_note.start()
        .bind(1, id)
        .bindText(2, note.kind)
        .bindText(3, note.text)
        .bind(4, note.by)
        .bind(5, note.at.milliseconds)
        .run();
}

void LedgerWriter::write(const FiledRules& rules)
{
    if (rules.files.empty())
        return;
    // A late entry may have taken another's place.
    const std::string kind(toWord(rules.files.front().kind));
    m_clearRules.clear(kind, rules.files.front().id);
    for (const RuleFile& file : rules.files)
        m_rule.start()
            .bind(1, file.entry)
            .bindText(2, kind)
            .bindText(3, file.id)
            .bind(4, file.version)
            .bindText(5, file.text)
            .bind(6, file.by)
            .bind(7, file.at.milliseconds)
            .bind(8, file.isOvertaken)
            .run();
}

} // namespace fengsui
