#include "component/component_counts.h"

#include <algorithm>

namespace fengsui {

namespace {

std::uint64_t keyOf(std::uint32_t x, std::uint32_t y)
{
    return std::uint64_t(x) << 32 | y;
}

} // namespace

std::size_t majorIndexOf(std::uint16_t classCode)
{
    const auto found = std::ranges::find(majorClasses, std::uint16_t(classCode / 100));
    return std::min<std::size_t>(std::size_t(found - majorClasses.begin()), majorClasses.size() - 1);
}

void ComponentCounts::add(PlaceTile square, const std::vector<PackedComponent>& components)
{
    constexpr int within = lastLevel - packedLevel, side = 1 << within;
    std::array<ByMajor, std::size_t(side) * side> finest {};
    for (const PackedComponent& each : components) {
        const std::size_t column = each.x >> (16 - within), row = each.y >> (16 - within);
        ++finest[row * side + column][majorIndexOf(each.classCode)];
    }
    for (std::uint32_t i = 0; i < finest.size(); ++i) {
        const ByMajor& counts = finest[i];
        if (std::ranges::all_of(counts, [](std::uint32_t count) { return count == 0; }))
            continue;
        const std::uint32_t x = square.x * side + i % side, y = square.y * side + i / side;
        for (int level = firstLevel; level <= lastLevel; ++level) {
            const int above = lastLevel - level;
            ByMajor& sum = m_levels[std::size_t(level - firstLevel)][keyOf(x >> above, y >> above)];
            for (std::size_t major = 0; major < counts.size(); ++major)
                sum[major] += counts[major];
        }
        for (std::size_t major = 0; major < counts.size(); ++major)
            m_total[major] += counts[major];
    }
}

const ComponentCounts::ByMajor* ComponentCounts::at(PlaceTile square) const
{
    if (square.level < firstLevel || square.level > lastLevel)
        return nullptr;
    const Squares& squares = m_levels[std::size_t(square.level - firstLevel)];
    const auto found = squares.find(keyOf(square.x, square.y));
    return found == squares.end() ? nullptr : &found->second;
}

} // namespace fengsui
