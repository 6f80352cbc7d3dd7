#include "grid/read_divisions.h"

#include "grid/plain_text.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace fengsui {
namespace {

Refusal refusal(Refusal::Reason reason, const char* why, std::vector<std::string> arguments, const char* field)
{
    return { reason, why, std::move(arguments), field };
}

/// The names of our columns, and how else a file may call them.
const std::map<std::string, std::string, std::less<>> columnOfHeader {
    { "code", "code" }, { "代码", "code" }, { "区划代码", "code" }, { "name", "name" }, { "名称", "name" },
    { "level", "level" }, { "级别", "level" }, { "层级", "level" }, { "parent", "parent" }, { "上级", "parent" },
    { "上级代码", "parent" }, { "county_code", "countyCode" }, { "county", "county" },
    { "longitude_wgs84", "longitude" }, { "latitude_wgs84", "latitude" }, // nothing else is known to be WGS 84
};

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

DivisionGathering::DivisionGathering(const CodingProfile& profile)
    : m_profile(profile)
{
}

void DivisionGathering::problem(std::size_t at, Refusal why)
{
    m_problems.push_back({ at, std::move(why) });
}

Result<DivisionGathering::Row> DivisionGathering::read(std::size_t at, const Words& words) const
{
    auto code = m_profile.canonicalCode(words.code);
    if (!code)
        return code.refusal();
    Row row { {}, at, false };
    row.division.code = *std::move(code);
    row.division.name = trimmed(words.name);
    if (row.division.name.empty())
        return refusal(Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The name is missing."), {}, "name");

    const auto byDigits = m_profile.levelOf(row.division.code);
    const auto byWord = m_profile.levelNamed(words.level);
    if (!trimmed(words.level).empty() && !byWord)
        return refusal(Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The level \"%1\" is not one of the profile \"%2\"."),
            { std::string(words.level), m_profile.id() }, "level");
    if (byDigits && byWord && byDigits != byWord)
        return refusal(Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The level \"%1\" doesn't fit the code \"%2\"."),
            { std::string(words.level), row.division.code }, "level");
    row.hasLevel = byDigits || byWord;
    row.division.level = byDigits.value_or(byWord.value_or(0));

    const bool needsNoParent
        = row.hasLevel && row.division.level == 0; // countries have codes too, but are no division of ours
    if (!trimmed(words.parent).empty() && !needsNoParent) {
        auto parent = m_profile.canonicalCode(words.parent);
        if (!parent)
            return refusal(Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The parent \"%1\" is no code of a division."),
                { std::string(words.parent) }, "parent");
        if (m_profile.isPositional()
            && (parent->size() >= row.division.code.size() || !row.division.code.starts_with(*parent)))
            return refusal(Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The parent \"%1\" doesn't fit the code \"%2\"."),
                { *parent, row.division.code }, "parent");
        row.division.parent = *std::move(parent);
    }
    return row;
}

void DivisionGathering::add(std::size_t at, const Words& words, std::optional<GeoPoint> seat, Outline outline)
{
    auto row = read(at, words);
    if (!row)
        return problem(at, row.refusal());
    const std::string code = row->division.code;
    if (const auto first = m_rowOfCode.find(code); first != m_rowOfCode.end())
        return problem(at,
            refusal(Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" stands twice; the first is at %2."),
                { code, std::to_string(m_rows[first->second].at) }, "code"));
    if (!words.parentName.empty() && !row->division.parent.empty())
        m_namedParents.emplace(row->division.parent, trimmed(words.parentName));
    m_rowOfCode.emplace(code, m_rows.size());
    m_rows.push_back(*std::move(row));
    m_rows.back().division.seat = seat;
    m_rows.back().division.outline = std::move(outline);
}

void DivisionGathering::addCell(
    std::size_t at, std::string_view code, std::string_view division, std::string_view name, Outline outline)
{
    Cell cell { std::string(trimmed(code)), {}, std::string(trimmed(name)), std::move(outline), {}, false };
    auto byDigits = m_profile.divisionOfCell(cell.code);
    if (!byDigits)
        return problem(at, byDigits.refusal());
    cell.division = *std::move(byDigits);
    if (const auto named = m_profile.canonicalCode(division); named && cell.division.empty())
        cell.division = *named;
    else if (!trimmed(division).empty() && (!named || *named != cell.division))
        return problem(at,
            refusal(Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The parent \"%1\" doesn't fit the code \"%2\"."),
                { std::string(division), cell.code }, "parent"));
    if (cell.outline.empty())
        return problem(at,
            refusal(Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The grid cell \"%1\" has no outline."),
                { cell.code }, "geometry"));
    if (cell.name.empty())
        cell.name = cell.code;
    cell.label = *labelPoint(cell.outline);
    m_cells.emplace_back(std::move(cell), at);
}

/// In profiles of free codes the level may follow from the parent's; parents may stand anywhere in the file.
void DivisionGathering::levelByParent()
{
    bool goesOn = true;
    while (goesOn) {
        goesOn = false;
        for (Row& row : m_rows) {
            const auto parent = m_rowOfCode.find(row.division.parent);
            const bool isTop = row.division.parent.empty();
            if (row.hasLevel || (!isTop && (parent == m_rowOfCode.end() || !m_rows[parent->second].hasLevel)))
                continue;
            row.division.level = isTop ? 0 : m_rows[parent->second].division.level + 1;
            row.hasLevel = goesOn = true;
        }
    }
}

void DivisionGathering::addNamedParents()
{
    for (const auto& [code, name] : m_namedParents) {
        if (m_rowOfCode.contains(code))
            continue;
        Row row { {}, 0, true };
        row.division.code = code;
        row.division.name = name;
        row.division.level = m_profile.levelOf(code).value_or(0);
        m_rowOfCode.emplace(code, m_rows.size());
        m_rows.push_back(std::move(row));
    }
}

GridRead DivisionGathering::finish()
{
    addNamedParents();
    levelByParent();
    std::ranges::stable_sort(m_rows, {}, [](const Row& row) { return std::pair(!row.hasLevel, row.division.level); });
    GridRead read;
    std::map<std::string, std::size_t, std::less<>> levelOfPlaced;
    for (Row& row : m_rows) {
        Division& division = row.division;
        const bool isTop = row.hasLevel && division.level == m_rows.front().division.level;
        const std::string asked = division.parent;
        if (m_profile.isPositional()) {
            std::string above = asked.empty() ? m_profile.parentOf(division.code) : asked;
            while (!above.empty() && !levelOfPlaced.contains(above))
                above = m_profile.parentOf(above);
            division.parent = above;
        } else if (isTop && !levelOfPlaced.contains(asked)) {
            division.parent.clear();
        }
        const auto parent = levelOfPlaced.find(division.parent);
        if (division.level >= m_profile.levels().size())
            problem(row.at,
                refusal(Refusal::Reason::BadValue,
                    QT_TRANSLATE_NOOP("Refusal", "The division \"%1\" is of a level that the profile doesn't have."),
                    { division.code }, "level"));
        else if (!isTop && parent == levelOfPlaced.end())
            problem(row.at,
                refusal(Refusal::Reason::NotFound,
                    QT_TRANSLATE_NOOP("Refusal", "The division \"%1\" lies in \"%2\", which isn't there."),
                    { division.code, asked.empty() ? m_profile.parentOf(division.code) : asked }, "parent"));
        else if (parent != levelOfPlaced.end() && parent->second >= division.level)
            problem(row.at,
                refusal(Refusal::Reason::BadValue,
                    QT_TRANSLATE_NOOP("Refusal", "The division \"%1\" lies in \"%2\", which is not of a higher level."),
                    { division.code, division.parent }, "parent"));
        else {
            levelOfPlaced.emplace(division.code, division.level);
            read.parts.divisions.push_back(std::move(division));
        }
    }
    std::set<std::string> codes;
    for (auto& [cell, at] : m_cells)
        if (!levelOfPlaced.contains(cell.division))
            problem(at,
                refusal(Refusal::Reason::NotFound,
                    QT_TRANSLATE_NOOP("Refusal", "The grid cell \"%1\" lies in \"%2\", which isn't there."),
                    { cell.code, cell.division }, "parent"));
        else if (!codes.insert(cell.code).second)
            problem(at,
                refusal(Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "The code \"%1\" stands twice."),
                    { cell.code }, "code"));
        else
            read.parts.cells.push_back(std::move(cell));
    std::ranges::stable_sort(m_problems, {}, &GridProblem::at);
    read.problems = std::move(m_problems);
    return read;
}

DivisionTable::DivisionTable(
    const CodingProfile& profile, std::map<std::string, std::size_t> columns, CoordinateReference from)
    : m_columns(std::move(columns))
    , m_from(from)
    , m_gathering(profile)
{
}

Result<DivisionTable> DivisionTable::begin(
    std::span<const std::string> header, const CodingProfile& profile, CoordinateReference from)
{
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (const auto column = columnOfHeader.find(folded(trimmed(header[i]))); column != columnOfHeader.end())
            columns.emplace(column->second, i);
    for (const char* needed : { "code", "name" })
        if (!columns.contains(needed))
            return refusal(Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The header names no column \"%1\"."),
                { needed }, needed);
    if (columns.contains("longitude"))
        from = CoordinateReference::Wgs84; // as the name of the column says
    for (std::size_t i = 0; i < header.size() && from != CoordinateReference::Wgs84; ++i) {
        const std::string name = folded(trimmed(header[i]));
        if (name == "longitude" || name == "经度")
            columns["longitude"] = i;
        else if (name == "latitude" || name == "纬度")
            columns["latitude"] = i;
    }
    return DivisionTable(profile, std::move(columns), from);
}

void DivisionTable::row(std::size_t line, std::span<const std::string> fields)
{
    if (std::ranges::all_of(fields, [](const std::string& field) { return trimmed(field).empty(); }))
        return;
    const auto field = [&](const char* column) -> std::string_view {
        const auto found = m_columns.find(column);
        return found == m_columns.end() || found->second >= fields.size() ? std::string_view()
                                                                          : trimmed(fields[found->second]);
    };
    std::optional<GeoPoint> seat;
    if (!field("longitude").empty() || !field("latitude").empty()) {
        const auto longitude = number(field("longitude"));
        const auto latitude = number(field("latitude"));
        if (longitude && latitude)
            seat = toWgs84({ *longitude, *latitude }, m_from);
        if (!seat)
            m_gathering.problem(line,
                refusal(Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "\"%1, %2\" is no place on Earth."),
                    { std::string(field("longitude")), std::string(field("latitude")) }, "longitude_wgs84"));
    }
    const bool hasParent = m_columns.contains("parent");
    m_gathering.add(line,
        { field("code"), field("name"), field("level"), hasParent ? field("parent") : field("countyCode"),
            hasParent ? std::string_view() : field("county") },
        seat, {});
}

} // namespace fengsui
