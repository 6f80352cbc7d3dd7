#include "clerk/clerk.h"

#include "desk/permission.h"
#include "drawing/drawn_map.h"
#include "sqlite/durable_file.h"
#include "wiring/base_maps.h"
#include "wiring/network_maps.h"

#include <charconv>
#include <csignal>
#include <format>
#include <thread>

namespace fengsui {

namespace {

volatile std::sig_atomic_t isInterrupted = 0;

/// Shown as it goes on; the first interruption ends it.
Progress interruptible(Clerk& clerk, const char* what)
{
    std::signal(SIGINT, [](int) { isInterrupted = 1; });
    return [shown = clerk.progress(what)](std::uint64_t done, std::uint64_t total) {
        return (!shown || shown(done, total)) && isInterrupted == 0;
    };
}

boost::json::object toJson(const StoreBaseMap& map, const std::string& problem)
{
    boost::json::object json { { "id", map.id }, { "bytes", map.bytes } };
    if (!map.source) {
        json["problem"] = problem;
        return json;
    }
    const TileFacts& facts = map.source->facts();
    json["name"] = facts.name;
    json["attribution"] = facts.attribution;
    json["format"] = std::string(toWord(facts.format));
    json["side"] = facts.side;
    json["zooms"] = { facts.lowestZoom, facts.highestZoom };
    json["drawn"] = map.isDrawn;
    json["fetched"] = map.isFetched;
    json["bounds"] = { facts.west, facts.south, facts.east, facts.north };
    return json;
}

std::vector<std::string> toRow(const StoreBaseMap& map)
{
    const TileFacts& facts = map.source->facts();
    const std::string format(map.isFetched ? "network" : toWord(facts.format));
    return { map.id, facts.name, std::format("{} {}", format, facts.side),
        std::format("z{}-{}", facts.lowestZoom, facts.highestZoom),
        std::format("{:.4f} {:.4f} {:.4f} {:.4f}", facts.west, facts.south, facts.east, facts.north),
        std::format("{:.1f} MiB", static_cast<double>(map.bytes) / (1024 * 1024)), facts.attribution };
}

void add(Clerk& clerk, const std::string& file)
{
    if (!clerk.folder().isStore())
        clerk.reader(); // says what is wrong with the folder
    const StoreBaseMap map = orRefused(importBaseMap(clerk.folder(), file, interruptible(clerk, "import")));
    clerk.answer(toJson(map, {}), table({ toRow(map) }));
}

void list(Clerk& clerk)
{
    if (!clerk.folder().isStore())
        clerk.reader();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> problems;
    for (const StoreBaseMap& map : baseMapsOf(clerk.folder())) {
        const std::string problem = map.problem ? clerk.tell(*map.problem) : std::string();
        json.push_back(toJson(map, problem));
        if (map.source)
            rows.push_back(toRow(map));
        else
            problems.push_back(problem);
    }
    clerk.answer(json,
        rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk",
                           "No base maps. The map shows areas, scale and lines of "
                           "longitude and latitude without one."))
                + '\n'
                     : table(rows));
    for (const std::string& problem : problems)
        clerk.complain(problem);
}

/// "12-14" or "15", between two bounds.
std::pair<int, int> numbersOf(const std::string& text, int lowest, int highest)
{
    int from = 0, to = 0;
    const char* end = text.data() + text.size();
    auto [at, error] = std::from_chars(text.data(), end, from);
    to = from;
    if (error == std::errc() && at != end && *at == '-')
        std::tie(at, error) = [&] {
            const auto second = std::from_chars(at + 1, end, to);
            return std::pair(second.ptr, second.ec);
        }();
    if (error != std::errc() || at != end || from < lowest || to > highest || from > to)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "“%1” names no zooms; write %2-%3, or less."),
            { text, std::to_string(lowest), std::to_string(highest) }, "--zooms" } };
    return { from, to };
}

struct NetworkOptions {
    std::string id, keyFile;
    NetworkMap map;
    std::string zooms;
};

void requireAdministrator(Clerk& clerk)
{
    const Session session = clerk.sessionOrSystem();
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::System }))
        throw Refused { *refusal };
}

void addNetwork(Clerk& clerk, const NetworkOptions& options)
{
    requireAdministrator(clerk);
    NetworkMap map = options.map;
    if (!options.zooms.empty())
        std::tie(map.lowestZoom, map.highestZoom) = numbersOf(options.zooms, 0, highestTileZoom);
    std::optional<std::string> key;
    if (!options.keyFile.empty()) {
        try {
            key = readWhole(options.keyFile);
        } catch (const std::system_error& error) {
            throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
                { options.keyFile, error.code().message() }, "key-file" } };
        }
    }
    orRefused(addNetworkMap(clerk.folder(), options.id, map, key));
    list(clerk);
    if (!areNetworkMapsOn(clerk.folder()))
        clerk.complain(clerk.words(QT_TRANSLATE_NOOP(
            "Clerk", "Network maps are switched off on this console; \"basemap network on\" switches them on.")));
}

void removeNetwork(Clerk& clerk, const std::string& id)
{
    requireAdministrator(clerk);
    orRefused(removeNetworkMap(clerk.folder(), id));
    list(clerk);
}

void switchNetwork(Clerk& clerk, const std::string& to)
{
    if (to.empty()) {
        if (!clerk.folder().isStore())
            clerk.reader();
    } else {
        requireAdministrator(clerk);
        setNetworkMaps(clerk.folder(), to == "on");
    }
    const bool areOn = areNetworkMapsOn(clerk.folder());
    clerk.answer(boost::json::object { { "networkMaps", areOn } },
        clerk.words(areOn ? QT_TRANSLATE_NOOP(
                                "Clerk", "Network maps are on: who serves them learns which places are looked at here.")
                          : QT_TRANSLATE_NOOP("Clerk", "Network maps are off: nothing is fetched."))
            + '\n');
}

struct DrawOptions {
    std::string map, zooms = "10-15";
    bool isDark = false;
};

void draw(Clerk& clerk, const DrawOptions& options)
{
    const auto [from, to] = numbersOf(options.zooms, lowestDrawnZoom, highestDrawnZoom);
    if (!clerk.folder().isStore())
        clerk.reader();
    boost::json::array json;
    std::string lines;
    for (const StoreBaseMap& map : baseMapsOf(clerk.folder())) {
        if (!map.isDrawn || (!options.map.empty() && options.map != map.id))
            continue;
        if (map.problem)
            throw Refused { *map.problem };
        const int threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        const std::uint64_t tiles = orRefused(
            drawAhead(options.isDark ? *map.night : *map.source, from, to, threads, interruptible(clerk, "draw")));
        json.push_back({ { "id", map.id }, { "tiles", tiles } });
        lines += clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1: %2 tiles are drawn."), { map.id, std::to_string(tiles) })
            + '\n';
    }
    if (json.empty())
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP(
                "Refusal", "The store has no such base map to draw. Take one in with \"import basemap FILE.osm.pbf\"."),
            {}, {} } };
    clerk.answer(json, lines);
}

} // namespace

void addBaseMapCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    auto file = std::make_shared<std::string>();
    CLI::App* take = addCommand(*app.get_subcommand("import"), clerk, "basemap",
        "Take a base map into the store: MBTiles or PMTiles v3 of png, jpg or webp tiles, or an OpenStreetMap extract, "
        "which is drawn here");
    take->add_option("FILE", *file, "MBTiles, PMTiles or .osm.pbf")->required();
    take->callback([&clerk, &run, file] { run = [&clerk, file] { add(clerk, *file); }; });

    CLI::App* maps = app.add_subcommand("basemap", "What lies below the map");
    maps->require_subcommand(1);
    CLI::App* all = addCommand(*maps, clerk, "list", "The base maps of the store, and those that can't be read");
    all->callback([&clerk, &run] { run = [&clerk] { list(clerk); }; });

    auto network = std::make_shared<NetworkOptions>();
    CLI::App* adding = addCommand(*maps, clerk, "add-network",
        "Describe a base map that is fetched tile by tile; for administrators, and only where network maps are on");
    adding->add_option("ID", network->id, "How it is called in \"basemap list\"")->required();
    adding->add_option("--name", network->map.name, "What the list of layers calls it")->required();
    adding
        ->add_option("--address", network->map.address,
            "Of a tile: {z} {x} {y} ({-y} from the south), or {TileMatrix} {TileCol} {TileRow}; {s} server, {key} key")
        ->required();
    adding->add_option("--attribution", network->map.attribution, "Whose map it is")->required();
    adding->add_option("--servers", network->map.servers, "For {s}: 0,1,2")->delimiter(',');
    adding->add_option("--key-file", network->keyFile, "The file that holds the county's key for {key}")
        ->type_name("FILE");
    adding->add_option("--data-system", network->map.dataSystem, "wgs84 or cgcs2000, in Web Mercator")
        ->capture_default_str();
    adding->add_option("--side", network->map.side, "Pixels of a tile: 256 or 512")->capture_default_str();
    adding->add_option("--zooms", network->zooms, "From and to which zoom, such as 3-18");
    adding->callback([&clerk, &run, network] { run = [&clerk, network] { addNetwork(clerk, *network); }; });

    auto gone = std::make_shared<std::string>();
    CLI::App* removing
        = addCommand(*maps, clerk, "remove-network", "Forget a network map, its key and what was fetched");
    removing->add_option("ID", *gone, "Its id as in \"basemap list\"")->required();
    removing->callback([&clerk, &run, gone] { run = [&clerk, gone] { removeNetwork(clerk, *gone); }; });

    auto to = std::make_shared<std::string>();
    CLI::App* switching
        = addCommand(*maps, clerk, "network", "Whether maps are fetched from the network; administrators switch it");
    switching->add_option("TO", *to, "on or off")->check(CLI::IsMember({ "on", "off" }));
    switching->callback([&clerk, &run, to] { run = [&clerk, to] { switchNetwork(clerk, *to); }; });

    auto drawing = std::make_shared<DrawOptions>();
    CLI::App* ahead = addCommand(*maps, clerk, "draw",
        "Draw base maps of OpenStreetMap ahead, which otherwise happens when a place is first seen");
    ahead->add_option("MAP", drawing->map, "Its id as in \"basemap list\"; otherwise all of them");
    ahead->add_option("--zooms", drawing->zooms, "From and to which zoom: 6-18")->capture_default_str();
    ahead->add_flag("--dark", drawing->isDark, "In the dark colours");
    ahead->callback([&clerk, &run, drawing] { run = [&clerk, drawing] { draw(clerk, *drawing); }; });
}

} // namespace fengsui
