#include "enquiry/figure_classes.h"

#include <algorithm>

namespace fengsui {

namespace {

// As many areas in each as is left for it, and then all others of the same value. What is left is parted anew each
// time: a county where nothing happened in most cells still has its four colours for the others.
std::vector<FigureClass> quantiles(const std::vector<std::int64_t>& values)
{
    std::vector<FigureClass> classes;
    for (std::size_t begin = 0; begin < values.size();) {
        const std::size_t left = mostClasses - classes.size();
        std::size_t end = begin + (values.size() - begin + left - 1) / left;
        while (end < values.size() && values[end] == values[end - 1])
            ++end;
        classes.push_back({ values[begin], values[end - 1], end - begin });
        begin = end;
    }
    return classes;
}

std::vector<FigureClass> equalSteps(const std::vector<std::int64_t>& values)
{
    const std::int64_t low = values.front(), span = values.back() - low;
    std::vector<FigureClass> classes;
    for (std::size_t i = 0; i < mostClasses; ++i) {
        const auto bound = [&](std::size_t n) {
            return low + span / std::int64_t(mostClasses) * std::int64_t(n)
                + span % std::int64_t(mostClasses) * std::int64_t(n) / std::int64_t(mostClasses);
        };
        const FigureClass step { classes.empty() ? low : classes.back().to + 1, bound(i + 1), 0 };
        if (step.from <= step.to)
            classes.push_back(step);
    }
    for (const std::int64_t value : values)
        ++classes[classOf(classes, value)].areas;
    return classes;
}

} // namespace

std::string_view toWord(ClassSteps steps)
{
    return steps == ClassSteps::Quantiles ? "quantiles" : "equal";
}

std::optional<ClassSteps> classStepsOf(std::string_view word)
{
    for (const ClassSteps steps : { ClassSteps::Quantiles, ClassSteps::Equal })
        if (toWord(steps) == word)
            return steps;
    return std::nullopt;
}

std::vector<FigureClass> classesOf(std::vector<std::int64_t> values, ClassSteps steps)
{
    if (values.empty())
        return {};
    std::ranges::sort(values);
    return steps == ClassSteps::Quantiles ? quantiles(values) : equalSteps(values);
}

std::size_t classOf(std::span<const FigureClass> classes, std::int64_t value)
{
    const auto above = std::ranges::upper_bound(classes, value, {}, &FigureClass::from);
    return above == classes.begin() ? 0 : static_cast<std::size_t>(above - classes.begin()) - 1;
}

} // namespace fengsui
