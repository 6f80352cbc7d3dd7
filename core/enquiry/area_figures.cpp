#include "enquiry/area_figures.h"

#include "component/component.h"
#include "grid/roll_up.h"

#include <array>
#include <charconv>
#include <cmath>
#include <format>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

namespace fengsui {

namespace {

using Kind = MapTheme::Kind;

struct Word {
    Kind kind;
    std::string_view word, english, chinese, unit;
    bool hasPeriod;
};

constexpr std::array words {
    Word { Kind::Open, "open", "Open cases", "在办案件", "", false },
    Word { Kind::Overdue, "overdue", "Overdue cases", "超期案件", "", false },
    Word { Kind::Reported, "reported", "Cases of a period", "时段内案件", "", true },
    Word { Kind::Density, "density", "Cases per square kilometre", "案件密度（每平方公里）", "/km²", true },
    Word { Kind::Components, "components", "Components", "部件", "", false },
    Word { Kind::Teams, "teams", "Teams", "队伍", "", false },
};

const Word& wordOf(Kind kind)
{
    for (const Word& each : words)
        if (each.kind == kind)
            return each;
    return words.front();
}

/// Figures by the code where things lie.
class Count {
public:
    explicit Count(const GridDirectory& grid)
        : m_grid(grid)
    {
    }
    void add(const std::string& code, std::int64_t numerator, std::int64_t denominator)
    {
        Figure& at = m_figures[code];
        at.numerator += numerator;
        at.denominator += denominator;
        m_total.numerator += numerator;
        m_total.denominator += denominator;
    }
    const Figure& total() const { return m_total; }
    /// Taken up through the tree.
    std::map<std::string, Figure> sums() const
    {
        std::map<std::string, Figure> out;
        for (const auto part : { &Figure::numerator, &Figure::denominator }) {
            std::map<std::string, std::uint64_t> counts;
            for (const auto& [code, figure] : m_figures)
                counts[code] = static_cast<std::uint64_t>(figure.*part);
            for (const auto& [code, sum] : rolledUp(m_grid, counts))
                out[code].*part = static_cast<std::int64_t>(sum);
        }
        return out;
    }

private:
    const GridDirectory& m_grid;
    std::unordered_map<std::string, Figure> m_figures;
    Figure m_total;
};

template <typename Row>
const std::string& placeOf(const Row& row)
{
    return row.cell.empty() ? row.division : row.cell;
}

void countOpen(const FigureSources& sources, bool isOverdueOnly, Count& into)
{
    IncidentQuery query;
    query.isOpen = true;
    query.limit = 1'000'000;
    for (const IncidentRow& row : sources.incidents->rows(query))
        if (!row.isDrill && (row.isOverdue || !isOverdueOnly))
            into.add(placeOf(row), 1, 0);
}

void countReported(const FigureSources& sources, const Period& period, Count& into)
{
    sources.evaluation->visit(period, [&](const CaseFacts& facts) {
        if (!facts.isDrill && facts.end != CaseEnd::Merged && period.contains(facts.reportedAt))
            into.add(placeOf(facts), 1, 0);
    });
}

void countIndicator(const FigureSources& sources, Indicator indicator, const Period& period, Count& into)
{
    sources.evaluation->visit(period, [&](const CaseFacts& facts) {
        if (const Judgement each = judge(indicator, facts, period); each.counts)
            into.add(placeOf(facts), each.adds, 1);
    });
}

void countTeams(const FigureSources& sources, Count& into)
{
    for (const Team& team : sources.teams) {
        if (team.isDissolved())
            continue;
        const Cell* cell = team.point ? sources.grid->cellAt(*team.point) : nullptr;
        into.add(cell ? cell->code : team.homeCell.empty() ? team.division : team.homeCell, 1, 0);
    }
}

// False when it is not to go on.
Result<bool> countComponents(
    const FigureSources& sources, std::optional<std::uint16_t> classCode, const GoesOn& goesOn, Count& into)
{
    std::uint64_t total = 0, done = 0;
    for (const ClassCount& each : sources.components->classes())
        total += each.components;
    std::unordered_map<const std::string*, std::int64_t> at; // by the code's place in the grid
    static const std::string nowhere;
    bool isToGoOn = true;
    const Outcome outcome
        = sources.components->visit([&](PlaceTile square, const std::vector<PackedComponent>& components) {
              isToGoOn = isToGoOn && (!goesOn || goesOn(done, total));
              done += components.size();
              if (!isToGoOn)
                  return;
              constexpr int bits = 32 - packedLevel, rest = bits - 16;
              for (const PackedComponent& each : components) {
                  if (classCode && each.classCode != *classCode)
                      continue;
                  const GeoPoint place = MapPlace { square.x << bits | std::uint32_t(each.x) << rest,
                      square.y << bits | std::uint32_t(each.y) << rest }
                                             .toGeo();
                  if (const Cell* cell = sources.grid->cellAt(place))
                      ++at[&cell->code];
                  else if (const Division* division = sources.grid->divisionAt(place))
                      ++at[&division->code];
                  else
                      ++at[&nowhere];
              }
          });
    if (!outcome)
        return outcome.refusal();
    for (const auto& [code, count] : at)
        into.add(*code, count, 0);
    return isToGoOn;
}

std::vector<std::string> codesOf(const GridDirectory& grid, std::size_t level)
{
    std::vector<std::string> codes;
    if (level >= grid.profile().levels().size())
        for (const Cell& cell : grid.cells())
            codes.push_back(cell.code);
    else
        for (const Division& division : grid.divisions())
            if (division.level == level)
                codes.push_back(division.code);
    return codes;
}

std::int64_t squareMetres(const Outline& outline)
{
    return std::llround(squareKilometres(outline) * 1e6);
}

// The cells that tile it, where there are any: their areas add up.
std::map<std::string, std::int64_t> groundOf(const GridDirectory& grid)
{
    std::map<std::string, std::uint64_t> cells;
    for (const Cell& cell : grid.cells())
        cells[cell.code] = static_cast<std::uint64_t>(squareMetres(cell.outline));
    std::map<std::string, std::int64_t> out;
    for (const auto& [code, area] : rolledUp(grid, cells))
        out[code] = static_cast<std::int64_t>(area);
    for (const Division& division : grid.divisions())
        if (!out.contains(division.code) && !division.outline.empty())
            out[division.code] = squareMetres(division.outline);
    return out;
}

} // namespace

std::string MapTheme::word() const
{
    if (kind == Kind::Indicator)
        return std::string(infoOf(indicator).word);
    return std::string(wordOf(kind).word) + (classCode ? ':' + classText(*classCode) : std::string());
}

std::optional<MapTheme> MapTheme::of(std::string_view word)
{
    for (const Word& each : words)
        if (each.word == word)
            return MapTheme { each.kind, Indicator::Handling, {} };
    if (const auto indicator = indicatorOf(word))
        return MapTheme { Kind::Indicator, *indicator, {} };
    constexpr std::string_view ofClass = "components:";
    std::uint16_t code = 0;
    if (word.starts_with(ofClass)) {
        word.remove_prefix(ofClass.size());
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), code);
        if (error == std::errc() && end == word.data() + word.size() && word == classText(code))
            return MapTheme { Kind::Components, Indicator::Handling, code };
    }
    return std::nullopt;
}

TypeName MapTheme::name() const
{
    if (kind == Kind::Indicator)
        return { std::string(infoOf(indicator).english), std::string(infoOf(indicator).chinese) };
    return { std::string(wordOf(kind).english), std::string(wordOf(kind).chinese) };
}

bool MapTheme::hasPeriod() const
{
    return kind == Kind::Indicator || wordOf(kind).hasPeriod;
}

std::string_view MapTheme::unit() const
{
    if (kind == Kind::Indicator)
        return infoOf(indicator).isAverage ? "h" : "%";
    return wordOf(kind).unit;
}

std::vector<MapTheme> allThemes()
{
    std::vector<MapTheme> themes;
    for (const Word& each : words)
        themes.push_back({ each.kind, Indicator::Handling, {} });
    for (const IndicatorInfo& info : indicators())
        themes.push_back({ Kind::Indicator, info.indicator, {} });
    return themes;
}

std::optional<std::int64_t> valueOf(const MapTheme& theme, const Figure& figure)
{
    if (theme.kind == Kind::Indicator) {
        const auto value = valueOf(theme.indicator, figure);
        return value ? std::optional(value->value) : std::nullopt;
    }
    if (theme.kind != Kind::Density)
        return figure.numerator;
    if (figure.denominator <= 0)
        return std::nullopt;
    constexpr std::int64_t hundredthsOfSquareKilometre = 100'000'000;
    return (figure.numerator * hundredthsOfSquareKilometre + figure.denominator / 2) / figure.denominator;
}

std::string valueText(const MapTheme& theme, std::int64_t value)
{
    return theme.unit().empty() ? std::to_string(value) : Hundredths { value }.toString();
}

std::string shortText(const MapTheme& theme, std::int64_t value)
{
    if (theme.unit().empty())
        return std::to_string(value);
    const std::int64_t tenths = (value + 5) / 10;
    const bool isWhole = tenths % 10 == 0 || tenths >= 1000;
    const std::string number
        = isWhole ? std::to_string((tenths + 5) / 10) : std::format("{}.{}", tenths / 10, tenths % 10);
    return theme.kind == Kind::Density ? number : number + std::string(theme.unit());
}

std::vector<std::int64_t> AreaFigures::values() const
{
    std::vector<std::int64_t> out;
    for (const AreaFigure& each : areas)
        if (each.value)
            out.push_back(*each.value);
    return out;
}

Result<std::optional<AreaFigures>> areaFigures(
    const FigureSources& sources, const MapTheme& theme, const Period& period, std::size_t level, const GoesOn& goesOn)
{
    Count count(*sources.grid);
    switch (theme.kind) {
    case Kind::Open:
    case Kind::Overdue:
        countOpen(sources, theme.kind == Kind::Overdue, count);
        break;
    case Kind::Reported:
    case Kind::Density:
        countReported(sources, period, count);
        break;
    case Kind::Indicator:
        countIndicator(sources, theme.indicator, period, count);
        break;
    case Kind::Teams:
        countTeams(sources, count);
        break;
    case Kind::Components:
        if (!sources.components)
            break;
        const auto isWhole = countComponents(sources, theme.classCode, goesOn, count);
        if (!isWhole)
            return isWhole.refusal();
        if (!*isWhole)
            return std::optional<AreaFigures>();
    }
    if (goesOn && !goesOn(1, 1))
        return std::optional<AreaFigures>();
    const auto sums = count.sums();
    const auto ground = theme.kind == Kind::Density ? groundOf(*sources.grid) : std::map<std::string, std::int64_t>();
    AreaFigures out { theme, period, level, {}, count.total(), count.total() };
    for (std::string& code : codesOf(*sources.grid, level)) {
        AreaFigure area { std::move(code), {}, {} };
        if (const auto found = sums.find(area.code); found != sums.end())
            area.figure = found->second;
        out.elsewhere.numerator -= area.figure.numerator;
        out.elsewhere.denominator -= area.figure.denominator;
        if (const auto found = ground.find(area.code); found != ground.end())
            area.figure.denominator = found->second;
        area.value = valueOf(theme, area.figure);
        out.areas.push_back(std::move(area));
    }
    return std::optional(std::move(out));
}

std::optional<std::size_t> areaLevelNamed(const CodingProfile& profile, std::string_view word)
{
    if (const auto level = profile.levelNamed(word))
        return level;
    if (word == "cell")
        return profile.levels().size();
    for (const auto& [language, name] : profile.cellName())
        if (name == word)
            return profile.levels().size();
    return std::nullopt;
}

std::string areaLevelWord(const CodingProfile& profile, std::size_t level)
{
    return level < profile.levels().size() ? profile.levels()[level].id : "cell";
}

TypeName areaLevelName(const CodingProfile& profile, std::size_t level)
{
    const CodingProfile::Words& names
        = level < profile.levels().size() ? profile.levels()[level].name : profile.cellName();
    const auto in = [&](std::string_view language) {
        for (const auto& [key, name] : names)
            if (key.starts_with(language))
                return name;
        return areaLevelWord(profile, level);
    };
    return { in("en"), in("zh") };
}

} // namespace fengsui
