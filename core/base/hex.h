#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// Two lower-case hexadecimal digits a byte.
std::string toHex(std::string_view bytes);
/// The bytes of an even number of hexadecimal digits of either case; nothing for anything else.
std::optional<std::string> fromHex(std::string_view digits);

} // namespace fengsui
