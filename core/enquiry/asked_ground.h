#pragma once

#include "base/coordinate.h"
#include "base/result.h"
#include "facility/facility.h"
#include "grid/outline.h"

#include <cstddef>
#include <optional>

namespace fengsui {

/// The ground that somebody asks about: all within so many metres of a place, or all inside an outline that was drawn
/// or read, its border included.
class AskedGround {
public:
    static AskedGround around(GeoPoint middle, double metres);
    /// Rings may run either way. Refuses what has fewer than three corners, no ground, or crosses itself.
    static Result<AskedGround> inside(Outline outline);
    /// The same of the corners of one ring.
    static Result<AskedGround> inside(Ring corners);

    /// Of a circle its middle, of an outline a place well inside.
    GeoPoint middle() const { return m_middle; }
    /// The radius of a circle.
    std::optional<double> metres() const { return m_metres; }
    /// Empty for a circle.
    const Outline& outline() const { return m_outline; }

    bool holds(GeoPoint at) const;
    /// Whether any part of it lies there: of a stretch also where only its middle crosses the ground, of a ground that
    /// somebody answers for (a course that comes back to its first place) also where it lies all around.
    bool meets(const Facility& facility) const;

    double squareKilometres() const;
    /// All around, holes included.
    double outlineMetres() const;
    std::size_t corners() const;

private:
    AskedGround() = default;

    GeoPoint m_middle;
    std::optional<double> m_metres;
    Outline m_outline;
    GeoBox m_box {}; ///< of the outline
};

} // namespace fengsui
