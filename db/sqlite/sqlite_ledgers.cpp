#include "sqlite/sqlite_ledgers.h"

#include "attachment/entries.pb.h"
#include "component/component.h"
#include "component/entries.pb.h"
#include "drawing/entries.pb.h"
#include "evaluation/entries.pb.h"
#include "grid/entries.pb.h"
#include "incident/entries.pb.h"
#include "journal/peer_judgement.h"
#include "journal/subject_state.h"
#include "peer/entries.pb.h"
#include "person/entries.pb.h"
#include "rules/entries.pb.h"
#include "sqlite/entry_table.h"
#include "staff/entries.pb.h"
#include "team/entries.pb.h"
#include "track/entries.pb.h"

#include <algorithm>
#include <sstream>

namespace fengsui {

namespace {

constexpr std::string_view teamColumns = "SELECT id, name, unit, call_sign, skills, home_cell, division, longitude, "
                                         "latitude, members, status, status_at, incident, note, dissolved_at "
                                         "FROM team ";

Team readTeam(const Statement& row)
{
    Team team;
    team.id = { row.id(0) };
    team.name = row.text(1);
    team.unit = row.text(2);
    team.callSign = row.text(3);
    std::istringstream skills { std::string(row.text(4)) };
    for (std::string skill; std::getline(skills, skill);)
        team.skills.push_back(skill);
    team.homeCell = row.text(5);
    team.division = row.text(6);
    if (!row.isNull(7))
        team.point = GeoPoint { static_cast<std::int32_t>(row.integer(7)), static_cast<std::int32_t>(row.integer(8)) };
    team.members = static_cast<std::uint32_t>(row.integer(9));
    team.status
        = { static_cast<TeamStatus>(row.integer(10)), { row.integer(11) }, { row.id(12) }, std::string(row.text(13)) };
    if (!row.isNull(14))
        team.dissolvedAt = Instant { row.integer(14) };
    return team;
}

constexpr std::string_view operatorColumns = "SELECT id, account, name, roles, team, is_disabled FROM operator ";

struct Told {
    std::string what;
    std::string detail;
};

template <typename Message>
Message parsed(const Entry& entry)
{
    Message message;
    if (entry.body)
        (void)message.ParseFromString(*entry.body);
    return message;
}

std::string wordOfChange(ComponentState state)
{
    switch (state) {
    case ComponentState::Intact:
        return "componentIntact";
    case ComponentState::Broken:
        return "componentBroken";
    case ComponentState::Lost:
        return "componentLost";
    case ComponentState::Abandoned:
        return "componentAbandoned";
    case ComponentState::Removed:
        break;
    }
    return "componentRemoved";
}

Told tell(const Entry& entry)
{
    switch (static_cast<Kind>(entry.envelope.kind)) {
    case Kind::IncidentReported:
        return { "reported", parsed<entries::IncidentReported>(entry).report().text() };
    case Kind::ReportAttached:
        return { "attached", parsed<entries::ReportAttached>(entry).report().text() };
    case Kind::CaseActed: {
        const auto acted = parsed<entries::CaseActed>(entry);
        return { acted.action(), acted.note() };
    }
    case Kind::CopyPrinted:
        return { "printed", parsed<entries::CopyPrinted>(entry).form() };
    case Kind::PersonErased:
        return { "erased", parsed<entries::PersonErased>(entry).reason() };
    case Kind::TeamFormed:
        return { "teamFormed", {} };
    case Kind::TeamDissolved:
        return { "teamDissolved", parsed<entries::TeamDissolved>(entry).reason() };
    case Kind::TeamStatusChanged: {
        const auto changed = parsed<entries::TeamStatusChanged>(entry);
        return { "teamStatus", changed.status() };
    }
    case Kind::OperatorEnrolled:
        return { "operatorEnrolled", parsed<entries::OperatorEnrolled>(entry).name() };
    case Kind::OperatorChanged:
        return { "operatorChanged", parsed<entries::OperatorChanged>(entry).name() };
    case Kind::ShiftNoted: {
        const auto noted = parsed<entries::ShiftNoted>(entry);
        return { noted.kind(), noted.text() };
    }
    case Kind::RuleFiled: {
        const auto filed = parsed<entries::RuleFiled>(entry);
        if (filed.part() > 0)
            break; // the first part speaks for the file
        return { "ruleFiled", filed.kind() + ' ' + filed.id() + '/' + std::to_string(filed.version()) };
    }
    case Kind::EvaluationAppealed:
        return { "evaluationAppealed", parsed<entries::EvaluationAppealed>(entry).reason() };
    case Kind::EvaluationRuled: {
        const auto ruled = parsed<entries::EvaluationRuled>(entry);
        return { ruled.exclude()         ? "evaluationExcluded"
                : ruled.appeal().empty() ? "evaluationReadmitted"
                                         : "evaluationRefused",
            ruled.reason() };
    }
    case Kind::AttachmentAdded:
        return { "fileAttached", parsed<entries::AttachmentAdded>(entry).name() };
    case Kind::AttachmentWithdrawn:
        return { "fileWithdrawn", parsed<entries::AttachmentWithdrawn>(entry).reason() };
    case Kind::ShapeDrawn:
        return { "shapeDrawn", parsed<entries::ShapeDrawn>(entry).name() };
    case Kind::ShapeWithdrawn:
        return { "shapeWithdrawn", parsed<entries::ShapeWithdrawn>(entry).reason() };
    case Kind::TeamTracked:
        return { "teamTracked", parsed<entries::TeamTracked>(entry).source() };
    case Kind::ComponentChanged: {
        const auto changed = parsed<entries::ComponentChanged>(entry);
        const auto state = componentStateOf(changed.state());
        return { state ? wordOfChange(*state) : std::string(), changed.note() };
    }
    case Kind::CellDrawn:
        return { "cellDrawn", parsed<entries::CellDrawn>(entry).name() };
    case Kind::CellWithdrawn:
        return { "cellWithdrawn", parsed<entries::CellWithdrawn>(entry).reason() };
    case Kind::EditionAnnounced:
        return { "editionAnnounced", {} };
    case Kind::PeerEnrolled:
        return { "peerEnrolled", parsed<entries::PeerEnrolled>(entry).name() };
    case Kind::PeerRevoked:
        return { "peerRevoked", parsed<entries::PeerRevoked>(entry).reason() };
    case Kind::BranchRenamed:
        return { "branchRenamed", parsed<entries::BranchRenamed>(entry).stream() };
    case Kind::ClockSuspected:
        return { "clockSuspected", {} };
    case Kind::ClockCorrected:
        return { "clockCorrected", {} };
    case Kind::KeyRenewed:
        return { "keyRenewed", {} };
    case Kind::BranchOpened:
        break; // nobody wrote it
    case Kind::StoreOpened:
        return { "storeOpened", {} };
    case Kind::PersonRecorded:
        break; // personal data is in no diary
    }
    return {};
}

} // namespace

std::optional<Team> SqliteTeamLedger::team(TeamId id) const
{
    SubjectState state = emptyState({ SubjectKind::Team, id.raw });
    for (const Entry& entry : readEntriesOf(m_connection, id.raw))
        fold(state, entry);
    auto& team = std::get<Team>(state);
    return team.history.empty() ? std::nullopt : std::optional(std::move(team));
}

std::vector<Team> SqliteTeamLedger::teams() const
{
    Statement rows(m_connection, std::string(teamColumns) + "ORDER BY name, id");
    std::vector<Team> teams;
    while (rows.step())
        teams.push_back(readTeam(rows));
    return teams;
}

std::optional<Person> SqlitePersonLedger::person(PersonId id) const
{
    Statement row(
        m_connection, "SELECT name, phone, address, purpose, keep_until, is_held, is_erased FROM person WHERE id = ?1");
    if (!row.bind(1, id).step())
        return std::nullopt;
    return Person { id, std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
        std::string(row.text(3)), row.isNull(4) ? std::nullopt : std::optional(Instant { row.integer(4) }),
        row.integer(5) != 0, row.integer(6) != 0 };
}

std::vector<Operator> SqliteStaffLedger::read(Statement& rows) const
{
    std::vector<Operator> operators;
    while (rows.step()) {
        Operator person { { rows.id(0) }, std::string(rows.text(1)), std::string(rows.text(2)), {}, { rows.id(4) },
            rows.integer(5) != 0 };
        std::istringstream words { std::string(rows.text(3)) };
        for (std::string word; words >> word;)
            if (const auto role = roleOf(word))
                person.roles.push_back(*role);
        operators.push_back(std::move(person));
    }
    return operators;
}

std::optional<Operator> SqliteStaffLedger::byId(OperatorId id) const
{
    Statement rows(m_connection, std::string(operatorColumns) + "WHERE id = ?1");
    rows.bind(1, id);
    const auto found = read(rows);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<Operator> SqliteStaffLedger::byAccount(const std::string& account) const
{
    // Two consoles that never met may have given one account to two people: here it is the one who can sign in here.
    Statement rows(m_connection,
        std::string(operatorColumns)
            + "WHERE account = ?1 ORDER BY id NOT IN (SELECT operator FROM credential), id LIMIT 1");
    rows.bindText(1, account);
    const auto found = read(rows);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Operator> SqliteStaffLedger::operators() const
{
    Statement rows(m_connection, std::string(operatorColumns) + "ORDER BY account, id");
    return read(rows);
}

std::vector<DiaryLine> SqliteDutyLedger::diary(Instant from, Instant to) const
{
    Statement rows(m_connection,
        std::string("SELECT ") + placedColumns + " FROM entry WHERE recorded_at >= ?1 AND recorded_at < ?2 AND "
            + countingEntries);
    rows.bind(1, from.milliseconds).bind(2, to.milliseconds);
    std::vector<Entry> entries;
    while (rows.step())
        entries.push_back(placedEntryOfRow(rows, 0, m_connection));
    std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a < b; });

    Statement incident(m_connection, "SELECT number, title, is_drill FROM incident WHERE id = ?1");
    Statement team(m_connection, "SELECT name FROM team WHERE id = ?1");
    Statement drawing(m_connection, "SELECT name FROM drawing WHERE id = ?1");
    std::vector<DiaryLine> lines;
    for (const Entry& entry : entries) {
        Told told = tell(entry);
        if (told.what.empty())
            continue;
        DiaryLine line { entry.envelope.recordedAt, entry.envelope.author, std::move(told.what), entry.envelope.subject,
            {}, {}, std::move(told.detail), false };
        const SubjectKind about = subjectKind(entry.envelope.kind);
        if ((about == SubjectKind::Incident || about == SubjectKind::Evaluation || about == SubjectKind::Attachment)
            && incident.start().bind(1, entry.envelope.subject).step()) {
            line.number = incident.text(0);
            line.title = incident.text(1);
            line.isDrill = incident.integer(2) != 0;
        } else if (about == SubjectKind::Team && team.start().bind(1, entry.envelope.subject).step()) {
            line.number = team.text(0);
        } else if (about == SubjectKind::Drawing && drawing.start().bind(1, entry.envelope.subject).step()) {
            line.title = drawing.text(0);
        } else if (about == SubjectKind::Track) {
            const auto whose = TeamId::fromBytes(parsed<entries::TeamTracked>(entry).team());
            if (whose && team.start().bind(1, *whose).step())
                line.number = team.text(0);
        } else if (about == SubjectKind::Component) {
            line.number = parsed<entries::ComponentChanged>(entry).code();
        } else if (about == SubjectKind::Cell) { // both kinds have the code in the same field
            line.number = parsed<entries::CellWithdrawn>(entry).code();
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<RuleFile> SqliteRuleLedger::files() const
{
    Statement rows(m_connection,
        "SELECT kind, id, version, text, author, at, entry, is_overtaken FROM rule_file ORDER BY kind, id, version, "
        "is_overtaken, entry");
    std::vector<RuleFile> files;
    while (rows.step()) {
        const auto kind = ruleKindOf(rows.text(0));
        const auto entry = Digest::fromBytes(rows.bytes(6));
        if (kind && entry)
            files.push_back({ *kind, std::string(rows.text(1)), static_cast<std::uint32_t>(rows.integer(2)),
                std::string(rows.text(3)), { rows.id(4) }, { rows.integer(5) }, *entry, rows.integer(7) != 0 });
    }
    return files;
}

std::optional<Credential> SqliteCredentials::credential(OperatorId id) const
{
    Statement row(
        m_connection, "SELECT verifier, failures, wait_until, must_change FROM credential WHERE operator = ?1");
    if (!row.bind(1, id).step())
        return std::nullopt;
    return Credential { std::string(row.text(0)), static_cast<std::uint32_t>(row.integer(1)),
        row.isNull(2) ? std::nullopt : std::optional(Instant { row.integer(2) }), row.integer(3) != 0 };
}

void SqliteCredentials::put(OperatorId id, const Credential& credential)
{
    Statement row(m_connection,
        "INSERT OR REPLACE INTO credential(operator, verifier, failures, wait_until, must_change) VALUES(?1, ?2, ?3, "
        "?4, ?5)");
    row.bind(1, id).bindText(2, credential.verifier).bind(3, credential.failures);
    if (credential.waitUntil)
        row.bind(4, credential.waitUntil->milliseconds);
    else
        row.bindNull(4);
    row.bind(5, credential.mustChange).run();
}

SqliteLedgers::SqliteLedgers(const Connection& connection)
    : m_connection(connection)
    , m_incidents(connection)
    , m_teams(connection)
    , m_persons(connection)
    , m_staff(connection)
    , m_duty(connection)
    , m_rules(connection)
    , m_evaluation(connection)
    , m_disagreements(connection)
    , m_attachments(connection)
    , m_drawings(connection)
    , m_components(connection)
    , m_cells(connection)
    , m_tracks(connection)
{
}

std::optional<StoreIdentity> SqliteLedgers::identity() const
{
    Statement row(m_connection,
        "SELECT i.division, i.name, i.profile, i.zone FROM identity i LEFT JOIN incarnation n ON n.id = i.incarnation "
        "ORDER BY coalesce(n.is_own, 0) DESC, i.incarnation LIMIT 1");
    if (!row.step())
        return std::nullopt;
    return StoreIdentity { std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
        std::string(row.text(3)) };
}

std::optional<StoreIdentity> SqliteLedgers::identityOf(IncarnationId incarnation) const
{
    Statement row(m_connection, "SELECT division, name, profile, zone FROM identity WHERE incarnation = ?1");
    if (!row.bind(1, incarnation).step())
        return std::nullopt;
    return StoreIdentity { std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
        std::string(row.text(3)) };
}

PeerBook SqliteLedgers::peers() const
{
    return readPeerJudgement(m_connection).peers;
}

Clocks SqliteLedgers::clocks() const
{
    return judgeClocks(readEntriesOf(m_connection, clocksSubject()));
}

std::uint64_t SqliteLedgers::heldEntries(IncarnationId incarnation) const
{
    Statement row(m_connection,
        "SELECT count(*) FROM retimed r JOIN entry e ON e.id = r.entry JOIN lane l ON l.id = e.lane WHERE r.time IS "
        "NULL AND l.incarnation = ?1");
    return row.bind(1, incarnation).step() ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

std::optional<EditionRow> SqliteLedgers::edition(const std::string& kind) const
{
    Statement row(m_connection, "SELECT kind, digest, rows, title FROM edition WHERE id = ?1");
    const SubjectId subject = editionSubject(kind);
    if (!row.bind(1, subject).step())
        return std::nullopt;
    return EditionRow { std::string(row.text(0)), std::string(row.text(1)), static_cast<std::uint64_t>(row.integer(2)),
        std::string(row.text(3)) };
}

} // namespace fengsui
