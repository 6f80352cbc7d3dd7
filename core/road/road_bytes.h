#pragma once

#include "road/contraction.h"
#include "road/road_graph.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace fengsui {

/// A prepared network as bytes, as editions keep it: counts and arrays of 32-bit numbers, the lowest byte first. About
/// 60 bytes a piece of road.
std::string toBytes(const RoadGraph& graph, const Contraction& contraction);
/// Nothing when these bytes are none, or name what isn't there: whatever comes out may be searched.
std::optional<std::pair<RoadGraph, Contraction>> roadsFromBytes(std::string_view bytes);

} // namespace fengsui
