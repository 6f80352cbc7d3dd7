#include "clerk/ground_commands.h"

#include "enquiry/find.h"
#include "enquiry/found_layer.h"
#include "geo/read_features.h"
#include "geo/write_features.h"
#include "report/area_list.h"
#include "sqlite/durable_file.h"
#include "wiring/component_shelf.h"
#include "wiring/facilities.h"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <format>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

volatile std::sig_atomic_t isInterrupted = 0;

struct AreaOptions {
    std::string file, to, format;
    std::string from = "wgs84";
    std::size_t ofClass = Listed().componentsOfClass;
};

struct NamedGround {
    std::string name;
    AskedGround ground;
};

// The area of the first feature that has one. All faults are named, and then nothing is looked for.
NamedGround groundOf(Clerk& clerk, const AreaOptions& options)
{
    Loaded<FeatureFile> read = readFeatureFile(options.file);
    for (std::size_t i = 0; i + 1 < read.faults.size(); ++i)
        clerk.complain(clerk.tell(read.faults[i]));
    if (!read.value)
        throw Refused { read.faults.back() };
    convert(*read.value, *coordinateReferenceOf(options.from));
    for (const Refusal& note : read.value->notes)
        clerk.complain(clerk.tell(note));
    for (const Feature& feature : read.value->features)
        if (!feature.shape.areas.empty())
            return { feature.name, orRefused(AskedGround::inside(feature.shape.areas)) };
    throw Refused { { Refusal::Reason::Missing,
        QT_TRANSLATE_NOOP("Refusal", "%1 has no area: one feature of it must be a polygon."), { options.file },
        "FILE" } };
}

Found lookInside(Clerk& clerk, const AskedGround& ground, const GridDirectory* grid, const AreaOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    Listed most;
    most.componentsOfClass = options.ofClass;
    most.components = std::max(most.components, options.ofClass);
    std::signal(SIGINT, [](int) { isInterrupted = 1; });
    const Progress shown = clerk.progress("area query");
    const auto goesOn
        = [&](std::uint64_t done, std::uint64_t total) { return (!shown || shown(done, total)) && isInterrupted == 0; };
    Found found;
    bool isWhole = findCases(ledgers.incidents(), ground, most, goesOn, found);
    findTeams(ledgers.teams().teams(), grid, ground, found);
    findFacilities(readFacilities(clerk.folder(), ledgers), ground, found);
    if (const auto components = openComponents(clerk.folder(), ledgers))
        isWhole = isWhole && findComponents(*components, ground, most, goesOn, found);
    else if (const auto awaited = awaitedComponents(clerk.folder(), ledgers))
        clerk.complain(clerk.tell(*awaited));
    if (!isWhole)
        throw Refused { { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Cancelled before everything was looked through."), {}, {} } };
    return found;
}

/// The lists, as lines and as JSON.
class Answer {
public:
    Answer(Clerk& clerk, const Found& found)
        : m_clerk(clerk)
    {
        for (const IncidentRow& row : found.openCases)
            add("openCase", row.number, row.title, row.state, *row.point);
        for (const IncidentRow& row : found.closedCases)
            add("closedCase", row.number, row.title, row.state, *row.point);
        for (const FoundTeam& each : found.teams)
            add("team", each.team.callSign, each.team.name, std::string(toWord(each.team.status.status)), each.at);
        for (const Facility& each : found.facilities)
            add(std::string(toWord(each.kind)), each.code, each.name,
                each.capacity > 0 ? std::to_string(each.capacity) : each.state, each.course.front());
        for (const Component& each : found.components) {
            const std::string address = addressOf(each);
            add(className(each.code.classCode()), each.code.toString(), each.name.empty() ? address : each.name,
                std::string(toWord(each.state)), each.at);
        }
        count("openCase", found.openCases.size());
        count("closedCase", found.closedCount);
        count("team", found.teams.size());
        std::map<FacilityKind, std::uint64_t> facilities;
        for (const Facility& each : found.facilities)
            ++facilities[each.kind];
        for (const auto& [kind, number] : facilities)
            count(std::string(toWord(kind)), number);
        for (const ClassCount& each : found.classes)
            count(className(each.classCode), each.components);
    }
    std::string lines() const { return table(m_counts) + (m_rows.empty() ? "" : '\n' + table(m_rows)); }
    boost::json::array counts() { return std::move(m_jsonCounts); }
    boost::json::array things() { return std::move(m_json); }

private:
    void add(const std::string& what, const std::string& code, const std::string& name, const std::string& state,
        GeoPoint at)
    {
        ++m_listed[what];
        m_json.push_back({ { "what", what }, { "code", code }, { "name", name }, { "state", state },
            { "longitude", at.longitude() }, { "latitude", at.latitude() } });
        m_rows.push_back({ what, code, name, state, std::format("{:.6f},{:.6f}", at.longitude(), at.latitude()) });
    }
    void count(const std::string& what, std::uint64_t number)
    {
        if (number == 0)
            return;
        const std::uint64_t listed = m_listed[what];
        m_jsonCounts.push_back({ { "what", what }, { "count", number }, { "listed", listed } });
        m_counts.push_back({ what, std::to_string(number),
            listed == number
                ? std::string()
                : m_clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 of them listed"), { std::to_string(listed) }) });
    }
    std::string className(std::uint16_t classCode) const
    {
        const MinorClass* known = m_clerk.rules().types->find({ "cjt214", "component", classText(classCode) });
        return classText(classCode) + (known ? ' ' + known->name.in(m_clerk.isChinese() ? "zh_CN" : "en") : "");
    }

    Clerk& m_clerk;
    std::map<std::string, std::uint64_t> m_listed;
    boost::json::array m_json, m_jsonCounts;
    std::vector<std::vector<std::string>> m_rows, m_counts;
};

void query(Clerk& clerk, const AreaOptions& options)
{
    const auto format = options.to.empty() ? std::nullopt : std::optional(formatOf(options.format, options.to));
    const auto [name, ground] = groundOf(clerk, options);
    const auto grid = readGrid(clerk.folder(), clerk.reader().ledgers());
    const Found found = lookInside(clerk, ground, grid.get(), options);
    if (format)
        writeText(options.to, toText(foundLayer(ground, found, grid.get(), name), *format));
    Answer answer(clerk, found);
    const std::string head = clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1, outline %2: %3 things inside."),
        { report::areaText(ground.squareKilometres() * 1e6, clerk.isChinese()),
            report::distanceText(ground.outlineMetres()), std::to_string(found.count()) });
    clerk.answer(
        boost::json::object { { "name", name }, { "squareMetres", std::round(ground.squareKilometres() * 1e6) },
            { "outlineMetres", std::round(ground.outlineMetres()) }, { "count", found.count() },
            { "counts", answer.counts() }, { "things", answer.things() } },
        head + '\n' + answer.lines());
}

} // namespace

void addAreaCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* area = app.add_subcommand("area", "Areas of the map: query");
    area->require_subcommand(1);
    auto options = std::make_shared<AreaOptions>();
    CLI::App* asking = addCommand(
        *area, clerk, "query", "Cases, teams, facilities and components inside an area, its border included");
    asking->add_option("FILE", options->file, "GeoJSON, KML, KMZ or GPX; its first area is asked about")->required();
    asking->add_option("--from", options->from, "What its numbers mean: wgs84, gcj02 or bd09; never guessed")
        ->capture_default_str()
        ->check(CLI::IsMember({ "wgs84", "gcj02", "bd09" }));
    asking->add_option("--of-class", options->ofClass, "How many components of a class are listed; all are counted")
        ->capture_default_str()
        ->check(CLI::Range(0, 1'000'000));
    asking->add_option("--to", options->to, "Write what is listed into a file as well")->type_name("FILE");
    asking->add_option("--format", options->format, "geojson, kml, gpx or csv; without it as the name ends");
    asking->callback([&clerk, &run, options] { run = [&clerk, options] { query(clerk, *options); }; });
}

} // namespace fengsui
