#include "base/result.h"

namespace fengsui {

std::string Refusal::toString() const
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t which
            = text[i] == '%' && i + 1 < text.size() ? static_cast<std::size_t>(text[i + 1] - '1') : 9;
        if (which < arguments.size()) {
            out += arguments[which];
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace fengsui
