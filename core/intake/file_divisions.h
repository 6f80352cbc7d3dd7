#pragma once

#include "base/result.h"
#include "intake/call_mapping.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A division of which only the name is known, with a code of our own making.
struct NamedDivision {
    std::string code;
    std::string name;

    bool operator==(const NamedDivision&) const = default;
};

/// The divisions that a call file names, in order of name (of its bytes), for a store that has no list of divisions.
/// The code is that of the parent and three digits, given in that order from 001; names that `existing` has keep their
/// code, and new ones get the numbers after the highest one there. So a second file adds to what the first one made.
/// Reads the whole file. Refuses what the reader refuses, a mapping without divisions, and more than 999 names.
Result<std::vector<NamedDivision>> divisionsOf(const std::filesystem::path& path, const CallMapping& mapping,
    std::string_view parentCode, std::span<const NamedDivision> existing = {});

} // namespace fengsui
