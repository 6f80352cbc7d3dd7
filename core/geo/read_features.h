#pragma once

#include "geo/feature.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace fengsui {

/// Reads a file of features: GeoJSON, KML, KMZ or GPX, told by its name and, where that says nothing, by its first
/// bytes. Either the whole file is right, or all of its faults are told (at most mostFaults, each with
/// file, line and field) and nothing is taken. The numbers are taken for WGS 84; see convert().
Loaded<FeatureFile> readFeatureFile(const std::filesystem::path& path);

/// The same of bytes that are in memory; `file` is only used to tell the format and in faults.
Loaded<FeatureFile> readFeatures(const std::string& file, std::string_view bytes);

/// GeoJSON (RFC 7946): a collection, a feature or a bare geometry. Refuses what the standard forbids: positions that
/// are no numbers or no place on Earth, rings that don't close, lines of one place, members that would change the
/// meaning of an object. Bears, with a note, what it advises against: rings that run the wrong way, more than three
/// numbers in a position, collections in collections, features without properties.
Loaded<FeatureFile> readGeoJsonFeatures(const std::string& file, std::string_view text);

/// KML 2.1 to 2.3 and its gx tracks: placemarks with their name, description, extended data and shape, in all folders.
/// Links to other files are never followed, pictures and models are left out; both leave a note.
Loaded<FeatureFile> readKml(const std::string& file, std::string_view text);
/// The first KML file of a KMZ archive.
Loaded<FeatureFile> readKmz(const std::string& file, std::string_view bytes);

/// GPX 1.0 and 1.1: waypoints, routes and tracks with heights and times. Each track is one feature with a way for each
/// of its segments.
Loaded<FeatureFile> readGpx(const std::string& file, std::string_view text);

} // namespace fengsui
