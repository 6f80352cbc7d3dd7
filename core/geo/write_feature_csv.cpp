#include "geo/feature_text.h"

#include <algorithm>
#include <optional>

namespace fengsui {

namespace {

// A spreadsheet takes a cell that begins so for a formula; numbers of ours begin with nothing else but a minus.
std::string cell(std::string_view text)
{
    std::string safe(text);
    if (!safe.empty() && std::string_view("=+-@\t\r").find(safe.front()) != std::string_view::npos)
        safe.insert(safe.begin(), '\'');
    if (safe.find_first_of(",\"\n\r") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (const char c : safe)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

template <typename Items, typename Each>
std::string list(const Items& items, const Each& each)
{
    std::string text = "(";
    for (const auto& item : items)
        text += (text.size() > 1 ? ", " : "") + each(item);
    return text + ')';
}

std::string wayText(const Way& way)
{
    return list(way, [](const WayPoint& point) { return placeText(point.at, ' '); });
}

std::string polygonText(const Patch& patch)
{
    std::vector<Ring> rings { patch.outer };
    rings.insert(rings.end(), patch.holes.begin(), patch.holes.end());
    for (Ring& ring : rings)
        ring.push_back(ring.front());
    return list(rings, [](const Ring& ring) { return list(ring, [](GeoPoint at) { return placeText(at, ' '); }); });
}

// Well-known text (OGC 06-103r4, section 7).
std::string wellKnownText(const Shape& shape)
{
    std::vector<std::string> parts;
    if (shape.points.size() == 1)
        parts.push_back("POINT " + wayText(shape.points));
    else if (!shape.points.empty())
        parts.push_back("MULTIPOINT " + wayText(shape.points));
    if (shape.ways.size() == 1)
        parts.push_back("LINESTRING " + wayText(shape.ways.front()));
    else if (!shape.ways.empty())
        parts.push_back("MULTILINESTRING " + list(shape.ways, wayText));
    if (shape.areas.size() == 1)
        parts.push_back("POLYGON " + polygonText(shape.areas.front()));
    else if (!shape.areas.empty())
        parts.push_back("MULTIPOLYGON " + list(shape.areas, polygonText));
    if (parts.empty())
        return {};
    return parts.size() == 1 ? parts.front()
                             : "GEOMETRYCOLLECTION " + list(parts, [](const std::string& part) { return part; });
}

std::optional<GeoPoint> placeOf(const Shape& shape)
{
    if (!shape.points.empty())
        return shape.points.front().at;
    if (!shape.ways.empty() && !shape.ways.front().empty())
        return shape.ways.front()[shape.ways.front().size() / 2].at;
    return labelPoint(shape.areas);
}

} // namespace

std::string toFeatureCsv(const FeatureFile& file)
{
    std::vector<std::string> keys;
    for (const Feature& feature : file.features)
        for (const auto& word : feature.words)
            if (std::ranges::find(keys, word.first) == keys.end())
                keys.push_back(word.first);
    std::string text = "\xef\xbb\xbfname,note,longitude_wgs84,latitude_wgs84,shape";
    for (const std::string& key : keys)
        text += ',' + cell(key);
    text += "\r\n";
    for (const Feature& feature : file.features) {
        const auto at = placeOf(feature.shape);
        text += cell(feature.name) + ',' + cell(feature.note) + ',' + (at ? placeText(*at, ',') : ",") + ','
            + cell(wellKnownText(feature.shape));
        for (const std::string& key : keys)
            text += ',' + cell(feature.word(key));
        text += "\r\n";
    }
    return text;
}

} // namespace fengsui
