#include "desk/calendar_sheet.h"

#include "rules/rule_text.h"

#include <array>

namespace fengsui::sheets {

namespace {

constexpr std::array<std::string_view, 7> weekdays { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

} // namespace

Row weekRow(const JsonNode& plan)
{
    Row row { textAt(plan, "from"), textAt(plan, "to") };
    const JsonNode* week = plan.find("week");
    for (const std::string_view day : weekdays)
        row.push_back(joined(week ? week->find(day) : nullptr));
    return row;
}

JsonNode weekNode(const RuleSheet& sheet, const Row& row)
{
    JsonNode plan = ruleObject();
    put(plan, "from", ruleWord(cell(sheet, row, "from")));
    if (const std::string to = cell(sheet, row, "to"); !to.empty())
        put(plan, "to", ruleWord(to));
    JsonNode week = ruleObject();
    for (const std::string_view day : weekdays)
        if (const std::string hours = cell(sheet, row, day); !hours.empty())
            put(week, std::string(day), listOf(hours));
    put(plan, "week", std::move(week));
    return plan;
}

Row dayRow(const JsonNode& day)
{
    const JsonNode* title = day.find("title");
    const JsonNode* provisional = day.find("provisional");
    return { textAt(day, "from"), textAt(day, "to"), textAt(day, "kind"),
        day.find("like") ? textAt(day, "like") : joined(day.find("hours")), title ? textAt(*title, "zh") : "",
        title ? textAt(*title, "en") : "", provisional && provisional->boolean ? "yes" : "" };
}

JsonNode dayNode(const RuleSheet& sheet, const Row& row)
{
    JsonNode day = ruleObject();
    put(day, "from", ruleWord(cell(sheet, row, "from")));
    if (const std::string to = cell(sheet, row, "to"); !to.empty())
        put(day, "to", ruleWord(to));
    put(day, "kind", ruleWord(cell(sheet, row, "kind")));
    // a weekday is a word, hours are not
    if (const std::string hours = cell(sheet, row, "hours"); hours.find_first_of("0123456789:") != std::string::npos)
        put(day, "hours", listOf(hours));
    else if (!hours.empty())
        put(day, "like", ruleWord(hours));
    const std::string provisional = cell(sheet, row, "provisional");
    if (!provisional.empty() && provisional != "no") {
        JsonNode yes = ruleWord(provisional);
        if (provisional == "yes") {
            yes.kind = JsonNode::Kind::Boolean;
            yes.boolean = true;
        }
        put(day, "provisional", std::move(yes));
    }
    put(day, "title", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh"));
    return day;
}

} // namespace fengsui::sheets
