#pragma once

#include "grid/demo_noise.h"
#include "grid/outline.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

namespace fengsui::demo {

/// The plane divided among sites, each having what is nearest to it (Voronoi diagram by Boost.Polygon): faces, and
/// edges that two faces share. Whatever is made of an edge both faces get, so unions of faces tile exactly.
class Mesh {
public:
    /// Sites are used to the decimetre. Faces that reach into the infinite have no outline, so sites of no interest
    /// must enclose the others.
    explicit Mesh(std::span<const Spot> sites);

    /// Draws borders straighter the more they divide: `rank(a, b)` tells how much lies between the sites a and b, 0 for
    /// nothing. A corner where two edges of the same highest rank meet moves towards the middle of their far ends.
    void straighten(const std::function<int(std::size_t, std::size_t)>& rank, int rounds);
    /// Cuts each edge into pieces of about so many metres and moves every corner through `place`.
    void draw(double metres, const std::function<GeoPoint(Spot)>& place);
    /// The outlines of regions made of sites: `regionOf[site]`, negative for those around the others. After draw().
    std::map<int, Outline> outlines(std::span<const int> regionOf) const;

private:
    struct HalfEdge {
        std::size_t from; ///< corner, or `nowhere`
        std::size_t site; ///< on its left
        std::size_t twin;
        std::size_t next; ///< counterclockwise around the site
    };
    static constexpr std::size_t nowhere = SIZE_MAX;

    std::vector<Spot> m_corners;
    std::vector<HalfEdge> m_edges;
    std::vector<Ring> m_drawn; ///< by half edge: from its first corner up to, but without, its last
};

} // namespace fengsui::demo
