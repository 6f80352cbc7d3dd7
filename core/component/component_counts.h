#pragma once

#include "component/component_place.h"

#include <array>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

namespace fengsui {

/// The major classes of CJ/T 214: 公用设施, 道路交通, 市容环境, 园林绿化, 房屋土地, 其他设施, 扩展.
inline constexpr std::array<std::uint16_t, 7> majorClasses { 1, 2, 3, 4, 5, 6, 21 };
/// Which of them a class belongs to. What no class of the standard is counts as an extension.
std::size_t majorIndexOf(std::uint16_t classCode);

/// How many components of each major class lie in each square of the map, for levels far out. Thousands of numbers for
/// a county of a million components. Not changed any more once it is full, so that threads read it without a lock.
class ComponentCounts {
public:
    static constexpr std::uint8_t firstLevel = 8;
    static constexpr std::uint8_t lastLevel = 16;
    using ByMajor = std::array<std::uint32_t, majorClasses.size()>;

    /// A square of packedLevel with all that is in it; each square once.
    void add(PlaceTile square, const std::vector<PackedComponent>& components);
    /// Nothing where there are none. The level is one of those above.
    const ByMajor* at(PlaceTile square) const;
    /// All together.
    const ByMajor& total() const { return m_total; }

private:
    using Squares = std::unordered_map<std::uint64_t, ByMajor>;
    std::array<Squares, lastLevel - firstLevel + 1> m_levels;
    ByMajor m_total {};
};

} // namespace fengsui
