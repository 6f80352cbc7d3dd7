#include "road/road_bytes.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace fengsui {

static_assert(std::endian::native == std::endian::little, "the numbers are copied as they lie in memory");

namespace {

constexpr std::uint32_t format = 1;

void put(std::string& bytes, std::uint32_t number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

template <typename T>
void putAll(std::string& bytes, std::span<const T> items)
{
    static_assert(std::has_unique_object_representations_v<T> && sizeof(T) % 4 == 0);
    put(bytes, static_cast<std::uint32_t>(items.size()));
    bytes.append(reinterpret_cast<const char*>(items.data()), items.size_bytes());
}

void putText(std::string& bytes, const std::string& text)
{
    put(bytes, static_cast<std::uint32_t>(text.size()));
    bytes += text;
}

void putSteps(std::string& bytes, const Contraction::Steps& steps)
{
    putAll(bytes, std::span<const std::uint32_t>(steps.first));
    putAll(bytes, std::span<const Contraction::Step>(steps.steps));
}

// Takes numbers off the front; after a fault everything is empty.
class Taking {
public:
    explicit Taking(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    bool isFine() const { return m_isFine; }
    bool isAtEnd() const { return m_isFine && m_rest.empty(); }

    std::uint32_t number()
    {
        std::uint32_t number = 0;
        const std::string_view bytes = take(sizeof number);
        if (!bytes.empty())
            std::memcpy(&number, bytes.data(), bytes.size());
        return number;
    }

    template <typename T>
    std::vector<T> all()
    {
        const std::size_t count = number();
        const std::string_view bytes = count <= m_rest.size() / sizeof(T) ? take(count * sizeof(T)) : fail();
        std::vector<T> items(bytes.size() / sizeof(T));
        if (!items.empty())
            std::memcpy(items.data(), bytes.data(), bytes.size());
        return items;
    }

    std::string text() { return std::string(take(number())); }

private:
    std::string_view fail()
    {
        m_isFine = false;
        m_rest = {};
        return {};
    }
    std::string_view take(std::size_t size)
    {
        if (size > m_rest.size())
            return fail();
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }

    std::string_view m_rest;
    bool m_isFine = true;
};

std::optional<Contraction::Steps> takeSteps(Taking& from, std::size_t nodes)
{
    Contraction::Steps steps { from.all<std::uint32_t>(), from.all<Contraction::Step>() };
    const bool isSound = steps.first.size() == nodes + 1 && steps.first.front() == 0
        && std::ranges::is_sorted(steps.first) && steps.first.back() == steps.steps.size()
        && std::ranges::all_of(steps.steps, [&](const Contraction::Step& step) { return step.to < nodes; });
    return isSound ? std::optional(std::move(steps)) : std::nullopt;
}

bool meets(const RoadPiece& piece, std::uint32_t node)
{
    return piece.from == node || piece.to == node;
}

} // namespace

std::string toBytes(const RoadGraph& graph, const Contraction& contraction)
{
    std::string bytes;
    put(bytes, format);
    putAll(bytes, graph.places().first(graph.drawnNodeCount()));
    putAll(bytes, graph.pieces());
    put(bytes, static_cast<std::uint32_t>(graph.names().size()));
    for (const std::string& name : graph.names())
        putText(bytes, name);
    put(bytes, static_cast<std::uint32_t>(graph.bans().size()));
    for (const RoadGraph::TurnBan& ban : graph.bans()) {
        put(bytes, ban.node);
        put(bytes, ban.by);
        putAll(bytes, std::span<const std::uint32_t>(ban.pieces));
    }
    putSteps(bytes, contraction.up());
    putSteps(bytes, contraction.down());
    return bytes;
}

std::optional<std::pair<RoadGraph, Contraction>> roadsFromBytes(std::string_view bytes)
{
    Taking from(bytes);
    if (from.number() != format)
        return std::nullopt;
    auto places = from.all<GeoPoint>();
    auto pieces = from.all<RoadPiece>();
    std::vector<std::string> names;
    for (std::uint32_t left = from.number(); left > 0 && from.isFine(); --left)
        names.push_back(from.text());
    std::vector<RoadGraph::TurnBan> bans;
    for (std::uint32_t left = from.number(); left > 0 && from.isFine(); --left)
        bans.push_back({ from.number(), from.number(), from.all<std::uint32_t>() });

    const auto isPiece = [&](const RoadPiece& piece) {
        return piece.from < places.size() && piece.to < places.size() && piece.name < names.size();
    };
    const auto isBan = [&](const RoadGraph::TurnBan& ban) {
        return ban.node < places.size() && ban.by < pieces.size() && meets(pieces[ban.by], ban.node)
            && std::ranges::all_of(ban.pieces, [&](std::uint32_t piece) { return piece < pieces.size(); });
    };
    if (!from.isFine() || !std::ranges::all_of(pieces, isPiece) || !std::ranges::all_of(bans, isBan))
        return std::nullopt;
    RoadGraph graph(std::move(places), std::move(pieces), std::move(names), std::move(bans));
    auto up = takeSteps(from, graph.nodeCount());
    auto down = takeSteps(from, graph.nodeCount());
    if (!up || !down || !from.isAtEnd())
        return std::nullopt;
    return std::pair(std::move(graph), Contraction(*std::move(up), *std::move(down)));
}

} // namespace fengsui
