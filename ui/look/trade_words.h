#pragma once

#include "incident/incident_ledger.h"
#include "staff/operator.h"
#include "team/team.h"

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui::ui {

/// The trade's identifiers in the language of the window.
QString nameOf(TeamStatus status);
QString nameOf(Role role);
QString nameOf(Supervision supervision);
QString nameOf(PendingRequest request);
QString sourceName(const std::string& source);
QString appealName(const std::string& appeal);
/// All sources and appeals a person may choose, in the order of the form.
std::vector<std::string> sources();
std::vector<std::string> appeals();
/// Why an entry had no effect: "overtaken", "reportedTwice", "notReported".
QString ineffectiveReason(const std::string& reason);

/// What happened, as a diary names it: "reported", "attached", "teamStatus", "note", …; the word itself if unknown.
QString diaryWord(const std::string& what);

/// A team's status as a mark that can be told apart without colour: "○", "◐", …
QString markOf(TeamStatus status);

/// "2 d 04:10", "00:45", or "−00:12" when it is over.
QString remaining(Duration left);

/// What is special about a case, as marks ("!! ! 督 ? ⚑") or as words ("overdue, urgent").
QString caseFlags(const IncidentRow& row, bool asWords);

} // namespace fengsui::ui
