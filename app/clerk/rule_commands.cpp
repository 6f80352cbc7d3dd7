#include "clerk/clerk.h"
#include "clerk/workflow_graph.h"

#include "calendar/calendar_file.h"
#include "calendar/due_time.h"
#include "rules/rule_changes.h"
#include "sqlite/durable_file.h"
#include "wiring/holidays.h"
#include "workflow/load.h"

#include <algorithm>
#include <format>
#include <iostream>
#include <system_error>

namespace fengsui {

namespace {

std::string readFile(const std::string& path)
{
    try {
        return readWhole(path);
    } catch (const std::system_error& error) {
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read: %2"),
            { path, error.code().message() }, "FILE" } };
    }
}

// All faults are named, and the last of them ends the command.
void requireSound(const Clerk& clerk, const std::vector<Refusal>& faults)
{
    if (faults.empty())
        return;
    for (std::size_t i = 0; i + 1 < faults.size(); ++i)
        clerk.complain(clerk.tell(faults[i]));
    throw Refused { faults.back() };
}

void checkWorkflow(const Clerk& clerk, const std::string& file)
{
    const auto loaded = workflow::load(readFile(file), file);
    if (const auto* faults = std::get_if<workflow::Faults>(&loaded))
        requireSound(clerk, *faults);
    const auto& workflow = std::get<workflow::Workflow>(loaded);
    clerk.answer(boost::json::object { { "workflow", workflow.id }, { "version", workflow.version },
                     { "states", workflow.states.size() }, { "actions", workflow.actions.size() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is sound: %2 states, %3 actions."),
            { workflow.rule(), std::to_string(workflow.states.size()), std::to_string(workflow.actions.size()) })
            + '\n');
}

struct GraphOptions {
    std::string file, svg;
};

void drawWorkflow(const Clerk& clerk, const GraphOptions& options)
{
    const auto loaded = workflow::load(readFile(options.file), options.file);
    if (const auto* faults = std::get_if<workflow::Faults>(&loaded))
        requireSound(clerk, *faults);
    const auto& workflow = std::get<workflow::Workflow>(loaded);
    const std::string drawing
        = workflowGraph(workflow, clerk.isChinese() ? report::Language::Chinese : report::Language::English);
    try {
        writeDurably(options.svg, drawing);
    } catch (const std::system_error& error) {
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
            { options.svg, error.code().message() }, "svg" } };
    }
    clerk.answer(boost::json::object { { "workflow", workflow.id }, { "version", workflow.version },
                     { "file", options.svg }, { "bytes", drawing.size() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is drawn in %2."), { workflow.rule(), options.svg }) + '\n');
}

// The notice for the next year comes late in autumn; without it limits would be counted wrong from January on.
std::optional<std::string> endingSoon(const Clerk& clerk, const CalendarRules& rules)
{
    const auto known = rules.knownUntil();
    const std::chrono::local_days today { std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(clerk.clock().now().milliseconds)))
            .time_since_epoch() };
    if (!known || *known - today > std::chrono::days(60))
        return std::nullopt;
    return clerk.words(
        QT_TRANSLATE_NOOP(
            "Clerk", "%1: Days made up for holidays are known only until %2. Put the next notice into the calendar."),
        { rules.id + '/' + std::to_string(rules.version), std::format("{:%F}", *known) });
}

void checkCalendar(const Clerk& clerk, const std::string& file)
{
    const auto loaded = readCalendar(file, readFile(file));
    requireSound(clerk, loaded.faults);
    const CalendarRules& rules = *loaded.value;
    clerk.answer(boost::json::object { { "calendar", rules.id }, { "version", rules.version },
                     { "plans", rules.plans.size() }, { "specialDays", rules.days.size() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 is sound: %2 plans, %3 special days."),
            { rules.id + '/' + std::to_string(rules.version), std::to_string(rules.plans.size()),
                std::to_string(rules.days.size()) })
            + '\n');
    if (const auto ending = endingSoon(clerk, rules))
        clerk.complain(*ending);
}

// Which days of the calendar are certain, and until when.
void showCalendarStatus(Clerk& clerk)
{
    clerk.nameUnadopted();
    const auto calendar = clerk.rules().calendar;
    if (!calendar)
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The store has no duty calendar."),
            {}, {} } };
    const CalendarRules& rules = calendar->rules();
    const auto known = rules.knownUntil();
    const auto provisional = static_cast<std::size_t>(std::ranges::count_if(rules.days, &SpecialDays::isProvisional));
    const auto ending = endingSoon(clerk, rules);
    boost::json::object json { { "calendar", rules.id }, { "version", rules.version },
        { "holidayRegion",
            rules.holidayRegion.empty() ? boost::json::value() : boost::json::value(rules.holidayRegion) },
        { "certainUntil", known ? boost::json::value(std::format("{:%F}", *known)) : boost::json::value() },
        { "specialDays", rules.days.size() - provisional }, { "provisionalDays", provisional },
        { "endingSoon", ending.has_value() } };
    std::string lines
        = clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1: %2 certain and %3 provisional special days."),
              { calendar->rule(), std::to_string(rules.days.size() - provisional), std::to_string(provisional) })
        + '\n';
    if (known)
        lines += clerk.words(QT_TRANSLATE_NOOP("Clerk", "Days off and days made up for them are certain until %1."),
                     { std::format("{:%F}", *known) })
            + '\n';
    clerk.answer(json, lines);
    if (ending)
        clerk.complain(*ending);
}

void listRegions(const Clerk& clerk)
{
    boost::json::array json;
    std::string lines;
    for (const std::string& region : holidayRegions()) {
        json.emplace_back(region);
        lines += region + '\n';
    }
    clerk.answer(json, lines);
}

struct DueOptions {
    std::string from;
    std::uint32_t amount = 0;
    std::string unit;
    bool isUrgent = false;
};

// Why the due time lies where it does: the days of rest on the way.
void showRests(const Clerk& clerk, const DutyCalendar& calendar, Instant from, Instant due, boost::json::array& json,
    std::string& lines)
{
    for (const auto& rest : calendar.rests(from, due)) {
        const std::string first = std::format("{:%F}", rest.from), last = std::format("{:%F}", rest.to);
        json.push_back({ { "from", first }, { "to", last }, { "provisional", rest.named && rest.named->isProvisional },
            { "title",
                rest.named ? boost::json::value({ { "en", rest.named->english }, { "zh", rest.named->chinese } })
                           : boost::json::value() } });
        const std::string name = !rest.named ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "rest of the week"))
            : clerk.isChinese()              ? rest.named->chinese
                                             : rest.named->english;
        lines += "  " + first + (first == last ? "" : " – " + last) + "  " + name
            + (rest.named && rest.named->isProvisional ? "  " + clerk.words(QT_TRANSLATE_NOOP("Clerk", "(provisional)"))
                                                       : "")
            + '\n';
    }
}

void showDue(Clerk& clerk, const DueOptions& options)
{
    clerk.nameUnadopted();
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto calendar = clerk.rules().calendar;
    const auto identity = ledgers.identity();
    const auto zone = identity ? Zone::named(identity->zone) : std::nullopt;
    if (!calendar || !zone)
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The store has no duty calendar."),
            {}, {} } };
    auto from = Instant::parse(options.from);
    if (!from)
        from = zone->parse(options.from);
    if (!from)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 is no time; write it like 2025-11-03T07:05:00+08:00."), { options.from },
            "FROM" } };
    const auto unit = timeUnitOf(options.unit);
    if (!unit)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP(
                "Refusal", "There is no unit of time %1; there are minute, workHour, workDay, calendarDay."),
            { options.unit }, "UNIT" } };
    const Running running = options.isUrgent ? Running::RoundTheClock : Running::OnDuty;
    const Instant due = dueAfter(*calendar, *from, { options.amount, *unit }, running);
    boost::json::array rests;
    std::string lines = zone->minutes(due) + "  (" + calendar->rule() + ")\n";
    if (!options.isUrgent && (*unit == TimeUnit::WorkHour || *unit == TimeUnit::WorkDay))
        showRests(clerk, *calendar, *from, due, rests, lines);
    clerk.answer(boost::json::object { { "from", from->toString() }, { "amount", options.amount },
                     { "unit", options.unit }, { "urgent", options.isUrgent }, { "due", due.toString() },
                     { "local", zone->minutes(due) }, { "rule", calendar->rule() }, { "rests", std::move(rests) } },
        lines);
}

RuleKind ruleKind(const std::string& word)
{
    const auto kind = ruleKindOf(word);
    if (!kind)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP(
                "Refusal", "There is no kind of rules %1; there are workflow, calendar, types, formulas."),
            { word }, "KIND" } };
    return *kind;
}

const RuleRow& ruleRow(Clerk& clerk, const std::string& kind, const std::string& id, std::uint32_t version)
{
    const RuleName name { ruleKind(kind), id, version };
    const RuleRow* row = version == 0 ? clerk.rules().inForce(name.kind, id) : clerk.rules().find(name);
    if (!row)
        throw Refused { { Refusal::Reason::NotFound,
            version == 0
                ? QT_TRANSLATE_NOOP("Refusal", "There is no %1 %2; \"rules list\" names all there are.")
                : QT_TRANSLATE_NOOP("Refusal", "There is no %1 %2 of version %3; \"rules list\" names all there are."),
            { kind, id, std::to_string(version) }, "ID" } };
    return *row;
}

std::string standingWord(const Clerk& clerk, RuleRow::Standing standing)
{
    switch (standing) {
    case RuleRow::Standing::InForce:
        return clerk.words(QT_TRANSLATE_NOOP("Clerk", "in force"));
    case RuleRow::Standing::Kept:
        return clerk.words(QT_TRANSLATE_NOOP("Clerk", "kept"));
    case RuleRow::Standing::Overtaken:
        return clerk.words(QT_TRANSLATE_NOOP("Clerk", "overtaken by another console"));
    case RuleRow::Standing::Unreadable:
        break;
    }
    return clerk.words(QT_TRANSLATE_NOOP("Clerk", "can't be read by this version"));
}

std::string whoFiled(Clerk& clerk, const RuleRow& row)
{
    if (row.isShipped)
        return clerk.words(QT_TRANSLATE_NOOP("Clerk", "ships with Fengsui"));
    const auto person = clerk.reader().ledgers().staff().byId(row.by);
    return person ? person->name : clerk.words(QT_TRANSLATE_NOOP("Clerk", "system"));
}

boost::json::object toJson(Clerk& clerk, const RuleRow& row)
{
    const auto person = clerk.reader().ledgers().staff().byId(row.by);
    return { { "kind", std::string(toWord(row.name.kind)) }, { "id", row.name.id }, { "version", row.name.version },
        { "standing", std::string(toWord(row.standing)) }, { "shipped", row.isShipped },
        { "by", person ? boost::json::value(person->account) : boost::json::value() },
        { "at", row.at ? boost::json::value(row.at->toString()) : boost::json::value() } };
}

void adoptRule(Clerk& clerk, const std::string& file)
{
    clerk.nameUnadopted();
    const std::string text = readFile(file);
    requireSound(clerk, checkRule(file, text).faults);
    const Session session = clerk.session();
    const Adopted adopted = orRefused(clerk.writer().office().rules.adopt(session, file, text));
    clerk.acknowledge(adopted.receipt);
    clerk.answer(boost::json::object { { "kind", std::string(toWord(adopted.name.kind)) }, { "id", adopted.name.id },
                     { "version", adopted.name.version }, { "adopted", !adopted.wasKnown } },
        clerk.words(adopted.wasKnown ? QT_TRANSLATE_NOOP("Clerk", "%1 is in force already, word for word.")
                : adopted.name.kind == RuleKind::Formulas
                ? QT_TRANSLATE_NOOP("Clerk", "%1 is in force from now on, for every period that is evaluated.")
                : QT_TRANSLATE_NOOP(
                      "Clerk", "%1 is in force from now on; running cases keep the version that they began with."),
            { adopted.name.toString() })
            + '\n');
}

void listRules(Clerk& clerk)
{
    clerk.nameUnadopted();
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const RuleRow& row : clerk.rules().rows) {
        json.push_back(toJson(clerk, row));
        rows.push_back({ std::string(toWord(row.name.kind)), row.name.id, std::to_string(row.name.version),
            standingWord(clerk, row.standing), whoFiled(clerk, row),
            row.at ? localMinutes(clerk.reader().ledgers(), *row.at) : std::string() });
    }
    clerk.answer(json, table(rows));
}

struct RuleOptions {
    std::string kind, id;
    std::uint32_t version = 0; ///< 0: that in force
    std::uint32_t other = 0;
};

void showRule(Clerk& clerk, const RuleOptions& options)
{
    clerk.nameUnadopted();
    const RuleRow& row = ruleRow(clerk, options.kind, options.id, options.version);
    boost::json::object json = toJson(clerk, row);
    json["text"] = row.text;
    clerk.answer(json, row.text);
}

void diffRules(Clerk& clerk, const RuleOptions& options)
{
    clerk.nameUnadopted();
    const RuleRow& before = ruleRow(clerk, options.kind, options.id, options.version);
    const RuleRow& after = ruleRow(clerk, options.kind, options.id, options.other);
    boost::json::array changes;
    std::string lines = after.name.toString() + "  " + whoFiled(clerk, after)
        + (after.at ? "  " + localMinutes(clerk.reader().ledgers(), *after.at) : "") + '\n';
    for (const RuleChange& change : ruleChanges(before.text, after.text)) {
        changes.push_back({ { "path", change.path }, { "before", change.before }, { "after", change.after } });
        lines += "  " + change.path + ": " + (change.before.empty() ? "–" : change.before) + " → "
            + (change.after.empty() ? "–" : change.after) + '\n';
    }
    boost::json::object json = toJson(clerk, after);
    json["before"] = before.name.version;
    json["changes"] = std::move(changes);
    clerk.answer(json, lines);
}

void addRuleFileCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* rules = app.add_subcommand("rules", "A county's own rules: adopt, list, show, diff");
    rules->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    CLI::App* adopting = addCommand(*rules, clerk, "adopt",
        "Check a workflow, calendar, types or formula file and put it in force; every version is kept in the journal");
    adopting->add_option("FILE", *file, "The file")->required();
    adopting->callback([&clerk, &run, file] { run = [&clerk, file] { adoptRule(clerk, *file); }; });
    addCommand(
        *rules, clerk, "list", "List every version of every rule file: whose it is, since when, and its standing")
        ->callback([&clerk, &run] { run = [&clerk] { listRules(clerk); }; });

    auto options = std::make_shared<RuleOptions>();
    const auto addName = [options](CLI::App* command) {
        command->add_option("KIND", options->kind, "workflow, calendar, types or formulas")->required();
        command->add_option("ID", options->id, "What the file calls itself")->required();
    };
    CLI::App* showing = addCommand(*rules, clerk, "show", "Print a rule file");
    addName(showing);
    showing->add_option("--version", options->version, "Which; without it the one in force")->type_name("N");
    showing->callback([&clerk, &run, options] { run = [&clerk, options] { showRule(clerk, *options); }; });
    CLI::App* comparing = addCommand(*rules, clerk, "diff", "Who changed what from one version to another");
    addName(comparing);
    comparing->add_option("OLD", options->version, "Version before")->required();
    comparing->add_option("NEW", options->other, "Version after")->required();
    comparing->callback([&clerk, &run, options] { run = [&clerk, options] { diffRules(clerk, *options); }; });
}

} // namespace

void addRuleCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    const auto addCheck = [&clerk, &run](CLI::App& parent, const char* what, auto check) {
        auto file = std::make_shared<std::string>();
        CLI::App* command = parent.add_subcommand("check", what);
        command->add_option("FILE", *file, "The file")->required();
        command->add_flag("--json", clerk.isJson, "Print exactly one JSON document");
        command->callback([&clerk, &run, file, check] { run = [&clerk, file, check] { check(clerk, *file); }; });
    };
    CLI::App* workflow = app.add_subcommand("workflow", "Workflows: check, graph, schema");
    workflow->require_subcommand(1);
    addCheck(*workflow, "Read and check a workflow file, naming each fault with its line", checkWorkflow);

    auto graph = std::make_shared<GraphOptions>();
    CLI::App* drawing = workflow->add_subcommand("graph", "Draw a workflow file: states, limits, actions, requests");
    drawing->add_option("FILE", graph->file, "The file")->required();
    drawing->add_option("--svg", graph->svg, "Where to")->required()->type_name("OUT");
    drawing->add_flag("--json", clerk.isJson, "Print exactly one JSON document");
    drawing->callback([&clerk, &run, graph] { run = [&clerk, graph] { drawWorkflow(clerk, *graph); }; });

    const auto addSchema = [&run](CLI::App& parent, const char* what, const char* file) {
        parent.add_subcommand("schema", what)->callback([&run, file] {
            run = [file] { std::cout << readResource(file); };
        });
    };
    addSchema(*workflow, "Print the JSON Schema of workflow files", "schemas/workflow.schema.json");

    CLI::App* calendar = app.add_subcommand("calendar", "Duty calendars: check, due, status, regions, schema");
    calendar->require_subcommand(1);
    addCheck(*calendar, "Read and check a calendar file, naming each fault with its line", checkCalendar);
    addSchema(*calendar, "Print the JSON Schema of calendar files", "schemas/calendar.schema.json");
    auto options = std::make_shared<DueOptions>();
    CLI::App* due = addCommand(*calendar, clerk, "due", "Count a limit on the store's duty calendar");
    due->add_option("FROM", options->from, "When it begins: local time, or with an offset")->required();
    due->add_option("AMOUNT", options->amount, "How many")->required();
    due->add_option("UNIT", options->unit, "minute, workHour, workDay or calendarDay")->required();
    due->add_flag("--urgent", options->isUrgent, "Round the clock");
    due->callback([&clerk, &run, options] { run = [&clerk, options] { showDue(clerk, *options); }; });
    addCommand(*calendar, clerk, "status", "Tell until when the store's duty calendar is certain")
        ->callback([&clerk, &run] { run = [&clerk] { showCalendarStatus(clerk); }; });
    CLI::App* regions = calendar->add_subcommand("regions", "List whose public holidays a calendar file may name");
    regions->add_flag("--json", clerk.isJson, "Print exactly one JSON document");
    regions->callback([&clerk, &run] { run = [&clerk] { listRegions(clerk); }; });
    addRuleFileCommands(app, clerk, run);
}

} // namespace fengsui
