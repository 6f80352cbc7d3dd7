#include "drawing/map_pen.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <mapnik/agg_renderer.hpp>
#include <mapnik/attribute.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/debug.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/image_view.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>
#include <mapnik/request.hpp>
#include <mutex>
#include <optional>

namespace fengsui {

namespace {

constexpr double halfWorld = 20037508.342789244; // metres of the projection
constexpr int tileSide = 256;

struct Font {
    const char* file;
    const char* package;
};
constexpr std::array fonts {
    Font { "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "fonts-noto-core" },
    Font { "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf", "fonts-noto-core" },
    Font { "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk" },
    Font { "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", "fonts-noto-cjk" },
};

// Once in a process, and only what our style names: the whole folder of fonts takes a second.
std::optional<Refusal> prepareMapnik()
{
    static const std::optional<Refusal> problem = []() -> std::optional<Refusal> {
        mapnik::logger::instance().set_severity(mapnik::logger::none); // what matters is thrown
        const std::string plugin = std::string(MAPNIK_PLUGINS) + "/sqlite.input";
        if (!mapnik::datasource_cache::instance().register_datasources(plugin)
            && mapnik::datasource_cache::instance().plugin_names().empty())
            return Refusal { Refusal::Reason::NotFound,
                QT_TRANSLATE_NOOP("Refusal", "Base maps can't be drawn: %1 is missing. Install the package %2."),
                { plugin, "libmapnik4.0" }, {} };
        for (const Font& font : fonts)
            if (!mapnik::freetype_engine::register_font(font.file) && !std::filesystem::exists(font.file))
                return Refusal { Refusal::Reason::NotFound,
                    QT_TRANSLATE_NOOP("Refusal", "Base maps can't be drawn: %1 is missing. Install the package %2."),
                    { font.file, font.package }, {} };
        return {};
    }();
    return problem;
}

Refusal because(const std::exception& error)
{
    return { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The base map can't be drawn: %1"),
        { error.what() }, {} };
}

} // namespace

struct MapPen::Parts {
    mapnik::Map map { tileSide, tileSide };
};

MapPen::MapPen(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

MapPen::~MapPen() = default;

Result<std::unique_ptr<MapPen>> MapPen::make(const std::string& style)
{
    static std::mutex mutex; // Mapnik's registers, and its reader of XML
    const std::lock_guard lock(mutex);
    try {
        if (auto problem = prepareMapnik())
            return *problem;
        auto parts = std::make_unique<Parts>();
        mapnik::load_map_string(parts->map, style, true);
        return std::unique_ptr<MapPen>(new MapPen(std::move(parts)));
    } catch (const std::exception& error) {
        return because(error);
    }
}

Result<std::vector<std::string>> MapPen::draw(TilePlace corner, int side)
{
    const double width = 2 * halfWorld / std::exp2(corner.zoom);
    const double west = corner.x * width - halfWorld, north = halfWorld - corner.y * width;
    const auto pixels = static_cast<unsigned>(side * tileSide);
    try {
        // The map says which features are drawn, the request where they lie in the picture: the same, said twice.
        mapnik::Map& map = m_parts->map;
        map.resize(static_cast<int>(pixels), static_cast<int>(pixels));
        map.zoom_to_box({ west, north - side * width, west + side * width, north });
        mapnik::request request(pixels, pixels, map.get_current_extent());
        request.set_buffer_size(map.buffer_size());
        mapnik::attributes attributes;
        attributes["zoom"] = mapnik::value_integer(corner.zoom);
        mapnik::image_rgba8 image(static_cast<int>(pixels), static_cast<int>(pixels));
        mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, request, attributes, image);
        renderer.apply();
        std::vector<std::string> tiles;
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column) {
                const mapnik::image_view_rgba8 part(static_cast<unsigned>(column * tileSide),
                    static_cast<unsigned>(row * tileSide), tileSide, tileSide, image);
                tiles.push_back(mapnik::save_to_string(part, "png8:z=5:m=h"));
            }
        return tiles;
    } catch (const std::exception& error) { // one that left a thread would end the program
        return because(error);
    }
}

} // namespace fengsui
