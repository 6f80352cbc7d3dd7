#pragma once

#include "evaluation/case_facts.h"
#include "sqlite/connection.h"

#include <string>

namespace fengsui {

/// The table case_facts, in the order in which cases came: one row a case, one column a fact, so that anyone can check
/// a figure with plain SQL. Times are milliseconds since 1970, NULL for none. The column `marks` adds up: 1 drill, 2 on
/// hold, 4 misdirected, 8 turned down, 16 has a caller.
std::string createFactsSql();
std::string insertFactsSql();
std::string updateFactsSql();
/// "SELECT … FROM case_facts " with the columns as readFacts wants them.
std::string selectFactsSql();
/// The texts of the facts must live until the statement is done.
void bindFacts(Statement&, const CaseFacts&);
/// Whether a ruling excludes the case stands elsewhere and is left as it is.
void readFacts(const Statement& row, CaseFacts& facts);

} // namespace fengsui
