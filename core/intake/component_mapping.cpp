#include "intake/component_mapping.h"

#include <charconv>

namespace fengsui {

namespace {

class MappingReader {
public:
    explicit MappingReader(const JsonDocument& document)
        : m_root(document.root())
        , m_reader(document)
    {
    }

    Loaded<ComponentMapping> read()
    {
        if (!m_reader.onlyKnows(m_root,
                { "id", "delimiter", "code", "division", "class", "name", "number", "road", "house", "address", "owner",
                    "state", "place" }))
            return { std::nullopt, m_reader.faults() };
        m_mapping.id = m_reader.text(m_root, "id");
        readDelimiter();
        readCode();
        readClass();
        m_mapping.name = readTemplate("name");
        m_mapping.number = readTemplate("number");
        m_mapping.road = readTemplate("road");
        m_mapping.house = readTemplate("house");
        m_mapping.address = readTemplate("address");
        m_mapping.owner = readTemplate("owner");
        if (!m_mapping.address.isEmpty() && !(m_mapping.road.isEmpty() && m_mapping.house.isEmpty()))
            m_reader.fault(*m_root.find("address"),
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: Either \"address\" or \"road\" and \"house\" say where it is, not both."));
        readState();
        readPlace();
        if (!m_reader.isOk())
            return { std::nullopt, m_reader.faults() };
        return { std::move(m_mapping), {} };
    }

private:
    void readDelimiter()
    {
        const std::string delimiter = m_reader.text(m_root, "delimiter", ",");
        if (delimiter != "," && delimiter != ";" && delimiter != "\t")
            m_reader.fault(*m_root.find("delimiter"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The delimiter must be a comma, a semicolon or a tab."));
        else
            m_mapping.delimiter = delimiter[0];
    }

    void readCode()
    {
        m_mapping.codeColumn = m_reader.text(m_root, "code", {});
        const std::string division = m_reader.text(m_root, "division", {});
        if (m_mapping.codeColumn.empty() == division.empty()) {
            m_reader.fault(m_root,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1, line %2: Either \"code\" names the column with the 16 digits, or \"division\" gives the six "
                    "that codes are counted up behind."));
            return;
        }
        if (division.empty())
            return;
        const auto read = std::from_chars(division.data(), division.data() + division.size(), m_mapping.division).ptr;
        if (division.size() != 6 || read != division.data() + 6 || m_mapping.division < 100'000)
            m_reader.fault(*m_root.find("division"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is no division of six digits."), { division });
    }

    std::optional<std::uint16_t> readClassCode(const JsonNode& at, const std::string& text)
    {
        const auto code = classCodeOf(text);
        if (!code)
            m_reader.fault(at,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is no class of four digits, such as 0118."),
                { text });
        return code;
    }

    void readClass()
    {
        const JsonNode* node = m_reader.optionalObject(m_root, "class");
        if (!node) {
            if (m_mapping.codeColumn.empty())
                m_reader.fault(m_root,
                    QT_TRANSLATE_NOOP("Refusal",
                        "%1, line %2: Without a column of codes \"class\" must say of which class the components "
                        "are."));
            return;
        }
        m_reader.onlyKnows(*node, { "column", "is", "otherwise" });
        m_mapping.classColumn = m_reader.text(*node, "column", {});
        if (const JsonNode* is = m_reader.optionalObject(*node, "is"))
            for (const JsonNode& each : is->children)
                if (const auto code = readClassCode(each, each.text))
                    m_mapping.classIs.emplace(each.key, *code);
        const std::string otherwise = m_reader.text(*node, "otherwise", {});
        if (!otherwise.empty())
            m_mapping.classCode = readClassCode(*node->find("otherwise"), otherwise);
        else if (m_mapping.classColumn.empty())
            m_reader.fault(*node,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: \"class\" needs a \"column\", or an \"otherwise\" for all rows."));
    }

    void readState()
    {
        const JsonNode* node = m_reader.optionalObject(m_root, "state");
        if (!node)
            return;
        m_reader.onlyKnows(*node, { "column", "is" });
        m_mapping.stateColumn = m_reader.text(*node, "column");
        if (const JsonNode* is = m_reader.optionalObject(*node, "is"))
            for (const JsonNode& each : is->children) {
                if (const auto state = componentStateOf(each.text))
                    m_mapping.stateIs.emplace(each.key, *state);
                else
                    m_reader.fault(each,
                        QT_TRANSLATE_NOOP("Refusal",
                            "%1, line %2: \"%3\" is no state. There are: intact, broken, lost, abandoned, removed."),
                        { each.text });
            }
    }

    void readPlace()
    {
        const JsonNode* place = m_reader.object(m_root, "place");
        if (!place)
            return;
        m_reader.onlyKnows(*place, { "longitude", "latitude", "reference", "system" });
        m_mapping.longitudeColumn = m_reader.text(*place, "longitude", {});
        m_mapping.latitudeColumn = m_reader.text(*place, "latitude", {});
        m_mapping.system = m_reader.text(*place, "system", {});
        if (m_mapping.longitudeColumn.empty() != m_mapping.latitudeColumn.empty())
            m_reader.fault(*place,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1, line %2: \"longitude\" and \"latitude\" name columns together, or both are left out where "
                    "the file brings shapes."));
        const std::string reference = m_reader.text(*place, "reference");
        if (const auto known = coordinateReferenceOf(reference))
            m_mapping.reference = *known;
        else if (!reference.empty())
            m_reader.fault(*place->find("reference"),
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: The reference of coordinates must be wgs84, gcj02 or bd09."));
    }

    ColumnTemplate readTemplate(std::string_view name)
    {
        const std::string text = m_reader.text(m_root, name, {});
        const auto parsed = ColumnTemplate::parse(text);
        if (!parsed)
            m_reader.fault(*m_root.find(name),
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: A brace is not closed in \"%3\". A brace itself is written twice."),
                { text });
        return parsed.value_or(ColumnTemplate {});
    }

    const JsonNode& m_root;
    JsonReader m_reader;
    ComponentMapping m_mapping;
};

} // namespace

Loaded<ComponentMapping> ComponentMapping::parse(std::string file, std::string_view text)
{
    const auto document = JsonDocument::parse(std::move(file), text);
    if (!document)
        return { std::nullopt, { document.refusal() } };
    return MappingReader(*document).read();
}

} // namespace fengsui
