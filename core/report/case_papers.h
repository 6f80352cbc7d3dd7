#pragma once

#include "base/result.h"
#include "incident/incident.h"
#include "report/document.h"
#include "report/names.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui::report {

/// A form about one case, by the name that workflows print it under.
struct CaseForm {
    std::string_view id; ///< "supervisionSlip"
    std::string_view templateName; ///< "supervision_slip"
    std::string_view number; ///< "FS-05"
    std::string_view english;
    std::string_view chinese;
    bool isOfStep = false; ///< about one step: an application, a slip, a letter

    std::string_view title(Language language) const { return language == Language::Chinese ? chinese : english; }
};
/// All of them, the incident report and the dispatch sheet too, in the order of a menu.
std::span<const CaseForm> caseForms();
/// Null when there is none of this id.
const CaseForm* caseForm(std::string_view id);

/// A paper that the case gives reason for.
struct PaperChoice {
    std::string form;
    std::optional<std::size_t> step; ///< index of the step that it is about

    bool operator==(const PaperChoice&) const = default;
};
/// Every paper that fits the case as it stands: those of the whole case, then one for each step that leaves its own,
/// newest first.
std::vector<PaperChoice> papersOf(const Incident&);

/// The paper as a document. About a step where the form asks for one: that named, or else the last that fits. Refused
/// when the form is unknown, or nothing has happened in the case that it could be about.
///
/// The forms beside incident report and dispatch sheet share one set of fields: those of every form, those of every
/// case (case_facts.h), and
///   of the step: step, stepAt, stepBy, stepRole, stepUnit, stepNote, requestKind, reason, basis, asked (how much
///   time), dueBefore,
///     until, condition, arbitrators, competentUnit, level, demands, replyBy, instruction, receiver, handedOverAt,
///     transferGround
///   of what was decided upon it: decision, decidedAt, decidedBy, decidedRole, decisionReason, granted (how much time),
///   newDueAt, approver, signedBy of the answer to it: answer, answeredAt, answeredBy of the mediation:
///   disputeCategory, people, informedAt, mediators, facts, agreementForm, agreementNumber, content,
///     performBy, measure, terminateGround, legalWays.
/// Tables: answers (of the step), decisionAnswers, persons, tasks, visits, supervisions, reports, steps, papers (in the
/// file).
Result<Document> casePaper(
    std::string_view form, std::optional<std::size_t> step, const Incident&, const Names&, const Printed&);

} // namespace fengsui::report
