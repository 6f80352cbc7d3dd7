#pragma once

#include "drawing/drawing.h"
#include "geo/feature.h"
#include "incident/incident_ledger.h"
#include "team/team.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace fengsui {

class GridDirectory;

/// Our own layers as features, for files that other map programs read. Words have the names of our columns; times are
/// UTC. No person appears in them: who called and who works is not a matter of maps.

/// Cases with a place of their own; the others are left out.
FeatureFile caseLayer(std::span<const IncidentRow> cases, const std::string& title);
/// Teams that are not dissolved, where they wait, or else in their home cell; `grid` may be null.
FeatureFile teamLayer(std::span<const Team> teams, const GridDirectory* grid, const std::string& title);
/// Divisions and cells with their outlines, divisions from the top down. Ground that the project invented for
/// demonstrations says so ("demo": "true").
FeatureFile gridLayer(const GridDirectory& grid, const std::string& title);
/// What was drawn on the map: areas, ways and places with the words "drawing" (area, route, label) and "colour".
FeatureFile drawingLayer(std::span<const Drawing> drawings, const std::string& title);
/// The other way: a drawing for each area, way and place of the features, new ones all of them. Holes and times, which
/// drawings have not, are left out; what has neither a colour nor a shape of ours gets red and what its shape suggests.
/// A place without a name is no label.
std::vector<Drawing> drawingsOf(const FeatureFile& file);

} // namespace fengsui
