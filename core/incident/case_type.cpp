#include "incident/case_type.h"

#include <algorithm>

namespace fengsui {

std::optional<CaseType> CaseType::parse(std::string_view text)
{
    const auto first = text.find(':');
    const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    CaseType type { std::string(text.substr(0, first)), std::string(text.substr(first + 1, second - first - 1)),
        std::string(text.substr(second + 1)) };
    const bool isCode
        = type.code.size() == 4 && std::ranges::all_of(type.code, [](char c) { return c >= '0' && c <= '9'; });
    const bool isScheme = !type.scheme.empty()
        && std::ranges::all_of(type.scheme, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    if (!isCode || !isScheme || (type.kind != "event" && type.kind != "component"))
        return std::nullopt;
    return type;
}

} // namespace fengsui
