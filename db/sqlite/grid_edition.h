#pragma once

#include "base/digest.h"
#include "grid/division.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace fengsui {

/// A grid edition as it lies in a store: an immutable SQLite file, named by the SHA-256 of its bytes
/// ("<64 digits>.sqlite").
struct GridEdition {
    Digest digest;
    std::uint64_t rows = 0; ///< divisions and cells
    std::uint64_t bytes = 0;
};

/// Where the edition of that digest lies in the folder.
std::filesystem::path editionPath(const std::filesystem::path& folder, const Digest& digest);

/// Writes divisions and cells into a new file of the folder, which is made when there is none. The same input gives the
/// same bytes with the same release of SQLite (its file header names the release). Whole or not at all, whenever the
/// power fails. Throws StoreFailure.
GridEdition writeGridEdition(const std::filesystem::path& folder, GridParts parts, const std::string& title);

/// Reads an edition into memory after checking its digest; SQLite never opens the file itself, so nothing can change it
/// meanwhile. In the order of codes. Throws StoreFailure when the file is missing, is another than its name says, or is
/// no grid edition.
GridParts readGridEdition(const std::filesystem::path& folder, const Digest& digest);

} // namespace fengsui
