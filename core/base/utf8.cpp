#include "base/utf8.h"

#include <cstdint>

namespace fengsui {

std::optional<std::size_t> countCharacters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        const auto first = static_cast<std::uint8_t>(text[i++]);
        const int more = first < 0x80       ? 0
            : first >= 0xc2 && first < 0xe0 ? 1
            : first >= 0xe0 && first < 0xf0 ? 2
            : first >= 0xf0 && first < 0xf5 ? 3
                                            : -1;
        if (more < 0 || text.size() - i < static_cast<std::size_t>(more))
            return std::nullopt;
        for (int k = 0; k < more; ++k) {
            const auto next = static_cast<std::uint8_t>(text[i++]);
            std::uint8_t least = 0x80;
            std::uint8_t most = 0xbf;
            if (k == 0) { // the second byte is bounded where the first alone would allow too much
                least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : least;
                most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : most;
            }
            if (next < least || next > most)
                return std::nullopt;
        }
    }
    return count;
}

} // namespace fengsui
