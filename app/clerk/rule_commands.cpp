#include "clerk/clerk.h"

#include "calendar/calendar_file.h"
#include "calendar/due_time.h"
#include "sqlite/durable_file.h"
#include "workflow/load.h"

#include <format>
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
        json.push_back({ { "from", first }, { "to", last },
            { "title",
                rest.named ? boost::json::value({ { "en", rest.named->english }, { "zh", rest.named->chinese } })
                           : boost::json::value() } });
        const std::string name = !rest.named ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "rest of the week"))
            : clerk.isChinese()              ? rest.named->chinese
                                             : rest.named->english;
        lines += "  " + first + (first == last ? "" : " – " + last) + "  " + name + '\n';
    }
}

void showDue(Clerk& clerk, const DueOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto calendar = dutyCalendarOf(clerk.shelves(), ledgers);
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
    CLI::App* workflow = app.add_subcommand("workflow", "Workflows: check");
    workflow->require_subcommand(1);
    addCheck(*workflow, "Read and check a workflow file, naming each fault with its line", checkWorkflow);

    CLI::App* calendar = app.add_subcommand("calendar", "Duty calendars: check, due");
    calendar->require_subcommand(1);
    addCheck(*calendar, "Read and check a calendar file, naming each fault with its line", checkCalendar);
    auto options = std::make_shared<DueOptions>();
    CLI::App* due = addCommand(*calendar, clerk, "due", "Count a limit on the store's duty calendar");
    due->add_option("FROM", options->from, "When it begins: local time, or with an offset")->required();
    due->add_option("AMOUNT", options->amount, "How many")->required();
    due->add_option("UNIT", options->unit, "minute, workHour, workDay or calendarDay")->required();
    due->add_flag("--urgent", options->isUrgent, "Round the clock");
    due->callback([&clerk, &run, options] { run = [&clerk, options] { showDue(clerk, *options); }; });
}

} // namespace fengsui
