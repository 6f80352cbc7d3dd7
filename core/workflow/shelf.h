#pragma once

#include "workflow/workflow.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

/// Every version of every workflow that this store knows. What is new begins by the one in force, what is running goes
/// on by the one that it began with. Filled when a store is opened; read by all desks.
class WorkflowShelf {
public:
    /// Whose file it is: a county's own wins over the one that ships with us, whatever their numbers.
    enum class Owner : std::uint8_t { Shipped, County };

    /// Takes the place of the same version of the same owner.
    void put(workflow::Workflow workflow, Owner owner = Owner::Shipped);
    /// The same workflows, counting by this calendar where they ask for a duty calendar.
    WorkflowShelf on(const std::shared_ptr<const DutyCalendar>& calendar) const;
    /// Those that a new case may follow, in order of their ids.
    std::vector<const workflow::Workflow*> inForce() const;
    /// The one in force; null when there is none of this id.
    const workflow::Workflow* find(std::string_view id) const;
    /// The one that a running case goes by. Where this console doesn't know that version (see `knows`) it is the one in
    /// force; null when there is none of this id.
    const workflow::Workflow* find(std::string_view id, std::uint32_t version) const;
    bool knows(std::string_view id, std::uint32_t version) const;
    /// The state's title in the one in force, or else in any version that has it; null when none has.
    const workflow::State* state(std::string_view id, std::string_view state) const;
    const workflow::Action* action(std::string_view id, std::string_view action) const;

private:
    using Version = std::pair<Owner, std::uint32_t>; ///< the greatest is in force
    std::map<std::string, std::map<Version, workflow::Workflow>, std::less<>> m_workflows;
};

/// The shelf that all desks of a store take from. Copies share it, so that a file that is adopted counts for all of
/// them from the next command on. On the writer's thread; what was found on a shelf is good until it is replaced.
class ShelfInForce {
public:
    ShelfInForce(std::shared_ptr<const WorkflowShelf> shelf)
        : m_shelf(std::make_shared<std::shared_ptr<const WorkflowShelf>>(std::move(shelf)))
    {
    }
    const WorkflowShelf* operator->() const { return m_shelf->get(); }
    const WorkflowShelf& operator*() const { return **m_shelf; }
    void replace(std::shared_ptr<const WorkflowShelf> shelf) { *m_shelf = std::move(shelf); }

private:
    std::shared_ptr<std::shared_ptr<const WorkflowShelf>> m_shelf;
};

} // namespace fengsui
