#include "clerk/ground_commands.h"

#include "base/hex.h"
#include "drawing/drawing.h"
#include "geo/layers.h"
#include "geo/read_features.h"

#include <format>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

struct DrawingOptions {
    std::string file, id, incident, reason, colour;
    std::string from = "wgs84";
    bool closesRoad = false;
};

// Drawings are called by the first digits of their ids.
Drawing drawingOf(Clerk& clerk, const std::string& digits)
{
    std::optional<Drawing> found;
    for (Drawing& each : clerk.writer().ledgers().drawings().drawings()) {
        if (digits.empty() || !toHex(each.id.view()).starts_with(digits))
            continue;
        if (found)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "Several drawings begin with %1; give more digits."), { digits }, "ID" } };
        found = std::move(each);
    }
    if (!found)
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such drawing."), {},
            "ID" } };
    return *std::move(found);
}

void list(Clerk& clerk, const DrawingOptions&)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Drawing& each : ledgers.drawings().drawings()) {
        const GeoPoint at = each.middle();
        const auto incident = each.incident.isNull() ? std::nullopt : ledgers.incidents().row(each.incident);
        const std::string number = incident ? incident->number : std::string();
        json.push_back({ { "id", toHex(each.id.view()) }, { "shape", std::string(toWord(each.shape)) },
            { "colour", std::string(toWord(each.colour)) }, { "name", each.name }, { "note", each.note },
            { "corners", each.corners.size() }, { "closesRoad", each.closesRoad }, { "case", number },
            { "at", each.at.toString() }, { "longitude", at.longitude() }, { "latitude", at.latitude() } });
        rows.push_back({ toHex(each.id.view()).substr(0, 8), std::string(toWord(each.shape)),
            std::string(toWord(each.colour)), each.name, number, localMinutes(ledgers, each.at),
            std::format("{:.6f},{:.6f}", at.longitude(), at.latitude()) });
    }
    clerk.answer(
        json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Nothing is drawn.")) + '\n' : table(rows));
}

// What can't be drawn is named, and the rest is filed.
void file(Clerk& clerk, const DrawingOptions& options)
{
    Loaded<FeatureFile> read = readFeatureFile(options.file);
    for (std::size_t i = 0; i + 1 < read.faults.size(); ++i)
        clerk.complain(clerk.tell(read.faults[i]));
    if (!read.value)
        throw Refused { read.faults.back() };
    convert(*read.value, *coordinateReferenceOf(options.from));
    for (const Refusal& note : read.value->notes)
        clerk.complain(clerk.tell(note));
    const Session session = clerk.sessionOrSystem();
    const IncidentId incident
        = options.incident.empty() ? IncidentId {} : clerk.incidentOf(clerk.writer().ledgers(), options.incident);
    boost::json::array json;
    std::size_t filed = 0;
    for (Drawing& drawing : drawingsOf(*read.value)) {
        drawing.incident = incident;
        drawing.closesRoad = options.closesRoad && drawing.shape == DrawnShape::Route;
        if (!options.colour.empty())
            drawing.colour = *drawnColourOf(options.colour); // checked when the command line was read
        const std::string name = drawing.name;
        const auto done = clerk.writer().office().drawings.file(session, std::move(drawing));
        if (!done) {
            clerk.complain(options.file + ": " + name + ": " + clerk.tell(done.refusal()));
            continue;
        }
        clerk.acknowledge(done->receipt);
        json.push_back(toHex(done->drawing.view()).c_str());
        ++filed;
    }
    clerk.answer({ { "filed", filed }, { "ids", std::move(json) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 drawings are filed."), { std::to_string(filed) }) + '\n');
}

void withdraw(Clerk& clerk, const DrawingOptions& options)
{
    const Drawing drawing = drawingOf(clerk, options.id);
    clerk.acknowledge(
        orRefused(clerk.writer().office().drawings.withdraw(clerk.sessionOrSystem(), drawing.id, options.reason)));
    clerk.answer({ { "withdrawn", toHex(drawing.id.view()) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "The drawing %1 is withdrawn."), { drawing.name }) + '\n');
}

} // namespace

void addDrawingCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* drawings = app.add_subcommand("drawings", "Areas, routes and labels on the map: list, file, withdraw");
    drawings->require_subcommand(1);
    auto options = std::make_shared<DrawingOptions>();
    const auto add = [&](const char* name, const char* what, void (*work)(Clerk&, const DrawingOptions&)) {
        CLI::App* command = addCommand(*drawings, clerk, name, what);
        command->callback([&clerk, &run, options, work] { run = [&clerk, options, work] { work(clerk, *options); }; });
        return command;
    };
    add("list", "What is drawn", list);
    CLI::App* filing = add("file", "File what a file of another map program has: areas, ways, and named places", file);
    filing->add_option("FILE", options->file, "GeoJSON, KML, KMZ or GPX")->required();
    filing->add_option("--from", options->from, "What its numbers mean: wgs84, gcj02 or bd09; never guessed")
        ->capture_default_str()
        ->check(CLI::IsMember({ "wgs84", "gcj02", "bd09" }));
    std::vector<std::string> colours;
    for (const DrawnColour colour : allDrawnColours)
        colours.emplace_back(toWord(colour));
    filing->add_option("--colour", options->colour, "Of all of them; without it what the file says, else red")
        ->check(CLI::IsMember(colours));
    filing->add_option("--case", options->incident, "Number or id of the case that they belong to");
    filing->add_flag("--closes-road", options->closesRoad, "Nobody can drive along its ways as long as they are drawn");
    CLI::App* withdrawing = add("withdraw", "Take a drawing off the map for good", withdraw);
    withdrawing->add_option("ID", options->id, "The first digits of its id")->required();
    withdrawing->add_option("--reason", options->reason, "Why")->required();
}

} // namespace fengsui
