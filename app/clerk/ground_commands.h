#pragma once

#include "clerk/clerk.h"

namespace fengsui {

/// Whether the ground fits together, and what lies where.
void addGridCommands(CLI::App&, Clerk&, Run& run);
/// What people drew on the map.
void addDrawingCommands(CLI::App&, Clerk&, Run& run);
/// What lies inside an area.
void addAreaCommands(CLI::App&, Clerk&, Run& run);
/// The figures that the map shows.
void addFigureCommands(CLI::App&, Clerk&, Run& run);
/// Cameras, shelters, supplies and the like, and everything around a place.
void addFacilityCommands(CLI::App&, Clerk&, Run& run);

} // namespace fengsui
