#include "clerk/clerk.h"

#include "desk/call_import.h"
#include "sqlite/durable_file.h"
#include "wiring/grid_import.h"

#include <csignal>

namespace fengsui {

namespace {

volatile std::sig_atomic_t isInterrupted = 0;

struct DivisionOptions {
    std::string file;
    std::string from = "wgs84";
};

void divisions(Clerk& clerk, const DivisionOptions& options)
{
    const std::string& file = options.file;
    const GridImport done = orRefused(importDivisions(clerk.writer(), clerk.folder(), clerk.mappings(),
        clerk.sessionOrSystem(), file, *coordinateReferenceOf(options.from)));
    boost::json::array problems;
    for (const GridProblem& problem : done.problems) {
        const std::string why = clerk.tell(problem.why);
        problems.push_back({ { "line", problem.at }, { "field", problem.why.field }, { "reason", why } });
        clerk.complain(file + ":" + std::to_string(problem.at) + ": " + why);
    }
    clerk.answer({ { "divisions", done.divisions }, { "cells", done.cells }, { "problems", std::move(problems) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "In force: %1 divisions, %2 cells; %3 rows of the file were not used."),
            { std::to_string(done.divisions), std::to_string(done.cells), std::to_string(done.problems.size()) })
            + '\n');
}

struct CallOptions {
    std::string file, mapping;
    bool isDryRun = false;
};

void calls(Clerk& clerk, const CallOptions& options)
{
    std::optional<CallMapping> mapping;
    if (!options.mapping.empty()) {
        auto loaded = CallMapping::parse(options.mapping, readWhole(options.mapping), *clerk.rules().types);
        for (const Refusal& fault : loaded.faults)
            clerk.complain(clerk.tell(fault));
        if (!loaded.value)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The mapping file %1 can't be used."), { options.mapping }, "mapping" } };
        mapping = std::move(loaded.value);
    }
    // The first interruption ends the import after the batch at hand; what it has taken stays.
    std::signal(SIGINT, [](int) { isInterrupted = 1; });
    const Progress shown = clerk.progress("import");
    const auto goesOn
        = [&](std::uint64_t done, std::uint64_t total) { return (!shown || shown(done, total)) && isInterrupted == 0; };

    CallImport import = orRefused(CallImport::open(options.file, mapping, clerk.mappings()));
    boost::json::array problems;
    const auto complain = [&](const ImportProblem& problem) {
        const std::string why = clerk.tell(problem.why);
        problems.push_back({ { "line", problem.line }, { "field", problem.why.field }, { "reason", why },
            { "used", problem.isUsed } });
        if (!clerk.isJson)
            clerk.complain(options.file + ":" + std::to_string(problem.line) + ": " + why);
    };
    CallImportTotals totals;
    if (options.isDryRun) {
        const StoreReader& reader = clerk.reader();
        const auto grid = readGrid(clerk.folder(), reader.ledgers());
        totals = import.tryOut(reader.ledgers(), grid.get(), complain, goesOn);
    } else {
        const Session session = clerk.sessionOrSystem();
        LocalWriter& writer = clerk.writer();
        totals = import.run(writer.office().intake, session, writer.grid().get(), complain, goesOn,
            [&](const BatchOutcome& batch) { clerk.acknowledge(batch.receipt); });
    }
    clerk.answer({ { "taken", totals.taken }, { "known", totals.known }, { "refused", totals.refused },
                     { "joined", totals.joined }, { "cancelled", totals.isCancelled }, { "dryRun", options.isDryRun },
                     { "mapping", import.mapping().id }, { "problems", std::move(problems) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 taken in, %2 known before, %3 rows could not be used."),
            { std::to_string(totals.taken), std::to_string(totals.known), std::to_string(totals.refused) })
            + (options.isDryRun
                    ? ' ' + clerk.words(QT_TRANSLATE_NOOP("Clerk", "Nothing was written: this was a dry run."))
                    : "")
            + (totals.isCancelled ? ' ' + clerk.words(QT_TRANSLATE_NOOP("Clerk", "Cancelled; what was taken in stays."))
                                  : "")
            + '\n');
    if (totals.brokenBy)
        throw Refused { *totals.brokenBy };
}

} // namespace

void addImportCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* import = app.add_subcommand("import", "Files: divisions, calls");
    import->require_subcommand(1);

    auto ground = std::make_shared<DivisionOptions>();
    CLI::App* grid = addCommand(*import, clerk, "divisions",
        "Take divisions and cells from a table, from GeoJSON, or those that a call file names");
    grid->add_option("FILE", ground->file, "CSV, GeoJSON or a call file; .gz as well")->required();
    grid->add_option("--from", ground->from, "What its numbers mean: wgs84, gcj02 or bd09; never guessed")
        ->capture_default_str()
        ->check(CLI::IsMember({ "wgs84", "gcj02", "bd09" }));
    grid->callback([&clerk, &run, ground] { run = [&clerk, ground] { divisions(clerk, *ground); }; });

    auto options = std::make_shared<CallOptions>();
    CLI::App* reports
        = addCommand(*import, clerk, "calls", "Take calls through the intake desk; a file taken twice adds nothing");
    reports->add_option("FILE", options->file, "CSV or .csv.gz, UTF-8 or GB18030")->required();
    reports
        ->add_option(
            "--mapping", options->mapping, "JSON file that names the columns; not needed when the header is known")
        ->type_name("FILE");
    reports->add_flag("--dry-run", options->isDryRun, "Only tell what would happen");
    reports->callback([&clerk, &run, options] { run = [&clerk, options] { calls(clerk, *options); }; });
}

} // namespace fengsui
