#pragma once

#include "grid/demo_noise.h"

#include <cstddef>
#include <span>
#include <vector>

namespace fengsui::demo {

/// One part that a ground is to be divided into.
struct Part {
    Spot centre; ///< where it begins to look for its place
    double share = 1; ///< of the ground, as against those of the others
    double hold = 0; ///< how much it clings to its first centre: 0 goes wherever its ground is, 1 stays
};

/// Which part each place belongs to. Parts grow until each has about its share of the places, and every part is the
/// ground around its centre (a power diagram, its weights found by repeated measuring; after Aurenhammer 1987).
std::vector<std::size_t> partition(std::span<const Spot> places, std::vector<Part> parts);

/// So many starting centres, each as far from the others as the places allow.
std::vector<Spot> scatteredOver(std::span<const Spot> places, std::size_t count, std::uint64_t seed);

} // namespace fengsui::demo
