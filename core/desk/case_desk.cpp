#include "desk/case_desk.h"

#include "desk/attachment_desk.h"
#include "desk/permission.h"
#include "desk/team_desk.h"
#include "incident/entries.pb.h"
#include "peer/audience.h"
#include "person/entries.pb.h"
#include "workflow/decide.h"
#include "workflow/form.h"
#include "workflow/overdue.h"

#include <algorithm>
#include <array>

namespace fengsui {

namespace {

workflow::Actor actorOf(const Session& session)
{
    return { session.id, session.roles, session.team };
}

Draft draftOf(const Incident& incident, const entries::CaseActed& acted)
{
    return { Kind::CaseActed, incident.id.raw, acted.SerializeAsString(), { incident.head } };
}

void merge(News& into, News&& from)
{
    into.incidents.insert(into.incidents.end(), from.incidents.begin(), from.incidents.end());
    into.teams.insert(into.teams.end(), from.teams.begin(), from.teams.end());
}

// What it says we can't know, and what we did without knowing might contradict it.
bool isBeyondUs(const Incident& incident)
{
    return std::ranges::find(incident.ineffective, "newerVersion", &IneffectiveEntry::reason)
        != incident.ineffective.end();
}

} // namespace

CaseDesk::CaseDesk(const Facilities& facilities, IntakeDesk& intake)
    : m_with(facilities)
    , m_intake(intake)
{
    m_with.journal.listen([this](const News& news) {
        for (const IncidentId& id : news.incidents)
            m_watch.change(id);
        if (news.rules) // another calendar may be in force: everything is looked at anew
            m_isWatching = false;
    });
}

CaseDesk::~CaseDesk()
{
    m_with.journal.listen({});
}

void CaseDesk::recordPersons(
    std::vector<Draft>& drafts, const workflow::Workflow& workflow, workflow::ActionRequest& request, Instant now) const
{
    const workflow::Action* action = workflow.action(request.action);
    for (auto& [name, word] : request.fields) {
        const workflow::Field* field = action && action->use(name) ? workflow.field(name) : nullptr;
        if (!field || field->type != workflow::FieldType::Person || word.empty() || PersonId::parse(word))
            continue;
        std::array<std::string, 3> parts;
        for (std::size_t i = 0, at = 0; i < parts.size() && at <= word.size(); ++i) {
            const std::size_t bar = i + 1 < parts.size() ? word.find('|', at) : std::string::npos;
            parts[i] = word.substr(at, bar == std::string::npos ? bar : bar - at);
            at = bar == std::string::npos ? word.size() + 1 : bar + 1;
        }
        const PersonId id { RawId::random().inTime(now) };
        entries::PersonRecorded recorded;
        recorded.set_name(parts[0]);
        recorded.set_phone(parts[1]);
        recorded.set_address(parts[2]);
        recorded.set_purpose("party");
        drafts.push_back(
            { Kind::PersonRecorded, id.raw, recorded.SerializeAsString(), {}, streamOfCases(workflow.id) });
        word = id.toString();
    }
}

workflow::Surroundings CaseDesk::surroundings(
    const workflow::Workflow& workflow, const Incident& incident, const workflow::ActionRequest& request) const
{
    const workflow::Wanted wanted = workflow::wanted(workflow, request);
    workflow::Surroundings around;
    for (const TeamId& id : wanted.teams)
        if (const auto team = m_with.ledgers.teams().team(id))
            around.teams.push_back({ id, team->status.status, team->isDissolved() });
    if (wanted.target) {
        if (const auto target = m_with.ledgers.incidents().incident(*wanted.target)) {
            const auto sharesCaller = std::ranges::any_of(incident.reports, [&](const ReportOnFile& mine) {
                return !mine.caller.isNull()
                    && std::ranges::find(target->reports, mine.caller, &ReportOnFile::caller) != target->reports.end();
            });
            // The reports of a joined case stay with it and are found through it: nobody who called is lost.
            around.target = workflow::MergeTarget { target->id, target->isOpen, target->type, target->place,
                target->reportedAt, true, sharesCaller };
        }
    }
    for (const IncidentId& child : incident.children)
        if (const auto row = m_with.ledgers.incidents().row(child); row && row->isOpen)
            ++around.openChildren;
    around.hasCells = m_with.grid && !m_with.grid->cells().empty();
    if (m_with.grid) {
        const Cell* cell = nullptr;
        if (!wanted.cell.empty())
            cell = m_with.grid->cell(wanted.cell);
        else if (wanted.point)
            cell = m_with.grid->cellAt(*wanted.point);
        if (cell)
            around.located = workflow::Located { cell->division, cell->code };
        else if (const Division* division = wanted.point ? m_with.grid->divisionAt(*wanted.point) : nullptr)
            around.located = workflow::Located { division->code, {} };
    }
    // Until patrols have grounds of their own, any patroller who may sign in covers the county.
    for (const Operator& person : m_with.ledgers.staff().operators()) {
        if (person.isDisabled)
            continue;
        around.isCellPatrolled |= person.holds(Role::Patroller);
        if (person.holds(Role::Unit) && !person.team.isNull())
            around.manned.push_back(person.team);
    }
    return around;
}

// Teams follow the case: named at dispatch they are assigned, when the work is done they return, when the case is over
// or taken from them they are free again. What they told themselves in between stands.
void CaseDesk::addTeamDrafts(
    std::vector<Draft>& drafts, const Incident& before, const entries::CaseActed& acted, Instant now) const
{
    std::vector<TeamId> named;
    if (const auto lead = TeamId::fromBytes(acted.lead_team()); lead && !lead->isNull())
        named.push_back(*lead);
    for (const std::string& bytes : acted.assisting_teams())
        if (const auto team = TeamId::fromBytes(bytes))
            named.push_back(*team);
    std::vector<TeamId> had = before.assistants;
    if (!before.lead.isNull())
        had.push_back(before.lead);

    const auto change = [&](TeamId id, TeamStatus status, IncidentId incident) {
        const auto team = m_with.ledgers.teams().team(id);
        const bool isOnCase = team && team->status.incident == before.id;
        const bool isFree = team && team->status.status == TeamStatus::Available;
        if (team && team->status.status != status && (status == TeamStatus::Assigned ? isFree : isOnCase))
            drafts.push_back(fengsui::draftOf(id, { status, std::max(now, team->status.at), incident, {} }));
    };
    for (const TeamId& id : named)
        change(id, TeamStatus::Assigned, before.id);
    const bool isTaken = TeamId::fromBytes(acted.lead_team()).has_value();
    for (const TeamId& id : had) {
        if (std::ranges::find(named, id) != named.end())
            continue;
        if (acted.ends() || isTaken)
            change(id, TeamStatus::Available, {});
        else if (acted.handled() && acted.to() != acted.from())
            change(id, TeamStatus::Returning, before.id);
    }
}

Result<Acted> CaseDesk::act(
    const Session& session, IncidentId id, const std::string& action, const std::map<std::string, std::string>& fields)
{
    const auto incident = m_with.ledgers.incidents().incident(id);
    if (!incident)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {}, {} };
    if (isBeyondUs(*incident))
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal",
                "A console with a newer version of the program has written of this case. Install that version here "
                "before you change the case."),
            {}, {} };
    const workflow::Workflow* workflow = m_with.workflows->find(incident->workflow, incident->workflowVersion);
    if (!workflow)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The workflow %1 is not loaded."),
            { incident->workflow }, {} };
    workflow::ActionRequest request { action, fields, std::nullopt };
    const Instant now = m_with.clock.now();
    std::vector<Draft> drafts;
    recordPersons(drafts, *workflow, request, now);
    auto decided = workflow::decide(
        *workflow, *incident, actorOf(session), request, surroundings(*workflow, *incident, request), now);
    if (!decided)
        return decided.refusal();
    const entries::CaseActed acted = *std::move(decided);
    drafts.push_back(draftOf(*incident, acted));
    addTeamDrafts(drafts, *incident, acted, now);
    addFileDrafts(drafts, m_with, id, acted);
    if (const auto child = IncidentId::fromBytes(acted.child())) {
        IncomingReport part;
        part.workflow = request.fields["childWorkflow"];
        part.source = incident->source;
        part.title = request.fields["childTitle"];
        part.text = request.fields["childText"];
        part.type = incident->type;
        part.place = incident->place;
        part.receivedAt = now;
        part.isUrgent = incident->isUrgent;
        part.isDrill = incident->isDrill;
        if (const Outcome opened = m_intake.openPart(drafts, part, *child, id, now); !opened)
            return opened.refusal();
    }
    return Acted { acted.action(), acted.to(), m_with.journal.append(drafts, session.id, now) };
}

std::vector<workflow::AvailableAction> CaseDesk::availableActions(
    const Session& session, const Incident& incident) const
{
    const workflow::Workflow* workflow
        = isBeyondUs(incident) ? nullptr : m_with.workflows->find(incident.workflow, incident.workflowVersion);
    return workflow ? workflow::availableActions(*workflow, incident, actorOf(session))
                    : std::vector<workflow::AvailableAction> {};
}

CaseDesk::Tick CaseDesk::tick(Instant now, std::size_t most)
{
    if (!m_isWatching) {
        for (const auto& [id, changedAt] : m_with.ledgers.incidents().openChanges())
            m_watch.change(id);
        m_isWatching = true;
    }
    Tick tick;
    const auto due = m_watch.due(now, most + 1);
    tick.hasMore = due.size() > most;
    for (std::size_t i = 0; i < std::min(due.size(), most); ++i) {
        const auto next = this->tick(due[i], now, tick.news); // its own entries are news to the watch
        m_watch.set(due[i], next);
    }
    return tick;
}

std::optional<Instant> CaseDesk::tick(IncidentId id, Instant now, News& news)
{
    auto incident = m_with.ledgers.incidents().incident(id);
    const workflow::Workflow* workflow = incident && !isBeyondUs(*incident)
        ? m_with.workflows->find(incident->workflow, incident->workflowVersion)
        : nullptr;
    if (!workflow)
        return std::nullopt;
    // One mark may make the next one due (overdue, then a level up, and its limit), so each is taken from the case as
    // it is then. A case that lay for years has more than one sitting does; it is looked at again at once.
    constexpr int mostMarks = 64;
    for (int mark = 0; mark < mostMarks; ++mark) {
        const auto due = workflow::overdueActions(*workflow, *incident, now);
        if (due.empty())
            return workflow::nextDue(*workflow, *incident, now);
        const Draft draft = draftOf(*incident, due.front().acted);
        merge(news, m_with.journal.append({ &draft, 1 }, Session::system().id, now).news);
        incident = m_with.ledgers.incidents().incident(id);
    }
    return now;
}

Result<std::uint32_t> CaseDesk::printed(const Session& session, IncidentId id, const std::string& form)
{
    if (session.roles.empty())
        return Refusal { Refusal::Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "Sign in first."), {}, {} };
    const auto incident = m_with.ledgers.incidents().incident(id);
    if (!incident)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {}, {} };
    entries::CopyPrinted printed;
    printed.set_form(form);
    printed.set_copy(incident->copies + 1);
    std::string record;
    for (const Head& head : m_with.journal.heads())
        if (head.key.incarnation == m_with.journal.incarnation())
            record += (record.empty() ? "" : "; ") + head.key.stream + '/' + std::to_string(head.key.number) + ' '
                + head.hash.toHex().substr(0, 20);
    printed.set_record(record);
    const Draft draft { Kind::CopyPrinted, id.raw, printed.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return incident->copies + 1;
}

} // namespace fengsui
