#include "desk/rule_book.h"

#include "calendar/calendar_file.h"
#include "workflow/load.h"

#include <algorithm>
#include <array>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 4> standings { "inForce", "kept", "overtaken", "unreadable" };

/// A rule file that was read, whatever it is about.
struct ReadRule {
    RuleName name;
    std::optional<workflow::Workflow> workflow;
    std::optional<CalendarRules> calendar;
    std::optional<Formula> formula;
};

/// What kind of file this is, by the member that names it.
std::optional<RuleKind> kindOf(const JsonNode& root)
{
    if (root.find("workflow"))
        return RuleKind::Workflow;
    if (root.find("calendar") && root.find("plans"))
        return RuleKind::Calendar;
    if (root.find("scheme"))
        return RuleKind::Types;
    if (root.find("formula"))
        return RuleKind::Formulas;
    return std::nullopt;
}

Loaded<ReadRule> readWorkflow(const std::string& file, std::string_view text)
{
    auto loaded = workflow::load(text, file);
    if (const auto* faults = std::get_if<workflow::Faults>(&loaded))
        return { std::nullopt, *faults };
    auto& workflow = std::get<workflow::Workflow>(loaded);
    ReadRule read { { RuleKind::Workflow, workflow.id, workflow.version }, {}, {}, {} };
    read.workflow = std::move(workflow);
    return { std::move(read), {} };
}

Loaded<ReadRule> readDutyCalendar(const std::string& file, std::string_view text)
{
    auto loaded = readCalendar(file, text);
    if (!loaded.value)
        return { std::nullopt, std::move(loaded.faults) };
    ReadRule read { { RuleKind::Calendar, loaded.value->id, loaded.value->version }, {}, {}, {} };
    read.calendar = std::move(loaded.value);
    return { std::move(read), {} };
}

Loaded<ReadRule> readTypes(const std::string& file, std::string_view text)
{
    TypeCatalogue alone;
    auto faults = alone.add(file, text);
    if (!faults.empty())
        return { std::nullopt, std::move(faults) };
    const TypeScheme& scheme = alone.schemes().front();
    return { ReadRule { { RuleKind::Types, scheme.id, scheme.version }, {}, {}, {} }, {} };
}

Loaded<ReadRule> readScoring(const std::string& file, std::string_view text)
{
    auto loaded = readFormula(file, text);
    if (!loaded.value)
        return { std::nullopt, std::move(loaded.faults) };
    ReadRule read { { RuleKind::Formulas, loaded.value->id, loaded.value->version }, {}, {}, {} };
    read.formula = std::move(loaded.value);
    return { std::move(read), {} };
}

Loaded<ReadRule> readRule(const std::string& file, std::string_view text)
{
    if (text.size() > maxRuleFileSize)
        return { std::nullopt,
            { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A rule file is at most %3 KiB long."),
                { file, "1", std::to_string(maxRuleFileSize / 1024) }, {} } } };
    const auto document = JsonDocument::parse(file, text);
    if (!document)
        return { std::nullopt, { document.refusal() } };
    const auto kind = kindOf(document->root());
    if (!kind)
        return { std::nullopt,
            { document->fault(document->root(),
                QT_TRANSLATE_NOOP("Refusal",
                    "%1, line %2: This is no rule file: it names no \"workflow\", no \"calendar\" with \"plans\", no "
                    "\"scheme\", and no \"formula\".")) } };
    switch (*kind) {
    case RuleKind::Workflow:
        return readWorkflow(file, text);
    case RuleKind::Calendar:
        return readDutyCalendar(file, text);
    case RuleKind::Types:
        return readTypes(file, text);
    case RuleKind::Formulas:
        break;
    }
    return readScoring(file, text);
}

// Where holidays are made up for, a notice for the year says everything; until it comes, nothing is certain.
void addHolidays(CalendarRules& calendar, const std::vector<SpecialDays>& holidays)
{
    const auto yearOf = [](const SpecialDays& days) { return std::chrono::year_month_day(days.from).year(); };
    const auto isNoticed = [&](const SpecialDays& own, const SpecialDays& holiday) {
        return !own.hours.empty() && !own.isProvisional && yearOf(own) == yearOf(holiday);
    };
    std::vector<SpecialDays> all;
    for (const SpecialDays& holiday : holidays) {
        if (std::ranges::any_of(calendar.days, [&](const SpecialDays& own) { return isNoticed(own, holiday); }))
            continue;
        all.push_back(holiday);
        all.back().isProvisional = calendar.knownUntil().has_value();
    }
    all.insert(all.end(), calendar.days.begin(), calendar.days.end());
    calendar.days = std::move(all);
}

bool isSameRule(const RuleRow& a, const RuleRow& b)
{
    return a.name.kind == b.name.kind && a.name.id == b.name.id;
}

/// The shelves of a book while it is being made.
struct Making {
    RuleBook book;
    WorkflowShelf workflows;
    TypeCatalogue types;
    std::map<RuleName, CalendarRules> calendars; ///< every version; a county's own wins over the shipped one
    FormulaShelf formulas;

    /// Of one rule the last that is put is in force.
    void put(RuleRow row, ReadRule&& read, WorkflowShelf::Owner owner)
    {
        if (read.workflow)
            workflows.put(*std::move(read.workflow), owner);
        if (read.calendar)
            calendars.insert_or_assign(row.name, *std::move(read.calendar));
        if (read.formula)
            formulas.put(*std::move(read.formula));
        if (row.name.kind == RuleKind::Types)
            (void)types.add(row.name.toString(), row.text);
        for (RuleRow& other : book.rows)
            if (isSameRule(other, row) && other.standing == RuleRow::Standing::InForce)
                other.standing = RuleRow::Standing::Kept;
        row.standing = RuleRow::Standing::InForce;
        book.rows.push_back(std::move(row));
    }
};

} // namespace

std::string_view toWord(RuleRow::Standing standing)
{
    return standings[static_cast<std::size_t>(standing)];
}

Loaded<RuleName> checkRule(const std::string& file, std::string_view text)
{
    auto read = readRule(file, text);
    if (!read.value)
        return { std::nullopt, std::move(read.faults) };
    return { std::move(read.value->name), {} };
}

const RuleRow* RuleBook::inForce(RuleKind kind, std::string_view id) const
{
    const auto found = std::ranges::find_if(rows, [&](const RuleRow& row) {
        return row.name.kind == kind && row.name.id == id && row.standing == RuleRow::Standing::InForce;
    });
    return found == rows.end() ? nullptr : &*found;
}

const RuleRow* RuleBook::find(const RuleName& name) const
{
    const RuleRow* found = nullptr;
    for (const RuleRow& row : rows)
        if (row.name == name && row.standing != RuleRow::Standing::Overtaken)
            found = &row; // a county's own come after what ships
    return found;
}

const DutyCalendar* RuleBook::calendarOf(std::string_view limitRule) const
{
    const auto space = limitRule.find(' ');
    if (space == std::string_view::npos)
        return nullptr;
    const auto found = std::ranges::find_if(
        calendarVersions, [&](const auto& version) { return version->rule() == limitRule.substr(space + 1); });
    return found == calendarVersions.end() ? nullptr : found->get();
}

Result<RuleLibrary> RuleLibrary::make(std::vector<ShippedRule> shipped, HolidaySource holidays)
{
    struct Sound {
        ReadRule read;
        std::string text;
    };
    std::vector<Sound> sound;
    for (ShippedRule& rule : shipped) {
        auto read = readRule(rule.file, rule.text);
        if (!read.value)
            return read.faults.front();
        sound.push_back({ *std::move(read.value), std::move(rule.text) });
    }
    std::ranges::sort(sound, {}, [](const Sound& one) -> const RuleName& { return one.read.name; });
    Making making;
    for (Sound& one : sound)
        making.put({ one.read.name, std::move(one.text), RuleRow::Standing::Kept, true, {}, {} }, std::move(one.read),
            WorkflowShelf::Owner::Shipped);
    RuleLibrary library;
    library.m_holidays = std::move(holidays);
    library.m_shipped = std::move(making.book);
    library.m_calendars = std::move(making.calendars);
    for (const auto& [name, calendar] : library.m_calendars)
        if (const RuleRow* row = library.m_shipped.inForce(RuleKind::Calendar, name.id); row && row->name == name)
            library.m_shipped.calendars.emplace(name.id, calendar);
    library.m_shipped.workflows = std::make_shared<const WorkflowShelf>(std::move(making.workflows));
    library.m_shipped.types = std::make_shared<const TypeCatalogue>(std::move(making.types));
    library.m_shipped.formulas = std::make_shared<const FormulaShelf>(std::move(making.formulas));
    return library;
}

std::optional<Refusal> RuleLibrary::whyNot(const std::string& file, std::string_view text) const
{
    const auto document = JsonDocument::parse(file, text);
    const JsonNode* holidays = document ? document->root().find("holidays") : nullptr;
    const JsonNode* region = holidays ? holidays->find("region") : nullptr;
    if (!region || !m_holidays || m_holidays(region->text))
        return std::nullopt;
    return document->fault(*region,
        QT_TRANSLATE_NOOP("Refusal",
            "%1, line %2: No holidays are known of a region \"%3\"; \"fengsui-clerk calendar regions\" names those "
            "that are."),
        { region->text });
}

RuleBook RuleLibrary::bookOf(const Ledgers& ledgers) const
{
    Making making { m_shipped, *m_shipped.workflows, *m_shipped.types, m_calendars, *m_shipped.formulas };
    RuleBook& book = making.book;
    for (RuleFile& file : ledgers.rules().files()) {
        RuleRow row { { file.kind, file.id, file.version }, std::move(file.text), RuleRow::Standing::Overtaken, false,
            file.by, file.at };
        if (file.isOvertaken) {
            book.rows.push_back(std::move(row));
            continue;
        }
        auto read = readRule(row.name.toString(), row.text);
        // A newer console may have filed what this one can't read; then what was in force before stays in force.
        if (read.value && read.value->name == row.name) {
            making.put(std::move(row), *std::move(read.value), WorkflowShelf::Owner::County);
            continue;
        }
        book.notices.insert(book.notices.end(), read.faults.begin(), read.faults.end());
        row.standing = RuleRow::Standing::Unreadable;
        book.rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(book.rows, {},
        [](const RuleRow& row) { return std::tuple(row.name.kind, std::string_view(row.name.id), !row.isShipped); });

    const auto identity = ledgers.identity();
    const auto zone = identity ? Zone::named(identity->zone) : std::nullopt;
    book.calendars.clear();
    for (auto& [name, calendar] : making.calendars) {
        const RuleRow* row = book.inForce(RuleKind::Calendar, name.id);
        const bool isInForce = row && row->name == name;
        const auto holidays
            = m_holidays && !calendar.holidayRegion.empty() ? m_holidays(calendar.holidayRegion) : std::nullopt;
        if (holidays)
            addHolidays(calendar, *holidays);
        else if (m_holidays && isInForce && !calendar.holidayRegion.empty())
            book.notices.push_back(*whyNot(row->name.toString(), row->text));
        if (identity && name.id == identity->profile)
            book.calendarVersions.push_back(std::make_shared<const DutyCalendar>(calendar, zone.value_or(Zone::utc())));
        if (isInForce) {
            book.calendars.emplace(name.id, calendar);
            if (identity && name.id == identity->profile)
                book.calendar = book.calendarVersions.back();
        }
    }
    book.workflows = std::make_shared<const WorkflowShelf>(
        book.calendar ? making.workflows.on(book.calendar) : std::move(making.workflows));
    book.types = std::make_shared<const TypeCatalogue>(std::move(making.types));
    book.formulas = std::make_shared<const FormulaShelf>(std::move(making.formulas));
    return book;
}

} // namespace fengsui
