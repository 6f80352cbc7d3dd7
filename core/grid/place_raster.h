#pragma once

#include "grid/outline.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fengsui {

/// Answers which of many outlines cover a place. Squares lie over the ground; each keeps the outlines that cover it
/// whole, and of those that pass through it the edges that decide. A question so touches a few lines of memory, however
/// many corners there are. Never changes.
class PlaceRaster {
public:
    /// Asked answers are positions in this list.
    explicit PlaceRaster(std::span<const Outline* const> outlines);

    /// The first that covers the place: it lies inside or on the border, as fengsui::covers() says, in integers.
    std::optional<std::uint32_t> firstCovering(GeoPoint at) const;
    /// All of them, in their order.
    std::vector<std::uint32_t> covering(GeoPoint at) const;
    /// Around all outlines; nothing when there are none.
    const std::optional<GeoBox>& box() const { return m_box; }

private:
    struct Edge {
        GeoPoint low, high; ///< by latitude
    };
    static bool covers(std::span<const Edge> edges, GeoPoint at);
    std::size_t columnOf(std::int32_t longitudeE7) const;
    std::size_t rowOf(std::int32_t latitudeE7) const;
    /// Calls with every square that the outline touches and the edges that decide there.
    void eachSquare(const Outline& outline, auto call) const;
    /// Calls with the positions of those that cover the place until it says no.
    void eachCovering(GeoPoint at, auto goesOn) const;

    std::optional<GeoBox> m_box;
    std::int64_t m_side = 1; ///< of a square, in 1e-7 degrees
    std::size_t m_columns = 0;
    std::vector<std::uint32_t> m_begins; ///< of each square's records, row by row from the south-west; and the end
    /// Square by square, in one row of memory because it is the reaching for it that takes time: for each outline of
    /// the square a head, its position as a longitude and the number of its edges as a latitude, and these edges.
    /// Without any it covers the square whole.
    std::vector<Edge> m_records;
};

} // namespace fengsui
