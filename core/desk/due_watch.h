#pragma once

#include "base/id.h"
#include "base/instant.h"

#include <cstddef>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace fengsui {

/// Knows of every open case when the clock has to look at it next, so that nobody has to go through all of them: asking
/// costs as much as there is to do, and nothing when nothing is due.
class DueWatch {
public:
    /// The case is new or not as it was: it must be looked at.
    void change(IncidentId id) { m_changed.insert(id); }
    /// It was looked at, and is to be looked at again then; none: not before it changes.
    void set(IncidentId id, std::optional<Instant> next);
    /// Forgets everything.
    void clear();

    /// What has to be looked at now, at most so many: changed ones first, then by due time. They stay until they are
    /// set.
    std::vector<IncidentId> due(Instant now, std::size_t most) const;

private:
    std::unordered_set<IncidentId> m_changed;
    std::set<std::pair<Instant, IncidentId>> m_queue;
    std::unordered_map<IncidentId, Instant> m_next;
};

} // namespace fengsui
