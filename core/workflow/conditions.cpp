#include "workflow/conditions.h"

#include "workflow/history.h"

#include <algorithm>
#include <set>

namespace fengsui::workflow {

namespace {

std::size_t firstStepOf(const Workflow& workflow, const Condition& condition, const Incident& incident)
{
    return condition.isInState ? firstStepInState(incident) : firstStepSinceOpened(workflow, incident);
}

bool isAmong(const std::vector<std::string>& words, const std::string& word)
{
    return words.empty() || std::ranges::find(words, word) != words.end();
}

bool isAnswered(const Workflow& workflow, const Condition& condition, const Incident& incident)
{
    for (std::size_t i = incident.steps.size(); i > firstStepOf(workflow, condition, incident); --i) {
        const auto& fields = incident.steps[i - 1].fields;
        if (const auto found = fields.find(condition.field); found != fields.end())
            return isAmong(condition.words, found->second);
    }
    return false;
}

bool hasAll(const Workflow& workflow, const Condition& condition, const Incident& incident)
{
    std::set<std::string> had;
    for (std::size_t i = firstStepOf(workflow, condition, incident); i < incident.steps.size(); ++i) {
        const auto& fields = incident.steps[i].fields;
        if (const auto found = fields.find(condition.field); found != fields.end())
            for (std::string& word : splitWords(found->second))
                had.insert(std::move(word));
    }
    return std::ranges::all_of(condition.words, [&](const std::string& word) { return had.contains(word); });
}

bool isTaken(const Workflow& workflow, const Condition& condition, const Incident& incident)
{
    for (std::size_t i = firstStepOf(workflow, condition, incident); i < incident.steps.size(); ++i)
        if (incident.steps[i].action == condition.field)
            return true;
    return false;
}

} // namespace

std::vector<std::string> splitWords(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        std::string_view word = text.substr(0, comma);
        while (word.starts_with(' '))
            word.remove_prefix(1);
        while (word.ends_with(' '))
            word.remove_suffix(1);
        if (!word.empty())
            out.emplace_back(word);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return out;
}

void visit(const Condition& condition, const std::function<void(const Condition&)>& each)
{
    each(condition);
    for (const Condition& part : condition.parts)
        visit(part, each);
}

bool asksForm(const Condition& condition)
{
    return condition.kind == Condition::Kind::Given || std::ranges::any_of(condition.parts, asksForm);
}

bool holds(const Workflow& workflow, const Condition& condition, const Incident& incident, const Form* form)
{
    const auto isSo = [&](const Condition& part) { return holds(workflow, part, incident, form); };
    switch (condition.kind) {
    case Condition::Kind::Answered:
        return isAnswered(workflow, condition, incident);
    case Condition::Kind::Has:
        return hasAll(workflow, condition, incident);
    case Condition::Kind::Given: {
        if (!form || !form->has(condition.field))
            return false;
        return isAmong(condition.words, form->words().at(condition.field));
    }
    case Condition::Kind::Taken:
        return isTaken(workflow, condition, incident);
    case Condition::Kind::All:
        return std::ranges::all_of(condition.parts, isSo);
    case Condition::Kind::Any:
        return std::ranges::any_of(condition.parts, isSo);
    case Condition::Kind::Not:
        return std::ranges::none_of(condition.parts, isSo);
    }
    return false;
}

} // namespace fengsui::workflow
