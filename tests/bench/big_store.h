#pragma once

#include "sqlite/store_folder.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace fengsui::bench {

struct BigStore {
    std::size_t incidents = 0;
    std::size_t open = 0; ///< of them; the others were closed
    std::size_t entriesEach = 5;
};

/// A store with so many cases, written through the journal in large transactions.
void makeBigStore(const StoreFolder& folder, const BigStore& size);

/// The same into a store that is there.
void addCases(const StoreFolder& folder, const BigStore& size);

/// A case as it is reported.
Draft someCase(std::size_t index, Instant at);

/// A store with so many entries of a kind that this version does not know, of 400 bytes each.
void makeForeignStore(const StoreFolder& folder, std::size_t entries);

/// A call file of the columns of the Montgomery mapping, with invented calls.
void writeCalls(const std::filesystem::path& file, std::size_t calls);

/// Bytes of envelope and body of every entry of a store.
std::vector<std::size_t> entrySizes(const StoreFolder& folder);

} // namespace fengsui::bench
