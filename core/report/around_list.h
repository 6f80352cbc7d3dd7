#pragma once

#include "base/coordinate.h"
#include "report/names.h"

#include <span>
#include <string>

namespace fengsui::report {

/// One thing near a place or inside an area, in words of the paper's language.
struct NearThing {
    std::string kind; ///< 队伍, 案件, 应急避难场所, 路灯
    std::string name;
    std::string detail;
    GeoPoint at;
    double metres = 0;
};

/// Everything within so many metres of a place (周边资源清单), as it stands when it is printed.
struct Around {
    std::string place; ///< what is in the middle, in words
    GeoPoint at;
    double metres = 0;
    std::string remark; ///< what the list leaves out; may be empty
    bool isDrill = false;
};

/// Fields: those of every form, and place, position, radius, count, remark. Tables: things (kind, name, distance,
/// direction, detail), in the order given.
Document aroundList(const Around&, std::span<const NearThing>, const Names&, const Printed&);

/// "850 m", "4.3 km".
std::string distanceText(double metres);
/// Where a place lies as seen from another one: "NE", "东北"; empty for the same place.
std::string directionText(GeoPoint from, GeoPoint to, Language language);

} // namespace fengsui::report
