#pragma once

#include "grid/demo_geometry.h"
#include "map/grid_areas.h"
#include "support/demo_divisions.h"

/// The county of the demonstration, as the window shows it.
inline std::shared_ptr<const fengsui::ui::MapAreas> demoCounty()
{
    using namespace fengsui;
    CodingProfile profile = *CodingProfile::parse("cn.json", test::shipped("profiles/cn.json"));
    GridParts parts = demoGeometry(test::demoDivisions(profile), profile);
    return ui::areasOf(*GridDirectory::build(std::move(parts), std::move(profile)));
}
