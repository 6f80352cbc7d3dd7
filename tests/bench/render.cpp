#include "bench/bench.h"
#include "drawing/drawn_map.h"
#include "wiring/base_maps.h"

#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace fengsui::bench {

// Monaco's real extract, drawn from nothing each time: squares of 4 × 4 tiles with all names, encoded and kept, by as
// many threads as there are processors. All tiles of a square count, as they do in a county that is larger than one;
// many of them are sea, which flatters.
std::vector<Figure> render()
{
    const char* named = std::getenv("FENGSUI_DATA");
    const std::filesystem::path data = named ? named : "../shared/data";
    const Workplace place;
    const StoreFolder folder { place.path() };
    std::filesystem::create_directory(folder.baseMaps());
    const auto map = importBaseMap(folder, data / "osm/monaco-2022-12.osm.pbf", {});
    if (!map)
        throw std::runtime_error("the bench needs the real extract: " + map.refusal().toString());
    const int threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));

    std::vector<Figure> figures;
    for (int zoom = 12; zoom <= 17; ++zoom) {
        std::vector<double> speeds;
        for (int round = 0; round <= rounds; ++round) {
            std::filesystem::remove_all(folder.baseMaps() / "drawn");
            std::uint64_t squares = 0;
            const double took = seconds([&] {
                const auto drawn = drawAhead(*map->source, zoom, zoom, threads,
                    [&](std::uint64_t, std::uint64_t total) { return squares = total, true; });
                if (!drawn)
                    throw std::runtime_error(drawn.refusal().toString());
            });
            if (round > 0) // the first one also reads the style and the fonts
                speeds.push_back(static_cast<double>(squares) * drawnSquare * drawnSquare / took);
        }
        const double value = median(speeds);
        const double target = zoom == 14 ? 50 : 0; // the others are for knowing
        figures.push_back({ "render-z" + std::to_string(zoom), value, "tiles/s", 1, value, target, false });
    }
    return figures;
}

} // namespace fengsui::bench
