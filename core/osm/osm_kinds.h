#pragma once

#include "osm/map_feature.h"

#include <functional>

namespace fengsui {

/// The value of a key of an OpenStreetMap object; empty when it has none.
using TagOf = std::function<std::string_view(const char* key)>;

/// What an object is drawn as, and in which order. Nothing for what a base map leaves out.
struct MapKind {
    MapTheme theme;
    std::string_view kind;
    int rank = 0;
};

std::optional<MapKind> kindOfArea(const TagOf& tag);
std::optional<MapKind> kindOfLine(const TagOf& tag);
/// Places that people live in, by name.
std::optional<MapKind> kindOfPlace(const TagOf& tag);
/// What people look for: hospital, school, station, …, whether it is given as a point or as an area.
std::optional<MapKind> kindOfSpot(const TagOf& tag);

/// The Chinese name where there is one, else the local one.
std::string_view nameOf(const TagOf& tag);

} // namespace fengsui
