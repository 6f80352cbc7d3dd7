#pragma once

#include <cstdint>
#include <string>

namespace fengsui {

/// An edition in force, and what this machine has of it.
struct EditionHere {
    std::string kind; ///< "grid", "component", "facilities"
    std::string digest;
    std::string title;
    std::uint64_t rows = 0;
    bool isHere = false;
    std::uint64_t bytes = 0; ///< of the file, with the next: whether it is still the same that could not be read
    std::int64_t changedAt = 0;

    bool operator==(const EditionHere&) const = default;
};

} // namespace fengsui
