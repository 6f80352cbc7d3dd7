#include "clerk/clerk.h"

#include "dispatch/team_proposals.h"
#include "geo/read_coordinates.h"
#include "geo/read_features.h"
#include "geo/write_features.h"
#include "road/isochrone.h"
#include "sqlite/durable_file.h"
#include "wiring/roads.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <functional>
#include <vector>

namespace fengsui {

namespace {

struct RoadOptions {
    std::string file, from, to, closed;
    double minutes = 10;
    std::vector<double> limits { 5, 10, 15 };
    IsochroneFineness fineness;
    bool isWhole = false;
    std::size_t number = 10;
    std::vector<std::string> skills;
};

GeoPoint placeOf(const std::string& text)
{
    const PlaceRead read = orRefused(readCoordinates(text, AxisOrder::LongitudeFirst));
    return *GeoPoint::fromDegrees(read.place.longitude, read.place.latitude);
}

std::shared_ptr<const RoadNetwork> roadsOrRefused(Clerk& clerk)
{
    auto network = readRoads(clerk.folder(), clerk.reader().ledgers());
    if (!network)
        throw Refused { { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal",
                "The store has no roads yet; take them in with \"roads import FILE.osm.pbf\", or sync with a console "
                "that has them."),
            {}, {} } };
    return network;
}

// What people drew as closed, and the roads that the lines and places of a file are drawn along.
std::vector<std::uint32_t> closedBy(Clerk& clerk, const RoadNetwork& network, const std::string& file)
{
    std::vector<std::uint32_t> closed = closedBy(clerk.reader().ledgers().drawings().drawings(), network);
    if (!closed.empty())
        clerk.complain(clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 pieces of road are closed by what is drawn."),
            { std::to_string(closed.size()) }));
    const std::size_t drawn = closed.size();
    if (file.empty())
        return closed;
    const Loaded<FeatureFile> read = readFeatureFile(file);
    if (!read.value)
        throw Refused { read.faults.front() };
    const auto close = [&](const Way& way) {
        std::vector<GeoPoint> line;
        for (const WayPoint& point : way)
            line.push_back(point.at);
        const auto pieces = network.piecesAlong(line, drawnBesideRoadMetres);
        closed.insert(closed.end(), pieces.begin(), pieces.end());
    };
    for (const Feature& feature : read.value->features) {
        for (const WayPoint& point : feature.shape.points)
            close({ point });
        for (const Way& way : feature.shape.ways)
            close(way);
    }
    clerk.complain(clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 pieces of road are closed by %2."),
        { std::to_string(closed.size() - drawn), file }));
    return closed;
}

void importFile(Clerk& clerk, const RoadOptions& options)
{
    const auto grid = options.isWhole ? nullptr : readGrid(clerk.folder(), clerk.writer().ledgers());
    const RoadImport done = orRefused(
        importRoads(clerk.writer(), clerk.folder(), clerk.sessionOrSystem(), options.file, roadBox(grid.get())));
    clerk.answer({ { "pieces", done.pieces }, { "kilometres", done.kilometres }, { "turnBans", done.turnBans },
                     { "steps", done.shortcuts }, { "bytes", done.bytes } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "In force: %1 km of road in %2 pieces, %3 forbidden turns."),
            { std::format("{:.1f}", done.kilometres), std::to_string(done.pieces), std::to_string(done.turnBans) })
            + '\n');
}

void status(Clerk& clerk)
{
    const auto edition = clerk.reader().ledgers().edition("roads");
    if (!edition)
        (void)roadsOrRefused(clerk); // says what to do
    const auto network = readRoads(clerk.folder(), clerk.reader().ledgers());
    clerk.answer({ { "title", edition->title }, { "digest", edition->digest }, { "pieces", edition->rows },
                     { "here", network != nullptr }, { "nodes", network ? network->graph().nodeCount() : 0 },
                     { "arcs", network ? network->graph().arcCount() : 0 },
                     { "steps", network ? network->contraction().stepCount() : 0 } },
        (network ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1: %2 pieces of road, %3 nodes."),
                       { edition->title, std::to_string(edition->rows), std::to_string(network->graph().nodeCount()) })
                 : clerk.words(
                       QT_TRANSLATE_NOOP("Clerk",
                           "%1 was announced by another console and is not here yet; it comes with the next sync."),
                       { edition->title }))
            + '\n');
}

std::string minutesText(Duration time)
{
    return std::format("{:.1f}", double(time.count()) / 60'000);
}

void route(Clerk& clerk, const RoadOptions& options)
{
    const auto network = roadsOrRefused(clerk);
    const RoadView view(network, closedBy(clerk, *network, options.closed));
    const RoadRoute found = view.route(placeOf(options.from), placeOf(options.to));
    std::string roads;
    boost::json::array names, course;
    for (const std::string& name : found.names) {
        roads += (roads.empty() ? "" : " – ") + name;
        names.emplace_back(name);
    }
    for (const GeoPoint at : found.course)
        course.push_back({ at.longitude(), at.latitude() });
    clerk.answer(
        { { "seconds", double(found.travel.time.count()) / 1000 }, { "metres", std::round(found.metres) },
            { "byRoad", found.travel.isByRoad }, { "roads", std::move(names) }, { "course", std::move(course) } },
        clerk.words(found.travel.isByRoad
                ? QT_TRANSLATE_NOOP("Clerk", "%1 min, %2 km by road")
                : QT_TRANSLATE_NOOP("Clerk", "about %1 min, %2 km: no road is known, so the straight line × 1.3"),
            { minutesText(found.travel.time), std::format("{:.2f}", found.metres / 1000) })
            + '\n' + (roads.empty() ? "" : roads + '\n'));
}

void reach(Clerk& clerk, const RoadOptions& options)
{
    const auto network = roadsOrRefused(clerk);
    const RoadView view(network, closedBy(clerk, *network, options.closed));
    const auto reached = view.reachable(placeOf(options.from), Duration(std::llround(options.minutes * 60'000)));
    FeatureFile file { options.from, {}, {} };
    double metres = 0;
    for (const RoadView::Reached& piece : reached) {
        Feature& feature = file.features.emplace_back();
        Way way;
        for (const GeoPoint at : piece.course)
            way.push_back({ at, {}, {} });
        metres += distanceMetres(way.front().at, way.back().at);
        feature.shape.ways.push_back(std::move(way));
        feature.words.emplace_back("minutes", minutesText(piece.to));
    }
    if (!options.file.empty()) {
        const auto format = featureFormatOf(options.file.substr(options.file.rfind('.') + 1));
        writeDurably(options.file, toText(file, format.value_or(FeatureFormat::GeoJson)));
    }
    clerk.answer({ { "pieces", reached.size() }, { "kilometres", metres / 1000 } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Within %1 min: %2 km of road, both directions counted."),
            { std::format("{:g}", options.minutes), std::format("{:.1f}", metres / 1000) })
            + '\n');
}

// The widest first, so that where a map draws them in this order the others lie over it.
void isochrone(Clerk& clerk, const RoadOptions& options)
{
    const auto network = roadsOrRefused(clerk);
    const RoadView view(network, closedBy(clerk, *network, options.closed));
    std::vector<double> minutes = options.limits;
    std::ranges::sort(minutes, std::greater {});
    const auto same = std::ranges::unique(minutes);
    minutes.erase(same.begin(), same.end());
    std::vector<Duration> limits;
    for (const double each : minutes)
        limits.emplace_back(std::llround(each * 60'000));
    FeatureFile file { options.from, {}, {} };
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Isochrone& ring : isochrones(view, placeOf(options.from), limits, options.fineness)) {
        Feature& feature = file.features.emplace_back();
        const std::string number = std::format("{:g}", double(ring.within.count()) / 60'000);
        feature.name = number + " min";
        feature.words.emplace_back("minutes", number);
        feature.words.emplace_back("byRoad", ring.isByRoad ? "true" : "false");
        feature.shape.areas = ring.ground;
        const double area = squareKilometres(ring.ground);
        json.push_back({ { "minutes", double(ring.within.count()) / 60'000 }, { "squareKilometres", area },
            { "byRoad", ring.isByRoad } });
        rows.push_back({ feature.name, std::format("{:.2f} km²", area),
            ring.isByRoad
                ? std::string()
                : clerk.words(
                      QT_TRANSLATE_NOOP("Clerk", "a circle: no road is near, so the straight line × 1.3"), {}) });
    }
    if (!options.file.empty()) {
        const auto format = featureFormatOf(options.file.substr(options.file.rfind('.') + 1));
        writeDurably(options.file, toText(file, format.value_or(FeatureFormat::GeoJson)));
    }
    clerk.answer(json, table(rows));
}

void recommendTeams(Clerk& clerk, const RoadOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const IncidentRow row = *ledgers.incidents().row(clerk.incidentOf(ledgers, options.from));
    const auto grid = readGrid(clerk.folder(), ledgers);
    const auto network = readRoads(clerk.folder(), ledgers);
    IncidentQuery open;
    open.isOpen = true;
    open.limit = 1'000'000;
    const std::vector<Team> teams = ledgers.teams().teams();
    const std::vector<IncidentRow> openCases = ledgers.incidents().rows(open);
    IncidentQuery newest;
    newest.limit = casesThatTeach;
    const std::vector<IncidentRow> lately = ledgers.incidents().rows(newest);
    auto proposals = proposeTeams(row, options.skills,
        { teams, openCases, grid.get(), network,
            network ? closedBy(clerk, *network, options.closed) : std::vector<std::uint32_t> {}, lately });
    proposals.resize(std::min(proposals.size(), options.number));

    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Proposal& proposal : proposals) {
        std::string why;
        for (const Refusal& reason : proposal.reasons)
            why += (why.empty() ? "" : clerk.isChinese() ? "；" : "; ") + clerk.tell(reason, "Recommendation");
        json.push_back({ { "team", proposal.team.toString() }, { "name", proposal.name }, { "why", why },
            { "seconds", proposal.travel ? boost::json::value(double(proposal.travel->time.count()) / 1000) : nullptr },
            { "byRoad", proposal.travel && proposal.travel->isByRoad } });
        rows.push_back({ proposal.name, why });
    }
    clerk.answer(json, table(rows));
}

} // namespace

void addRoadCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* roads = app.add_subcommand("roads", "Roads and travel times: import, status, route, reach, isochrone");
    roads->require_subcommand(1);
    auto options = std::make_shared<RoadOptions>();
    const auto runs = [&](CLI::App* command, void (*what)(Clerk&, const RoadOptions&)) {
        command->callback([&clerk, &run, options, what] { run = [&clerk, options, what] { what(clerk, *options); }; });
    };
    const auto closable = [&](CLI::App* command) {
        command
            ->add_option(
                "--closed", options->closed, "Lines and places drawn where roads are closed: GeoJSON, KML, GPX")
            ->type_name("FILE");
    };

    CLI::App* import
        = addCommand(*roads, clerk, "import", "Take the roads of an OpenStreetMap extract and prepare them");
    import->add_option("FILE", options->file, "The extract: .osm.pbf")->required();
    import->add_flag("--whole", options->isWhole, "All of it, not just the county and twenty kilometres around");
    runs(import, importFile);

    CLI::App* state = addCommand(*roads, clerk, "status", "Which roads are in force");
    state->callback([&clerk, &run] { run = [&clerk] { status(clerk); }; });

    CLI::App* way = addCommand(*roads, clerk, "route", "Travel time, length and course from A to B");
    way->add_option("A", options->from, "A place: 103.9028,28.9567 or any other notation")->required();
    way->add_option("B", options->to, "Where to")->required();
    closable(way);
    runs(way, route);

    CLI::App* around = addCommand(*roads, clerk, "reach", "What can be reached from a place in so many minutes");
    around->add_option("A", options->from, "A place")->required();
    around->add_option("--minutes", options->minutes, "Within how long")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 600.0));
    around->add_option("--to", options->file, "Write it as GeoJSON, KML, GPX or CSV")->type_name("FILE");
    closable(around);
    runs(around, reach);

    CLI::App* ground
        = addCommand(*roads, clerk, "isochrone", "The ground that can be reached from a place, as one area per limit");
    ground->add_option("A", options->from, "A place")->required();
    ground->add_option("--minutes", options->limits, "Limits")
        ->capture_default_str()
        ->delimiter(',')
        ->check(CLI::Range(0.1, 600.0));
    ground->add_option("--cell", options->fineness.cellMetres, "Metres of the squares that the border is drawn by")
        ->capture_default_str()
        ->check(CLI::Range(10.0, 5000.0));
    ground->add_option("--to", options->file, "Write it as GeoJSON, KML, GPX or CSV")->type_name("FILE");
    closable(ground);
    runs(ground, isochrone);

    CLI::App* dispatch = app.add_subcommand("dispatch", "Sending teams: recommend");
    dispatch->require_subcommand(1);
    CLI::App* proposing = addCommand(*dispatch, clerk, "recommend", "Which teams to send to a case, and why");
    proposing->add_option("CASE", options->from, "Id or case number")->required();
    proposing->add_option("--skill", options->skills, "A skill that is wanted; may stand several times");
    proposing->add_option("--number", options->number, "How many")->capture_default_str();
    closable(proposing);
    runs(proposing, recommendTeams);
}

} // namespace fengsui
