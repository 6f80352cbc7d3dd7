#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace fengsui {

/// How the values of a map are parted into classes: about as many areas in each, or steps of the same size.
enum class ClassSteps : std::uint8_t { Quantiles, Equal };
/// "quantiles", "equal".
std::string_view toWord(ClassSteps steps);
std::optional<ClassSteps> classStepsOf(std::string_view word);

/// One colour of the map: values of `from` to `to`, both within.
struct FigureClass {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::size_t areas = 0;

    bool operator==(const FigureClass&) const = default;
};

inline constexpr std::size_t mostClasses = 5;

/// Rising, at most mostClasses, every value in exactly one. Equal values are never parted, so there may be fewer
/// classes (one, when all areas have the same value; none without values). With quantiles the bounds are values that
/// occur; with equal steps a class may have no area.
std::vector<FigureClass> classesOf(std::vector<std::int64_t> values, ClassSteps steps);

/// The class that holds the value; of values that lie in none the next lower one.
std::size_t classOf(std::span<const FigureClass> classes, std::int64_t value);

} // namespace fengsui
