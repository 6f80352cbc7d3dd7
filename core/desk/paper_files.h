#pragma once

#include "desk/paper_names.h"
#include "report/document.h"

namespace fengsui {

/// Lists the files of a case on a paper that has room for them. The digits name what each file holds: a paper in hand
/// shows whether the file is still the same.
void addFiles(report::Document&, const PaperSources&, IncidentId);

} // namespace fengsui
