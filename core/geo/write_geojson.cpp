#include "geo/feature_text.h"

#include <algorithm>
#include <boost/json.hpp>

namespace fengsui {

namespace {

std::string inQuotes(std::string_view text)
{
    return boost::json::serialize(boost::json::string(text));
}

// "[a,b,c]" of what `each` makes of the items.
template <typename Items, typename Each>
std::string list(const Items& items, const Each& each)
{
    std::string text = "[";
    for (const auto& item : items)
        text += (text.size() > 1 ? "," : "") + each(item);
    return text + ']';
}

std::string position(const WayPoint& point)
{
    return '[' + placeText(point.at, ',') + (point.metres ? "," + numberText(*point.metres) : "") + ']';
}

std::string wayList(const Way& way)
{
    return list(way, position);
}

std::string ring(const Ring& corners)
{
    Ring closed = corners;
    closed.push_back(corners.front());
    return list(closed, [](GeoPoint at) { return '[' + placeText(at, ',') + ']'; });
}

std::string polygon(const Patch& patch)
{
    std::vector<Ring> rings { patch.outer };
    rings.insert(rings.end(), patch.holes.begin(), patch.holes.end());
    return list(rings, ring);
}

std::string geometry(const std::string& type, const std::string& coordinates)
{
    return R"({"type":")" + type + R"(","coordinates":)" + coordinates + '}';
}

// A line has two positions at least, so a way of one place is a place.
Way pointsOf(const Shape& shape)
{
    Way points = shape.points;
    for (const Way& way : shape.ways)
        if (way.size() == 1)
            points.push_back(way.front());
    return points;
}

std::vector<Way> linesOf(const Shape& shape)
{
    std::vector<Way> lines = shape.ways;
    std::erase_if(lines, [](const Way& way) { return way.size() < 2; });
    return lines;
}

std::string geometry(const Shape& shape)
{
    std::vector<std::string> parts;
    const Way points = pointsOf(shape);
    const std::vector<Way> lines = linesOf(shape);
    if (points.size() == 1)
        parts.push_back(geometry("Point", position(points.front())));
    else if (!points.empty())
        parts.push_back(geometry("MultiPoint", wayList(points)));
    if (lines.size() == 1)
        parts.push_back(geometry("LineString", wayList(lines.front())));
    else if (!lines.empty())
        parts.push_back(geometry("MultiLineString", list(lines, wayList)));
    if (shape.areas.size() == 1)
        parts.push_back(geometry("Polygon", polygon(shape.areas.front())));
    else if (!shape.areas.empty())
        parts.push_back(geometry("MultiPolygon", list(shape.areas, polygon)));
    if (parts.empty())
        return "null";
    return parts.size() == 1 ? parts.front()
                             : R"({"type":"GeometryCollection","geometries":)"
            + list(parts, [](const std::string& part) { return part; }) + '}';
}

std::string timesOf(const Shape& shape)
{
    return list(linesOf(shape), [](const Way& way) {
        return list(way, [](const WayPoint& point) { return point.time ? inQuotes(point.time->toString()) : "null"; });
    });
}

std::string feature(const Feature& feature)
{
    std::string text = R"({"type":"Feature","geometry":)" + geometry(feature.shape) + R"(,"properties":{)";
    std::vector<std::pair<std::string, std::string>> words;
    if (!feature.name.empty())
        words.emplace_back("name", feature.name);
    if (!feature.note.empty())
        words.emplace_back("description", feature.note);
    if (const Way points = pointsOf(feature.shape); points.size() == 1 && points.front().time)
        words.emplace_back("time", points.front().time->toString());
    words.insert(words.end(), feature.words.begin(), feature.words.end());
    bool isFirst = true;
    for (auto word = words.begin(); word != words.end(); ++word) {
        // A name may stand once in an object; the first of several is kept.
        if (std::find_if(words.begin(), word, [&](const auto& had) { return had.first == word->first; }) != word)
            continue;
        text += (isFirst ? "" : ",") + inQuotes(word->first) + ':' + inQuotes(word->second);
        isFirst = false;
    }
    const std::vector<Way> lines = linesOf(feature.shape);
    const bool isTimed = std::ranges::any_of(lines,
        [](const Way& way) { return std::ranges::any_of(way, [](const WayPoint& p) { return p.time.has_value(); }); });
    if (isTimed)
        text += (isFirst ? "" : ",") + (R"("coordTimes":)" + timesOf(feature.shape));
    return text + "}}";
}

} // namespace

std::string toGeoJson(const FeatureFile& file)
{
    std::string text = R"({"type":"FeatureCollection",)";
    if (!file.title.empty())
        text += R"("name":)" + inQuotes(file.title) + ',';
    text += "\"features\":[";
    for (const Feature& each : file.features)
        text += (&each == &file.features.front() ? "\n" : ",\n") + feature(each);
    return text + "\n]}\n";
}

} // namespace fengsui
