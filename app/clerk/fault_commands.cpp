#include "clerk/ground_commands.h"
#include "clerk/inventory_reading.h"
#include "geo/feature.h"

#include <cstddef>
#include <format>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace fengsui {

namespace {

struct FaultOptions {
    std::string code, state, at, note, incident, classCode, to;
    std::size_t limit = 1000;
    bool isUnlisted = false; ///< what the inventory doesn't have may be noted too
};

ComponentCode codeOf(const std::string& text)
{
    const auto code = ComponentCode::parse(text);
    if (!code)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no component id of 16 digits."), { text }, "CODE" } };
    return *code;
}

void note(Clerk& clerk, const FaultOptions& options)
{
    const ComponentCode code = codeOf(options.code);
    const auto state = componentStateOf(options.state);
    if (!state)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no state; say intact, broken, lost, abandoned or removed."),
            { options.state }, "state" } };
    if (!options.isUnlisted && !Inventory(clerk).components().component(code))
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal",
                "The inventory has no component %1. Look at the digits; if it is newer than the inventory, say "
                "--unlisted."),
            { options.code }, "CODE" } };
    const Session session = clerk.sessionOrSystem();
    LocalWriter& writer = clerk.writer();
    const ComponentNote note { code, *state, options.note,
        options.incident.empty() ? IncidentId {} : clerk.incidentOf(writer.ledgers(), options.incident),
        options.at.empty() ? clerk.clock().now() : instantOf(zoneOf(writer.ledgers()), options.at, "at") };
    clerk.acknowledge(orRefused(writer.office().components.note(session, note)));
    clerk.answer({ { "code", options.code }, { "state", std::string(toWord(*state)) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Noted of %1: %2."), { options.code, std::string(toWord(*state)) })
            + '\n');
}

std::string numberOf(const Ledgers& ledgers, IncidentId id)
{
    const auto row = id.isNull() ? std::nullopt : ledgers.incidents().row(id);
    return row ? row->number : std::string();
}

// What was noted and which cases there were, the latest first.
void history(Clerk& clerk, const FaultOptions& options)
{
    const ComponentCode code = codeOf(options.code);
    const Ledgers& ledgers = clerk.reader().ledgers();
    boost::json::array notes, cases;
    std::vector<std::pair<Instant, std::vector<std::string>>> lines;
    for (const ComponentChange& change : ledgers.components().changes(code)) {
        const auto by = ledgers.staff().byId(change.by);
        const std::string who = by ? by->name : std::string();
        const std::string number = numberOf(ledgers, change.incident);
        notes.push_back({ { "state", std::string(toWord(change.state)) }, { "at", change.at.toString() },
            { "recordedAt", change.recordedAt.toString() }, { "by", who }, { "note", change.note },
            { "case", number } });
        lines.emplace_back(change.at,
            std::vector {
                localMinutes(ledgers, change.at), std::string(toWord(change.state)), who, number, change.note });
    }
    IncidentQuery about;
    about.component = options.code;
    for (const IncidentRow& row : ledgers.incidents().rows(about)) {
        cases.push_back({ { "number", row.number }, { "title", row.title }, { "state", row.state },
            { "reportedAt", row.reportedAt.toString() },
            { "closedAt", row.closedAt ? row.closedAt->toString() : std::string() } });
        lines.emplace_back(row.reportedAt,
            std::vector { localMinutes(ledgers, row.reportedAt), row.state, std::string(), row.number, row.title });
    }
    std::ranges::stable_sort(lines, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::vector<std::string>> rows;
    for (auto& [at, line] : lines)
        rows.push_back(std::move(line));
    clerk.answer({ { "code", options.code }, { "notes", std::move(notes) }, { "cases", std::move(cases) } },
        rows.empty()
            ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Nothing was noted of it, and no case is about it.")) + '\n'
            : table(rows));
}

Feature featureOf(const Inventory& inventory, const Component& component, const NotedComponent& fault)
{
    Feature feature;
    feature.name = component.name.empty() ? inventory.className(component.code.classCode()) : component.name;
    feature.note = fault.last.note;
    feature.words = { { "code", component.code.toString() }, { "class", classText(component.code.classCode()) },
        { "state", std::string(toWord(fault.last.state)) }, { "since", fault.last.at.toString() },
        { "owner", component.owner }, { "address", addressOf(component) } };
    feature.shape.points.push_back({ component.at, {}, {} });
    return feature;
}

void faults(Clerk& clerk, const FaultOptions& options)
{
    const Inventory inventory(clerk);
    const Ledgers& ledgers = clerk.reader().ledgers();
    std::optional<std::uint16_t> wanted;
    if (!options.classCode.empty() && !(wanted = classCodeOf(options.classCode)))
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no class of four digits, such as 0118."), { options.classCode },
            "class" } };
    FeatureFile file { clerk.words(QT_TRANSLATE_NOOP("Clerk", "Broken and lost components")), {}, {} };
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const NotedComponent& fault : ledgers.components().faults(options.limit)) {
        if (wanted && fault.code.classCode() != *wanted)
            continue;
        const auto component = inventory.components().component(fault.code);
        boost::json::object each
            = component ? inventory.json(*component) : boost::json::object { { "code", fault.code.toString() } };
        each["state"] = std::string(toWord(fault.last.state));
        each["since"] = fault.last.at.toString();
        each["note"] = fault.last.note;
        each["case"] = numberOf(ledgers, fault.last.incident);
        json.push_back(std::move(each));
        rows.push_back({ localMinutes(ledgers, fault.last.at), fault.code.toString(),
            inventory.className(fault.code.classCode()), std::string(toWord(fault.last.state)),
            component ? component->name : std::string(), component ? addressOf(*component) : std::string(),
            component ? component->owner : std::string(), fault.last.note });
        if (component)
            file.features.push_back(featureOf(inventory, *component, fault));
    }
    if (!options.to.empty())
        writeLayer(file, options.to);
    clerk.answer(json,
        rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Nothing is noted as broken or lost.")) + '\n'
                     : table(rows));
}

} // namespace

void addFaultCommands(CLI::App& components, Clerk& clerk, Run& run)
{
    auto options = std::make_shared<FaultOptions>();
    const auto add = [&](const char* name, const char* what, void (*work)(Clerk&, const FaultOptions&)) {
        CLI::App* command = addCommand(components, clerk, name, what);
        command->callback([&clerk, &run, options, work] { run = [&clerk, options, work] { work(clerk, *options); }; });
        return command;
    };
    CLI::App* noting = add("note", "Note in what state somebody found or left a component", note);
    noting->add_option("CODE", options->code, "Its 16 digits")->required();
    noting->add_option("--state", options->state, "intact, broken, lost, abandoned or removed")->required();
    noting->add_option("--at", options->at, "When it was so; now unless told otherwise");
    noting->add_option("--note", options->note, "What else is to be said");
    noting->add_option("--case", options->incident, "Number or id of the case that it belongs to");
    noting->add_flag("--unlisted", options->isUnlisted, "Also where the inventory doesn't have it");
    add("history", "What was noted of a component, and the cases about it", history)
        ->add_option("CODE", options->code, "Its 16 digits")
        ->required();
    CLI::App* listing = add("faults", "What is broken or lost now, the latest first", faults);
    listing->add_option("--class", options->classCode, "Only those of a class, such as 0118");
    listing->add_option("--limit", options->limit, "At most so many; 1000 unless told otherwise")
        ->check(CLI::Range(1, 1'000'000));
    listing->add_option("--to", options->to, "Also into this file: .geojson, .kml, .gpx or .csv");
}

} // namespace fengsui
