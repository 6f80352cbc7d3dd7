#include "drawing/drawn_map.h"

#include "base/digest.h"
#include "drawing/map_pen.h"
#include "tiles/tile_cache.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <numbers>
#include <thread>

namespace fengsui {

namespace {

/// Raised whenever the way of drawing changes without the style: what is kept is then drawn anew.
constexpr const char* drawingNumber = "1";

/// The first and last tile of a map, both included.
struct Span {
    std::uint32_t west, east, north, south;

    bool holds(TilePlace place) const
    {
        return place.x >= west && place.x <= east && place.y >= north && place.y <= south;
    }
};

Span spanOf(const TileFacts& facts, int zoom)
{
    const double count = std::exp2(zoom);
    const auto index = [count](double part) {
        return static_cast<std::uint32_t>(std::clamp(std::floor(part * count), 0.0, count - 1));
    };
    const auto down = [](double latitude) {
        const double radian = std::clamp(latitude, -85.05, 85.05) * std::numbers::pi / 180;
        return (1 - std::asinh(std::tan(radian)) / std::numbers::pi) / 2;
    };
    return { index((facts.west + 180) / 360), index((facts.east + 180) / 360), index(down(facts.north)),
        index(down(facts.south)) };
}

TilePlace squareOf(TilePlace place)
{
    return { place.zoom, place.x / drawnSquare * drawnSquare, place.y / drawnSquare * drawnSquare };
}

std::string inXml(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '&' || c == '"' || c == '%' || c == '<' || c == '\'')
            safe += "&#" + std::to_string(int(c)) + ';';
        else
            safe += c;
    }
    return safe;
}

// Colours and scales are entities of XML; the path of the map is one more.
std::string styleFor(const std::filesystem::path& file, const MapStyle& style, MapLight light)
{
    const std::string path = inXml(inXml(std::filesystem::absolute(file).string())); // read twice: entity, then text
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE Map [\n" + style.scales
        + (light == MapLight::Day ? style.light : style.dark) + "<!ENTITY file \"" + path + "\">\n]>\n" + style.drawing;
}

class DrawnMap final : public TileSource {
public:
    DrawnMap(std::filesystem::path file, TileFacts facts, std::string style, const std::filesystem::path& kept,
        const std::string& madeFrom, std::uint64_t bound)
        : m_file(std::move(file))
        , m_facts(std::move(facts))
        , m_style(std::move(style))
        , m_cache(kept, madeFrom, m_facts, bound)
    {
    }

    const TileFacts& facts() const override { return m_facts; }

    Result<std::optional<std::string>> tile(TilePlace place) const override
    {
        if (place.zoom < lowestDrawnZoom || place.zoom > highestDrawnZoom || !spanOf(m_facts, place.zoom).holds(place))
            return std::optional<std::string>();
        if (auto kept = m_cache.find(place))
            return std::optional(std::move(kept->bytes));
        std::error_code error;
        if (!std::filesystem::exists(m_file, error)) // SQLite would go on reading a file that was taken away
            return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 is gone."),
                { m_file.filename().string() }, {} };
        const TilePlace corner = squareOf(place);
        const Turn turn(*this, corner);
        if (turn.hasWaited())
            if (auto kept = m_cache.find(place)) // somebody else drew it meanwhile
                return std::optional(std::move(kept->bytes));
        return drawn(place, corner);
    }

private:
    /// Two threads that want tiles of one square: the second waits for the first.
    class Turn {
    public:
        Turn(const DrawnMap& map, TilePlace corner)
            : m_map(map)
            , m_corner(corner)
        {
            std::unique_lock lock(map.m_mutex);
            const auto isBusy = [&] { return std::ranges::find(map.m_inWork, corner) != map.m_inWork.end(); };
            m_hasWaited = isBusy();
            map.m_isDone.wait(lock, [&] { return !isBusy(); });
            map.m_inWork.push_back(corner);
        }
        ~Turn()
        {
            const std::lock_guard lock(m_map.m_mutex);
            std::erase(m_map.m_inWork, m_corner);
            m_map.m_isDone.notify_all();
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        bool hasWaited() const { return m_hasWaited; }

    private:
        const DrawnMap& m_map;
        const TilePlace m_corner;
        bool m_hasWaited = false;
    };

    Result<std::optional<std::string>> drawn(TilePlace place, TilePlace corner) const
    {
        auto pen = lend();
        if (!pen)
            return pen.refusal();
        std::unique_ptr<MapPen> own = *std::move(pen);
        auto tiles = own->draw(corner, drawnSquare);
        if (!tiles)
            return tiles.refusal(); // the pen is not used again: nobody knows what it has kept
        giveBack(std::move(own));
        std::vector<TileCache::Tile> all;
        std::optional<std::string> wanted;
        const Span span = spanOf(m_facts, place.zoom);
        std::vector<std::string> pictures = *std::move(tiles);
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            const TilePlace at { place.zoom, corner.x + static_cast<std::uint32_t>(i % drawnSquare),
                corner.y + static_cast<std::uint32_t>(i / drawnSquare) };
            if (at == place)
                wanted = pictures[i];
            if (span.holds(at))
                all.push_back({ at, std::move(pictures[i]) });
        }
        m_cache.put(all);
        return wanted;
    }

    Result<std::unique_ptr<MapPen>> lend() const
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_pens.empty()) {
                auto pen = std::move(m_pens.back());
                m_pens.pop_back();
                return pen;
            }
        }
        return MapPen::make(m_style);
    }

    void giveBack(std::unique_ptr<MapPen> pen) const
    {
        const std::lock_guard lock(m_mutex);
        m_pens.push_back(std::move(pen));
    }

    const std::filesystem::path m_file;
    const TileFacts m_facts;
    const std::string m_style;
    mutable TileCache m_cache;
    mutable std::mutex m_mutex; // guards all that follows
    mutable std::condition_variable m_isDone;
    mutable std::vector<TilePlace> m_inWork; // squares, by their corners
    mutable std::vector<std::unique_ptr<MapPen>> m_pens; // that nobody uses just now: one a thread at most
};

} // namespace

Result<std::shared_ptr<const TileSource>> openDrawnMap(
    const std::filesystem::path& file, const MapStyle& style, MapLight light, std::uint64_t bound)
{
    const auto about = readOsmMapFacts(file);
    if (!about)
        return about.refusal();
    TileFacts facts;
    facts.name = about->title;
    facts.attribution = "© OpenStreetMap contributors";
    facts.lowestZoom = lowestDrawnZoom;
    facts.highestZoom = highestDrawnZoom;
    facts.west = about->west;
    facts.south = std::max(about->south, -85.0511);
    facts.east = about->east;
    facts.north = std::min(about->north, 85.0511);
    const std::string drawing = styleFor(file, style, light);
    const std::string madeFrom = sha256(drawingNumber + about->digest + drawing).toHex();
    const std::filesystem::path kept = file.parent_path() / "drawn"
        / (file.stem().string() + (light == MapLight::Day ? ".light" : ".dark") + ".mbtiles");
    return std::shared_ptr<const TileSource>(
        std::make_shared<const DrawnMap>(file, std::move(facts), drawing, kept, madeFrom, bound));
}

Result<std::uint64_t> drawAhead(const TileSource& map, int fromZoom, int toZoom, int threads,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& goesOn)
{
    std::vector<TilePlace> squares;
    std::uint64_t tiles = 0;
    for (int zoom = fromZoom; zoom <= toZoom; ++zoom) {
        const Span span = spanOf(map.facts(), zoom);
        tiles += std::uint64_t(span.east - span.west + 1) * (span.south - span.north + 1);
        for (std::uint32_t y = span.north / drawnSquare * drawnSquare; y <= span.south; y += drawnSquare)
            for (std::uint32_t x = span.west / drawnSquare * drawnSquare; x <= span.east; x += drawnSquare)
                squares.push_back({ zoom, std::max(x, span.west), std::max(y, span.north) });
    }
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> isOver = false;
    std::mutex mutex;
    std::uint64_t done = 0;
    std::optional<Refusal> problem;
    const auto work = [&] {
        for (std::size_t i = next++; i < squares.size() && !isOver; i = next++) {
            const auto one = map.tile(squares[i]);
            const std::lock_guard lock(mutex);
            if (!one)
                problem = one.refusal();
            ++done;
            if (!one || (goesOn && !goesOn(done, squares.size())))
                isOver = true;
        }
    };
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < threads; ++i)
            workers.emplace_back(work);
    }
    if (problem)
        return *problem;
    if (done < squares.size())
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Drawing was interrupted; what is drawn so far stays."), {}, {} };
    return tiles;
}

} // namespace fengsui
