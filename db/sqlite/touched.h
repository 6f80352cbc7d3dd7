#pragma once

#include "journal/journal.h"
#include "journal/subject_state.h"

namespace fengsui {

/// Puts into the news that this subject was touched, once.
void note(News&, const SubjectKey& touched);

} // namespace fengsui
