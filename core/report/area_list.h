#pragma once

#include "base/coordinate.h"
#include "report/around_list.h"
#include "report/names.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace fengsui::report {

/// A ground that somebody drew, and how large it is.
struct DrawnArea {
    std::string name; ///< what the operator calls it; empty: an area drawn on the map
    GeoPoint middle;
    double squareMetres = 0;
    double outlineMetres = 0;
    std::size_t corners = 0;
    std::string remark; ///< what the list leaves out; may be empty
    bool isDrill = false;
};

/// How many of a kind are in it, and how many of these the list names.
struct KindCount {
    std::string kind; ///< in words of the paper's language
    std::uint64_t number = 0;
    std::uint64_t listed = 0;
};

struct AreaFound {
    DrawnArea area;
    std::vector<KindCount> counts;
    std::vector<NearThing> things;
};

/// Everything inside an area (区域查询清单), as it stands when it is printed. Fields: those of every form, and name,
/// position, area, outline, corners, count, remark. Tables: counts (kind, number, listed) and things (kind, name,
/// detail), in the order given.
Document areaList(const AreaFound&, const Names&, const Printed&);

/// "620 m²", "3.2 ha", "1.25 km²".
std::string areaText(double squareMetres, bool isChinese);

} // namespace fengsui::report
