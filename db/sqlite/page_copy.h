#pragma once

#include "journal/journal.h"
#include "sqlite/connection.h"

#include <filesystem>

namespace fengsui {

/// Copies the database as it is at this moment, page by page, while others go on reading and writing: by SQLite's own
/// means, because whoever opens and closes the file itself lets go of the locks that this process holds on it
/// (sqlite.org/howtocorrupt.html, 2.2). The copy is not synced. Throws StoreFailure; false when the progress, which
/// counts pages, said to stop.
bool copyPages(const Connection& from, const std::filesystem::path& to, const Progress&);

} // namespace fengsui
