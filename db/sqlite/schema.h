#pragma once

#include "sqlite/connection.h"

namespace fengsui {

/// Brings the journal's own tables to the present form by numbered steps, each in a transaction. Throws StoreFailure
/// for a journal that a newer version has written.
void migrate(Connection&);

/// Throws StoreFailure for a file that is no journal of ours, was cut to nothing, or was written by a newer version.
void requireJournal(Connection&);
/// The same, and when the tables or ledgers are of an older version, which only a writer can mend.
void requireReadable(Connection&);

} // namespace fengsui
