#include "grid/coding_profile.h"

#include "base/json_document.h"
#include "grid/plain_text.h"

#include <algorithm>

namespace fengsui {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::uint32_t number(std::string_view digits)
{
    std::uint32_t value = 0;
    for (const char c : digits)
        value = value * 10 + std::uint32_t(c - '0');
    return value;
}

CodingProfile::Words words(JsonReader& reader, const JsonNode& object, std::string_view name)
{
    CodingProfile::Words out;
    if (const JsonNode* node = reader.object(object, name))
        for (const JsonNode& word : node->children)
            out[word.key] = reader.text(*node, word.key);
    return out;
}

CodingProfile::Level level(JsonReader& reader, const JsonNode& node)
{
    reader.onlyKnows(node, { "id", "name", "digits", "kinds" });
    CodingProfile::Level out { reader.text(node, "id"), words(reader, node, "name"), 0, {} };
    const std::int64_t digits = reader.integer(node, "digits", 0);
    if (digits < 0 || digits > 9)
        reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A level has between 0 and 9 digits."));
    else
        out.digits = std::size_t(digits);
    if (const JsonNode* kinds = reader.optionalList(node, "kinds"))
        for (const JsonNode& kind : kinds->children) {
            reader.onlyKnows(kind, { "id", "name", "from", "to" });
            out.kinds.push_back({ std::uint32_t(reader.integer(kind, "from")),
                std::uint32_t(reader.integer(kind, "to")), reader.text(kind, "id"), words(reader, kind, "name") });
            if (out.kinds.back().from > out.kinds.back().to)
                reader.fault(kind, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The range ends before it begins."));
        }
    return out;
}

} // namespace

Result<CodingProfile> CodingProfile::parse(const std::string& file, std::string_view json)
{
    const auto document = JsonDocument::parse(file, json);
    if (!document)
        return document.refusal();
    const JsonNode& root = document->root();
    JsonReader reader(*document);
    CodingProfile profile;
    reader.onlyKnows(root, { "id", "title", "basis", "code", "levels", "cell", "placeNames" });
    profile.m_id = reader.text(root, "id");
    profile.m_title = words(reader, root, "title");

    if (const JsonNode* code = reader.object(root, "code")) {
        reader.onlyKnows(*code, { "alphabet", "padTo", "longest" });
        const std::string alphabet = reader.text(*code, "alphabet");
        if (alphabet != "digits" && alphabet != "letters")
            reader.fault(
                *code, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The alphabet is either \"digits\" or \"letters\"."));
        profile.m_isPositional = alphabet == "digits";
        profile.m_padTo = std::size_t(std::max<std::int64_t>(0, reader.integer(*code, "padTo", 0)));
        profile.m_longest = std::size_t(std::max<std::int64_t>(0, reader.integer(*code, "longest", 40)));
    }
    if (const JsonNode* levels = reader.list(root, "levels")) {
        for (const JsonNode& node : levels->children) {
            profile.m_levels.push_back(level(reader, node));
            if (profile.m_isPositional && profile.m_levels.back().digits == 0)
                reader.fault(node,
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A level of a profile of digits needs \"digits\"."));
        }
        if (levels->children.empty())
            reader.fault(*levels, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A profile needs at least one level."));
    }
    if (const JsonNode* cell = reader.object(root, "cell")) {
        reader.onlyKnows(*cell, { "name", "numbered", "sequenceDigits" });
        profile.m_cellName = words(reader, *cell, "name");
        profile.m_numberedCell = reader.text(*cell, "numbered");
        if (const JsonNode* lengths = reader.optionalList(*cell, "sequenceDigits")) {
            for (const JsonNode& length : lengths->children)
                if (length.is(JsonNode::Kind::Integer) && length.integer > 0 && length.integer < 10)
                    profile.m_sequenceDigits.push_back(std::size_t(length.integer));
                else
                    reader.fault(length,
                        QT_TRANSLATE_NOOP(
                            "Refusal", "%1, line %2: The sequence of a cell has between 1 and 9 digits."));
        }
        if (profile.m_isPositional && profile.m_sequenceDigits.empty())
            reader.fault(*cell,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: A profile of digits needs \"sequenceDigits\" for its cells."));
    }
    if (const JsonNode* names = reader.optionalList(root, "placeNames"))
        for (const JsonNode& name : names->children) {
            reader.onlyKnows(name, { "ending", "becomes" });
            profile.m_placeNames.emplace_back(reader.text(name, "ending"), reader.text(name, "becomes"));
        }
    if (!reader.isOk())
        return reader.faults().front();
    return profile;
}

std::optional<std::size_t> CodingProfile::levelNamed(std::string_view word) const
{
    const std::string wanted = folded(trimmed(word));
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const bool isName
            = std::ranges::any_of(m_levels[i].name, [&](const auto& name) { return folded(name.second) == wanted; });
        if (isName || folded(m_levels[i].id) == wanted)
            return i;
    }
    return std::nullopt;
}

bool CodingProfile::isOfAlphabet(std::string_view code) const
{
    return std::ranges::all_of(code, [&](char c) {
        return isDigit(c) || (!m_isPositional && (c == '-' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')));
    });
}

Result<std::string> CodingProfile::canonicalCode(std::string_view text) const
{
    const std::string_view code = trimmed(text);
    const auto refusal
        = [&](const char* why) { return Refusal { Refusal::Reason::BadValue, why, { std::string(code) }, "code" }; };
    if (code.empty())
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The code is missing."), {}, "code" };
    if (!isOfAlphabet(code))
        return m_isPositional
            ? refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" may hold digits only."))
            : refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" may hold letters, digits and dashes only."));
    if (!m_isPositional)
        return code.size() <= m_longest ? Result(std::string(code))
                                        : refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" is too long."));

    std::vector<std::size_t> ends; // where each level's digits end
    for (const Level& level : m_levels)
        ends.push_back((ends.empty() ? 0 : ends.back()) + level.digits);
    if (code.size() != m_padTo && std::ranges::find(ends, code.size()) == ends.end())
        return refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" has a number of digits that no level has."));
    std::size_t depth = 0; // levels whose digits are not all zero, trailing padding left out
    for (std::size_t i = 0; i < ends.size() && ends[i] <= code.size(); ++i)
        if (number(code.substr(ends[i] - m_levels[i].digits, m_levels[i].digits)) != 0)
            depth = i + 1;
    if (depth == 0)
        return refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" names no division."));
    const std::string_view canonical = code.substr(0, ends[depth - 1]);
    if (number(code.substr(0, ends[0])) == 0
        || std::ranges::any_of(code.substr(canonical.size()), [](char c) { return c != '0'; }))
        return refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" names no division."));
    if (!m_levels[depth - 1].kinds.empty() && !kindOf(canonical))
        return refusal(
            QT_TRANSLATE_NOOP("Refusal", "The last digits of the code \"%1\" are in no range of its level."));
    return std::string(canonical);
}

std::optional<std::size_t> CodingProfile::levelOf(std::string_view code) const
{
    std::size_t end = 0;
    for (std::size_t i = 0; m_isPositional && i < m_levels.size(); ++i) {
        end += m_levels[i].digits;
        if (end == code.size())
            return i;
    }
    return std::nullopt;
}

std::string CodingProfile::parentOf(std::string_view code) const
{
    const auto level = levelOf(code);
    return std::string(
        level && *level > 0 ? code.substr(0, code.size() - m_levels[*level].digits) : std::string_view());
}

const CodingProfile::Kind* CodingProfile::kindOf(std::string_view code) const
{
    const auto level = levelOf(code);
    if (!level)
        return nullptr;
    const std::uint32_t digits = number(code.substr(code.size() - m_levels[*level].digits));
    for (const Kind& kind : m_levels[*level].kinds)
        if (digits >= kind.from && digits <= kind.to)
            return &kind;
    return nullptr;
}

Result<std::string> CodingProfile::divisionOfCell(std::string_view cellCode) const
{
    const auto refusal = [&](const char* why) {
        return Refusal { Refusal::Reason::BadValue, why, { std::string(cellCode) }, "code" };
    };
    if (cellCode.empty())
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The code is missing."), {}, "code" };
    if (!isOfAlphabet(cellCode))
        return m_isPositional
            ? refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" may hold digits only."))
            : refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" may hold letters, digits and dashes only."));
    if (!m_isPositional)
        return cellCode.size() <= m_longest ? Result(std::string())
                                            : refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" is too long."));
    std::size_t whole = 0;
    for (const Level& level : m_levels)
        whole += level.digits;
    if (cellCode.size() <= whole
        || std::ranges::find(m_sequenceDigits, cellCode.size() - whole) == m_sequenceDigits.end())
        return refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" has a number of digits that no grid cell has."));
    const auto division = canonicalCode(cellCode.substr(0, whole));
    if (!division || division->size() != whole || number(cellCode.substr(whole)) == 0)
        return refusal(QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" names no grid cell."));
    return *division;
}

std::string CodingProfile::cellCode(std::string_view division, std::uint32_t number) const
{
    std::string sequence = std::to_string(number);
    const std::size_t length = m_isPositional ? std::ranges::max(m_sequenceDigits) : 3;
    sequence.insert(0, length > sequence.size() ? length - sequence.size() : 0, '0');
    return std::string(division) + (m_isPositional ? "" : "-") + sequence;
}

std::string CodingProfile::numberedCell(std::uint32_t number) const
{
    std::string name = m_numberedCell;
    if (const auto place = name.find("%1"); place != std::string::npos)
        name.replace(place, 2, std::to_string(number));
    return name;
}

std::string CodingProfile::placeName(std::string_view name) const
{
    for (const auto& [ending, becomes] : m_placeNames)
        if (name.size() > ending.size() && name.ends_with(ending))
            return std::string(name.substr(0, name.size() - ending.size())) + becomes;
    return std::string(name);
}

} // namespace fengsui
