#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace fengsui {

/// The value of an enumeration without gaps whose words stand in `words` in its order; nothing for an unknown word.
template <typename Enumeration, std::size_t N>
constexpr std::optional<Enumeration> fromWord(const std::array<std::string_view, N>& words, std::string_view word)
{
    for (std::size_t i = 0; i < N; ++i)
        if (words[i] == word)
            return static_cast<Enumeration>(i);
    return std::nullopt;
}

} // namespace fengsui
