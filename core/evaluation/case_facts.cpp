#include "evaluation/case_facts.h"

#include <algorithm>

namespace fengsui {

namespace {

/// On whose desk the case lies.
enum class Stage : std::uint8_t { Accept, Verify, File, Dispatch, Handle, Check, Over };

CaseFacts::Answer answerOf(const StepOnFile& step, const char* field)
{
    const auto found = step.fields.find(field);
    if (found == step.fields.end() || found->second.empty())
        return CaseFacts::Answer::None;
    return found->second == "yes" ? CaseFacts::Answer::Yes : CaseFacts::Answer::No;
}

CaseFacts::Satisfaction satisfactionOf(const StepOnFile& step)
{
    using enum CaseFacts::Satisfaction;
    const auto found = step.fields.find("satisfaction");
    if (found == step.fields.end())
        return None;
    return found->second == "very"     ? Very
        : found->second == "satisfied" ? Satisfied
        : found->second == "fair"      ? Fair
        : found->second.empty()        ? None
                                       : Unsatisfied;
}

/// Goes along the steps of a case once.
class Walk {
public:
    explicit Walk(const Incident& incident)
        : m_incident(incident)
        , m_entered(incident.reportedAt)
    {
        if (incident.startLimit)
            m_due = incident.startLimit->dueAt;
    }

    CaseFacts run()
    {
        describe();
        for (const StepOnFile& step : m_incident.steps)
            take(step);
        noteRunningLimit();
        takeFromElsewhere();
        return std::move(m_facts);
    }

private:
    void describe()
    {
        m_facts.id = m_incident.id;
        m_facts.lead = m_incident.lead;
        m_facts.division = m_incident.place.division;
        m_facts.cell = m_incident.place.cell;
        m_facts.source = m_incident.source;
        m_facts.workflow = m_incident.workflow;
        if (m_incident.type)
            m_facts.type = m_incident.type->toString();
        m_facts.reportedAt = m_incident.reportedAt;
        m_facts.reportedBy = m_incident.reportedBy;
        m_facts.isDrill = m_incident.isDrill;
        m_facts.hasCaller = std::ranges::any_of(
            m_incident.reports, [](const ReportOnFile& report) { return !report.caller.isNull(); });
    }

    // What was written down for a unit counts from when the unit did it, and is nobody's of the centre.
    Deed done(const StepOnFile& step) const
    {
        return { step.doneAt(), m_due, step.onBehalf ? OperatorId {} : step.by };
    }

    void take(const StepOnFile& step)
    {
        const bool moves = step.from != step.to;
        const PendingRequest asked = m_pending;
        if (const auto pending = pendingRequestOf(step.request))
            m_pending = *pending;
        const bool isDecided = asked != PendingRequest::None && m_pending == PendingRequest::None;
        if (moves)
            addTime(step);
        if (isDecided && asked == PendingRequest::Extension && step.limit && !moves)
            ++m_facts.extensions;
        if (step.end != CaseEnd::None && moves)
            takeEnd(step);
        else
            takeWork(step, moves, isDecided ? asked : PendingRequest::None);
        if (moves || step.limit)
            m_due = step.limit ? std::optional(step.limit->dueAt) : std::nullopt;
    }

    // A state's time belongs to the desk on which the case lay, and to nobody while it was on hold.
    void addTime(const StepOnFile& step)
    {
        const Duration passed = step.used.count() > 0 ? step.used : std::max(Duration(0), step.doneAt() - m_entered);
        if (m_stage != Stage::Over && !m_facts.isSuspended)
            m_facts.took[static_cast<std::size_t>(m_stage)] += passed;
        m_entered = step.nextFrom();
    }

    void takeEnd(const StepOnFile& step)
    {
        if (m_stage == Stage::Accept)
            m_facts.accept = done(step);
        m_facts.end = step.end;
        m_facts.isTurnedDown = step.end == CaseEnd::Rejected && m_stage == Stage::File;
        m_facts.isSuspended = false;
        takeVisit(step);
        // Who closes a case that lies with the unit has done with it what could be done.
        if (step.isHandling || (m_stage == Stage::Handle && isClosing(step.end)))
            m_facts.handle = done(step);
        if (isClosing(step.end)) {
            m_facts.close = done(step);
            if (m_facts.hasCaller && !m_facts.visit.isDone())
                m_facts.visit.due = m_due;
        }
        m_stage = Stage::Over;
    }

    void takeWork(const StepOnFile& step, bool moves, PendingRequest decided)
    {
        if (m_stage == Stage::Over && moves) // taken up again
            reopen();
        const bool isPatroller = step.role == "patroller";
        if (m_stage == Stage::Accept && moves) {
            m_facts.accept = done(step);
            m_stage = step.isToVerify ? Stage::Verify : Stage::File;
        } else if (m_stage == Stage::Verify && isPatroller) {
            m_facts.verify = done(step);
            if (moves)
                m_stage = Stage::File;
        } else if (m_stage == Stage::Check && isPatroller && !moves) {
            m_facts.check = done(step);
        } else if (m_stage == Stage::Handle && moves) {
            if (!m_facts.sign.isDone() && (step.role == "unit" || step.onBehalf))
                m_facts.sign = done(step);
            m_facts.isSuspended = decided == PendingRequest::Suspension;
        }
        if (step.isFiling) {
            m_facts.file = done(step);
            m_stage = Stage::Dispatch;
        }
        takeVisit(step);
        if (step.lead)
            takeLead(step);
        if (step.isHandling) {
            m_facts.handle = done(step);
            m_stage = Stage::Check;
        }
        if (step.rework > 0) {
            m_facts.reworks += step.rework;
            m_facts.handle = {};
            m_facts.check = {};
            m_stage = Stage::Handle;
        }
    }

    void reopen()
    {
        m_facts.end = CaseEnd::None;
        m_facts.isTurnedDown = false;
        m_facts.close = m_facts.handle = m_facts.check = m_facts.visit = {};
        m_facts.contacted = m_facts.solved = CaseFacts::Answer::None;
        m_facts.satisfaction = CaseFacts::Satisfaction::None;
        m_isReopened = true;
        m_stage = m_facts.file.isDone() ? Stage::Dispatch : Stage::File;
    }

    void takeLead(const StepOnFile& step)
    {
        m_facts.sign = {};
        if (step.lead->isNull()) {
            m_facts.isMisdirected |= m_stage == Stage::Handle;
            m_facts.handle = {};
            m_stage = Stage::Dispatch;
            return;
        }
        if (!m_facts.dispatch.isDone())
            m_facts.dispatch = done(step);
        m_facts.isMisdirected
            |= !m_isReopened && m_facts.reworks > 0 && !m_lastLead.isNull() && *step.lead != m_lastLead;
        m_lastLead = *step.lead;
        m_facts.handle = {};
        m_stage = Stage::Handle;
    }

    void takeVisit(const StepOnFile& step)
    {
        if (const auto contacted = answerOf(step, "contacted"); contacted != CaseFacts::Answer::None) {
            // A caller who is asked after the case was closed was due to be asked before.
            m_facts.visit = { step.at, m_stage == Stage::Over ? m_facts.visit.due : m_due, step.by };
            m_facts.contacted = contacted;
            m_facts.solved = answerOf(step, "solved");
            m_facts.satisfaction = satisfactionOf(step);
        }
    }

    // What has not been done yet is held to the limit that runs now.
    void noteRunningLimit()
    {
        switch (m_stage) {
        case Stage::Accept:
            m_facts.accept.due = m_due;
            break;
        case Stage::Verify:
            if (!m_facts.verify.isDone())
                m_facts.verify.due = m_due;
            break;
        case Stage::File:
            m_facts.file.due = m_due;
            break;
        case Stage::Dispatch:
            if (!m_facts.dispatch.isDone())
                m_facts.dispatch.due = m_due;
            break;
        case Stage::Handle:
            m_facts.handle.due = m_due;
            if (!m_facts.sign.isDone())
                m_facts.sign.due = m_due;
            break;
        case Stage::Check:
            m_facts.close.due = m_due;
            if (!m_facts.check.isDone())
                m_facts.check.due = m_due;
            if (m_facts.hasCaller && !m_facts.visit.isDone())
                m_facts.visit.due = m_due;
            break;
        case Stage::Over:
            break;
        }
    }

    // A case that another system had handled before it came to us, or has set a time for.
    void takeFromElsewhere()
    {
        const ReportOnFile* report = m_incident.reports.empty() ? nullptr : &m_incident.reports.front();
        if (!report || (!report->dueAt && !report->closedAt))
            return;
        if (!m_facts.handle.due)
            m_facts.handle.due = report->dueAt;
        if (!report->closedAt || !m_incident.steps.empty())
            return;
        m_facts.end = CaseEnd::Closed; // whether anything was reached by it, the other system doesn't tell
        m_facts.accept = {};
        m_facts.handle = m_facts.close = { report->closedAt, report->dueAt, {} };
        m_facts.took[static_cast<std::size_t>(CaseFacts::Phase::Handle)] = *report->closedAt - report->receivedAt;
    }

    const Incident& m_incident;
    CaseFacts m_facts;
    Stage m_stage = Stage::Accept;
    PendingRequest m_pending = PendingRequest::None;
    Instant m_entered; ///< the state that runs
    std::optional<Instant> m_due; ///< of the limit that runs
    TeamId m_lastLead;
    bool m_isReopened = false;
};

static_assert(static_cast<std::size_t>(Stage::Over) == CaseFacts::phaseCount);

} // namespace

bool CaseFacts::isPublic() const
{
    constexpr std::array<std::string_view, 5> sources { "phone", "hotline", "alarm", "media", "import" };
    return std::ranges::find(sources, source) != sources.end();
}

CaseFacts factsOf(const Incident& incident)
{
    return Walk(incident).run();
}

} // namespace fengsui
