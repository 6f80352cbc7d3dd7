#include "desk/team_desk.h"

#include "desk/permission.h"
#include "team/entries.pb.h"

#include <algorithm>
#include <limits>

namespace fengsui {

Draft draftOf(TeamId team, const TeamStatusAt& status)
{
    entries::TeamStatusChanged changed;
    changed.set_status(std::string(toWord(status.status)));
    changed.set_at(status.at.milliseconds);
    if (!status.incident.isNull())
        changed.set_incident(std::string(status.incident.view()));
    changed.set_note(status.note);
    return { Kind::TeamStatusChanged, team.raw, changed.SerializeAsString(), {} };
}

namespace {

Draft draftOf(const Team& team)
{
    entries::TeamFormed formed;
    formed.set_name(team.name);
    formed.set_unit(team.unit);
    formed.set_call_sign(team.callSign);
    for (const std::string& skill : team.skills)
        formed.add_skills(skill);
    formed.set_home_cell(team.homeCell);
    formed.set_division(team.division);
    formed.set_members(team.members);
    if (team.point) {
        formed.set_longitude_e7(team.point->longitudeE7);
        formed.set_latitude_e7(team.point->latitudeE7);
    }
    return { Kind::TeamFormed, team.id.raw, formed.SerializeAsString(), {} };
}

Refusal dissolved(const Team& team)
{
    return { Refusal::Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The team %1 has been dissolved."),
        { team.name }, {} };
}

} // namespace

TeamDesk::TeamDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Result<TeamId> TeamDesk::form(const Session& session, Team team)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::Dispatcher, Role::System }))
        return *refusal;
    if (const auto refusal = whyUnfit(team))
        return *refusal;
    if (team.point && team.homeCell.empty() && m_with.grid)
        if (const Cell* cell = m_with.grid->cellAt(*team.point))
            team.homeCell = cell->code;
    if (!team.homeCell.empty() && m_with.grid) {
        const Cell* cell = m_with.grid->cell(team.homeCell);
        if (!cell)
            return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no cell %1."),
                { team.homeCell }, "cell" };
        team.division = cell->division;
        if (!team.point)
            team.point = cell->label;
    }
    team.id = TeamId::random();
    const Draft draft = draftOf(team);
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return team.id;
}

Result<Receipt> TeamDesk::amend(const Session& session, Team team)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::Dispatcher, Role::System }))
        return *refusal;
    const auto known = m_with.ledgers.teams().team(team.id);
    if (!known)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such team."), {}, {} };
    if (known->isDissolved())
        return dissolved(*known);
    if (const auto refusal = whyUnfit(team))
        return *refusal;
    if (!team.division.empty() && m_with.grid && !m_with.grid->division(team.division))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no division %1."),
            { team.division }, "division" };
    team.homeCell = known->homeCell;
    team.point = known->point;
    const Draft draft = draftOf(team);
    return m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
}

std::optional<Refusal> TeamDesk::whyUnfit(const Team& team) const
{
    if (team.name.empty())
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "A team needs a name."), {}, "name" };
    for (const Team& other : m_with.ledgers.teams().teams())
        if (other.name == team.name && other.id != team.id && !other.isDissolved())
            return Refusal { Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "There is a team %1 already."),
                { team.name }, "name" };
    return std::nullopt;
}

// The numbers of the open cases in which it leads, assists or has a task, or at which it is.
std::vector<std::string> TeamDesk::casesWith(const Team& team) const
{
    IncidentQuery open;
    open.isOpen = true;
    open.limit = std::numeric_limits<std::int32_t>::max();
    std::vector<std::string> numbers;
    const auto holds
        = [&team](const std::vector<TeamId>& teams) { return std::ranges::find(teams, team.id) != teams.end(); };
    for (const IncidentRow& row : m_with.ledgers.incidents().rows(open))
        if (row.lead == team.id || holds(row.assistants) || holds(row.taskUnits) || row.id == team.status.incident)
            numbers.push_back(row.number);
    std::ranges::sort(numbers);
    return numbers;
}

Result<Receipt> TeamDesk::dissolve(const Session& session, TeamId id, const std::string& reason)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::Dispatcher, Role::System }))
        return *refusal;
    const auto team = m_with.ledgers.teams().team(id);
    if (!team)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such team."), {}, {} };
    if (team->isDissolved())
        return dissolved(*team);
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say why."), {}, "reason" };
    if (const auto numbers = casesWith(*team); !numbers.empty()) {
        std::string named;
        for (const std::string& number : numbers)
            named += (named.empty() ? "" : ", ") + number;
        return Refusal { Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal",
                "The team %1 still has work: %2. Give that to another team, or end it, and then dissolve the team."),
            { team->name, named }, {} };
    }
    entries::TeamDissolved gone;
    gone.set_reason(reason);
    const Draft draft { Kind::TeamDissolved, id.raw, gone.SerializeAsString(), {} };
    return m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
}

Result<Receipt> TeamDesk::changeStatus(const Session& session, TeamId id, const TeamStatusAt& status)
{
    const bool isOwnUnit = session.holds(Role::Unit) && session.team == id;
    if (!isOwnUnit)
        if (const auto refusal = refusalUnless(session, { Role::Dispatcher, Role::ShiftLeader, Role::System }))
            return *refusal;
    const auto team = m_with.ledgers.teams().team(id);
    if (!team)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such team."), {}, {} };
    if (team->isDissolved())
        return dissolved(*team);
    const Instant now = m_with.clock.now();
    if (status.at > now)
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The time lies in the future."), {},
            "at" };
    if (status.at < team->status.at)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The time lies before the team's last change of status (%1)."),
            { m_with.zone.minutes(team->status.at) }, "at" };
    if (!status.incident.isNull() && !m_with.ledgers.incidents().contains(status.incident))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {},
            "incident" };
    const Draft draft = draftOf(id, status);
    return m_with.journal.append({ &draft, 1 }, session.id, now);
}

} // namespace fengsui
