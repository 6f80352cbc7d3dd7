#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace fengsui {

/// How many characters (code points) a text has; nothing when it is not UTF-8 (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
std::optional<std::size_t> countCharacters(std::string_view text);

} // namespace fengsui
