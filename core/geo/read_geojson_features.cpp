#include "geo/feature_faults.h"
#include "geo/read_features.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <format>

namespace fengsui {

namespace {

constexpr std::size_t deepest = 8; // collections within collections

constexpr const char* notAPlace = QT_TRANSLATE_NOOP(
    "Refusal", "%1, line %2: A position is two numbers, longitude to 180 and latitude to 90 degrees.");

// A value of a property as one text.
std::string textOf(const JsonNode& node)
{
    const auto list = [&](char open, char close) {
        std::string text(1, open);
        for (const JsonNode& child : node.children) {
            if (text.size() > 1)
                text += ',';
            if (open == '{')
                text += boost::json::serialize(boost::json::string(child.key)) + ':';
            text += child.is(JsonNode::Kind::Text) ? boost::json::serialize(boost::json::string(child.text))
                                                   : textOf(child);
        }
        return text + close;
    };
    switch (node.kind) {
    case JsonNode::Kind::Null:
        return {};
    case JsonNode::Kind::Boolean:
        return node.boolean ? "true" : "false";
    case JsonNode::Kind::Integer:
        return std::to_string(node.integer);
    case JsonNode::Kind::Real:
        return std::format("{}", node.real);
    case JsonNode::Kind::Text:
        return node.text;
    case JsonNode::Kind::List:
        return list('[', ']');
    case JsonNode::Kind::Object:
        return list('{', '}');
    }
    return {};
}

// Reads one document from its root down.
class GeoJsonReading {
public:
    explicit GeoJsonReading(const std::string& file)
        : m_faults(file)
    {
    }

    Loaded<FeatureFile> all(const JsonNode& root)
    {
        const std::string_view type = typeOf(root);
        if (type == "FeatureCollection")
            collection(root);
        else if (type == "Feature")
            feature(root);
        else if (!type.empty())
            geometry(root, m_read.features.emplace_back().shape, 0);
        return m_faults.finish(std::move(m_read));
    }

private:
    // The word, or an empty one with a fault.
    std::string_view typeOf(const JsonNode& node)
    {
        if (!node.is(JsonNode::Kind::Object)) {
            m_faults.fault(
                node.line, node.key, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There must be an object { } here."));
            return {};
        }
        const JsonNode* type = node.find("type");
        if (!type || !type->is(JsonNode::Kind::Text) || type->text.empty()) {
            m_faults.fault(type ? type->line : node.line, "type",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The object does not say its \"type\" in a word."));
            return {};
        }
        checkBox(node);
        return type->text;
    }

    void checkBox(const JsonNode& node)
    {
        const JsonNode* box = node.find("bbox");
        if (!box)
            return;
        const bool isRight = box->is(JsonNode::Kind::List) && (box->children.size() == 4 || box->children.size() == 6)
            && std::ranges::all_of(box->children, &JsonNode::isNumber);
        if (!isRight)
            m_faults.fault(box->line, "bbox",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"bbox\" must be a list of four or six numbers."));
    }

    // RFC 7946, section 7.1: members of one kind of object must not stand in another.
    void refuseStrangers(const JsonNode& node, std::initializer_list<std::string_view> names)
    {
        for (const std::string_view name : names)
            if (const JsonNode* stranger = node.find(name))
                m_faults.fault(stranger->line, std::string(name),
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must not stand in an object of this type."),
                    { std::string(name) });
    }

    void collection(const JsonNode& root)
    {
        refuseStrangers(root, { "coordinates", "geometries", "geometry", "properties" });
        const JsonNode* features = root.find("features");
        if (!features || !features->is(JsonNode::Kind::List)) {
            m_faults.fault(features ? features->line : root.line, "features",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A FeatureCollection has a list \"features\"."));
            return;
        }
        if (const JsonNode* name = root.find("name"); name && name->is(JsonNode::Kind::Text))
            m_read.title = name->text;
        for (const JsonNode& each : features->children) {
            if (m_faults.isFull())
                return;
            const std::string_view type = typeOf(each);
            if (type == "Feature")
                feature(each);
            else if (!type.empty())
                m_faults.fault(each.line, "type", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is no Feature."),
                    { std::string(type) });
        }
    }

    void feature(const JsonNode& node)
    {
        refuseStrangers(node, { "coordinates", "geometries", "features" });
        Feature& made = m_read.features.emplace_back();
        if (const JsonNode* id = node.find("id"); id && (id->isNumber() || id->is(JsonNode::Kind::Text)))
            made.words.emplace_back("id", textOf(*id));
        else if (id)
            m_faults.fault(
                id->line, "id", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: An \"id\" is a text or a number."));
        const JsonNode* shape = node.find("geometry");
        if (!shape)
            m_faults.note(
                node.line, "geometry", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The feature has no \"geometry\"."));
        else if (!shape->is(JsonNode::Kind::Null))
            geometry(*shape, made.shape, 0);
        const JsonNode* properties = node.find("properties");
        if (!properties)
            m_faults.note(node.line, "properties",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The feature has no \"properties\"."));
        else if (properties->is(JsonNode::Kind::Object))
            takeWords(*properties, made);
        else if (!properties->is(JsonNode::Kind::Null))
            m_faults.fault(properties->line, "properties",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"properties\" must be an object { } or null."));
    }

    void takeWords(const JsonNode& properties, Feature& made)
    {
        for (const JsonNode& each : properties.children) {
            if (each.key == "name")
                made.name = textOf(each);
            else if (each.key == "description")
                made.note = textOf(each);
            else if (each.key == "coordTimes" && each.is(JsonNode::Kind::List))
                takeTimes(each, made.shape.ways);
            else if (const auto time = each.key == "time" ? Instant::parse(each.text) : std::nullopt;
                time && made.shape.points.size() == 1)
                made.shape.points.front().time = time;
            else
                made.words.emplace_back(each.key, textOf(each));
        }
    }

    // Times of a track: a list for each way, or one list for the only way.
    static void takeTimes(const JsonNode& times, std::vector<Way>& ways)
    {
        const bool isFlat = ways.size() == 1 && !times.children.empty() && !times.children[0].is(JsonNode::Kind::List);
        for (std::size_t i = 0; i < ways.size() && (isFlat || i < times.children.size()); ++i) {
            const JsonNode& list = isFlat ? times : times.children[i];
            for (std::size_t j = 0; j < ways[i].size() && j < list.children.size(); ++j)
                ways[i][j].time = Instant::parse(list.children[j].text);
        }
    }

    void geometry(const JsonNode& node, Shape& shape, std::size_t depth)
    {
        const std::string_view type = typeOf(node);
        if (type.empty())
            return;
        refuseStrangers(node, { "geometry", "properties", "features" });
        if (type == "GeometryCollection") {
            geometries(node, shape, depth);
            return;
        }
        const JsonNode* at = node.find("coordinates");
        if (!isKnown(type))
            m_faults.fault(node.line, "type",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is no type of a geometry."), { std::string(type) });
        else if (!at || !at->is(JsonNode::Kind::List))
            m_faults.fault(at ? at->line : node.line, "coordinates",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A geometry has a list \"coordinates\"."));
        else
            coordinates(type, *at, shape);
    }

    void geometries(const JsonNode& node, Shape& shape, std::size_t depth)
    {
        const JsonNode* list = node.find("geometries");
        if (!list || !list->is(JsonNode::Kind::List) || depth >= deepest) {
            m_faults.fault(list ? list->line : node.line, "geometries",
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: A GeometryCollection has a list \"geometries\", eight deep at most."));
            return;
        }
        if (depth > 0)
            m_faults.note(node.line, "geometries",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A collection within a collection was taken as one."));
        for (const JsonNode& each : list->children)
            geometry(each, shape, depth + 1);
    }

    static bool isKnown(std::string_view type)
    {
        return type == "Point" || type == "MultiPoint" || type == "LineString" || type == "MultiLineString"
            || type == "Polygon" || type == "MultiPolygon";
    }

    void coordinates(std::string_view type, const JsonNode& at, Shape& shape)
    {
        const auto each = [&](const JsonNode& list, const auto& take) {
            if (list.is(JsonNode::Kind::List))
                std::ranges::for_each(list.children, take);
            else
                m_faults.fault(list.line, "coordinates",
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: There must be a list [ ] here, one more around the numbers."));
        };
        const auto point = [&](const JsonNode& node) { position(node, shape.points); };
        const auto line = [&](const JsonNode& node) { way(node, shape.ways); };
        const auto area = [&](const JsonNode& node) { polygon(node, shape.areas); };
        if (type == "Point")
            point(at);
        else if (type == "MultiPoint")
            each(at, point);
        else if (type == "LineString")
            line(at);
        else if (type == "MultiLineString")
            each(at, line);
        else if (type == "Polygon")
            area(at);
        else
            each(at, area);
    }

    void position(const JsonNode& node, Way& into)
    {
        const auto& numbers = node.children;
        const auto place
            = node.is(JsonNode::Kind::List) && numbers.size() >= 2 && std::ranges::all_of(numbers, &JsonNode::isNumber)
            ? GeoPoint::fromDegrees(numbers[0].real, numbers[1].real)
            : std::nullopt;
        if (!place) {
            m_faults.fault(node.line, "coordinates", notAPlace);
            return;
        }
        into.push_back({ *place, {}, {} });
        if (numbers.size() > 2)
            into.back().metres = numbers[2].real;
        if (numbers.size() > 3)
            m_faults.note(node.line, "coordinates",
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: More than three numbers in a position; those after were left out."));
    }

    // The places of a list; nothing, with a fault, when one of them is none.
    std::optional<Way> places(const JsonNode& node)
    {
        Way way;
        if (!node.is(JsonNode::Kind::List)) {
            m_faults.fault(node.line, "coordinates",
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: There must be a list [ ] here, one more around the numbers."));
            return std::nullopt;
        }
        for (const JsonNode& each : node.children) {
            const std::size_t had = way.size();
            position(each, way);
            if (way.size() == had)
                return std::nullopt;
        }
        return way;
    }

    void way(const JsonNode& node, std::vector<Way>& into)
    {
        auto way = places(node);
        if (!way)
            return;
        if (way->size() < 2)
            m_faults.fault(
                node.line, "coordinates", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A line needs two positions."));
        into.push_back(*std::move(way));
    }

    void polygon(const JsonNode& node, Outline& into)
    {
        if (!node.is(JsonNode::Kind::List) || node.children.empty()) {
            m_faults.fault(
                node.line, "coordinates", QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A polygon is a list of rings."));
            return;
        }
        Patch patch;
        for (const JsonNode& each : node.children) {
            const auto way = places(each);
            if (!way)
                return;
            if (way->size() < 4 || way->front().at != way->back().at || way->front().metres != way->back().metres) {
                m_faults.fault(each.line, "coordinates",
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: A ring has four or more positions, the last one equal to the first."));
                return;
            }
            Ring corners = ringOf(*way); // which may be fewer, for places are held to a centimetre
            if (corners.size() < 3)
                m_faults.note(each.line, "coordinates",
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A ring without three different corners was left out."));
            else
                (&each == &node.children.front() ? patch.outer : patch.holes.emplace_back()) = std::move(corners);
        }
        if (patch.outer.empty())
            return;
        if (turnRings(patch))
            m_faults.note(node.line, "coordinates",
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A ring ran the wrong way around and was turned."));
        into.push_back(std::move(patch));
    }

    FeatureFaults m_faults;
    FeatureFile m_read;
};

} // namespace

Loaded<FeatureFile> readGeoJsonFeatures(const std::string& file, std::string_view text)
{
    const auto document = JsonDocument::parse(file, text);
    if (!document)
        return { std::nullopt, { document.refusal() } };
    return GeoJsonReading(file).all(document->root());
}

} // namespace fengsui
