#include "desk/intake_desk.h"

#include "desk/permission.h"
#include "incident/entries.pb.h"
#include "incident/fold.h"
#include "intake/duplicate.h"
#include "intake/validate_report.h"
#include "peer/audience.h"
#include "person/entries.pb.h"
#include "workflow/limits.h"

#include <algorithm>
#include <unordered_set>

namespace fengsui {

namespace {

constexpr std::string_view usualWorkflow = "urban";

OpenCase openCaseOf(const IncidentRow& row, bool isSameCaller)
{
    return { row.id, row.number, CaseType::parse(row.type), row.point, {}, row.reportedAt, row.title, row.address,
        isSameCaller, row.isDrill, row.reports };
}

} // namespace

IntakeDesk::IntakeDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Place IntakeDesk::located(Place place) const
{
    if (!m_with.grid)
        return place;
    if (place.cell.empty() && place.point)
        if (const Cell* cell = m_with.grid->cellAt(*place.point))
            place.cell = cell->code;
    if (const Cell* cell = place.cell.empty() ? nullptr : m_with.grid->cell(place.cell))
        place.division = cell->division;
    if (place.division.empty() && place.point)
        if (const Division* division = m_with.grid->divisionAt(*place.point))
            place.division = division->code;
    return place;
}

std::vector<DuplicateCandidate> duplicatesIn(const Ledgers& ledgers, const IncomingReport& report)
{
    const DuplicateLimits limits;
    NearbyQuery query;
    query.type = report.type ? report.type->toString() : std::string();
    query.since = report.receivedAt - limits.window;
    query.callerSince = report.receivedAt - limits.callerWindow;
    if (report.caller)
        query.phone = report.caller->phone;
    const std::vector<IncidentRow> rows = ledgers.incidents().nearby(query);

    NearbyQuery bySamePhone = query;
    bySamePhone.type.clear();
    std::unordered_set<IncidentId> sameCaller;
    if (!query.phone.empty())
        for (const IncidentRow& row : ledgers.incidents().nearby(bySamePhone))
            sameCaller.insert(row.id);
    std::vector<OpenCase> open;
    for (const IncidentRow& row : rows)
        open.push_back(openCaseOf(row, sameCaller.contains(row.id)));

    std::vector<DuplicateCandidate> candidates;
    for (LikelyDuplicate& likely : duplicateCandidates(report, open, limits)) {
        const auto row = std::ranges::find(rows, likely.id, &IncidentRow::id);
        candidates.push_back({ *row, std::move(likely.reasons), likely.metres });
    }
    return candidates;
}

// Asked for once: a store never changes whose it is.
const std::string& IntakeDesk::numberedDivision()
{
    if (m_numberedDivision.empty()) {
        const auto identity = m_with.ledgers.identity();
        m_numberedDivision = identity ? identity->division : std::string("0");
        if (identity && identity->profile == "cn")
            m_numberedDivision.resize(6, '0');
    }
    return m_numberedDivision;
}

// 511129-20251103-01-0007: division, day, console, sequence. More than 9,999 a day simply get longer.
std::string IntakeDesk::nextNumber(Instant at)
{
    const std::string prefix = numberedDivision() + '-' + m_with.zone.day(at) + '-' + m_with.console + '-';
    const auto known = m_lastNumber.find(prefix);
    std::uint64_t& last = known != m_lastNumber.end()
        ? known->second
        : m_lastNumber.emplace(prefix, m_with.ledgers.incidents().lastNumbered(prefix)).first->second;
    std::string sequence = std::to_string(++last);
    if (sequence.size() < 4)
        sequence.insert(0, 4 - sequence.size(), '0');
    return prefix + sequence;
}

PersonId IntakeDesk::recordCaller(
    std::vector<Draft>& drafts, const IncomingReport& report, std::string_view workflow) const
{
    if (!report.caller || report.caller->isEmpty())
        return {};
    const PersonId id { RawId::random().inTime(report.receivedAt) };
    entries::PersonRecorded recorded;
    recorded.set_name(report.caller->name);
    recorded.set_phone(report.caller->phone);
    recorded.set_address(report.caller->address);
    recorded.set_purpose("caller");
    drafts.push_back({ Kind::PersonRecorded, id.raw, recorded.SerializeAsString(), {}, streamOfCases(workflow) });
    return id;
}

Result<const workflow::Workflow*> IntakeDesk::workflowFor(const IncomingReport& report) const
{
    const std::string id = report.workflow.empty() ? std::string(usualWorkflow) : report.workflow;
    if (const workflow::Workflow* workflow = m_with.workflows->find(id))
        return workflow;
    return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The workflow %1 is not loaded."), { id },
        "workflow" };
}

std::string IntakeDesk::open(std::vector<Draft>& drafts, const workflow::Workflow& workflow,
    const IncomingReport& report, IncidentId id, IncidentId parent, Instant now)
{
    entries::IncidentReported reported;
    reported.set_workflow(workflow.id);
    reported.set_workflow_version(workflow.version);
    reported.set_state(workflow.start);
    *reported.mutable_report() = toMessage(report, recordCaller(drafts, report, workflow.id));
    if (report.closedAt) {
        reported.set_state(workflow.closedState().id);
        reported.set_ended(true);
    } else if (const auto limit = workflow::startLimit(workflow, report.type, report.isUrgent, now)) {
        toMessage(*limit, *reported.mutable_limit());
    }
    reported.set_urgent(report.isUrgent);
    reported.set_drill(report.isDrill);
    if (!parent.isNull())
        reported.set_parent(std::string(parent.view()));
    reported.set_case_number(nextNumber(report.receivedAt));
    drafts.push_back({ Kind::IncidentReported, id.raw, reported.SerializeAsString(), {}, streamOfCases(workflow.id) });
    return reported.case_number();
}

Result<Taken> IntakeDesk::report(const Session& session, IncomingReport report)
{
    if (const auto refusal
        = refusalUnless(session, { Role::Acceptor, Role::ShiftLeader, Role::Patroller, Role::System }))
        return *refusal;
    const auto workflow = workflowFor(report);
    if (!workflow)
        return workflow.refusal();
    const Instant now = m_with.clock.now();
    if (report.receivedAt.milliseconds == 0)
        report.receivedAt = now;
    if (const Outcome outcome = validateReport(report, now); !outcome)
        return outcome.refusal();
    report.place = located(std::move(report.place));
    const IncidentId id { report.externalKey.empty() ? RawId::random().inTime(now)
                                                     : idOf(report.externalKey, report.receivedAt).raw };
    if (!report.externalKey.empty() && m_with.ledgers.incidents().contains(id))
        return Refusal { Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "The report %1 was taken in before."),
            { report.externalKey }, {} };
    std::vector<Draft> drafts;
    const std::string number = open(drafts, **workflow, report, id, {}, now);
    return Taken { id, number, false, m_with.journal.append(drafts, session.id, now) };
}

Outcome IntakeDesk::openPart(
    std::vector<Draft>& drafts, const IncomingReport& report, IncidentId id, IncidentId parent, Instant now)
{
    const auto workflow = workflowFor(report);
    if (!workflow)
        return workflow.refusal();
    if (const Outcome outcome = validateReport(report, now); !outcome)
        return outcome;
    open(drafts, **workflow, report, id, parent, now);
    return Done {};
}

Result<Taken> IntakeDesk::attach(const Session& session, IncomingReport report, IncidentId to)
{
    if (const auto refusal
        = refusalUnless(session, { Role::Acceptor, Role::ShiftLeader, Role::Patroller, Role::System }))
        return *refusal;
    const auto target = m_with.ledgers.incidents().row(to);
    if (!target)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {},
            "incident" };
    if (!target->isOpen)
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Case %1 is over; take the report in as a new case."), { target->number },
            "incident" };
    if (target->isDrill != report.isDrill)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "A drill and a real matter can't be one case."), {}, "incident" };
    const Instant now = m_with.clock.now();
    if (report.receivedAt.milliseconds == 0)
        report.receivedAt = now;
    if (const Outcome outcome = validateReport(report, now); !outcome)
        return outcome.refusal();
    report.place = located(std::move(report.place));
    std::vector<Draft> drafts;
    entries::ReportAttached attached;
    *attached.mutable_report() = toMessage(report, recordCaller(drafts, report, target->workflow));
    drafts.push_back({ Kind::ReportAttached, to.raw, attached.SerializeAsString(), {} });
    return Taken { to, target->number, true, m_with.journal.append(drafts, session.id, now) };
}

Result<BatchOutcome> IntakeDesk::importBatch(const Session& session, std::span<const IncomingReport> reports)
{
    if (const auto refusal = refusalUnless(session, { Role::Acceptor, Role::Administrator, Role::System }))
        return *refusal;
    const Instant now = m_with.clock.now();
    BatchOutcome outcome;
    std::vector<Draft> drafts;
    std::unordered_set<IncidentId> inBatch;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (const Outcome valid = validateReport(reports[i], now); !valid) {
            outcome.refused.emplace_back(i, valid.refusal());
            continue;
        }
        const auto workflow = workflowFor(reports[i]);
        if (!workflow) {
            outcome.refused.emplace_back(i, workflow.refusal());
            continue;
        }
        const IncidentId id = reports[i].externalKey.empty() ? IncidentId { RawId::random().inTime(now) }
                                                             : idOf(reports[i].externalKey, reports[i].receivedAt);
        if (!inBatch.insert(id).second
            || (!reports[i].externalKey.empty() && m_with.ledgers.incidents().contains(id))) {
            ++outcome.known;
            continue;
        }
        IncomingReport placed = reports[i];
        placed.place = located(std::move(placed.place));
        open(drafts, **workflow, placed, id, {}, now);
        ++outcome.taken;
    }
    if (!drafts.empty())
        outcome.receipt = m_with.journal.append(drafts, session.id, now);
    return outcome;
}

Result<Receipt> IntakeDesk::erase(const Session& session, PersonId id, std::string reason)
{
    if (const auto refusal = refusalUnless(session, { Role::ShiftLeader, Role::Administrator }))
        return *refusal;
    const auto person = m_with.ledgers.persons().person(id);
    if (!person)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such person."), {}, {} };
    if (person->isErased)
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "This person's data were destroyed before."), {}, {} };
    if (person->isHeld)
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "This person's data are held as evidence; lift the hold first."), {}, {} };
    if (reason.empty())
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say why the data are destroyed."), {},
            "reason" };
    entries::PersonErased erased;
    erased.set_reason(reason);
    const Draft draft { Kind::PersonErased, id.raw, erased.SerializeAsString(), {} };
    Receipt receipt = m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    if (m_with.blobs)
        m_with.blobs->entriesCame(); // files that show the person go too
    return receipt;
}

IncidentId IntakeDesk::idOf(const std::string& externalKey, Instant receivedAt)
{
    return { RawId::derived("report:" + externalKey).inTime(receivedAt) };
}

} // namespace fengsui
