#include "geo/feature_text.h"
#include "geo/xml_tree.h"

namespace fengsui {

namespace {

std::string element(const char* name, std::string_view text)
{
    return text.empty() ? std::string() : '<' + std::string(name) + '>' + xmlText(text) + "</" + name + '>';
}

std::string opened(const char* name, const WayPoint& point)
{
    return '<' + std::string(name) + " lat=\"" + degreesText(point.at.latitudeE7) + "\" lon=\""
        + degreesText(point.at.longitudeE7) + "\">" + (point.metres ? element("ele", numberText(*point.metres)) : "")
        + (point.time ? element("time", point.time->toString()) : "");
}

// What GPX has no elements for stands in extensions of ours.
std::string saidOf(const Feature& feature)
{
    std::string text = element("name", feature.name) + element("desc", feature.note);
    if (!feature.words.empty()) {
        text += "<extensions>";
        for (const auto& [key, value] : feature.words)
            text += "<f:word key=\"" + xmlText(key) + "\">" + xmlText(value) + "</f:word>";
        text += "</extensions>";
    }
    return text;
}

std::string segment(const Way& way)
{
    std::string text = "<trkseg>";
    for (const WayPoint& point : way)
        text += opened("trkpt", point) + "</trkpt>";
    return text + "</trkseg>";
}

std::string closed(const Ring& ring)
{
    Way way;
    for (const GeoPoint corner : ring)
        way.push_back({ corner, {}, {} });
    way.push_back(way.front());
    return segment(way);
}

} // namespace

std::string toGpx(const FeatureFile& file)
{
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Fengsui\" "
                       "xmlns=\"http://www.topografix.com/GPX/1/1\" xmlns:f=\"urn:fengsui:words\">";
    if (!file.title.empty())
        text += "<metadata>" + element("name", file.title) + "</metadata>";
    text += '\n';
    // The schema wants all waypoints before all tracks.
    for (const Feature& feature : file.features)
        for (const WayPoint& point : feature.shape.points)
            text += opened("wpt", point) + saidOf(feature) + "</wpt>\n";
    for (const Feature& feature : file.features) {
        if (feature.shape.ways.empty() && feature.shape.areas.empty())
            continue;
        text += "<trk>" + saidOf(feature);
        for (const Way& way : feature.shape.ways)
            text += segment(way);
        for (const Patch& patch : feature.shape.areas) {
            text += closed(patch.outer);
            for (const Ring& hole : patch.holes)
                text += closed(hole);
        }
        text += "</trk>\n";
    }
    return text + "</gpx>\n";
}

} // namespace fengsui
