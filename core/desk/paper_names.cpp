#include "desk/paper_names.h"

#include <algorithm>

namespace fengsui {

report::Names namesFor(const PaperSources& sources, const Incident* about)
{
    const std::string language = sources.language == report::Language::Chinese ? "zh" : "en";
    const Ledgers& ledgers = sources.ledgers;
    const auto workflowOf = [shelf = sources.workflows, its = about ? about->workflow : std::string(),
                                version = about ? about->workflowVersion : 0](const std::string& id) {
        if (!its.empty() && id == its)
            return shelf->find(id, version);
        return shelf->find(id.empty() ? "urban" : id);
    };

    report::Names names;
    names.language = sources.language;
    names.zone = sources.zone;
    names.staff = [&ledgers](OperatorId id) { return ledgers.staff().byId(id); };
    names.team = [&ledgers](TeamId id) { return ledgers.teams().team(id); };
    names.person = [&ledgers](PersonId id) { return ledgers.persons().person(id); };
    names.incidentNumber = [&ledgers](IncidentId id) {
        const auto row = ledgers.incidents().row(id);
        return row ? row->number : std::string();
    };
    names.divisionPath
        = [grid = sources.grid](const std::string& code) { return grid ? grid->path(code) : std::string(); };
    names.typeName = [types = sources.types, language](const CaseType& type) {
        const MinorClass* found = types->find(type);
        return found ? found->name.in(language) : std::string();
    };
    names.stateTitle
        = [workflowOf, shelf = sources.workflows, language](const std::string& workflow, const std::string& state) {
              const workflow::Workflow* found = workflowOf(workflow);
              const workflow::State* title = found ? found->state(state) : nullptr;
              if (!title) // a row of another version's
                  title = shelf->state(workflow, state);
              return title ? title->title.in(language) : std::string();
          };
    names.actionTitle = [workflowOf, language](const std::string& workflow, const std::string& action) {
        const workflow::Workflow* found = workflowOf(workflow);
        const workflow::Action* title = found ? found->action(action) : nullptr;
        return title ? title->title.in(language) : std::string();
    };
    names.fieldTitle = [workflowOf, language](const std::string& workflow, const std::string& field) {
        const workflow::Workflow* found = workflowOf(workflow);
        const workflow::Field* title = found ? found->field(field) : nullptr;
        return title ? title->title.in(language) : std::string();
    };
    names.fieldText
        = [workflowOf, language](const std::string& workflow, const std::string& field, const std::string& value) {
              const workflow::Workflow* found = workflowOf(workflow);
              const workflow::Field* asked = found ? found->field(field) : nullptr;
              if (!asked)
                  return std::string();
              const auto choice = std::ranges::find(asked->choices, value, &workflow::Choice::id);
              return choice == asked->choices.end() ? std::string() : choice->title.in(language);
          };
    return names;
}

report::Printed printedNow(const PaperSources& sources, const std::string& by, std::uint32_t copy, Instant now)
{
    const auto identity = sources.ledgers.identity();
    report::Printed printed { now, by, identity ? identity->name : std::string(), copy, {}, 0, {} };
    for (const Head& head : sources.journal.heads()) {
        if (head.key.incarnation != sources.journal.incarnation())
            continue;
        if (head.key.stream != "county") {
            printed.others.push_back({ head.key.stream, head.key.number, head.hash });
            continue;
        }
        printed.stream = head.key.stream;
        printed.number = head.key.number;
        printed.hash = head.hash;
    }
    return printed;
}

} // namespace fengsui
