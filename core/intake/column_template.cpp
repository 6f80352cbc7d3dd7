#include "intake/column_template.h"

namespace fengsui {

namespace {

constexpr std::string_view ideographicSpace = "\xe3\x80\x80"; // U+3000

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty()) {
        if (isSpace(text.front()))
            text.remove_prefix(1);
        else if (text.starts_with(ideographicSpace))
            text.remove_prefix(ideographicSpace.size());
        else
            break;
    }
    while (!text.empty()) {
        if (isSpace(text.back()))
            text.remove_suffix(1);
        else if (text.ends_with(ideographicSpace))
            text.remove_suffix(ideographicSpace.size());
        else
            break;
    }
    return text;
}

std::optional<ColumnTemplate> ColumnTemplate::parse(std::string_view text)
{
    ColumnTemplate out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
            out.m_literals.back() += c;
            ++i;
        } else if (c == '{') {
            const std::size_t end = text.find('}', i);
            if (end == std::string_view::npos || end == i + 1)
                return std::nullopt;
            out.m_columns.emplace_back(text.substr(i + 1, end - i - 1));
            out.m_literals.emplace_back();
            i = end;
        } else if (c == '}') {
            return std::nullopt;
        } else {
            out.m_literals.back() += c;
        }
    }
    return out;
}

std::string ColumnTemplate::filled(std::span<const std::string_view> values) const
{
    if (m_columns.empty())
        return m_literals.front();
    std::string out;
    std::size_t last = m_columns.size(); // the column that was set in last
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const std::string_view value = trimmed(values[i]);
        if (value.empty())
            continue;
        if (i == 0 || last < m_columns.size())
            out += m_literals[i];
        out += value;
        last = i;
    }
    if (last + 1 == m_columns.size())
        out += m_literals.back();
    return out;
}

} // namespace fengsui
