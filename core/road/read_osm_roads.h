#pragma once

#include "base/result.h"
#include "grid/outline.h"
#include "road/road_graph.h"

#include <filesystem>
#include <optional>

namespace fengsui {

/// The roads of an OpenStreetMap extract (.osm.pbf, by libosmium), for cars: what a way's class, maxspeed, oneway,
/// access and junction say, and the turn restrictions over a single node. A class is driven at a customary speed, a
/// posted limit at eight tenths of it; turns and lights cost nothing. With a box only ways that have a corner in it.
/// Refuses what can't be read, and a file without roads.
Result<RoadGraph> readOsmRoads(const std::filesystem::path& file, const std::optional<GeoBox>& within);

/// Kilometres an hour on a way of that class ("highway=…") where nothing else is said; 0: not for cars.
double customarySpeed(std::string_view highway);
/// What "maxspeed=…" says in kilometres an hour: "40", "40 km/h", "25 mph"; nothing for words and nonsense.
std::optional<double> postedSpeed(std::string_view maxspeed);

} // namespace fengsui
