#pragma once

#include "journal/subject_state.h"
#include "sqlite/ledger_record.h"

namespace fengsui {

/// Puts down the rows that a subject's state comes to in the ledger tables, and nothing else. Of peers there are none:
/// they are few, and their ledger is folded where it is asked for.
void putDownRows(LedgerRecord&, SubjectId subject, const SubjectState&);

/// The digest of rows that were put down: null when the subject has none.
Digest digestOfRows(const LedgerRecord&, SubjectKind);
/// The same of the rows that the state comes to.
Digest digestOfRows(const SubjectKey&, const SubjectState&);

} // namespace fengsui
