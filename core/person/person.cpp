#include "person/person.h"

#include <algorithm>

namespace fengsui {

std::string maskedPhone(std::string_view phone)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto count = std::ranges::count_if(phone, isDigit);
    // the first third and the last four stay; of a short number only the last two
    const auto tail = count >= 8 ? 4 : 2;
    const auto lead = count >= 8 ? std::min<std::ptrdiff_t>(3, count - 8 + 1) : 0;
    std::string masked;
    std::ptrdiff_t seen = 0;
    for (const char c : phone) {
        if (!isDigit(c)) {
            masked += c;
            continue;
        }
        masked += seen < lead || seen >= count - tail ? c : '*';
        ++seen;
    }
    return masked;
}

} // namespace fengsui
