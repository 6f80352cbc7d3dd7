#include "desk/evaluation_desk.h"

#include "desk/permission.h"
#include "evaluation/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

using Reason = Refusal::Reason;

std::optional<Refusal> refusalOfReason(const std::string& reason)
{
    if (reason.find_first_not_of(" \t\r\n") != std::string::npos)
        return std::nullopt;
    return Refusal { Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say why."), {}, "reason" };
}

std::optional<Refusal> refusalOfRuler(const Session& session)
{
    return refusalUnless(session, { Role::ShiftLeader, Role::Leader });
}

std::string roleOfRuler(const Session& session)
{
    return std::string(toWord(session.holds(Role::Leader) ? Role::Leader : Role::ShiftLeader));
}

/// Whether a step of this person is among those that the case is judged by.
bool isJudged(const CaseFacts& facts, OperatorId person)
{
    const auto steps = { facts.accept.by, facts.verify.by, facts.file.by, facts.dispatch.by, facts.check.by,
        facts.visit.by, facts.close.by, facts.reportedBy };
    return std::ranges::find(steps, person) != steps.end();
}

Refusal noSuchCase()
{
    return { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {}, "incident" };
}

} // namespace

EvaluationDesk::EvaluationDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Result<Receipt> EvaluationDesk::rule(const Session& session, IncidentId id, const Ruling& ruling)
{
    entries::EvaluationRuled ruled;
    ruled.set_exclude(ruling.excludes);
    ruled.set_reason(ruling.reason);
    ruled.set_role(ruling.role);
    std::vector<Digest> after;
    if (ruling.appeal != Digest {}) {
        ruled.set_appeal(std::string(ruling.appeal.view()));
        after.push_back(ruling.appeal);
    }
    const Draft draft { Kind::EvaluationRuled, id.raw, ruled.SerializeAsString(), std::move(after) };
    return m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
}

Result<Receipt> EvaluationDesk::exclude(const Session& session, IncidentId id, const std::string& reason)
{
    if (const auto refusal = refusalOfRuler(session))
        return *refusal;
    if (!m_with.ledgers.incidents().contains(id))
        return noSuchCase();
    if (const auto refusal = refusalOfReason(reason))
        return *refusal;
    const EvaluationFile file = m_with.ledgers.evaluation().file(id);
    if (file.exclusion)
        return Refusal { Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "The case is left out of evaluation already: %1"), { file.exclusion->reason },
            {} };
    if (file.openAppeal())
        return Refusal { Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "An appeal about this case waits for its decision."), {}, {} };
    return rule(session, id, { true, reason, roleOfRuler(session), {} });
}

Result<Receipt> EvaluationDesk::readmit(const Session& session, IncidentId id, const std::string& reason)
{
    if (const auto refusal = refusalOfRuler(session))
        return *refusal;
    if (!m_with.ledgers.incidents().contains(id))
        return noSuchCase();
    if (const auto refusal = refusalOfReason(reason))
        return *refusal;
    if (!m_with.ledgers.evaluation().file(id).exclusion)
        return Refusal { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The case is not left out of evaluation."),
            {}, {} };
    return rule(session, id, { false, reason, roleOfRuler(session), {} });
}

Result<Receipt> EvaluationDesk::appeal(const Session& session, IncidentId id, const std::string& reason)
{
    const auto row = m_with.ledgers.incidents().row(id);
    if (!row)
        return noSuchCase();
    const bool isLead = session.holds(Role::Unit) && !session.team.isNull() && row->lead == session.team;
    const auto facts = m_with.ledgers.evaluation().facts(id);
    if (!isLead && (!facts || session.id.isNull() || !isJudged(*facts, session.id)))
        return Refusal { Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal",
                "Only the unit that leads the case, or who took a step that counts in it, may appeal against its "
                "evaluation."),
            {}, {} };
    if (const auto refusal = refusalOfReason(reason))
        return *refusal;
    const EvaluationFile file = m_with.ledgers.evaluation().file(id);
    if (file.exclusion)
        return Refusal { Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "The case is left out of evaluation already: %1"), { file.exclusion->reason },
            {} };
    if (file.openAppeal())
        return Refusal { Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "An appeal about this case waits for its decision."), {}, {} };
    entries::EvaluationAppealed appealed;
    appealed.set_reason(reason);
    if (isLead)
        appealed.set_unit(std::string(session.team.view()));
    const Draft draft { Kind::EvaluationAppealed, id.raw, appealed.SerializeAsString(), {} };
    return m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
}

Result<Receipt> EvaluationDesk::decide(
    const Session& session, IncidentId id, Decision decision, const std::string& reason)
{
    if (const auto refusal = refusalOfRuler(session))
        return *refusal;
    if (!m_with.ledgers.incidents().contains(id))
        return noSuchCase();
    if (const auto refusal = refusalOfReason(reason))
        return *refusal;
    const EvaluationFile file = m_with.ledgers.evaluation().file(id);
    const Appeal* open = file.openAppeal();
    if (!open)
        return Refusal { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "No appeal about this case waits for a decision."), {}, {} };
    if (open->by == session.id)
        return Refusal { Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "Who appealed may not decide the appeal."),
            {}, {} };
    return rule(session, id, { decision == Decision::Grant, reason, roleOfRuler(session), open->entry });
}

} // namespace fengsui
