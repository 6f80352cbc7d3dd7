#include "geo/feature_text.h"
#include "geo/xml_tree.h"

#include <algorithm>

namespace fengsui {

namespace {

std::string element(const char* name, std::string_view text)
{
    return text.empty() ? std::string() : '<' + std::string(name) + '>' + xmlText(text) + "</" + name + '>';
}

std::string tuple(const WayPoint& point, char between)
{
    return placeText(point.at, between) + (point.metres ? between + numberText(*point.metres) : "");
}

std::string coordinates(const Way& way)
{
    std::string text = "<coordinates>";
    for (const WayPoint& point : way)
        text += (text.back() == '>' ? "" : " ") + tuple(point, ',');
    return text + "</coordinates>";
}

std::string ring(const char* boundary, const Ring& corners)
{
    Way way;
    for (const GeoPoint corner : corners)
        way.push_back({ corner, {}, {} });
    way.push_back(way.front());
    return '<' + std::string(boundary) + "><LinearRing>" + coordinates(way) + "</LinearRing></" + boundary + '>';
}

std::string track(const Way& way)
{
    std::string text = "<gx:Track>";
    for (const WayPoint& point : way)
        text += "<when>" + (point.time ? point.time->toString() : "") + "</when>";
    for (const WayPoint& point : way)
        text += "<gx:coord>" + tuple(point, ' ') + "</gx:coord>";
    return text + "</gx:Track>";
}

std::string geometry(const Shape& shape)
{
    std::vector<std::string> parts;
    for (const WayPoint& point : shape.points)
        parts.push_back("<Point>" + coordinates({ point }) + "</Point>");
    for (const Way& way : shape.ways) {
        const bool isTimed = std::ranges::any_of(way, [](const WayPoint& p) { return p.time.has_value(); });
        parts.push_back(isTimed || way.size() == 1 ? track(way) : "<LineString>" + coordinates(way) + "</LineString>");
    }
    for (const Patch& patch : shape.areas) {
        std::string polygon = "<Polygon>" + ring("outerBoundaryIs", patch.outer);
        for (const Ring& hole : patch.holes)
            polygon += ring("innerBoundaryIs", hole);
        parts.push_back(polygon + "</Polygon>");
    }
    if (parts.size() == 1)
        return parts.front();
    std::string all;
    for (const std::string& part : parts)
        all += part;
    return parts.empty() ? all : "<MultiGeometry>" + all + "</MultiGeometry>";
}

std::string placemark(const Feature& feature)
{
    std::string text = "<Placemark>" + element("name", feature.name) + element("description", feature.note);
    if (feature.shape.points.size() == 1 && feature.shape.points.front().time)
        text += "<TimeStamp>" + element("when", feature.shape.points.front().time->toString()) + "</TimeStamp>";
    if (!feature.words.empty()) {
        text += "<ExtendedData>";
        for (const auto& [key, value] : feature.words)
            text += "<Data name=\"" + xmlText(key) + "\"><value>" + xmlText(value) + "</value></Data>";
        text += "</ExtendedData>";
    }
    return text + geometry(feature.shape) + "</Placemark>\n";
}

} // namespace

std::string toKml(const FeatureFile& file)
{
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" "
                       "xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document>"
        + element("name", file.title) + '\n';
    for (const Feature& feature : file.features)
        text += placemark(feature);
    return text + "</Document></kml>\n";
}

} // namespace fengsui
