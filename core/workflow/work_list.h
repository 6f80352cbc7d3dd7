#pragma once

#include "incident/incident_ledger.h"
#include "workflow/actor.h"
#include "workflow/workflow.h"

#include <array>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui::workflow {

/// What a person at work asks for: what can I do, what presses, what waits. A case may stand in several.
enum class WorkList : std::uint8_t {
    Mine, ///< the next step of the case, or a request, task or instruction, is for one of my posts
    DueSoon, ///< so much of the limit has run that the unit is urged (80 %)
    Overdue,
    ToDecide, ///< a request waits, and I am one of those who decide it
    OnHold, ///< the clock stands (挂账)
    Supervised, ///< 督办 of any level, or an instruction (批示) without an answer
    MyUnit, ///< my unit has it to do, as lead or by a task
};
inline constexpr std::array allWorkLists { WorkList::Mine, WorkList::DueSoon, WorkList::Overdue, WorkList::ToDecide,
    WorkList::OnHold, WorkList::Supervised, WorkList::MyUnit };
/// "mine", "dueSoon", "overdue", "toDecide", "onHold", "supervised", "myUnit".
std::string_view toWord(WorkList list);
std::optional<WorkList> workListOf(std::string_view word);

class WorkListSet {
public:
    WorkListSet() = default;
    WorkListSet(std::initializer_list<WorkList> lists)
    {
        for (const WorkList list : lists)
            add(list);
    }
    void add(WorkList list) { m_bits = static_cast<std::uint8_t>(m_bits | 1U << static_cast<unsigned>(list)); }
    bool has(WorkList list) const { return (m_bits >> static_cast<unsigned>(list) & 1U) != 0; }
    bool operator==(const WorkListSet&) const = default;

private:
    std::uint8_t m_bits = 0;
};

/// Where one case stands for one person until the case changes: time alone moves it from there.
struct WorkStanding {
    WorkListSet steady; ///< whatever the time
    Instant soonFrom = never; ///< due soon from then on
    Instant lateFrom = never; ///< overdue from then on, and no longer due soon

    static constexpr Instant never { std::numeric_limits<std::int64_t>::max() };
    WorkListSet at(Instant now) const;
};

/// Sorts the cases of one workflow for one person. What each post has to do in each state is worked out once.
class WorkSorter {
public:
    /// The workflow outlives it.
    WorkSorter(const Workflow& workflow, Actor actor);

    /// An actor who holds no other post than that of the unit only sees what concerns the own unit.
    WorkStanding standing(const IncidentRow& row) const;

private:
    struct Way {
        const Action* action;
        Role role;
    };
    struct Ways {
        std::vector<Way> work; ///< that take the case on from this state
        std::vector<Way> decisions;
        std::vector<Way> answers; ///< to an instruction
        bool isForUnit = false; ///< some of the work is the unit's, whoever asks
        bool isHold = false;
    };
    bool isOpenTo(const Way& way, const IncidentRow& row) const;
    bool isInvolved(const IncidentRow& row) const;

    const Workflow& m_workflow;
    Actor m_actor;
    bool m_seesAll;
    std::map<std::string, Ways, std::less<>> m_ways; ///< by state
};

/// When the running limit has run so far that the unit is urged; never when no clock runs.
Instant dueSoonFrom(const Workflow& workflow, const IncidentRow& row);

/// Whether an action that decides a request grants it, rather than leaving all as it was.
bool isGrant(const Action& action);

} // namespace fengsui::workflow
