#include "clerk/ground_commands.h"

#include "geo/read_coordinates.h"
#include "grid/check_ground.h"
#include "grid/roll_up.h"

#include <cmath>
#include <format>
#include <map>

namespace fengsui {

namespace {

struct GridOptions {
    std::string place, from = "wgs84";
    double least = 100;
    std::size_t number = 50;
    bool isOpen = false;
};

std::shared_ptr<const GridDirectory> gridOrRefused(Clerk& clerk)
{
    auto grid = readGrid(clerk.folder(), clerk.reader().ledgers());
    if (!grid)
        throw Refused { { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The store has no divisions yet; take them in with \"import divisions\"."), {},
            {} } };
    return grid;
}

void check(Clerk& clerk, const GridOptions& options)
{
    const auto grid = gridOrRefused(clerk);
    const auto faults = checkGround(*grid, options.least);
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const GroundFault& fault : faults) {
        json.push_back({ { "kind", std::string(toWord(fault.kind)) }, { "code", fault.code }, { "other", fault.other },
            { "squareMetres", std::round(fault.squareMetres) }, { "longitude", fault.at.longitude() },
            { "latitude", fault.at.latitude() } });
        if (rows.size() < options.number)
            rows.push_back({ clerk.words(wordsOf(fault.kind)), fault.code, fault.other,
                std::format("{:.0f} m²", fault.squareMetres),
                std::format("{:.6f},{:.6f}", fault.at.longitude(), fault.at.latitude()) });
    }
    clerk.answer(json,
        table(rows)
            + clerk.words(
                QT_TRANSLATE_NOOP("Clerk", "%1 places of at least %2 m² where %3 cells and %4 divisions don't fit."),
                { std::to_string(faults.size()), std::format("{:g}", options.least),
                    std::to_string(grid->cells().size()), std::to_string(grid->divisions().size()) })
            + '\n');
}

void at(Clerk& clerk, const GridOptions& options)
{
    const auto grid = gridOrRefused(clerk);
    const PlaceRead read = orRefused(readCoordinates(options.place, AxisOrder::LongitudeFirst));
    if (read.warning)
        clerk.complain(clerk.tell(*read.warning));
    const auto point = toWgs84(read.place, *coordinateReferenceOf(options.from));
    const Cell* cell = point ? grid->cellAt(*point) : nullptr;
    const Division* division = point ? grid->divisionAt(*point) : nullptr;
    if (!division)
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "%1 lies in no division of this store."), { options.place }, "PLACE" } };
    const std::string code = cell ? cell->code : division->code;
    clerk.answer({ { "cell", cell ? boost::json::value(cell->code) : nullptr }, { "division", division->code },
                     { "path", grid->path(code) } },
        code + "  " + grid->path(code) + '\n');
}

// Cases by the ground on which they are, each division with all that lies in it.
void counts(Clerk& clerk, const GridOptions& options)
{
    const auto grid = gridOrRefused(clerk);
    IncidentQuery query;
    query.limit = 1'000'000;
    if (options.isOpen)
        query.isOpen = true;
    std::map<std::string, std::uint64_t> cases;
    for (const IncidentRow& row : clerk.reader().ledgers().incidents().rows(query))
        ++cases[row.cell.empty() ? row.division : row.cell];
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [code, count] : rolledUp(*grid, cases)) {
        const std::string path
            = code.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "no place known")) : grid->path(code);
        json.push_back({ { "code", code }, { "path", path }, { "cases", count } });
        rows.push_back({ code, std::to_string(count), path });
    }
    clerk.answer(json, table(rows));
}

} // namespace

const char* wordsOf(GroundFault::Kind kind)
{
    switch (kind) {
    case GroundFault::Kind::Overlap:
        return QT_TRANSLATE_NOOP("Clerk", "covered twice");
    case GroundFault::Kind::Gap:
        return QT_TRANSLATE_NOOP("Clerk", "covered by no part");
    case GroundFault::Kind::Outside:
        return QT_TRANSLATE_NOOP("Clerk", "out of its division");
    case GroundFault::Kind::Broken:
        return QT_TRANSLATE_NOOP("Clerk", "crosses itself");
    }
    return "";
}

void addGridCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* parent = app.add_subcommand("grid", "Divisions and cells: check, at, counts, cell");
    parent->require_subcommand(1);
    auto options = std::make_shared<GridOptions>();
    const auto runs = [&](CLI::App* command, void (*what)(Clerk&, const GridOptions&)) {
        command->callback([&clerk, &run, options, what] { run = [&clerk, options, what] { what(clerk, *options); }; });
    };
    CLI::App* checking
        = addCommand(*parent, clerk, "check", "Where outlines overlap, leave a gap, or reach out of their division");
    checking->add_option("--least", options->least, "Smaller places are left out, in square metres")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1e12));
    checking->add_option("--number", options->number, "How many to print, the largest first")->capture_default_str();
    runs(checking, check);

    CLI::App* locating = addCommand(*parent, clerk, "at", "The cell and divisions of a place");
    locating->add_option("PLACE", options->place, "103.9028,28.9567 or any other notation")->required();
    locating->add_option("--from", options->from, "What its numbers mean: wgs84, gcj02 or bd09; never guessed")
        ->capture_default_str()
        ->check(CLI::IsMember({ "wgs84", "gcj02", "bd09" }));
    runs(locating, at);

    CLI::App* counting = addCommand(*parent, clerk, "counts", "Cases by cell and division, added up through the tree");
    counting->add_flag("--open", options->isOpen, "Only those that are open");
    runs(counting, counts);

    addCellCommands(*parent, clerk, run);
}

} // namespace fengsui
