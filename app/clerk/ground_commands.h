#pragma once

#include "clerk/clerk.h"
#include "geo/write_features.h"
#include "grid/check_ground.h"

#include <string>

namespace fengsui {

/// The format of that name, or else the one that the file's name ends with; Refused when there is none such.
FeatureFormat formatOf(const std::string& format, const std::string& file);
/// Writes a file whole or not at all; Refused where it can't be written.
void writeText(const std::string& file, const std::string& text);
/// A layer for other map programs, in the format that the file's name ends with; Refused for a name that ends
/// otherwise.
void writeLayer(const FeatureFile& features, const std::string& file);

/// Whether the ground fits together, and what lies where.
void addGridCommands(CLI::App&, Clerk&, Run& run);
/// Single cells; below "grid".
void addCellCommands(CLI::App& grid, Clerk&, Run& run);
/// What a piece of ground that doesn't fit is called; to be translated.
const char* wordsOf(GroundFault::Kind kind);
/// What people drew on the map.
void addDrawingCommands(CLI::App&, Clerk&, Run& run);
/// Where teams were; below "team".
void addTrackCommands(CLI::App& team, Clerk&, Run& run);
/// What lies inside an area.
void addAreaCommands(CLI::App&, Clerk&, Run& run);
/// The figures that the map shows.
void addFigureCommands(CLI::App&, Clerk&, Run& run);
/// Cameras, shelters, supplies and the like, and everything around a place.
void addFacilityCommands(CLI::App&, Clerk&, Run& run);

} // namespace fengsui
