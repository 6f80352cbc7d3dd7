#include "workflow/shelf.h"

namespace fengsui {

void WorkflowShelf::put(workflow::Workflow workflow, Owner owner)
{
    const Version version { owner, workflow.version };
    std::string id = workflow.id;
    m_workflows[std::move(id)].insert_or_assign(version, std::move(workflow));
}

WorkflowShelf WorkflowShelf::on(const std::shared_ptr<const DutyCalendar>& calendar) const
{
    WorkflowShelf shelf = *this;
    for (auto& [id, versions] : shelf.m_workflows)
        for (auto& [version, workflow] : versions)
            if (workflow.calendar.name == "duty")
                workflow.calendar.duty = calendar;
    return shelf;
}

const workflow::Workflow* WorkflowShelf::find(std::string_view id) const
{
    const auto found = m_workflows.find(id);
    return found == m_workflows.end() ? nullptr : &found->second.rbegin()->second;
}

const workflow::Workflow* WorkflowShelf::find(std::string_view id, std::uint32_t version) const
{
    const auto found = m_workflows.find(id);
    if (found == m_workflows.end())
        return nullptr;
    for (const Owner owner : { Owner::County, Owner::Shipped })
        if (const auto exact = found->second.find({ owner, version }); exact != found->second.end())
            return &exact->second;
    return &found->second.rbegin()->second;
}

bool WorkflowShelf::knows(std::string_view id, std::uint32_t version) const
{
    const workflow::Workflow* workflow = find(id, version);
    return workflow && workflow->version == version;
}

const workflow::State* WorkflowShelf::state(std::string_view id, std::string_view state) const
{
    const auto found = m_workflows.find(id);
    if (found != m_workflows.end())
        for (auto version = found->second.rbegin(); version != found->second.rend(); ++version)
            if (const workflow::State* known = version->second.state(state))
                return known;
    return nullptr;
}

const workflow::Action* WorkflowShelf::action(std::string_view id, std::string_view action) const
{
    const auto found = m_workflows.find(id);
    if (found != m_workflows.end())
        for (auto version = found->second.rbegin(); version != found->second.rend(); ++version)
            if (const workflow::Action* known = version->second.action(action))
                return known;
    return nullptr;
}

std::vector<const workflow::Workflow*> WorkflowShelf::inForce() const
{
    std::vector<const workflow::Workflow*> out;
    for (const auto& [id, versions] : m_workflows)
        out.push_back(&versions.rbegin()->second);
    return out;
}

} // namespace fengsui
