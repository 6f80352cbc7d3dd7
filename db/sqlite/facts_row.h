#pragma once

#include "evaluation/case_facts.h"
#include "sqlite/connection.h"
#include "sqlite/ledger_record.h"

#include <string>

namespace fengsui {

/// The table case_facts, in the order in which cases came, one row a case: what figures are grouped by in columns of
/// its own, everything else packed into the column `facts`, because a column each made writing a case twice as dear.
/// `fengsui-clerk evaluate --json` prints what is in it.
std::string createFactsSql();
std::string insertFactsSql();
std::string updateFactsSql();
/// "SELECT … FROM case_facts " with the columns as readFacts wants them.
std::string selectFactsSql();
/// As insertFactsSql and updateFactsSql want them.
void putFacts(LedgerRecord&, const CaseFacts&);
/// Whether a ruling excludes the case stands elsewhere and is left as it is. Throws StoreFailure for a row that no
/// version of this program has written.
void readFacts(const Statement& row, CaseFacts& facts);

/// What has no column of its own. Times are counted from the report on.
std::string packFacts(const CaseFacts&);
/// Reads it again into a record that knows when the case was reported; false when it is damaged.
bool unpackFacts(std::string_view packed, CaseFacts& facts);

} // namespace fengsui
