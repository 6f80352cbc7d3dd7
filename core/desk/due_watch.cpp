#include "desk/due_watch.h"

namespace fengsui {

void DueWatch::set(IncidentId id, std::optional<Instant> next)
{
    m_changed.erase(id);
    if (const auto known = m_next.find(id); known != m_next.end()) {
        if (next == known->second)
            return;
        m_queue.erase({ known->second, id });
        m_next.erase(known);
    }
    if (next) {
        m_queue.emplace(*next, id);
        m_next.emplace(id, *next);
    }
}

void DueWatch::clear()
{
    m_changed.clear();
    m_queue.clear();
    m_next.clear();
}

std::vector<IncidentId> DueWatch::due(Instant now, std::size_t most) const
{
    std::vector<IncidentId> out;
    for (auto id = m_changed.begin(); id != m_changed.end() && out.size() < most; ++id)
        out.push_back(*id);
    for (auto next = m_queue.begin(); next != m_queue.end() && next->first <= now && out.size() < most; ++next)
        if (!m_changed.contains(next->second))
            out.push_back(next->second);
    return out;
}

} // namespace fengsui
