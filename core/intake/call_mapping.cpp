#include "intake/call_mapping.h"

#include <algorithm>
#include <array>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 6> appeals { "", "inquiry", "help", "complaint", "tipOff", "suggestion" };

class MappingReader {
public:
    MappingReader(const JsonDocument& document, const TypeCatalogue& catalogue)
        : m_root(document.root())
        , m_catalogue(catalogue)
        , m_reader(document)
    {
    }

    Loaded<CallMapping> read()
    {
        m_reader.onlyKnows(m_root,
            { "id", "name", "basis", "delimiter", "header", "empty", "source", "appeal", "key", "rowsPerCall",
                "receivedAt", "happenedAt", "dueAt", "closedAt", "title", "text", "address", "division", "condition",
                "caller", "place", "types" });
        if (!m_root.is(JsonNode::Kind::Object))
            return { std::nullopt, m_reader.faults() };
        readNames();
        readHeader();
        readKey();
        m_mapping.receivedAt = readTime(m_reader.object(m_root, "receivedAt")).value_or(TimeColumn {});
        m_mapping.happenedAt = readTime(m_reader.optionalObject(m_root, "happenedAt"));
        m_mapping.dueAt = readTime(m_reader.optionalObject(m_root, "dueAt"));
        m_mapping.closedAt = readTime(m_reader.optionalObject(m_root, "closedAt"));
        m_mapping.title = readTemplate(m_root, "title");
        m_mapping.text = readTemplate(m_root, "text");
        m_mapping.address = readTemplate(m_root, "address");
        m_mapping.division = readTemplate(m_root, "division");
        m_mapping.condition = readTemplate(m_root, "condition");
        if (m_mapping.title.isEmpty() && m_mapping.text.isEmpty())
            fault(m_root,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: Neither \"title\" nor \"text\" says what the call is about."));
        if (const JsonNode* caller = m_reader.optionalObject(m_root, "caller")) {
            m_reader.onlyKnows(*caller, { "name", "phone", "address" });
            m_mapping.callerName = readTemplate(*caller, "name");
            m_mapping.callerPhone = readTemplate(*caller, "phone");
            m_mapping.callerAddress = readTemplate(*caller, "address");
        }
        readPlace();
        readTypes();
        if (!m_reader.isOk())
            return { std::nullopt, m_reader.faults() };
        return { std::move(m_mapping), {} };
    }

private:
    void fault(const JsonNode& at, const char* text, std::vector<std::string> more = {})
    {
        m_reader.fault(at, text, std::move(more));
    }

    void readNames()
    {
        m_mapping.id = m_reader.text(m_root, "id");
        const auto isIdCharacter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
                || c == '.';
        };
        if (!std::ranges::all_of(m_mapping.id, isIdCharacter))
            fault(m_root,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The id \"%3\" may only have letters, digits, and - _ ."),
                { m_mapping.id });
        if (const JsonNode* name = m_reader.object(m_root, "name")) {
            m_reader.onlyKnows(*name, { "en", "zh_CN" });
            m_mapping.name = { m_reader.text(*name, "en"), m_reader.text(*name, "zh_CN") };
        }
        m_mapping.basis = m_reader.text(m_root, "basis", {});
        m_mapping.source = m_reader.text(m_root, "source", "import");
        m_mapping.appeal = m_reader.text(m_root, "appeal", {});
        if (std::ranges::find(appeals, m_mapping.appeal) == appeals.end())
            fault(*m_root.find("appeal"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is not a kind of appeal."),
                { m_mapping.appeal });
    }

    void readHeader()
    {
        const std::string delimiter = m_reader.text(m_root, "delimiter", ",");
        if (delimiter != "," && delimiter != ";" && delimiter != "\t")
            fault(*m_root.find("delimiter"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The delimiter must be a comma, a semicolon or a tab."));
        else
            m_mapping.delimiter = delimiter[0];
        m_reader.list(m_root, "header");
        m_mapping.header = m_reader.texts(m_root, "header");
        m_mapping.emptyWords = m_reader.texts(m_root, "empty");
    }

    void readKey()
    {
        m_mapping.key = m_reader.texts(m_root, "key");
        for (const std::string& column : m_mapping.key)
            checkColumn(*m_root.find("key"), column);
        const std::string rows = m_reader.text(m_root, "rowsPerCall", "one");
        m_mapping.hasSeveralRowsPerCall = rows == "several";
        if (rows != "one" && rows != "several")
            fault(*m_root.find("rowsPerCall"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"rowsPerCall\" must be \"one\" or \"several\"."));
        else if (m_mapping.hasSeveralRowsPerCall && m_mapping.key.empty())
            fault(*m_root.find("rowsPerCall"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Rows of one call can only be found by a \"key\"."));
    }

    void checkColumn(const JsonNode& at, const std::string& column)
    {
        if (!column.empty() && std::ranges::find(m_mapping.header, column) == m_mapping.header.end())
            fault(at, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The column \"%3\" is not in \"header\"."), { column });
    }

    ColumnTemplate readTemplate(const JsonNode& object, std::string_view name)
    {
        const std::string text = m_reader.text(object, name, {});
        const auto parsed = ColumnTemplate::parse(text);
        if (!parsed) {
            fault(*object.find(name),
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: A brace is not closed in \"%3\". A brace itself is written twice."),
                { text });
            return {};
        }
        for (const std::string& column : parsed->columns())
            checkColumn(*object.find(name), column);
        return *parsed;
    }

    std::optional<TimeColumn> readTime(const JsonNode* node)
    {
        if (!node)
            return std::nullopt;
        m_reader.onlyKnows(*node, { "column", "formats", "zone" });
        TimeColumn time;
        time.column = m_reader.text(*node, "column");
        checkColumn(*node, time.column);
        if (const JsonNode* formats = m_reader.list(*node, "formats")) {
            for (const std::string& format : m_reader.texts(*node, "formats")) {
                if (const auto parsed = TimeFormat::parse(format))
                    time.formats.push_back(*parsed);
                else
                    fault(*formats, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is not a format of times."),
                        { format });
            }
            if (formats->children.empty())
                fault(*formats, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no format of times."));
        }
        const std::string zone = m_reader.text(*node, "zone");
        if (const auto named = Zone::named(zone))
            time.zone = *named;
        else if (!zone.empty())
            fault(*node->find("zone"), QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There is no time zone \"%3\"."),
                { zone });
        return time;
    }

    void readPlace()
    {
        const JsonNode* place = m_reader.optionalObject(m_root, "place");
        if (!place)
            return;
        m_reader.onlyKnows(*place, { "longitude", "latitude", "pair", "reference", "bounds" });
        m_mapping.pairColumn = m_reader.text(*place, "pair", {});
        if (m_mapping.pairColumn.empty()) {
            m_mapping.longitudeColumn = m_reader.text(*place, "longitude");
            m_mapping.latitudeColumn = m_reader.text(*place, "latitude");
        } else if (place->find("longitude") || place->find("latitude")) {
            fault(*place,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1, line %2: Either \"pair\" or \"longitude\" and \"latitude\" name the coordinates, not both."));
        }
        for (const std::string& column : { m_mapping.pairColumn, m_mapping.longitudeColumn, m_mapping.latitudeColumn })
            checkColumn(*place, column);
        const std::string reference = m_reader.text(*place, "reference");
        if (const auto known = coordinateReferenceOf(reference))
            m_mapping.reference = *known;
        else if (!reference.empty())
            fault(*place->find("reference"),
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: The reference of coordinates must be wgs84, gcj02 or bd09."));
        if (const JsonNode* bounds = m_reader.optionalObject(*place, "bounds")) {
            m_reader.onlyKnows(*bounds, { "west", "south", "east", "north" });
            Bounds& b = m_mapping.bounds;
            b = { m_reader.number(*bounds, "west"), m_reader.number(*bounds, "south"), m_reader.number(*bounds, "east"),
                m_reader.number(*bounds, "north") };
            if (b.west >= b.east || b.south >= b.north || b.west < -180 || b.east > 180 || b.south < -90
                || b.north > 90)
                fault(*bounds, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: These bounds hold no place."));
        }
    }

    void readTypes()
    {
        const JsonNode* types = m_reader.optionalObject(m_root, "types");
        if (!types)
            return;
        m_reader.text(*types, "from");
        m_mapping.typeFrom = readTemplate(*types, "from");
        m_mapping.types = TypeTable::read(m_reader, *types, m_catalogue, "from");
    }

    const JsonNode& m_root;
    const TypeCatalogue& m_catalogue;
    JsonReader m_reader;
    CallMapping m_mapping;
};

} // namespace

Loaded<CallMapping> CallMapping::parse(std::string file, std::string_view text, const TypeCatalogue& catalogue)
{
    const auto document = JsonDocument::parse(std::move(file), text);
    if (!document)
        return { std::nullopt, { document.refusal() } };
    return MappingReader(*document, catalogue).read();
}

const CallMapping* mappingFor(std::span<const CallMapping> known, std::span<const std::string> header)
{
    const CallMapping* best = nullptr;
    for (const CallMapping& mapping : known) {
        const bool hasAll = std::ranges::all_of(mapping.header,
            [&](const std::string& column) { return std::ranges::find(header, column) != header.end(); });
        if (hasAll && !mapping.header.empty() && (!best || mapping.header.size() > best->header.size()))
            best = &mapping;
    }
    return best;
}

} // namespace fengsui
