#include "calendar/calendar_file.h"
#include "evaluation/formula_file.h"
#include "fuzz/fuzz.h"
#include "incident/type_catalogue.h"
#include "intake/call_mapping.h"
#include "rules/rule_text.h"
#include "workflow/load.h"

namespace fengsui {

namespace {

void requireTold(const std::vector<Refusal>& faults)
{
    for (const Refusal& fault : faults)
        require(!fault.text.empty() && !fault.toString().empty(), "every fault is told");
}

// A rule that an editor opened and wrote again without a change is the same rule.
void rewrite(std::string_view text)
{
    const auto document = JsonDocument::parse("a file", text);
    if (!document)
        return requireTold({ document.refusal() });
    const std::string once = ruleText(document->root());
    const auto again = JsonDocument::parse("a file", once);
    require(again.isOk(), "what was written is read: " + once);
    require(ruleText(again->root()) == once, "and written as the same text");
}

} // namespace

// A file of rules, which a county writes by hand, of any kind.
void fuzz(std::string_view input)
{
    rewrite(input);
    const auto workflow = workflow::load(input, "a file");
    if (const auto* faults = std::get_if<workflow::Faults>(&workflow)) {
        require(!faults->empty(), "a workflow that is none has faults");
        requireTold(*faults);
    }
    if (const auto calendar = readCalendar("a file", input); calendar.value)
        DutyCalendar(*calendar.value, Zone::utc()).afterWorkDays({ 1'700'000'000'000 }, 10);
    else
        requireTold(calendar.faults);
    requireTold(readFormula("a file", input).faults);
    TypeCatalogue types;
    requireTold(types.add("a file", input));
    requireTold(CallMapping::parse("a file", input, types).faults);
}

} // namespace fengsui
