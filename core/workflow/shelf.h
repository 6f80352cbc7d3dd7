#pragma once

#include "workflow/workflow.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// The workflows in force, by id. Filled by the shells when they start; read by all desks.
class WorkflowShelf {
public:
    /// Takes the place of an older one of the same id.
    void put(workflow::Workflow workflow);
    /// The same workflows, counting by this calendar where they ask for a duty calendar.
    WorkflowShelf on(const std::shared_ptr<const DutyCalendar>& calendar) const;
    /// Those that a new case may follow, in order of their ids.
    std::vector<const workflow::Workflow*> inForce() const;
    /// Null when there is none of this id.
    const workflow::Workflow* find(std::string_view id) const;

private:
    std::map<std::string, workflow::Workflow, std::less<>> m_workflows;
};

} // namespace fengsui
