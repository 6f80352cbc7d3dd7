#pragma once

#include "incident/incident.h"
#include "report/names.h"

#include <string>

namespace fengsui::report {

/// What stands on every form: issuer, zone, printedAt, printedBy, copy, record ("county/123  3f2a …": the journal's
/// head and twenty digits of its hash).
void addPrinted(Document&, const Names&, const Printed&);

/// The QR code of a paper: "fengsui:SUBJECT@STREAM/NUMBER#HASH", hash in twenty digits; the part from @ on is missing
/// while nothing is recorded.
std::string qrText(const std::string& subject, const Printed&);

/// What is known of a case, for any form about it: number, caseTitle, type, source, appeal, urgency, state, reportedAt,
/// happenedAt, filedAt, closedAt, division, cell, address, coordinate, component, text, caller, phone, callerAddress,
/// externalKey, reportCount, mergedInto, lead, assistants, dispatchedAt, deadlineClass, workLimit and workDueAt (of
/// the unit's work), stepDueAt (of the step that runs now), supervision, request, overdue, rework, escalation,
/// filingCondition, closingCondition, requirement, done, doneAt, documents, checkResult, contacted, solved,
/// satisfaction. The caller's telephone number is masked; an erased caller shows as erased.
void addCase(Document&, const Incident&, const Names&);

/// A caller as a table shows it: name and masked telephone number.
struct CallerText {
    std::string name;
    std::string phone;
    std::string address;
};
/// An answer as people read it: of several choices each has its title, and a person is named.
std::string answerText(
    const std::string& workflow, const std::string& field, const std::string& value, const Names& names);
/// Who of a unit said it and how, and who wrote it down: "By telephone, 王某; written down by 周文斌".
std::string onBehalfText(const OnBehalf& told, OperatorId by, const std::string& workflow, const Names& names);

CallerText callerText(PersonId, const Names&);

/// "28.956700° N, 103.902800° E" or "北纬28.956700° 东经103.902800°" (WGS 84), with a remark when it is only roughly
/// so.
std::string coordinateText(const Place&, const Names&);

} // namespace fengsui::report
