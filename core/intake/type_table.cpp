#include "intake/type_table.h"

#include "intake/column_template.h"

#include <algorithm>

namespace fengsui {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::optional<CaseType> readType(JsonReader& reader, const JsonNode& node, const TypeCatalogue& catalogue)
{
    const auto type = CaseType::parse(node.text);
    if (type && catalogue.find(*type))
        return type;
    reader.fault(
        node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The type \"%3\" is not in the catalogue."), { node.text });
    return std::nullopt;
}

} // namespace

std::size_t TypeTable::Hash::operator()(std::string_view text) const
{
    std::size_t hash = 14695981039346656037u; // FNV-1a
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(lower(c))) * 1099511628211u;
    return hash;
}

bool TypeTable::Same::operator()(std::string_view a, std::string_view b) const
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool fits(std::string_view text, std::string_view pattern)
{
    std::size_t t = 0, p = 0;
    std::size_t star = std::string_view::npos, resume = 0; // the last * and what it has eaten up to
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && lower(pattern[p]) == lower(text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

TypeTable TypeTable::read(
    JsonReader& reader, const JsonNode& node, const TypeCatalogue& catalogue, std::string_view alsoKnown)
{
    TypeTable table;
    reader.onlyKnows(node, { "is", "like", "otherwise", alsoKnown });
    if (const JsonNode* exact = reader.optionalObject(node, "is")) {
        for (const JsonNode& entry : exact->children) {
            const auto type = readType(reader, entry, catalogue);
            if (type && !table.m_exact.emplace(trimmed(entry.key), *type).second)
                reader.fault(
                    entry, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" stands there twice."), { entry.key });
        }
    }
    if (const JsonNode* like = reader.optionalList(node, "like")) {
        for (const JsonNode& entry : like->children) {
            if (!reader.onlyKnows(entry, { "pattern", "type" }))
                continue;
            std::string pattern = reader.text(entry, "pattern");
            const JsonNode* type = entry.find("type");
            if (reader.text(entry, "type").empty() || pattern.empty())
                continue;
            if (const auto known = readType(reader, *type, catalogue))
                table.m_patterns.emplace_back(std::move(pattern), *known);
        }
    }
    if (const JsonNode* otherwise = node.find("otherwise"))
        table.m_otherwise = readType(reader, *otherwise, catalogue);
    return table;
}

std::optional<CaseType> TypeTable::typeOf(std::string_view words) const
{
    words = trimmed(words);
    if (const auto exact = m_exact.find(words); exact != m_exact.end())
        return exact->second;
    for (const auto& [pattern, type] : m_patterns)
        if (fits(words, pattern))
            return type;
    return m_otherwise;
}

} // namespace fengsui
