#include "road/contraction.h"

#include <algorithm>
#include <queue>
#include <unordered_map>
#include <utility>

namespace fengsui {

namespace {

using Step = Contraction::Step;
using Waiting = std::pair<TravelCost, std::uint32_t>;
using Queue = std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>>;

// Looks for a way around a node that is about to be contracted. A search that gives up finds none: that costs a
// shortcut too many, never a wrong answer.
constexpr int settledAtMost = 60;

// The graph while it is being contracted: what is left of it, with its shortcuts.
class Remainder {
public:
    explicit Remainder(const RoadGraph& graph)
        : m_out(graph.nodeCount())
        , m_in(graph.nodeCount())
        , m_costs(graph.nodeCount(), unreachable)
        , m_level(graph.nodeCount(), 0)
    {
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
            for (const RoadArc& arc : graph.arcsFrom(node))
                if (arc.to != node)
                    add(node, arc.to, arc.cost);
    }

    Contraction contract()
    {
        const auto nodes = static_cast<std::uint32_t>(m_out.size());
        std::vector<std::vector<Step>> up(nodes), down(nodes);
        std::priority_queue<std::pair<int, std::uint32_t>, std::vector<std::pair<int, std::uint32_t>>, std::greater<>>
            queue;
        for (std::uint32_t node = 0; node < nodes; ++node)
            queue.emplace(importance(node), node);
        while (!queue.empty()) {
            const std::uint32_t node = queue.top().second;
            queue.pop();
            // Neighbours that went in the meantime have changed it; if it is no longer the least, it waits again.
            const int now = importance(node);
            if (!queue.empty() && std::pair(now, node) > queue.top()) {
                queue.emplace(now, node);
                continue;
            }
            for (const auto& [from, to, cost] : shortcutsOver(node))
                add(from, to, cost);
            up[node] = take(m_out[node], m_in, node);
            down[node] = take(m_in[node], m_out, node);
        }
        return { inOneList(up), inOneList(down) };
    }

private:
    struct Shortcut {
        std::uint32_t from, to;
        TravelCost cost;
    };

    static void addStep(std::vector<Step>& steps, std::uint32_t to, TravelCost cost)
    {
        const auto had = std::ranges::find(steps, to, &Step::to);
        if (had == steps.end())
            steps.push_back({ to, cost });
        else
            had->cost = std::min(had->cost, cost);
    }

    void add(std::uint32_t from, std::uint32_t to, TravelCost cost)
    {
        addStep(m_out[from], to, cost);
        addStep(m_in[to], from, cost);
    }

    // The node leaves what is left: its neighbours forget it.
    std::vector<Step> take(std::vector<Step>& steps, std::vector<std::vector<Step>>& others, std::uint32_t node)
    {
        for (const Step& step : steps) {
            std::erase_if(others[step.to], [node](const Step& back) { return back.to == node; });
            m_level[step.to] = std::max(m_level[step.to], m_level[node] + 1);
        }
        return std::exchange(steps, {});
    }

    // How many arcs more there are without it than with it, twice, and how many contracted ones it stands above.
    int importance(std::uint32_t node)
    {
        const int added = static_cast<int>(shortcutsOver(node).size());
        return 2 * (added - static_cast<int>(m_out[node].size() + m_in[node].size())) + m_level[node];
    }

    std::vector<Shortcut> shortcutsOver(std::uint32_t node)
    {
        std::vector<Shortcut> shortcuts;
        for (const Step& in : m_in[node]) {
            TravelCost longest = 0;
            for (const Step& out : m_out[node])
                if (out.to != in.to)
                    longest = std::max(longest, in.cost + out.cost);
            if (longest == 0)
                continue;
            searchAround(in.to, node, longest);
            for (const Step& out : m_out[node])
                if (out.to != in.to && m_costs[out.to] > in.cost + out.cost)
                    shortcuts.push_back({ in.to, out.to, in.cost + out.cost });
            for (const std::uint32_t touched : m_touched)
                m_costs[touched] = unreachable;
            m_touched.clear();
        }
        return shortcuts;
    }

    void searchAround(std::uint32_t start, std::uint32_t avoided, TravelCost longest)
    {
        Queue queue;
        const auto offer = [&](std::uint32_t node, TravelCost cost) {
            if (cost >= m_costs[node] || cost > longest || node == avoided)
                return;
            if (m_costs[node] == unreachable)
                m_touched.push_back(node);
            m_costs[node] = cost;
            queue.emplace(cost, node);
        };
        offer(start, 0);
        for (int settled = 0; !queue.empty() && settled < settledAtMost; ++settled) {
            const auto [cost, node] = queue.top();
            queue.pop();
            if (cost == m_costs[node])
                for (const Step& step : m_out[node])
                    offer(step.to, cost + step.cost);
        }
    }

    static Contraction::Steps inOneList(const std::vector<std::vector<Step>>& steps)
    {
        Contraction::Steps list;
        list.first.reserve(steps.size() + 1);
        for (const std::vector<Step>& each : steps) {
            list.steps.insert(list.steps.end(), each.begin(), each.end());
            list.first.push_back(static_cast<std::uint32_t>(list.steps.size()));
        }
        return list;
    }

    std::vector<std::vector<Step>> m_out, m_in; // to nodes that are left, and from them
    std::vector<TravelCost> m_costs; // of the search at hand
    std::vector<std::uint32_t> m_touched;
    std::vector<int> m_level;
};

} // namespace

Contraction Contraction::of(const RoadGraph& graph)
{
    return Remainder(graph).contract();
}

std::vector<RoadSeed> Contraction::climb(std::span<const RoadSeed> seeds, RoadSense sense) const
{
    const Steps& steps = sense == RoadSense::Forward ? m_up : m_down;
    std::unordered_map<std::uint32_t, TravelCost> costs;
    Queue queue;
    const auto offer = [&](std::uint32_t node, TravelCost cost) {
        const auto [at, isNew] = costs.try_emplace(node, cost);
        if (!isNew && cost >= at->second)
            return;
        at->second = cost;
        queue.emplace(cost, node);
    };
    for (const RoadSeed& seed : seeds)
        offer(seed.node, seed.cost);
    while (!queue.empty()) {
        const auto [cost, node] = queue.top();
        queue.pop();
        if (cost == costs.at(node))
            for (const Step& step : steps.of(node))
                offer(step.to, together(cost, step.cost));
    }
    std::vector<RoadSeed> reached;
    reached.reserve(costs.size());
    for (const auto& [node, cost] : costs)
        reached.push_back({ node, cost });
    std::ranges::sort(reached, {}, &RoadSeed::node);
    return reached;
}

TravelCost meetingCost(std::span<const RoadSeed> forward, std::span<const RoadSeed> backward)
{
    TravelCost least = unreachable;
    for (std::size_t i = 0, j = 0; i < forward.size() && j < backward.size();) {
        if (forward[i].node == backward[j].node) {
            least = std::min(least, together(forward[i].cost, backward[j].cost));
            ++i;
            ++j;
        } else {
            ++(forward[i].node < backward[j].node ? i : j);
        }
    }
    return least;
}

} // namespace fengsui
