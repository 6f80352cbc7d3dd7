#pragma once

#include "incident/incident.h"
#include "report/document.h"
#include "report/names.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace fengsui::report {

/// Whether a form can be about a step: an application about a request, a slip about a supervision …
bool isAbout(std::string_view form, const StepOnFile& step);

/// The level at which a step supervises the case: that named, or the ordinary one when the limit ran out.
Supervision levelOf(const StepOnFile&);

/// What one step says, what was decided and answered upon it, and the tables of the case (see case_papers.h). Without a
/// step those fields are there and empty.
void addStep(Document&, const Incident&, std::optional<std::size_t> step, const Names&);
/// What is known of a mediation, and the list of the documents in its file (卷内目录).
void addMediation(Document&, const Incident&, const Names&);

/// How much time was asked for or given: "2 working days"; empty without an amount.
std::string amountText(const StepOnFile&, const Names&);

} // namespace fengsui::report
