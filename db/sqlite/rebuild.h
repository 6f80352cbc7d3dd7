#pragma once

#include "journal/journal.h"
#include "sqlite/connection.h"
#include "sqlite/fold_guard.h"

namespace fengsui {

/// Throws all ledgers away and folds every entry again, in one transaction. False when it was cancelled; then, as after
/// a failure, the old ledgers stand. Needs memory for the states of at most `subjectsInMemory` subjects, and of half as
/// many that wait to be written.
bool rebuildLedgers(Connection&, const Progress&, FoldGuard&);

inline constexpr std::size_t subjectsInMemory = 40'000;

} // namespace fengsui
