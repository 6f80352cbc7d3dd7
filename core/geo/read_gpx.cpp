#include "geo/feature_faults.h"
#include "geo/read_features.h"
#include "geo/xml_tree.h"
#include "grid/plain_text.h"

namespace fengsui {

namespace {

// Reads one document from its root down; elements by their local names, for GPX has had two namespaces.
class GpxReading {
public:
    explicit GpxReading(const std::string& file)
        : m_faults(file)
    {
    }

    Loaded<FeatureFile> all(const XmlNode& root)
    {
        if (root.name != "gpx")
            m_faults.fault(root.line, root.name, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: This is no GPX file."));
        else
            parts(root);
        return m_faults.finish(std::move(m_read));
    }

private:
    void parts(const XmlNode& root)
    {
        const XmlNode* metadata = root.find("metadata");
        m_read.title = metadata ? metadata->childText("name") : root.childText("name");
        for (const XmlNode& child : root.children) {
            if (m_faults.isFull())
                return;
            if (child.name == "wpt") {
                Feature& made = add(child);
                point(child, made.shape.points);
            } else if (child.name == "rte") {
                Feature& made = add(child);
                way(child, "rtept", made.shape.ways);
            } else if (child.name == "trk") {
                Feature& made = add(child);
                for (const XmlNode& segment : child.children)
                    if (segment.name == "trkseg")
                        way(segment, "trkpt", made.shape.ways);
            }
        }
    }

    Feature& add(const XmlNode& node)
    {
        Feature& made = m_read.features.emplace_back();
        made.name = node.childText("name");
        made.note = node.childText("desc");
        for (const char* key : { "cmt", "type", "sym", "src", "number" })
            if (const auto value = node.childText(key); !value.empty())
                made.words.emplace_back(key, value);
        if (const XmlNode* extensions = node.find("extensions"))
            for (const XmlNode& each : extensions->children)
                if (each.children.empty()) {
                    const std::string* key = each.attribute("key"); // as we write what has any name
                    made.words.emplace_back(key ? *key : each.name, each.text);
                }
        return made;
    }

    void point(const XmlNode& node, Way& into)
    {
        const std::string* latitude = node.attribute("lat");
        const std::string* longitude = node.attribute("lon");
        const auto y = latitude ? decimalOf(trimmed(*latitude)) : std::nullopt;
        const auto x = longitude ? decimalOf(trimmed(*longitude)) : std::nullopt;
        const auto at = x && y ? GeoPoint::fromDegrees(*x, *y) : std::nullopt;
        if (!at) {
            m_faults.fault(node.line, node.name,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: lat=\"%3\" lon=\"%4\" is no place on Earth."),
                { latitude ? *latitude : "", longitude ? *longitude : "" });
            return;
        }
        into.push_back({ *at, {}, Instant::parse(node.childText("time")) });
        if (const auto height = node.childText("ele"); !height.empty()) {
            into.back().metres = decimalOf(height);
            if (!into.back().metres)
                m_faults.fault(node.line, "ele",
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is no height in metres."),
                    { std::string(height) });
        }
    }

    void way(const XmlNode& node, std::string_view points, std::vector<Way>& into)
    {
        Way way;
        for (const XmlNode& child : node.children)
            if (child.name == points && !m_faults.isFull())
                point(child, way);
        if (!way.empty())
            into.push_back(std::move(way));
    }

    FeatureFaults m_faults;
    FeatureFile m_read;
};

} // namespace

Loaded<FeatureFile> readGpx(const std::string& file, std::string_view text)
{
    const auto root = parseXml(file, text);
    if (!root)
        return { std::nullopt, { root.refusal() } };
    return GpxReading(file).all(*root);
}

} // namespace fengsui
