#include "clerk/ground_commands.h"

#include "geo/read_features.h"
#include "geo/track_file.h"
#include "geo/write_features.h"
#include "track/thin.h"

#include <filesystem>
#include <format>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

namespace {

struct TrackOptions {
    std::string team, file, from, to;
    double metres = TrackDesk::usualMetres;
};

void takeIn(Clerk& clerk, const TrackOptions& options)
{
    const TeamId team = clerk.teamOf(clerk.writer().ledgers(), options.team);
    const Loaded<FeatureFile> read = readFeatureFile(options.file);
    if (!read.value) {
        for (std::size_t i = 0; i + 1 < read.faults.size(); ++i)
            clerk.complain(clerk.tell(read.faults[i]));
        throw Refused { read.faults.back() };
    }
    const std::string name = std::filesystem::path(options.file).filename().string();
    const TrackFile tracks = tracksOf(*read.value, name);
    for (const Refusal& note : tracks.notes)
        clerk.complain(clerk.tell(note));
    if (tracks.leftOut > tracks.notes.size())
        clerk.complain(clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 more points are left out like these."),
            { std::to_string(tracks.leftOut - tracks.notes.size()) }));
    const TracksTaken taken = orRefused(
        clerk.writer().office().tracks.takeIn(clerk.sessionOrSystem(), team, tracks.runs, name, options.metres));
    if (taken.pieces > 0)
        clerk.acknowledge(taken.receipt);
    clerk.answer({ { "read", tracks.points }, { "leftOut", tracks.leftOut }, { "gaps", tracks.gaps },
                     { "pieces", taken.pieces }, { "points", taken.points }, { "known", taken.known } },
        (taken.pieces == 0
                ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "All of it was taken in before; nothing has changed."))
                : clerk.words(QT_TRANSLATE_NOOP("Clerk",
                                  "%1 points read, %2 left out; %3 tell the same within %4 m and are filed in %5 "
                                  "entries, %6 were known."),
                      { std::to_string(tracks.points), std::to_string(tracks.leftOut), std::to_string(taken.points),
                          std::format("{:g}", options.metres), std::to_string(taken.pieces),
                          std::to_string(taken.known) }))
            + '\n');
}

struct Asked {
    Team team;
    Instant from { std::numeric_limits<std::int64_t>::min() }, to { std::numeric_limits<std::int64_t>::max() };
    std::vector<TrackRun> runs;
};

Asked ask(Clerk& clerk, const TrackOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    Asked asked;
    asked.team = *ledgers.teams().team(clerk.teamOf(ledgers, options.team));
    const Zone zone = zoneOf(ledgers);
    if (!options.from.empty())
        asked.from = instantOf(zone, options.from, "from");
    if (!options.to.empty())
        asked.to = instantOf(zone, options.to, "to");
    asked.runs = runsOf(ledgers.tracks().pieces(asked.team.id, asked.from, asked.to), asked.from, asked.to);
    return asked;
}

void list(Clerk& clerk, const TrackOptions& options)
{
    const Asked asked = ask(clerk, options);
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const TrackRun& run : asked.runs) {
        double metres = 0;
        for (std::size_t i = 1; i < run.size(); ++i)
            metres += distanceMetres(run[i - 1].at, run[i].at);
        json.push_back({ { "from", run.front().time.toString() }, { "to", run.back().time.toString() },
            { "points", run.size() }, { "metres", metres } });
        const Ledgers& ledgers = clerk.reader().ledgers();
        rows.push_back({ localMinutes(ledgers, run.front().time), localMinutes(ledgers, run.back().time),
            std::format("{:.2f} km", metres / 1000),
            clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 points"), { std::to_string(run.size()) }) });
    }
    clerk.answer(json,
        rows.empty()
            ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No track of %1 in this time."), { asked.team.name }) + '\n'
            : table(rows));
}

void write(Clerk& clerk, const TrackOptions& options)
{
    const Asked asked = ask(clerk, options);
    if (asked.runs.empty())
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "There is no track of %1 in this time."), { asked.team.name }, "from" } };
    const FeatureFile layer = trackLayer(asked.runs, asked.team.name);
    const auto format = featureFormatOf(options.file.substr(options.file.rfind('.') + 1));
    writeText(options.file, toText(layer, format.value_or(FeatureFormat::Gpx)));
    std::size_t points = 0;
    for (const TrackRun& run : asked.runs)
        points += run.size();
    clerk.answer({ { "file", options.file }, { "tracks", asked.runs.size() }, { "points", points } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is written."), { options.file }) + '\n');
}

} // namespace

void addTrackCommands(CLI::App& team, Clerk& clerk, Run& run)
{
    CLI::App* track = team.add_subcommand("track", "Where a team was: import, list, export");
    track->require_subcommand(1);
    auto options = std::make_shared<TrackOptions>();
    const auto add = [&](const char* name, const char* what, void (*work)(Clerk&, const TrackOptions&)) {
        CLI::App* command = addCommand(*track, clerk, name, what);
        command->add_option("TEAM", options->team, "Id, name or call sign")->required();
        command->callback([&clerk, &run, options, work] { run = [&clerk, options, work] { work(clerk, *options); }; });
        return command;
    };
    CLI::App* importing = add("import", "Take in a team's track from a receiver's file", takeIn);
    importing->add_option("FILE", options->file, "GPX, or KML and GeoJSON with times")->required();
    importing
        ->add_option("--metres", options->metres, "Points are left out that lie so near to where the others say it was")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1000.0));
    const auto period = [&](CLI::App* command) {
        command->add_option("--from", options->from, "Not before")->type_name("TIME");
        command->add_option("--to", options->to, "Not after")->type_name("TIME");
    };
    period(add("list", "The stretches of a team's track", list));
    CLI::App* exporting = add("export", "Write a team's track as GPX", write);
    exporting->add_option("FILE", options->file, "The file; KML, GeoJSON and CSV as its name ends")->required();
    period(exporting);
}

} // namespace fengsui
