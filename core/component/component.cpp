#include "component/component.h"

#include "base/words.h"

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 5> words { "intact", "broken", "lost", "abandoned", "removed" };
constexpr std::array<std::string_view, 5> chinese { "完好", "破损", "丢失", "废除", "移除" };
constexpr std::string_view numberSign = "号";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string singleSpaced(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\t')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    while (out.ends_with(' '))
        out.pop_back();
    return out;
}

// "18", and "18-3" as well.
std::size_t endOfHouse(std::string_view text, std::size_t from)
{
    std::size_t at = from;
    while (at < text.size() && (isDigit(text[at]) || (text[at] == '-' && at > from)))
        ++at;
    while (at > from && text[at - 1] == '-')
        --at;
    return at;
}

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

} // namespace

std::string_view toWord(ComponentState state)
{
    return words[std::size_t(state)];
}

std::optional<ComponentState> componentStateOf(std::string_view word)
{
    const auto state = fromWord<ComponentState>(words, word);
    return state ? state : fromWord<ComponentState>(chinese, word);
}

SplitAddress splitAddress(std::string_view address)
{
    const std::string text = singleSpaced(address);
    const std::string_view all = text;
    if (const std::size_t end = endOfHouse(all, 0); end > 0 && end < all.size() && all[end] == ' ')
        return { std::string(all.substr(end + 1)), std::string(all.substr(0, end)), {} };
    // The number before the first 号; a road may have digits of its own ("G245国道18号").
    if (const std::size_t sign = all.find(numberSign); sign != std::string_view::npos) {
        std::size_t begin = sign;
        while (begin > 0 && (isDigit(all[begin - 1]) || all[begin - 1] == '-'))
            --begin;
        if (begin > 0 && begin < sign && isDigit(all[begin]))
            return { std::string(all.substr(0, begin)), std::string(all.substr(begin, sign - begin)),
                std::string(all.substr(sign + numberSign.size())) };
    }
    return { text, {}, {} };
}

std::string addressOf(const Component& component)
{
    if (component.house.empty() || component.road.empty())
        return component.road;
    const bool isChinese = !isAscii(component.road.back());
    return isChinese ? component.road + component.house + std::string(numberSign)
                     : component.house + ' ' + component.road;
}

} // namespace fengsui
