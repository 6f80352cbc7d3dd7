#include "workflow/shelf.h"

namespace fengsui {

void WorkflowShelf::put(workflow::Workflow workflow)
{
    std::string id = workflow.id;
    m_workflows.insert_or_assign(std::move(id), std::move(workflow));
}

WorkflowShelf WorkflowShelf::on(const std::shared_ptr<const DutyCalendar>& calendar) const
{
    WorkflowShelf shelf = *this;
    for (auto& [id, workflow] : shelf.m_workflows)
        if (workflow.calendar.name == "duty")
            workflow.calendar.duty = calendar;
    return shelf;
}

const workflow::Workflow* WorkflowShelf::find(std::string_view id) const
{
    const auto found = m_workflows.find(id);
    return found == m_workflows.end() ? nullptr : &found->second;
}

std::vector<const workflow::Workflow*> WorkflowShelf::inForce() const
{
    std::vector<const workflow::Workflow*> out;
    for (const auto& [id, workflow] : m_workflows)
        out.push_back(&workflow);
    return out;
}

} // namespace fengsui
