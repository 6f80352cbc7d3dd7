#pragma once

#include "component/component_directory.h"
#include "component/component_ground.h"
#include "desk/editions.h"
#include "facility/facility.h"
#include "journal/journal.h"
#include "road/road_network.h"

#include <functional>
#include <memory>
#include <vector>

namespace fengsui {

/// What stands in the county, as the editions in force have it: components, cameras, shelters and so on. What there is
/// not is null or empty. The directory is asked by one thread at a time, the others by any number.
struct Gazetteer {
    std::unique_ptr<ComponentDirectory> components;
    std::shared_ptr<const ComponentGround> ground;
    std::shared_ptr<const std::vector<Facility>> facilities;
    std::vector<EditionHere> editions; ///< those in force when it was opened
    std::shared_ptr<const RoadNetwork> roads; ///< once somebody opened them; they take their time
    std::function<std::shared_ptr<const RoadNetwork>()> openRoads; ///< null when there are none
    std::vector<Refusal> notices; ///< what has not come yet
    std::vector<StoreFailure> failures; ///< what can't be read
};

/// Opens it; looks at the disk, so not in the window's thread. What can't be read is told in it, and the rest is there.
using OpenGazetteer = std::function<std::unique_ptr<Gazetteer>()>;

} // namespace fengsui
