#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace fengsui::bench {

/// What SQLite alone does with rows of these sizes in a table with the journal's own key and indexes (WAL, FULL), so
/// many in each transaction. Seconds.
double bareInserts(
    const std::filesystem::path& folder, const std::vector<std::size_t>& sizes, std::size_t perTransaction);

} // namespace fengsui::bench
