#pragma once

#include "base/result.h"
#include "desk/session.h"
#include "grid/read_divisions.h"
#include "wiring/local_store.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace fengsui {

struct GridImport {
    std::size_t divisions = 0; ///< in the edition now in force
    std::size_t cells = 0;
    std::vector<GridProblem> problems; ///< rows of the file that were not used
};

/// Puts the divisions (and cells) of a file into a new edition of the store, over those it had: a code that stands in
/// both is taken from the file. The file is a table (CSV, plain or gzip), GeoJSON (plain or gzip), or a call file that
/// a known mapping fits: then its divisions are those that the calls name. Refuses a file that can't be read as any of
/// these, and one without a single usable row. What the numbers of a table or of GeoJSON mean is said by a person; the
/// edition's title keeps it. Throws StoreFailure.
Result<GridImport> importDivisions(LocalWriter& writer, const StoreFolder& folder,
    const std::vector<CallMapping>& mappings, const Session& session, const std::filesystem::path& file,
    CoordinateReference from = CoordinateReference::Wgs84);

/// The same with parts that are in memory already.
Result<GridImport> putGridInForce(
    LocalWriter& writer, const StoreFolder& folder, const Session& session, GridParts parts, const std::string& title);

} // namespace fengsui
