#include "tile/network_map.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace fengsui {

namespace {

constexpr std::array places { "{z}", "{x}", "{y}", "{-y}", "{TileMatrix}", "{TileCol}", "{TileRow}", "{s}", "{key}" };

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

Refusal bad(const char* field, const char* text, std::vector<std::string> arguments = {})
{
    return { Refusal::Reason::BadValue, text, std::move(arguments), field };
}

// A brace that is none of ours would be sent as it stands.
std::optional<std::string> unknownPlace(std::string_view address)
{
    for (std::size_t at = address.find('{'); at != std::string_view::npos; at = address.find('{', at + 1)) {
        const std::size_t end = address.find('}', at);
        const std::string_view place = address.substr(at, end == std::string_view::npos ? end : end - at + 1);
        if (std::ranges::find(places, place) == places.end())
            return std::string(place);
    }
    return std::nullopt;
}

// "https://t0.example:8080/…": what stands before the path, without a name and password.
std::optional<std::string_view> hostOf(std::string_view address)
{
    std::string_view rest = address;
    for (const std::string_view scheme : { "https://", "http://" })
        if (rest.starts_with(scheme)) {
            rest.remove_prefix(scheme.size());
            const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
            const bool isPlain = !host.empty() && std::ranges::all_of(host, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
                    || c == '-' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}';
            });
            return isPlain ? std::optional(host) : std::nullopt;
        }
    return std::nullopt;
}

// A key that stands in the address itself would be shown wherever the address is.
std::optional<std::string> openKey(std::string_view address)
{
    static constexpr std::array<std::string_view, 8> usual { "tk", "key", "ak", "token", "apikey", "api_key",
        "access_token", "appkey" };
    for (std::size_t at = address.find('?'); at != std::string_view::npos; at = address.find('&', at + 1)) {
        const std::string_view pair = address.substr(at + 1, address.find_first_of("&#", at + 1) - at - 1);
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals + 1 == pair.size() || pair[equals + 1] == '{')
            continue;
        std::string name(pair.substr(0, equals));
        for (char& c : name)
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c - 'A' + 'a');
        if (std::ranges::find(usual, name) != usual.end())
            return name;
    }
    return std::nullopt;
}

std::string percentEncoded(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.' || c == '~';
        if (isPlain)
            out += c;
        else
            (out += '%') += { digits[byte >> 4], digits[byte & 15] };
    }
    return out;
}

class MapReader {
public:
    explicit MapReader(const JsonDocument& document)
        : m_root(document.root())
        , m_reader(document)
    {
    }
    Loaded<NetworkMap> read()
    {
        if (!m_reader.onlyKnows(
                m_root, { "name", "address", "servers", "attribution", "dataSystem", "side", "zooms", "bounds" }))
            return { std::nullopt, m_reader.faults() };
        NetworkMap map;
        map.name = m_reader.text(m_root, "name");
        map.address = m_reader.text(m_root, "address");
        map.attribution = m_reader.text(m_root, "attribution");
        map.servers = m_reader.texts(m_root, "servers");
        if (m_root.find("dataSystem"))
            map.dataSystem = m_reader.text(m_root, "dataSystem");
        map.side = static_cast<int>(m_reader.integer(m_root, "side", map.side));
        if (const auto zooms = numbers("zooms", 2)) {
            map.lowestZoom = static_cast<int>(std::clamp((*zooms)[0], -1.0, 99.0));
            map.highestZoom = static_cast<int>(std::clamp((*zooms)[1], -1.0, 99.0));
        }
        if (const auto bounds = numbers("bounds", 4)) {
            map.west = (*bounds)[0];
            map.south = (*bounds)[1];
            map.east = (*bounds)[2];
            map.north = (*bounds)[3];
        }
        if (m_reader.isOk())
            if (const auto refusal = map.refusal())
                return { std::nullopt, { *refusal } };
        if (!m_reader.isOk())
            return { std::nullopt, m_reader.faults() };
        return { std::move(map), {} };
    }

private:
    std::optional<std::vector<double>> numbers(const char* name, std::size_t count)
    {
        const JsonNode* node = m_reader.optionalList(m_root, name);
        if (!node)
            return std::nullopt;
        std::vector<double> found;
        for (const JsonNode& each : node->children)
            if (each.isNumber())
                found.push_back(each.real);
        if (found.size() == count && found.size() == node->children.size())
            return found;
        m_reader.fault(*node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" needs %4 numbers."),
            { name, std::to_string(count) });
        return std::nullopt;
    }

    const JsonNode& m_root;
    JsonReader m_reader;
};

} // namespace

Loaded<NetworkMap> NetworkMap::parse(const std::string& file, std::string_view text)
{
    const auto document = JsonDocument::parse(file, text);
    if (!document)
        return { std::nullopt, { document.refusal() } };
    return MapReader(*document).read();
}

std::string NetworkMap::toJson() const
{
    boost::json::object json { { "name", name }, { "address", address }, { "attribution", attribution } };
    json["servers"] = boost::json::array(servers.begin(), servers.end());
    json["dataSystem"] = dataSystem;
    json["side"] = side;
    json["zooms"] = { lowestZoom, highestZoom };
    json["bounds"] = { west, south, east, north };
    return boost::json::serialize(json) + '\n';
}

std::optional<Refusal> NetworkMap::refusal() const
{
    if (name.empty())
        return bad("name", QT_TRANSLATE_NOOP("Refusal", "A network map needs a name."));
    if (!hostOf(address))
        return bad("address",
            QT_TRANSLATE_NOOP(
                "Refusal", "The address of a network map begins with http:// or https:// and the name of a server."));
    if (const auto unknown = unknownPlace(address))
        return bad("address",
            QT_TRANSLATE_NOOP("Refusal",
                "\"%1\" is not known in the address of a network map. There are: {z} {x} {y} {-y} {TileMatrix} "
                "{TileCol} "
                "{TileRow} {s} {key}."),
            { *unknown });
    if (const auto open = openKey(address))
        return bad("address",
            QT_TRANSLATE_NOOP(
                "Refusal", "Write %1={key} into the address and give the key in a file: it is kept secret."),
            { *open });
    const bool isWhole = (holds(address, "{z}") || holds(address, "{TileMatrix}"))
        && (holds(address, "{x}") || holds(address, "{TileCol}"))
        && (holds(address, "{y}") || holds(address, "{-y}") || holds(address, "{TileRow}"));
    if (!isWhole)
        return bad("address",
            QT_TRANSLATE_NOOP(
                "Refusal", "The address of a network map must say where zoom, column and row go: {z}, {x}, {y}."));
    if (holds(*hostOf(address), "{key}"))
        return bad("address", QT_TRANSLATE_NOOP("Refusal", "The key must not be a part of the server's name."));
    if (holds(address, "{s}") == servers.empty())
        return bad("servers",
            QT_TRANSLATE_NOOP("Refusal", "Servers are named if, and only if, the address has a place {s} for them."));
    for (const std::string& server : servers)
        if (server.empty() || !std::ranges::all_of(server, [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
            }))
            return bad("servers", QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no part of a server's name."), { server });
    if (attribution.empty())
        return bad("attribution",
            QT_TRANSLATE_NOOP("Refusal", "Say whose map it is: it must stand beside it wherever it is shown."));
    if (dataSystem != "wgs84" && dataSystem != "cgcs2000")
        return bad("data-system",
            QT_TRANSLATE_NOOP("Refusal",
                "Tiles in \"%1\" would lie beside our map. Only wgs84 and cgcs2000 in Web Mercator can be shown: with "
                "Tianditu these are the addresses that end in _w, not in _c; maps in gcj02 or bd09 can't be used."),
            { dataSystem });
    if (side != 256 && side != 512)
        return bad("side", QT_TRANSLATE_NOOP("Refusal", "Tiles have 256 or 512 pixels a side."));
    if (lowestZoom < 0 || highestZoom > highestTileZoom || lowestZoom > highestZoom)
        return bad("zooms", QT_TRANSLATE_NOOP("Refusal", "Zooms go from 0 to %1, the lower one first."),
            { std::to_string(highestTileZoom) });
    if (!(west >= -180 && west < east && east <= 180 && south >= -90 && south < north && north <= 90))
        return bad("bounds", QT_TRANSLATE_NOOP("Refusal", "Bounds are west, south, east and north in degrees."));
    return std::nullopt;
}

bool NetworkMap::needsKey() const
{
    return holds(address, "{key}");
}

std::string NetworkMap::addressOf(TilePlace place, std::string_view key) const
{
    std::string out;
    const std::string_view text = address;
    const auto number = [](std::uint64_t value) { return std::to_string(value); };
    const std::uint64_t southern = (std::uint64_t(1) << place.zoom) - 1 - place.y;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += text[at++];
            continue;
        }
        const std::string_view what = text.substr(at, end - at + 1);
        if (what == "{z}" || what == "{TileMatrix}")
            out += number(std::uint64_t(place.zoom));
        else if (what == "{x}" || what == "{TileCol}")
            out += number(place.x);
        else if (what == "{y}" || what == "{TileRow}")
            out += number(place.y);
        else if (what == "{-y}")
            out += number(southern);
        else if (what == "{s}" && !servers.empty())
            out += servers[(place.x + place.y) % servers.size()]; // always the same for a tile: caches on the way
        else if (what == "{key}")
            out += percentEncoded(key);
        at = end + 1;
    }
    return out;
}

TileFacts NetworkMap::facts() const
{
    TileFacts facts;
    facts.name = name;
    facts.attribution = plainAttribution(attribution);
    facts.side = side;
    facts.lowestZoom = lowestZoom;
    facts.highestZoom = highestZoom;
    facts.west = west;
    facts.south = std::max(south, -85.0511);
    facts.east = east;
    facts.north = std::min(north, 85.0511);
    return facts;
}

} // namespace fengsui
