#include "map/component_stock.h"

#include "backstage/words.h"

namespace fengsui::ui {

namespace {
constexpr std::size_t bound = 400'000; // components kept unpacked, eight bytes each
}

ComponentStock::ComponentStock(std::shared_ptr<const ComponentGround> ground, Letters letters)
    : m_ground(std::move(ground))
    , m_letters(std::move(letters))
{
    const Outcome counted = m_ground->visit(
        [this](PlaceTile at, const std::vector<PackedComponent>& components) { m_counts.add(at, components); });
    if (!counted)
        m_problem = counted.refusal();
}

QString ComponentStock::letterOf(std::uint16_t classCode) const
{
    const auto found = m_letters.find(classCode);
    return found == m_letters.end() ? QString() : found->second;
}

QString ComponentStock::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem ? sentence(*m_problem) : QString();
}

std::shared_ptr<const ComponentStock::ByMajor> ComponentStock::square(PlaceTile at) const
{
    if (!m_counts.at(at))
        return nullptr;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_held.find(at); found != m_held.end()) {
            m_used.splice(m_used.begin(), m_used, found->second.place);
            return found->second.components;
        }
    }
    const auto packed = m_ground->packed(at);
    if (!packed) {
        const std::lock_guard lock(m_mutex);
        m_problem = packed.refusal();
        return nullptr; // not kept: the file may come back
    }
    auto sorted = std::make_shared<ByMajor>();
    for (const PackedComponent& each : *packed)
        (*sorted)[majorIndexOf(each.classCode)].push_back(each);
    const std::lock_guard lock(m_mutex);
    m_problem.reset();
    if (m_held.contains(at))
        return sorted;
    m_used.push_front(at);
    m_held.emplace(at, Held { sorted, packed->size(), m_used.begin() });
    m_count += packed->size();
    while (m_count > bound && m_used.size() > 1) {
        const auto last = m_held.find(m_used.back());
        m_count -= last->second.count;
        m_held.erase(last);
        m_used.pop_back();
    }
    return sorted;
}

} // namespace fengsui::ui
