#include "clerk/ground_commands.h"

#include "geo/layers.h"
#include "geo/read_features.h"
#include "geo/write_features.h"
#include "sqlite/durable_file.h"

#include <algorithm>
#include <system_error>

namespace fengsui {

namespace {

struct FileOptions {
    std::string file, to, format;
    std::string from = "wgs84";
};

void write(Clerk& clerk, const FeatureFile& features, const std::string& file, FeatureFormat format)
{
    writeText(file, toText(features, format));
    clerk.answer({ { "file", file }, { "features", features.features.size() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is written: %2 features."),
            { file, std::to_string(features.features.size()) })
            + '\n');
}

// All faults are named, and then nothing is taken.
FeatureFile readOrComplain(Clerk& clerk, const FileOptions& options)
{
    Loaded<FeatureFile> read = readFeatureFile(options.file);
    for (std::size_t i = 0; i + 1 < read.faults.size(); ++i)
        clerk.complain(clerk.tell(read.faults[i]));
    if (!read.value)
        throw Refused { read.faults.back() };
    convert(*read.value, *coordinateReferenceOf(options.from));
    for (const Refusal& note : read.value->notes)
        clerk.complain(clerk.tell(note));
    return *std::move(read.value);
}

void check(Clerk& clerk, const FileOptions& options)
{
    const FeatureFile file = readOrComplain(clerk, options);
    std::size_t points = 0, ways = 0, areas = 0;
    for (const Feature& feature : file.features) {
        points += feature.shape.points.size();
        ways += feature.shape.ways.size();
        areas += feature.shape.areas.size();
    }
    clerk.answer({ { "title", file.title }, { "features", file.features.size() }, { "points", points },
                     { "ways", ways }, { "areas", areas }, { "notes", file.notes.size() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 features: %2 places, %3 ways, %4 areas; %5 notes."),
            { std::to_string(file.features.size()), std::to_string(points), std::to_string(ways), std::to_string(areas),
                std::to_string(file.notes.size()) })
            + '\n');
}

void convertFile(Clerk& clerk, const FileOptions& options)
{
    const FeatureFormat format = formatOf(options.format, options.to);
    write(clerk, readOrComplain(clerk, options), options.to, format);
}

FeatureFile layerOf(Clerk& clerk, const std::string& layer)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto identity = ledgers.identity();
    const std::string place = identity ? identity->name : "";
    if (layer == "cases") {
        IncidentQuery all;
        all.limit = 1'000'000;
        return caseLayer(ledgers.incidents().rows(all), place);
    }
    if (layer == "drawings")
        return drawingLayer(ledgers.drawings().drawings(), place);
    const auto grid = readGrid(clerk.folder(), ledgers);
    if (layer == "teams")
        return teamLayer(ledgers.teams().teams(), grid.get(), place);
    if (!grid)
        throw Refused { { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The store has no divisions yet; take them in with \"import divisions\"."), {},
            {} } };
    return gridLayer(*grid, place);
}

} // namespace

FeatureFormat formatOf(const std::string& format, const std::string& file)
{
    const std::string word = !format.empty() ? format : file.substr(std::min(file.rfind('.'), file.size() - 1) + 1);
    const auto known = featureFormatOf(word);
    if (!known)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 is no format of features. There are: geojson, kml, gpx, csv."), { word },
            "format" } };
    return *known;
}

void writeText(const std::string& file, const std::string& text)
{
    try {
        writeDurably(file, text);
    } catch (const std::system_error& error) {
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
            { file, error.code().message() }, "FILE" } };
    }
}

void writeLayer(const FeatureFile& features, const std::string& file)
{
    writeText(file, toText(features, formatOf({}, file)));
}

void addFeatureCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* features = app.add_subcommand("features", "Files of other map programs: check, convert");
    features->require_subcommand(1);
    const CLI::IsMember references({ "wgs84", "gcj02", "bd09" });
    auto options = std::make_shared<FileOptions>();
    const auto reading = [&](const char* name, const char* what) {
        CLI::App* command = features->add_subcommand(name, what);
        command->add_flag("--json", clerk.isJson, "Answer in JSON");
        command->add_option("FILE", options->file, "GeoJSON, KML, KMZ or GPX")->required();
        command->add_option("--from", options->from, "What its numbers mean: wgs84, gcj02 or bd09; never guessed")
            ->capture_default_str()
            ->check(references);
        return command;
    };
    CLI::App* checking = reading("check", "Tell what is in a file, or everything that is wrong with it");
    checking->callback([&clerk, &run, options] { run = [&clerk, options] { check(clerk, *options); }; });
    CLI::App* converting = reading("convert", "Write it in another format, in WGS 84");
    converting->add_option("TO", options->to, "Where to")->required();
    converting->add_option("--format", options->format, "geojson, kml, gpx or csv; without it as the name ends");
    converting->callback([&clerk, &run, options] { run = [&clerk, options] { convertFile(clerk, *options); }; });

    CLI::App* exporting
        = app.add_subcommand("export", "Our layers for other map programs: cases, teams, grids, drawings");
    exporting->require_subcommand(1);
    for (const auto& [layer, what] : { std::pair { "cases", "Every case with a place" }, { "teams", "The teams" },
             { "grids", "Divisions and cells" }, { "drawings", "What was drawn on the map" } }) {
        CLI::App* command = addCommand(*exporting, clerk, layer, what);
        command->add_option("FILE", options->to, "Where to")->required();
        command->add_option("--format", options->format, "geojson, kml, gpx or csv; without it as the name ends");
        command->callback([&clerk, &run, options, name = std::string(layer)] {
            run = [&clerk, options, name] {
                const FeatureFormat format = formatOf(options->format, options->to);
                write(clerk, layerOf(clerk, name), options->to, format);
            };
        });
    }
}

} // namespace fengsui
