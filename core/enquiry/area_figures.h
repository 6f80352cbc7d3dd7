#pragma once

#include "component/component_ground.h"
#include "enquiry/find.h"
#include "evaluation/evaluate.h"
#include "grid/grid_directory.h"
#include "incident/incident_ledger.h"
#include "incident/type_catalogue.h"
#include "team/team.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// What the areas of a map are coloured by (专题图). Drills are in none of them.
struct MapTheme {
    enum class Kind : std::uint8_t {
        Open, ///< cases that are open now
        Overdue, ///< of these the overdue ones
        Reported, ///< cases of a period, those that were merged into others left out
        Density, ///< the same for each square kilometre
        Components,
        Teams, ///< where they wait, or else in their home cell
        Indicator, ///< of the evaluation
    };
    Kind kind = Kind::Open;
    Indicator indicator = Indicator::Handling;
    std::optional<std::uint16_t> classCode; ///< only components of this class

    /// "open", "components", "components:0113", "onTimeHandling".
    std::string word() const;
    static std::optional<MapTheme> of(std::string_view word);
    TypeName name() const; ///< without the class
    /// Whether it is told of a period, and not of now.
    bool hasPeriod() const;
    /// Behind the figure: "", "%", "h", "/km²".
    std::string_view unit() const;

    bool operator==(const MapTheme&) const = default;
};
/// All but those of single classes, in the order of lists.
std::vector<MapTheme> allThemes();

/// Of counts the number; of the others hundredths of their unit, rounded half up. Nothing where there is nothing to be
/// divided by.
std::optional<std::int64_t> valueOf(const MapTheme& theme, const Figure& figure);
/// "12", "92.50".
std::string valueText(const MapTheme& theme, std::int64_t value);
/// The same with its unit and, of hundredths, one digit behind the point, as there is room for on a map: "92.5%",
/// "3.2h".
std::string shortText(const MapTheme& theme, std::int64_t value);

struct AreaFigure {
    std::string code;
    Figure figure; ///< of densities cases and square metres; of counts nothing is below
    std::optional<std::int64_t> value;

    bool operator==(const AreaFigure&) const = default;
};

/// The figures of all areas of one level.
struct AreaFigures {
    MapTheme theme;
    Period period;
    std::size_t level = 0; ///< of the profile; one more than its lowest for cells
    std::vector<AreaFigure> areas; ///< in the order of their codes, also those without a value
    Figure total; ///< of everything that was counted
    Figure elsewhere; ///< of it what lies in no area of the level

    /// What there is to be parted into classes.
    std::vector<std::int64_t> values() const;
};

/// What is asked. `grid` always; of the others what the theme is about.
struct FigureSources {
    const GridDirectory* grid = nullptr;
    const IncidentLedger* incidents = nullptr;
    const EvaluationLedger* evaluation = nullptr;
    std::span<const Team> teams;
    const ComponentGround* components = nullptr; ///< null: there are none
};

/// Everything is counted where it lies, a cell or a division, and taken up through the tree: a division's figure is
/// that of all cases in it, not the mean of its parts. Nothing when `goesOn` said no.
Result<std::optional<AreaFigures>> areaFigures(
    const FigureSources& sources, const MapTheme& theme, const Period& period, std::size_t level, const GoesOn& goesOn);

/// The level of "town", "cell" or a name of the profile; nothing when there is none such.
std::optional<std::size_t> areaLevelNamed(const CodingProfile& profile, std::string_view word);
/// "town", "cell".
std::string areaLevelWord(const CodingProfile& profile, std::size_t level);
TypeName areaLevelName(const CodingProfile& profile, std::size_t level);

} // namespace fengsui
