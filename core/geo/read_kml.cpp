#include "geo/feature_faults.h"
#include "geo/read_features.h"
#include "geo/xml_tree.h"
#include "geo/zip_member.h"
#include "grid/plain_text.h"

#include <algorithm>

namespace fengsui {

namespace {

// Reads one document from its root down. Elements are known by their local names: KML has had four namespaces.
class KmlReading {
public:
    explicit KmlReading(const std::string& file)
        : m_faults(file)
    {
    }

    Loaded<FeatureFile> all(const XmlNode& root)
    {
        if (root.name == "kml") {
            for (const XmlNode& child : root.children)
                part(child);
        } else if (root.name == "Document" || root.name == "Folder" || root.name == "Placemark") {
            part(root); // as some programs write it
        } else {
            m_faults.fault(root.line, root.name, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: This is no KML file."));
        }
        return m_faults.finish(std::move(m_read));
    }

private:
    void part(const XmlNode& node)
    {
        if (m_faults.isFull())
            return;
        if (node.name == "Document" || node.name == "Folder") {
            if (m_read.title.empty())
                m_read.title = node.childText("name");
            for (const XmlNode& child : node.children)
                part(child);
        } else if (node.name == "Placemark") {
            placemark(node);
        } else if (node.name == "NetworkLink") {
            m_faults.note(node.line, node.name,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A link to another file was not followed."));
        } else if (node.name.ends_with("Overlay")) {
            m_faults.note(node.line, node.name, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A picture was left out."));
        }
    }

    void placemark(const XmlNode& node)
    {
        Feature& made = m_read.features.emplace_back();
        made.name = node.childText("name");
        made.note = node.childText("description");
        std::string_view when;
        for (const XmlNode& child : node.children) {
            if (child.name == "ExtendedData")
                words(child, made);
            else if (child.name == "address" || child.name == "phoneNumber")
                made.words.emplace_back(child.name, trimmed(child.text));
            else if (child.name == "TimeStamp")
                when = child.childText("when");
            else if (child.name == "TimeSpan") {
                word(made, "begin", child.childText("begin"));
                word(made, "end", child.childText("end"));
            } else {
                geometry(child, made.shape);
            }
        }
        if (const auto time = Instant::parse(when); time && made.shape.points.size() == 1)
            made.shape.points.front().time = time;
        else
            word(made, "when", when);
        if (made.shape.isEmpty())
            m_faults.note(
                node.line, "Placemark", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The placemark has no place."));
    }

    static void word(Feature& made, const char* key, std::string_view value)
    {
        if (!value.empty())
            made.words.emplace_back(key, value);
    }

    static void words(const XmlNode& data, Feature& made)
    {
        for (const XmlNode& child : data.children) {
            const std::string* name = child.attribute("name");
            if (child.name == "Data" && name)
                made.words.emplace_back(*name, child.find("value") ? child.find("value")->text : "");
            else if (child.name == "SimpleData" && name)
                made.words.emplace_back(*name, child.text);
            else if (child.name == "SchemaData")
                words(child, made);
        }
    }

    void geometry(const XmlNode& node, Shape& shape)
    {
        if (node.name == "MultiGeometry" || node.name == "MultiTrack" || node.name == "GeometryCollection") {
            for (const XmlNode& child : node.children)
                geometry(child, shape);
        } else if (node.name == "Point") {
            const Way way = coordinates(node);
            shape.points.insert(shape.points.end(), way.begin(), way.begin() + (way.empty() ? 0 : 1));
        } else if (node.name == "LineString" || node.name == "LinearRing") {
            if (Way way = coordinates(node); way.size() > 1)
                shape.ways.push_back(std::move(way));
        } else if (node.name == "Polygon") {
            polygon(node, shape.areas);
        } else if (node.name == "Track") {
            track(node, shape.ways);
        } else if (node.name == "Model") {
            m_faults.note(node.line, node.name, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A model was left out."));
        }
    }

    // One place of two or three numbers; nothing, with a fault, when it is none.
    std::optional<WayPoint> place(std::string_view text, char between, const XmlNode& node)
    {
        std::vector<std::optional<double>> numbers;
        for (std::string_view rest = text;;) {
            const auto end = std::min(rest.find(between), rest.size());
            numbers.push_back(decimalOf(rest.substr(0, end)));
            if (end == rest.size() || numbers.size() > 8)
                break;
            rest.remove_prefix(end + 1);
        }
        const auto at = numbers.size() >= 2 && numbers[0] && numbers[1]
            ? GeoPoint::fromDegrees(*numbers[0], *numbers[1])
            : std::nullopt;
        if (!at) {
            m_faults.fault(node.line, node.name,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: \"%3\" is no place; it is written as longitude,latitude in degrees."),
                { std::string(text.substr(0, 60)) });
            return std::nullopt;
        }
        if (numbers.size() > 3)
            m_faults.note(node.line, node.name,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: More than three numbers in a position; those after were left out."));
        return WayPoint { *at, numbers.size() > 2 ? numbers[2] : std::nullopt, {} };
    }

    Way coordinates(const XmlNode& node)
    {
        constexpr std::string_view blanks = " \t\r\n";
        Way way;
        const XmlNode* list = node.find("coordinates");
        std::string_view rest = list ? std::string_view(list->text) : std::string_view();
        for (auto at = rest.find_first_not_of(blanks); at != std::string_view::npos && !m_faults.isFull();
            at = rest.find_first_not_of(blanks)) {
            rest.remove_prefix(at);
            const std::string_view tuple = rest.substr(0, rest.find_first_of(blanks));
            rest.remove_prefix(tuple.size());
            const auto point = place(tuple, ',', *list);
            if (!point)
                return {};
            way.push_back(*point);
        }
        return way;
    }

    void polygon(const XmlNode& node, Outline& into)
    {
        Patch patch;
        for (const XmlNode& boundary : node.children) {
            const XmlNode* ring = boundary.find("LinearRing");
            if (!ring || (boundary.name != "outerBoundaryIs" && boundary.name != "innerBoundaryIs"))
                continue;
            const Way way = coordinates(*ring);
            Ring corners = ringOf(way);
            if (way.empty())
                continue;
            if (corners.size() < 3) {
                m_faults.note(ring->line, ring->name,
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A ring without three different corners was left out."));
                continue;
            }
            if (way.front().at != way.back().at)
                m_faults.note(ring->line, ring->name, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A ring was closed."));
            (boundary.name == "outerBoundaryIs" ? patch.outer : patch.holes.emplace_back()) = std::move(corners);
        }
        if (patch.outer.empty())
            return;
        turnRings(patch); // KML says nothing of it
        into.push_back(std::move(patch));
    }

    // gx:Track, and Track of KML 2.3: places and times in two lists of the same order.
    void track(const XmlNode& node, std::vector<Way>& into)
    {
        Way way;
        std::vector<std::optional<Instant>> times;
        for (const XmlNode& child : node.children) {
            if (child.name == "when")
                times.push_back(Instant::parse(trimmed(child.text)));
            else if (child.name == "coord" && !trimmed(child.text).empty()) {
                const auto point = place(trimmed(child.text), ' ', child);
                if (!point)
                    return;
                way.push_back(*point);
            }
        }
        for (std::size_t i = 0; i < way.size() && times.size() == way.size(); ++i)
            way[i].time = times[i];
        if (!way.empty())
            into.push_back(std::move(way));
    }

    FeatureFaults m_faults;
    FeatureFile m_read;
};

} // namespace

Loaded<FeatureFile> readKml(const std::string& file, std::string_view text)
{
    const auto root = parseXml(file, text);
    if (!root)
        return { std::nullopt, { root.refusal() } };
    return KmlReading(file).all(*root);
}

Loaded<FeatureFile> readKmz(const std::string& file, std::string_view bytes)
{
    const auto isKml = [](std::string_view name) { return folded(name).ends_with(".kml"); };
    const auto text = zipMember(file, bytes, isKml, longestFeatureFile);
    if (!text)
        return { std::nullopt, { text.refusal() } };
    return readKml(file, *text);
}

} // namespace fengsui
