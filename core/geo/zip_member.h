#pragma once

#include "base/result.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace fengsui {

/// The first member of a ZIP archive in memory (by libzip) whose name is `wanted`, unpacked. Refuses what is no
/// archive or damaged, one without such a member or with more than ten thousand, one with a password, and a member that
/// unpacks to more than `longest` bytes, whatever the archive says of it.
Result<std::string> zipMember(const std::string& file, std::string_view bytes,
    const std::function<bool(std::string_view)>& wanted, std::size_t longest);

} // namespace fengsui
