#include "component/component_code.h"

#include <algorithm>
#include <cassert>

namespace fengsui {

namespace {

constexpr std::size_t digits = 16;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    for (const char c : text)
        number = number * 10 + std::uint64_t(c - '0');
    return number;
}

} // namespace

std::optional<ComponentCode> ComponentCode::parse(std::string_view text)
{
    if (text.size() != digits || !std::ranges::all_of(text, isDigit) || text.front() == '0')
        return std::nullopt;
    return ComponentCode { numberOf(text) };
}

ComponentCode ComponentCode::of(std::uint32_t division, std::uint16_t classCode, std::uint32_t sequence)
{
    assert(division >= 100'000 && division <= 999'999 && classCode <= 9'999 && sequence <= 999'999);
    return { (division * std::uint64_t(10'000) + classCode) * 1'000'000 + sequence };
}

std::string classText(std::uint16_t classCode)
{
    const std::string text = std::to_string(classCode);
    return std::string(text.size() < 4 ? 4 - text.size() : 0, '0') + text;
}

std::optional<std::uint16_t> classCodeOf(std::string_view text)
{
    if (text.size() != 4 || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    return std::uint16_t(numberOf(text));
}

std::optional<CodeRange> CodeRange::beginningWith(std::string_view text)
{
    if (text.empty() || text.size() > digits || !std::ranges::all_of(text, isDigit) || text.front() == '0')
        return std::nullopt;
    std::uint64_t first = numberOf(text), past = first + 1;
    for (std::size_t i = text.size(); i < digits; ++i) {
        first *= 10;
        past *= 10;
    }
    return CodeRange { { first }, { past - 1 } };
}

} // namespace fengsui
