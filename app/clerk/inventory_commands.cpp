#include "clerk/clerk.h"

#include "attachment/blob_list.h"
#include "sqlite/durable_file.h"
#include "wiring/component_import.h"
#include "wiring/inventory_file.h"

#include <csignal>
#include <filesystem>
#include <fstream>

namespace fengsui {

namespace {

constexpr std::size_t mostComplaints = 1000; // the numbers tell of the rest

volatile std::sig_atomic_t isInterrupted = 0;

ComponentMapping mappingOf(Clerk& clerk, const std::string& file)
{
    std::string text;
    try {
        text = readWhole(file);
    } catch (const std::system_error& error) {
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
            { file, error.code().message() }, "mapping" } };
    }
    auto loaded = ComponentMapping::parse(file, text);
    for (const Refusal& fault : loaded.faults)
        clerk.complain(clerk.tell(fault));
    if (!loaded.value)
        throw Refused { { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The mapping file %1 can't be used."),
            { file }, "mapping" } };
    return *std::move(loaded.value);
}

struct ImportOptions {
    std::string file, mapping, layer, errors;
    bool isDryRun = false;
};

struct ColumnsOptions {
    std::string file, layer, to;
};

// As spreadsheets read it: quotes doubled, and a mark that it is UTF-8.
std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

/// Every row that was refused, in a table of its own for whoever mends the inventory.
class ErrorTable {
public:
    explicit ErrorTable(const std::string& file)
        : m_name(file)
    {
        if (file.empty())
            return;
        m_file.open(file, std::ios::binary);
        m_file << "\xef\xbb\xbf" << "row,field,reason\r\n";
    }
    void add(const ComponentProblem& problem, const std::string& why)
    {
        if (!m_name.empty())
            m_file << problem.line << ',' << quoted(problem.why.field) << ',' << quoted(why) << "\r\n";
    }
    /// Before anything is put in force.
    void finish()
    {
        if (m_name.empty())
            return;
        m_file.close();
        if (!m_file)
            throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written."),
                { m_name }, "errors-to" } };
    }

private:
    std::string m_name;
    std::ofstream m_file;
};

void columns(Clerk& clerk, const ColumnsOptions& options)
{
    const InventoryColumns found = orRefused(columnsOf(options.file, options.layer));
    const auto identity = clerk.reader().ledgers().identity();
    const std::string division = identity && identity->division.size() >= 6 ? identity->division.substr(0, 6) : "";
    const MappingProposal proposal = proposeMapping(
        found.columns, found.bringsPlaces, std::filesystem::path(options.file).stem().string(), division);
    if (!options.to.empty()) {
        if (std::filesystem::exists(options.to))
            throw Refused { { Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal", "%1 is there already; it is not written over."), { options.to }, "to" } };
        writeDurably(options.to, proposal.json);
    }
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const ColumnSample& column : found.columns) {
        const auto use = proposal.fieldOf.find(column.name);
        const std::string field = use == proposal.fieldOf.end() ? std::string() : use->second;
        std::string values;
        boost::json::array all;
        for (const std::string& value : column.values) {
            all.emplace_back(value);
            values += (values.empty() ? "" : " | ") + value;
        }
        json.push_back({ { "column", column.name }, { "field", field }, { "values", std::move(all) } });
        rows.push_back({ column.name, field.empty() ? "-" : field, values });
    }
    clerk.answer(boost::json::object { { "columns", std::move(json) }, { "bringsPlaces", found.bringsPlaces },
                     { "mapping", proposal.json } },
        table(rows) + '\n' + proposal.json);
}

std::string told(const Clerk& clerk, const ComponentImport& done, bool isDryRun)
{
    const auto number = [](std::uint64_t value) { return std::to_string(value); };
    std::string lines
        = clerk.words(
              QT_TRANSLATE_NOOP("Clerk",
                  "%1 rows: %2 components taken, %3 rows refused (%4 codes that stood before, %5 places at 0,0)."),
              { number(done.rows), number(done.taken), number(done.refused), number(done.repeatedCodes),
                  number(done.atZero) })
        + '\n';
    if (done.repeatedNumbers > 0) {
        std::string some;
        for (const std::string& each : done.someRepeated)
            some += (some.empty() ? "" : ", ") + each;
        lines += clerk.words(QT_TRANSLATE_NOOP(
                                 "Clerk", "%1 of them bear an owner's number that others bear as well, such as %2."),
                     { number(done.repeatedNumbers), some })
            + '\n';
    }
    if (done.bytes > BlobList::largest)
        lines += clerk.words(QT_TRANSLATE_NOOP("Clerk",
                                 "The inventory is larger than the 64 MiB that consoles send each other: copy %1 of "
                                 "this store into the same folder of theirs."),
                     { "editions/" + done.digest + ".sqlite" })
            + '\n';
    if (done.isCancelled)
        lines += clerk.words(QT_TRANSLATE_NOOP("Clerk", "Cancelled; nothing was changed.")) + '\n';
    else if (isDryRun)
        lines += clerk.words(QT_TRANSLATE_NOOP("Clerk", "Nothing was written: this was a dry run.")) + '\n';
    return lines;
}

void import(Clerk& clerk, const ImportOptions& options)
{
    const ComponentMapping mapping = mappingOf(clerk, options.mapping);
    ErrorTable errors(options.errors);
    std::signal(SIGINT, [](int) { isInterrupted = 1; });
    const Progress shown = clerk.progress("components import");
    const auto goesOn
        = [&](std::uint64_t done, std::uint64_t total) { return (!shown || shown(done, total)) && isInterrupted == 0; };
    boost::json::array problems;
    const auto complain = [&](const ComponentProblem& problem) {
        const std::string why = clerk.tell(problem.why);
        errors.add(problem, why);
        if (problems.size() >= mostComplaints)
            return;
        problems.push_back({ { "line", problem.line }, { "field", problem.why.field }, { "reason", why } });
        if (!clerk.isJson)
            clerk.complain(options.file + ":" + std::to_string(problem.line) + ": "
                + (problem.why.field.empty() ? "" : problem.why.field + ": ") + why);
    };
    // Who may not announce it is told so before the work, not after it.
    const Session session = clerk.sessionOrSystem();
    if (options.isDryRun)
        clerk.reader();
    else
        clerk.writer();
    const ComponentImport done = orRefused(
        readComponents(clerk.folder(), options.file, mapping, options.isDryRun, complain, goesOn, options.layer));
    errors.finish();
    if (done.brokenBy)
        throw Refused { *done.brokenBy };
    if (!options.isDryRun && !done.isCancelled)
        orRefused(putComponentsInForce(
            clerk.writer(), session, done, std::filesystem::path(options.file).filename().string()));
    clerk.answer(boost::json::object { { "rows", done.rows }, { "taken", done.taken }, { "refused", done.refused },
                     { "repeatedCodes", done.repeatedCodes }, { "atZero", done.atZero },
                     { "repeatedNumbers", done.repeatedNumbers }, { "cancelled", done.isCancelled },
                     { "dryRun", options.isDryRun }, { "mapping", mapping.id }, { "digest", done.digest },
                     { "bytes", done.bytes }, { "problems", std::move(problems) } },
        told(clerk, done, options.isDryRun));
}

} // namespace

void addInventoryCommands(CLI::App& components, Clerk& clerk, Run& run)
{
    auto taking = std::make_shared<ImportOptions>();
    CLI::App* importing
        = addCommand(components, clerk, "import", "Take an inventory in, in place of the one that is in force");
    constexpr const char* files = "CSV or .csv.gz (UTF-8 or GB18030), shapefile, GeoPackage, GeoJSON, KML or KMZ";
    importing->add_option("FILE", taking->file, files)->required();
    importing
        ->add_option(
            "--mapping", taking->mapping, "JSON file that names the columns; \"components columns\" proposes one")
        ->type_name("FILE")
        ->required();
    importing->add_option("--layer", taking->layer, "Which layer, if the file has several");
    importing->add_option("--errors-to", taking->errors, "Write every refused row into a table (CSV)")
        ->type_name("FILE");
    importing->add_flag("--dry-run", taking->isDryRun, "Only tell what would happen");
    importing->callback([&clerk, &run, taking] { run = [&clerk, taking] { import(clerk, *taking); }; });

    auto asked = std::make_shared<ColumnsOptions>();
    CLI::App* looking = addCommand(components, clerk, "columns", "What columns a file has, and a mapping for them");
    looking->add_option("FILE", asked->file, files)->required();
    looking->add_option("--layer", asked->layer, "Which layer, if the file has several");
    looking->add_option("--to", asked->to, "Write the proposed mapping there, to be looked through")->type_name("FILE");
    looking->callback([&clerk, &run, asked] { run = [&clerk, asked] { columns(clerk, *asked); }; });
}

} // namespace fengsui
