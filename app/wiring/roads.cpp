#include "wiring/roads.h"

#include "base/hex.h"
#include "grid/grid_directory.h"
#include "road/read_osm_roads.h"
#include "sqlite/grid_edition.h"
#include "sqlite/road_edition.h"

namespace fengsui {

Result<RoadImport> importRoads(LocalWriter& writer, const StoreFolder& folder, const Session& session,
    const std::filesystem::path& file, const std::optional<GeoBox>& within)
{
    const auto graph = readOsmRoads(file, within);
    if (!graph)
        return graph.refusal();
    const Contraction contraction = Contraction::of(*graph);
    const std::string title = file.filename().string();
    const EditionFile edition = writeRoadEdition(folder.editions(), *graph, contraction, title);
    const Outcome announced = writer.office().duty.announceEdition(
        session, { "roads", edition.digest.toHex(), graph->pieces().size(), title }, edition.bytes);
    if (!announced)
        return announced.refusal();
    RoadImport done { graph->pieces().size(), graph->bans().size(), contraction.stepCount(), 0, edition.bytes };
    for (const RoadPiece& piece : graph->pieces())
        done.kilometres += piece.decimetres / 10'000.0;
    return done;
}

std::shared_ptr<const RoadNetwork> readRoads(const StoreFolder& folder, const Ledgers& ledgers)
{
    const auto edition = ledgers.edition("roads");
    const auto bytes = edition ? fromHex(edition->digest) : std::nullopt;
    const auto digest = bytes ? Digest::fromBytes(*bytes) : std::nullopt;
    if (!digest || !std::filesystem::exists(editionPath(folder.editions(), *digest)))
        return nullptr;
    return readRoadEdition(folder.editions(), *digest);
}

std::optional<GeoBox> roadBox(const GridDirectory* grid)
{
    auto box = grid ? grid->box() : std::nullopt;
    if (!box)
        return std::nullopt;
    constexpr std::int32_t more = 2'000'000; // 0.2 degrees
    box->southWest.longitudeE7 -= more;
    box->southWest.latitudeE7 -= more;
    box->northEast.longitudeE7 += more;
    box->northEast.latitudeE7 += more;
    return box;
}

} // namespace fengsui
