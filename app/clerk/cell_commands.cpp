#include "clerk/ground_commands.h"

#include "base/hex.h"
#include "grid/cell_edits.h"
#include "grid/check_ground.h"
#include "grid/read_geojson.h"
#include "sqlite/durable_file.h"

#include <cmath>
#include <format>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

struct CellOptions {
    std::string file, reason;
    std::vector<std::string> codes;
    double least = 100;
    bool isDryRun = false, isAccepted = false, neighboursFollow = false;
};

std::shared_ptr<const GridDirectory> gridOf(Clerk& clerk)
{
    auto grid = clerk.writer().grid();
    if (!grid)
        throw Refused { { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The store has no divisions yet; take them in with \"import divisions\"."), {},
            {} } };
    return grid;
}

std::vector<Cell> cellsOf(Clerk& clerk, const GridDirectory& grid, const std::string& file)
{
    std::string text;
    try {
        text = readWhole(file);
    } catch (const std::system_error& error) {
        throw Refused { { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
            { file, error.code().message() }, "FILE" } };
    }
    GridRead read = orRefused(readGeoJson(text, grid.profile(), grid.divisions()));
    for (const GridProblem& problem : read.problems)
        clerk.complain(file + ": " + std::to_string(problem.at) + ": " + clerk.tell(problem.why));
    return std::move(read.parts.cells);
}

// Each place where the ground would not fit, in the words of "grid check".
void tell(Clerk& clerk, const std::vector<GroundFault>& faults)
{
    for (const GroundFault& fault : faults)
        clerk.complain(std::format("{} {} {} {:.0f} m² {:.6f},{:.6f}", clerk.words(wordsOf(fault.kind)), fault.code,
            fault.other, fault.squareMetres, fault.at.longitude(), fault.at.latitude()));
}

boost::json::array jsonOf(const std::vector<GroundFault>& faults)
{
    boost::json::array json;
    for (const GroundFault& fault : faults)
        json.push_back({ { "kind", std::string(toWord(fault.kind)) }, { "code", fault.code }, { "other", fault.other },
            { "squareMetres", std::round(fault.squareMetres) }, { "longitude", fault.at.longitude() },
            { "latitude", fault.at.latitude() } });
    return json;
}

// Checks, and files what is to be filed; the same for drawing and withdrawing.
void fileOrCheck(Clerk& clerk, const CellOptions& options, const CellEdits& asked)
{
    CellDesk& desk = clerk.writer().office().cells;
    const CellEdits edits = orRefused(options.neighboursFollow ? desk.madeWithNeighbours(asked) : desk.made(asked));
    const auto faults = orRefused(desk.check(edits, options.least));
    tell(clerk, faults);
    if (!options.isDryRun && !faults.empty() && !options.isAccepted)
        throw Refused { { Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal",
                "Nothing is filed: at %1 places the ground would not fit together. Put the corners right, or file with "
                "--accept-faults."),
            { std::to_string(faults.size()) }, {} } };
    if (!options.isDryRun)
        clerk.acknowledge(orRefused(desk.file(clerk.sessionOrSystem(), edits, options.reason)));
    clerk.answer({ { "drawn", edits.drawn.size() }, { "withdrawn", edits.withdrawn.size() },
                     { "filed", !options.isDryRun }, { "faults", jsonOf(faults) } },
        clerk.words(options.isDryRun
                ? QT_TRANSLATE_NOOP("Clerk", "%1 cells would be drawn and %2 withdrawn; %3 places don't fit.")
                : QT_TRANSLATE_NOOP("Clerk", "%1 cells are drawn and %2 withdrawn; %3 places don't fit."),
            { std::to_string(edits.drawn.size()), std::to_string(edits.withdrawn.size()),
                std::to_string(faults.size()) })
            + '\n');
}

void draw(Clerk& clerk, const CellOptions& options)
{
    const auto grid = gridOf(clerk);
    fileOrCheck(clerk, options, { cellsOf(clerk, *grid, options.file), options.codes });
}

void withdraw(Clerk& clerk, const CellOptions& options)
{
    (void)gridOf(clerk);
    fileOrCheck(clerk, options, { {}, options.codes });
}

void list(Clerk& clerk, const CellOptions&)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto edition = ledgers.edition("grid");
    const auto bytes = edition ? fromHex(edition->digest) : std::nullopt;
    const auto base = bytes ? Digest::fromBytes(*bytes) : std::nullopt;
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const CellWord& word : ledgers.cells().words()) {
        const bool counts = base && word.base == *base;
        const auto by = ledgers.staff().byId(word.by);
        json.push_back({ { "code", word.cell.code }, { "name", word.cell.name }, { "withdrawn", word.isWithdrawn },
            { "reason", word.reason }, { "division", word.cell.division }, { "counts", counts },
            { "base", word.base.toHex() }, { "at", word.at.milliseconds } });
        rows.push_back({ word.cell.code, word.cell.name,
            clerk.words(
                word.isWithdrawn ? QT_TRANSLATE_NOOP("Clerk", "withdrawn") : QT_TRANSLATE_NOOP("Clerk", "drawn")),
            counts ? std::string() : clerk.words(QT_TRANSLATE_NOOP("Clerk", "superseded by a new edition")),
            localMinutes(ledgers, word.at), by ? by->account : std::string(), word.reason });
    }
    clerk.answer(json,
        rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No cell was drawn or withdrawn.")) + '\n' : table(rows));
}

} // namespace

void addCellCommands(CLI::App& grid, Clerk& clerk, Run& run)
{
    CLI::App* cells = grid.add_subcommand("cell", "Grid cells over the edition in force: list, draw, withdraw");
    cells->require_subcommand(1);
    auto options = std::make_shared<CellOptions>();
    const auto add = [&](const char* name, const char* what, void (*work)(Clerk&, const CellOptions&)) {
        CLI::App* command = addCommand(*cells, clerk, name, what);
        command->callback([&clerk, &run, options, work] { run = [&clerk, options, work] { work(clerk, *options); }; });
        return command;
    };
    add("list", "What was drawn and withdrawn", list);

    const auto addChecking = [&](CLI::App* command) {
        command->add_option("--least", options->least, "Smaller places that don't fit are left out, in square metres")
            ->capture_default_str()
            ->check(CLI::Range(0.0, 1e12));
        command->add_flag("--neighbours-follow", options->neighboursFollow,
            "Cells of the same division give and take the ground, so that borders stay shared");
        command->add_flag("--dry-run", options->isDryRun, "Only check");
        command->add_flag("--accept-faults", options->isAccepted, "File although the ground doesn't fit together");
    };
    CLI::App* drawing
        = add("draw", "Take cells out of a GeoJSON file (as \"export grids\" writes it) and file them", draw);
    drawing->add_option("FILE", options->file, "Its cells are new, or take the place of those with their codes")
        ->required();
    drawing->add_option("--withdraw", options->codes, "Cells to withdraw with it, as when two are joined")
        ->type_name("CODE");
    drawing->add_option("--reason", options->reason, "Why those are withdrawn");
    addChecking(drawing);

    CLI::App* withdrawing = add("withdraw", "Take cells away", withdraw);
    withdrawing->add_option("CODE", options->codes, "Their codes")->required();
    withdrawing->add_option("--reason", options->reason, "Why")->required();
    addChecking(withdrawing);
}

} // namespace fengsui
