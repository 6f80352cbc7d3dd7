#include "clerk/clerk.h"

#include "tiles/base_map_shelf.h"

#include <format>

namespace fengsui {

namespace {

boost::json::object toJson(const BaseMapShelf::BaseMap& map, const std::string& problem)
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
    json["bounds"] = { facts.west, facts.south, facts.east, facts.north };
    return json;
}

std::vector<std::string> toRow(const BaseMapShelf::BaseMap& map)
{
    const TileFacts& facts = map.source->facts();
    return { map.id, facts.name, std::format("{} {}", toWord(facts.format), facts.side),
        std::format("z{}-{}", facts.lowestZoom, facts.highestZoom),
        std::format("{:.4f} {:.4f} {:.4f} {:.4f}", facts.west, facts.south, facts.east, facts.north),
        std::format("{:.1f} MiB", static_cast<double>(map.bytes) / (1024 * 1024)), facts.attribution };
}

void add(Clerk& clerk, const std::string& file)
{
    if (!clerk.folder().isStore())
        clerk.reader(); // says what is wrong with the folder
    const BaseMapShelf::BaseMap map = orRefused(BaseMapShelf(clerk.folder().baseMaps()).add(file));
    clerk.answer(toJson(map, {}), table({ toRow(map) }));
}

void list(Clerk& clerk)
{
    if (!clerk.folder().isStore())
        clerk.reader();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> problems;
    for (const BaseMapShelf::BaseMap& map : BaseMapShelf(clerk.folder().baseMaps()).all()) {
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

} // namespace

void addBaseMapCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    auto file = std::make_shared<std::string>();
    CLI::App* take = addCommand(*app.get_subcommand("import"), clerk, "basemap",
        "Check a base map and take a copy into the store: MBTiles or PMTiles v3 of png, jpg or webp tiles");
    take->add_option("FILE", *file, "MBTiles or PMTiles")->required();
    take->callback([&clerk, &run, file] { run = [&clerk, file] { add(clerk, *file); }; });

    CLI::App* maps = app.add_subcommand("basemap", "What lies below the map");
    maps->require_subcommand(1);
    CLI::App* all = addCommand(*maps, clerk, "list", "The base maps of the store, and those that can't be read");
    all->callback([&clerk, &run] { run = [&clerk] { list(clerk); }; });
}

} // namespace fengsui
