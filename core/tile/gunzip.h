#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// Unpacks gzip. Nothing when the bytes are damaged or there would be more than `bound` of them.
std::optional<std::string> gunzip(std::string_view packed, std::size_t bound);

} // namespace fengsui
