#pragma once

#include "journal/journal.h"
#include "sqlite/connection.h"

namespace fengsui {

/// Folds every entry once more, apart from the store, and writes down each row of a ledger that is not what its entries
/// come to: a damaged page may leave the journal whole and still show people a wrong case. Reads one moment only within
/// a Snapshot. False when the progress, which counts entries, said to stop.
bool checkLedgers(const Connection&, Verification&, const Progress&);

} // namespace fengsui
