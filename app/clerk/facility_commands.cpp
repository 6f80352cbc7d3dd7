#include "clerk/ground_commands.h"

#include "facility/facility_table.h"
#include "geo/read_coordinates.h"
#include "geo/read_features.h"
#include "wiring/facilities.h"

#include <algorithm>
#include <cmath>
#include <format>

namespace fengsui {

namespace {

struct FacilityOptions {
    std::string file, kind, place;
    std::string from = "wgs84";
    double metres = 5000;
    std::size_t number = 20;
    bool isDry = false;
};

std::optional<FacilityKind> kindOf(const FacilityOptions& options)
{
    return facilityKindOf(options.kind); // checked when the command line was read
}

GeoPoint placeOf(Clerk& clerk, const FacilityOptions& options)
{
    const PlaceRead read = orRefused(readCoordinates(options.place, AxisOrder::LongitudeFirst));
    if (read.warning)
        clerk.complain(clerk.tell(*read.warning));
    return *toWgs84(read.place, *coordinateReferenceOf(options.from));
}

Loaded<std::vector<Facility>> read(Clerk& clerk, const FacilityOptions& options)
{
    const auto from = *coordinateReferenceOf(options.from);
    if (options.file.ends_with(".csv") || options.file.ends_with(".csv.gz"))
        return readFacilityTable(options.file, kindOf(options), from);
    Loaded<FeatureFile> features = readFeatureFile(options.file);
    if (!features.value)
        return { std::nullopt, std::move(features.faults) };
    convert(*features.value, from);
    for (const Refusal& note : features.value->notes)
        clerk.complain(clerk.tell(note));
    features.value->title = options.file;
    return facilitiesOf(*features.value, kindOf(options));
}

// All faults are named, and then nothing is taken.
void importFile(Clerk& clerk, const FacilityOptions& options)
{
    Loaded<std::vector<Facility>> loaded = read(clerk, options);
    for (std::size_t i = 0; i + 1 < loaded.faults.size(); ++i)
        clerk.complain(clerk.tell(loaded.faults[i]));
    if (!loaded.value)
        throw Refused { loaded.faults.back() };
    const std::size_t count = loaded.value->size();
    if (!options.isDry) {
        const std::string name = std::filesystem::path(options.file).filename().string();
        const std::string title = options.from == "wgs84" ? name : name + " (" + options.from + " → wgs84)";
        orRefused(putFacilitiesInForce(
            clerk.writer(), clerk.folder(), clerk.sessionOrSystem(), *std::move(loaded.value), title));
    }
    clerk.answer({ { "facilities", count }, { "taken", !options.isDry } },
        clerk.words(options.isDry
                ? QT_TRANSLATE_NOOP("Clerk", "%1 facilities would be taken; nothing was written.")
                : QT_TRANSLATE_NOOP("Clerk", "%1 facilities are in force, in place of those of their kinds."),
            { std::to_string(count) })
            + '\n');
}

boost::json::object toJson(const Facility& facility)
{
    return { { "kind", std::string(toWord(facility.kind)) }, { "code", facility.code }, { "name", facility.name },
        { "unit", facility.unit }, { "post", facility.post }, { "address", facility.address },
        { "state", facility.state }, { "link", facility.link }, { "note", facility.note },
        { "capacity", facility.capacity }, { "longitude", facility.course.front().longitude() },
        { "latitude", facility.course.front().latitude() } };
}

std::vector<std::string> rowOf(const Facility& facility)
{
    return { std::string(toWord(facility.kind)), facility.code, facility.name,
        facility.capacity == 0 ? "" : std::to_string(facility.capacity), facility.unit, facility.state };
}

void list(Clerk& clerk, const FacilityOptions& options)
{
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Facility& facility : readFacilities(clerk.folder(), clerk.reader().ledgers()))
        if (options.kind.empty() || facility.kind == kindOf(options)) {
            json.push_back(toJson(facility));
            rows.push_back(rowOf(facility));
        }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No facilities.")) + '\n' : table(rows));
}

void near(Clerk& clerk, const FacilityOptions& options)
{
    const auto facilities = readFacilities(clerk.folder(), clerk.reader().ledgers());
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const NearFacility& each :
        nearestFacilities(facilities, placeOf(clerk, options), options.metres, kindOf(options), options.number)) {
        boost::json::object one = toJson(*each.facility);
        one["metres"] = std::round(each.metres);
        json.push_back(std::move(one));
        rows.push_back(rowOf(*each.facility));
        rows.back().insert(rows.back().begin(), std::format("{:.0f} m", each.metres));
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "None so near.")) + '\n' : table(rows));
}

// Everything around a place at once: open cases, teams, facilities.
void around(Clerk& clerk, const FacilityOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const GeoPoint place = placeOf(clerk, options);
    struct Near {
        double metres;
        std::string what, code, name;
    };
    std::vector<Near> found;
    const auto note = [&](double metres, std::string what, std::string code, std::string name) {
        if (metres <= options.metres)
            found.push_back({ metres, std::move(what), std::move(code), std::move(name) });
    };
    IncidentQuery open;
    open.isOpen = true;
    open.limit = 1'000'000;
    for (const IncidentRow& row : ledgers.incidents().rows(open))
        if (row.point)
            note(distanceMetres(*row.point, place), "case", row.number, row.title);
    const auto grid = readGrid(clerk.folder(), ledgers);
    for (const Team& team : ledgers.teams().teams()) {
        const Cell* cell = grid ? grid->cell(team.homeCell) : nullptr;
        if (const auto at = team.point ? team.point
                : cell                 ? std::optional(cell->label)
                                       : std::nullopt;
            at && !team.isDissolved())
            note(distanceMetres(*at, place), "team", team.callSign, team.name);
    }
    for (const Facility& facility : readFacilities(clerk.folder(), ledgers))
        note(distanceMetres(facility, place), std::string(toWord(facility.kind)), facility.code, facility.name);
    std::ranges::stable_sort(found, {}, &Near::metres);

    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Near& each : found) {
        json.push_back({ { "what", each.what }, { "code", each.code }, { "name", each.name },
            { "metres", std::round(each.metres) } });
        rows.push_back({ std::format("{:.0f} m", each.metres), each.what, each.code, each.name });
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "None so near.")) + '\n' : table(rows));
}

} // namespace

void addFacilityCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* parent = app.add_subcommand("facilities",
        "Cameras, shelters, supplies, alarm devices, hazards, and what units answer for: import, list, near");
    parent->require_subcommand(1);
    auto options = std::make_shared<FacilityOptions>();
    const auto runs = [&](CLI::App* command, void (*what)(Clerk&, const FacilityOptions&)) {
        command->callback([&clerk, &run, options, what] { run = [&clerk, options, what] { what(clerk, *options); }; });
    };
    std::vector<std::string> kinds;
    for (const FacilityKind kind : allFacilityKinds)
        kinds.emplace_back(toWord(kind));
    const auto kinded = [&](CLI::App* command, const char* what) {
        command->add_option("--kind", options->kind, what)->check(CLI::IsMember(kinds));
    };
    const auto referenced = [&](CLI::App* command) {
        command->add_option("--from", options->from, "What the numbers mean: wgs84, gcj02 or bd09; never guessed")
            ->capture_default_str()
            ->check(CLI::IsMember({ "wgs84", "gcj02", "bd09" }));
    };
    const auto placed = [&](CLI::App* command) {
        command->add_option("PLACE", options->place, "103.9028,28.9567 or any other notation")->required();
        command->add_option("--within", options->metres, "Metres")->capture_default_str()->check(CLI::Range(0.0, 1e7));
        referenced(command);
    };

    CLI::App* importing
        = addCommand(*parent, clerk, "import", "Take a file in; it replaces those of the kinds that are in it");
    importing->add_option("FILE", options->file, "CSV; or GeoJSON, KML, GPX, also with stretches and grounds")
        ->required();
    importing->add_flag("--dry-run", options->isDry, "Only tell what would happen");
    kinded(importing, "The kind of all of them, where the file doesn't say it");
    referenced(importing);
    runs(importing, importFile);

    CLI::App* listing = addCommand(*parent, clerk, "list", "What is in force");
    kinded(listing, "Only these");
    runs(listing, list);

    CLI::App* nearing = addCommand(*parent, clerk, "near", "The nearest to a place");
    placed(nearing);
    kinded(nearing, "Only these");
    nearing->add_option("--number", options->number, "How many")->capture_default_str();
    runs(nearing, near);

    CLI::App* surrounding
        = addCommand(app, clerk, "around", "Open cases, teams and facilities around a place, nearest first");
    placed(surrounding);
    runs(surrounding, around);
}

} // namespace fengsui
