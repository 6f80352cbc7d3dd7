#pragma once

#include "enquiry/find.h"
#include "geo/feature.h"

#include <string>

namespace fengsui {

/// What is on a ground as features, for files that other map programs read: first the ground itself, then cases, teams,
/// facilities and components, told apart by the word "what" ("area", "case", "team", "shelter", "component"). The other
/// words are those of our layers. No person appears in it.
FeatureFile foundLayer(
    const AskedGround& ground, const Found& found, const GridDirectory* grid, const std::string& title);

} // namespace fengsui
