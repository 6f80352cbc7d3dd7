#include "wiring/base_maps.h"

#include "drawing/drawn_map.h"
#include "wiring/network_maps.h"
#include "wiring/shelves.h"

#include <algorithm>

namespace fengsui {

namespace {

MapStyle ourStyle()
{
    return { readResource("basemaps/style.xml"), readResource("basemaps/scales.ent"),
        readResource("basemaps/light.ent"), readResource("basemaps/dark.ent") };
}

StoreBaseMap openOsmMap(const std::filesystem::path& file)
{
    std::error_code error;
    StoreBaseMap map { file.filename().string(), std::filesystem::file_size(file, error), {}, {}, {}, true };
    const MapStyle style = ourStyle();
    const auto day = openDrawnMap(file, style, MapLight::Day), night = openDrawnMap(file, style, MapLight::Night);
    if (day && night) {
        map.source = *day;
        map.night = *night;
    } else {
        map.problem = day ? night.refusal() : day.refusal();
    }
    return map;
}

StoreBaseMap asOne(BaseMapShelf::BaseMap map)
{
    return { std::move(map.id), map.bytes, std::move(map.source), {}, std::move(map.problem), false };
}

StoreBaseMap openNetworkMapOf(const StoreFolder& folder, const std::filesystem::path& description)
{
    StoreBaseMap map { description.stem().string(), 0, {}, {}, {}, false, true };
    auto opened = openNetworkMap(folder, description);
    if (opened)
        map.source = *std::move(opened);
    else
        map.problem = opened.refusal();
    return map;
}

} // namespace

std::vector<StoreBaseMap> baseMapsOf(const StoreFolder& folder)
{
    std::vector<StoreBaseMap> maps;
    for (BaseMapShelf::BaseMap& map : BaseMapShelf(folder.baseMaps()).all())
        maps.push_back(asOne(std::move(map)));
    std::error_code error;
    for (const auto& each : std::filesystem::directory_iterator(folder.baseMaps(), error)) {
        if (each.path().extension() == osmMapSuffix)
            maps.push_back(openOsmMap(each.path()));
        if (each.path().extension() == networkMapSuffix)
            maps.push_back(openNetworkMapOf(folder, each.path()));
    }
    for (StoreBaseMap& map : maps) {
        const std::string name = map.isFetched ? map.id + std::string(networkMapSuffix) : map.id;
        const auto changed = std::filesystem::last_write_time(folder.baseMaps() / name, error);
        map.changedAt = error ? 0 : changed.time_since_epoch().count();
    }
    std::ranges::sort(maps, std::less(), &StoreBaseMap::id);
    return maps;
}

Result<StoreBaseMap> importBaseMap(
    const StoreFolder& folder, const std::filesystem::path& file, const Progress& progress)
{
    if (file.extension() != ".pbf") {
        auto added = BaseMapShelf(folder.baseMaps()).add(file);
        if (!added)
            return added.refusal();
        return asOne(*std::move(added));
    }
    const std::filesystem::path goal = folder.baseMaps() / (file.stem().stem().string() + std::string(osmMapSuffix));
    if (const auto made = makeOsmMap(file, goal, progress); !made)
        return made.refusal();
    StoreBaseMap map = openOsmMap(goal);
    if (map.problem)
        return *map.problem;
    return map;
}

} // namespace fengsui
