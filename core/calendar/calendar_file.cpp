#include "calendar/calendar_file.h"

#include <algorithm>

namespace fengsui {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> weekdayNames { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
constexpr int minutesOfDay = 24 * 60;
constexpr auto longestSpecial = days(366); // so that a year always has working time somewhere near

// The digits at a place of a text of known length, or -1.
int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<local_days> dateOf(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int y = digitsAt(text, 0, 4), m = digitsAt(text, 5, 2), d = digitsAt(text, 8, 2);
    if (y < 1970 || m < 0 || d < 0)
        return std::nullopt;
    const year_month_day date { year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)) };
    return date.ok() ? std::optional(local_days(date)) : std::nullopt;
}

// Minutes since midnight of "08:30"; "24:00" is the end of the day.
std::optional<int> minuteOf(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const int hour = digitsAt(text, 0, 2), minute = digitsAt(text, 3, 2);
    if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > minutesOfDay)
        return std::nullopt;
    return hour * 60 + minute;
}

std::optional<DutySpan> spanOf(std::string_view text)
{
    const auto begin = minuteOf(text.substr(0, std::min<std::size_t>(5, text.size())));
    const auto end = text.size() == 11 && text[5] == '-' ? minuteOf(text.substr(6)) : std::nullopt;
    if (!begin || !end || *begin == minutesOfDay)
        return std::nullopt;
    const int last = *end > *begin ? *end : *end + minutesOfDay;
    return DutySpan { static_cast<std::uint16_t>(*begin), static_cast<std::uint16_t>(last) };
}

class CalendarReader {
public:
    explicit CalendarReader(const JsonDocument& document)
        : m_reader(document)
        , m_root(document.root())
    {
    }

    Loaded<CalendarRules> read()
    {
        if (m_reader.onlyKnows(m_root, { "calendar", "version", "title", "note", "plans", "days", "holidays" })) {
            m_rules.id = m_reader.text(m_root, "calendar");
            const std::int64_t version = m_reader.integer(m_root, "version");
            if (m_root.find("version") && (version < 1 || version > 1'000'000))
                m_reader.fault(*m_root.find("version"),
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must be between %4 and %5."),
                    { "version", "1", "1000000" });
            m_rules.version = static_cast<std::uint32_t>(version);
            readTitle(m_root, m_rules.english, m_rules.chinese);
            m_reader.texts(m_root, "note");
            readPlans();
            readDays();
            readHolidays();
        }
        if (!m_reader.isOk())
            return { std::nullopt, m_reader.faults() };
        return { std::move(m_rules), {} };
    }

private:
    void readTitle(const JsonNode& object, std::string& english, std::string& chinese)
    {
        if (const JsonNode* title = m_reader.object(object, "title");
            title && m_reader.onlyKnows(*title, { "en", "zh" })) {
            english = m_reader.text(*title, "en");
            chinese = m_reader.text(*title, "zh");
        }
    }

    std::optional<local_days> readDate(const JsonNode& object, const char* name)
    {
        const std::string text = m_reader.text(object, name);
        if (text.empty())
            return std::nullopt;
        const auto date = dateOf(text);
        if (!date)
            m_reader.fault(*object.find(name),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is no date; they are written like 2025-11-03."),
                { text });
        return date;
    }

    // Both must be there for a period to be looked at; the end is the same day where it is not named.
    bool isPeriod(const JsonNode& object, local_days from, local_days to)
    {
        if (from <= to)
            return true;
        m_reader.fault(
            *object.find("to"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The last day comes before the first."));
        return false;
    }

    DutyHours readHours(const JsonNode& object, const char* name)
    {
        DutyHours hours;
        const JsonNode* list = m_reader.list(object, name);
        if (!list)
            return hours;
        for (const JsonNode& node : list->children) {
            const auto span = node.is(JsonNode::Kind::Text) ? spanOf(node.text) : std::nullopt;
            if (!span) {
                m_reader.fault(node,
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: \"%3\" is no stretch of time; they are written like 08:30-12:00."),
                    { node.text });
                continue;
            }
            if (!hours.empty() && span->begin <= hours.back().end) {
                m_reader.fault(node,
                    QT_TRANSLATE_NOOP("Refusal",
                        "%1, line %2: \"%3\" begins before the stretch above it has ended; stretches stand in their "
                        "order, "
                        "with time between them."),
                    { node.text });
                continue;
            }
            hours.push_back(*span);
        }
        if (!hours.empty() && hours.back().end > hours.front().begin + minutesOfDay)
            m_reader.fault(
                *list, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The stretches of a day are longer than a day."));
        return hours;
    }

    void readPlans()
    {
        const JsonNode* list = m_reader.list(m_root, "plans");
        if (!list)
            return;
        for (const JsonNode& node : list->children) {
            if (!m_reader.onlyKnows(node, { "from", "to", "week" }))
                continue;
            DutyPlan plan;
            const auto from = readDate(node, "from");
            const auto to = node.find("to") ? readDate(node, "to") : std::nullopt;
            plan.from = from.value_or(local_days());
            plan.to = to;
            if (from && to)
                isPeriod(node, *from, *to);
            const bool isFirst = &node == &list->children.front();
            if (isFirst && node.find("to"))
                m_reader.fault(*node.find("to"),
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: The first plan must not end: it holds wherever no other does."));
            if (const JsonNode* week = m_reader.object(node, "week");
                week && m_reader.onlyKnows(*week, { "mon", "tue", "wed", "thu", "fri", "sat", "sun" })) {
                for (std::size_t i = 0; i < weekdayNames.size(); ++i)
                    if (week->find(weekdayNames[i]))
                        plan.week[i] = readHours(*week, weekdayNames[i].data());
                if (isFirst && std::ranges::all_of(plan.week, &DutyHours::empty))
                    m_reader.fault(*week,
                        QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The first plan has no working time in its week."));
            }
            m_rules.plans.push_back(std::move(plan));
        }
        if (list->children.empty())
            m_reader.fault(*list, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The calendar has no plan."));
    }

    void readDays()
    {
        const JsonNode* list = m_reader.optionalList(m_root, "days");
        if (!list)
            return;
        for (const JsonNode& node : list->children)
            if (m_reader.onlyKnows(node, { "from", "to", "kind", "title", "hours", "like", "provisional" }))
                readSpecial(node);
    }

    void readSpecial(const JsonNode& node)
    {
        SpecialDays special;
        const auto from = readDate(node, "from");
        const auto to = node.find("to") ? readDate(node, "to") : from;
        if (from && to && isPeriod(node, *from, *to) && *to - *from >= longestSpecial)
            m_reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Special days are at most a year."));
        special.from = from.value_or(local_days());
        special.to = to.value_or(local_days());
        readTitle(node, special.english, special.chinese);
        special.isProvisional = m_reader.boolean(node, "provisional", false);
        const std::string kind = m_reader.text(node, "kind");
        const JsonNode* hours = node.find("hours");
        const JsonNode* like = node.find("like");
        if (kind == "work") {
            if ((hours != nullptr) == (like != nullptr))
                m_reader.fault(node,
                    QT_TRANSLATE_NOOP("Refusal",
                        "%1, line %2: A day of work names either its \"hours\" or the weekday that it is \"like\"."));
            else if (hours)
                special.hours = readHours(node, "hours");
            else
                special.hours = hoursLike(node, special.from);
            if (special.hours.empty() && m_reader.isOk())
                m_reader.fault(
                    node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: This day of work has no working time."));
        } else if (kind == "rest") {
            if (hours || like)
                m_reader.fault(
                    hours ? *hours : *like, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A day of rest has no hours."));
        } else if (!kind.empty()) {
            m_reader.fault(*node.find("kind"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A special day is \"work\" or \"rest\", not \"%3\"."),
                { kind });
        }
        m_rules.days.push_back(std::move(special));
    }

    void readHolidays()
    {
        const JsonNode* holidays = m_reader.optionalObject(m_root, "holidays");
        if (holidays && m_reader.onlyKnows(*holidays, { "region" }))
            m_rules.holidayRegion = m_reader.text(*holidays, "region");
    }

    DutyHours hoursLike(const JsonNode& node, local_days day)
    {
        const std::string name = m_reader.text(node, "like");
        const auto known = std::ranges::find(weekdayNames, name);
        if (known == weekdayNames.end()) {
            if (!name.empty())
                m_reader.fault(*node.find("like"),
                    QT_TRANSLATE_NOOP("Refusal",
                        "%1, line %2: There is no weekday \"%3\"; they are mon, tue, wed, thu, fri, sat, sun."),
                    { name });
            return {};
        }
        // the same weekday of the same week, by the plans alone
        const auto number = static_cast<unsigned>(known - weekdayNames.begin());
        const CalendarRules ordinary { {}, 0, {}, {}, m_rules.plans, {}, {} };
        if (ordinary.plans.empty())
            return {};
        return ordinary.hours(day - days(weekday(day).iso_encoding() - 1) + days(number));
    }

    JsonReader m_reader;
    const JsonNode& m_root;
    CalendarRules m_rules;
};

} // namespace

Loaded<CalendarRules> readCalendar(const std::string& file, std::string_view text)
{
    const auto document = JsonDocument::parse(file, text);
    if (!document)
        return { std::nullopt, { document.refusal() } };
    return CalendarReader(*document).read();
}

} // namespace fengsui
