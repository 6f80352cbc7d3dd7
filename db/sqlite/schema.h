#pragma once

#include "sqlite/connection.h"

namespace fengsui {

/// Brings the journal's own tables to the present form by numbered steps, each in a transaction. Throws StoreFailure
/// for a journal that a newer version has written.
void migrate(Connection&);

} // namespace fengsui
