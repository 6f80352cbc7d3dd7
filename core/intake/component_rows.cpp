#include "intake/component_rows.h"

#include <algorithm>
#include <charconv>

namespace fengsui {

namespace {

using Values = std::span<const std::string_view>;

Refusal bad(const char* text, std::string_view value, const std::string& column)
{
    return { Refusal::Reason::BadValue, text, { std::string(value) }, column };
}

std::optional<double> number(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

constexpr const char* atZero
    = QT_TRANSLATE_NOOP("Refusal", "Its place is 0,0 in the Atlantic: the inventory does not know it.");
constexpr std::size_t longestText = 500; // bytes; more is a column that was taken for another

std::string bounded(std::string text)
{
    if (text.size() <= longestText)
        return text;
    text.resize(longestText);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xc0) == 0x80)
        text.pop_back();
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xc0)
        text.pop_back();
    return text;
}

} // namespace

std::string ComponentRows::Filling::filled(Values values) const
{
    std::vector<std::string_view> own;
    own.reserve(columns.size());
    for (const std::size_t column : columns)
        own.push_back(values[column]);
    return bounded(text.filled(own));
}

Result<ComponentRows> ComponentRows::begin(ComponentMapping mapping, std::span<const std::string> header, Places places)
{
    std::vector<std::string> missing;
    const auto find = [&](const std::string& name) -> std::size_t {
        const auto found = std::ranges::find(header, name);
        if (found == header.end() && std::ranges::find(missing, name) == missing.end())
            missing.push_back(name);
        return std::size_t(found - header.begin());
    };
    const auto column = [&](const std::string& name) { return name.empty() ? Column() : Column(find(name)); };
    const auto filling = [&](const ColumnTemplate& text) {
        Filling made { text, {} };
        for (const std::string& name : text.columns())
            made.columns.push_back(find(name));
        return made;
    };
    ComponentRows rows(std::move(mapping));
    const ComponentMapping& m = rows.m_mapping;
    if (places == Places::InColumns && m.longitudeColumn.empty())
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal",
                "The rows of the file have no shapes: the mapping %1 must name the columns of longitude and latitude."),
            { m.id }, "longitude" };
    rows.m_code = column(m.codeColumn);
    rows.m_class = column(m.classColumn);
    rows.m_state = column(m.stateColumn);
    if (places == Places::InColumns) {
        rows.m_longitude = column(m.longitudeColumn);
        rows.m_latitude = column(m.latitudeColumn);
    }
    rows.m_name = filling(m.name);
    rows.m_number = filling(m.number);
    rows.m_road = filling(m.road);
    rows.m_house = filling(m.house);
    rows.m_address = filling(m.address);
    rows.m_owner = filling(m.owner);
    if (missing.empty())
        return rows;
    std::string names;
    for (const std::string& name : missing)
        names += (names.empty() ? "" : ", ") + name;
    return Refusal { Refusal::Reason::Missing,
        QT_TRANSLATE_NOOP("Refusal", "The file lacks columns that the mapping %1 needs: %2."), { m.id, names },
        missing.front() };
}

Result<std::optional<std::uint16_t>> ComponentRows::classOf(Values values) const
{
    if (!m_class || trimmed(values[*m_class]).empty())
        return m_mapping.classCode;
    const std::string_view word = trimmed(values[*m_class]);
    if (const auto known = m_mapping.classIs.find(word); known != m_mapping.classIs.end())
        return std::optional(known->second);
    if (const auto code = classCodeOf(word))
        return code;
    return bad(QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no class of four digits, and the mapping doesn't know it."),
        word, m_mapping.classColumn);
}

Result<ComponentCode> ComponentRows::codeOf(Values values)
{
    const auto classCode = classOf(values);
    if (!classCode)
        return classCode.refusal();
    if (m_code) {
        const std::string_view text = trimmed(values[*m_code]);
        const auto code = ComponentCode::parse(text);
        if (!code)
            return bad(QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no code of a component: it has 16 digits."), text,
                m_mapping.codeColumn);
        if (m_class && *classCode && **classCode != code->classCode())
            return Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "The code %1 is of the class %2, but the row says %3."),
                { code->toString(), classText(code->classCode()), classText(**classCode) }, m_mapping.classColumn };
        return *code;
    }
    if (!*classCode)
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The row has no class."), {},
            m_mapping.classColumn };
    std::uint32_t& last = m_counted[**classCode];
    if (last >= 999'999)
        return bad(QT_TRANSLATE_NOOP("Refusal",
                       "The class %1 has 999999 components in this division already: there is no code left for more."),
            classText(**classCode), m_mapping.classColumn);
    return ComponentCode::of(m_mapping.division, **classCode, ++last);
}

Result<ComponentState> ComponentRows::stateOf(Values values) const
{
    const std::string_view word = m_state ? trimmed(values[*m_state]) : std::string_view();
    if (word.empty())
        return ComponentState::Intact;
    if (const auto known = m_mapping.stateIs.find(word); known != m_mapping.stateIs.end())
        return known->second;
    if (const auto state = componentStateOf(word))
        return *state;
    return bad(QT_TRANSLATE_NOOP("Refusal",
                   "\"%1\" is no state, and the mapping doesn't know it. There are: intact, broken, lost, abandoned, "
                   "removed."),
        word, m_mapping.stateColumn);
}

Result<GeoPoint> ComponentRows::placeOf(Values values, std::optional<Degrees> place) const
{
    if (!place && m_longitude && m_latitude) {
        const auto longitude = number(values[*m_longitude]);
        if (!longitude)
            return bad(QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no longitude in degrees."), values[*m_longitude],
                m_mapping.longitudeColumn);
        const auto latitude = number(values[*m_latitude]);
        if (!latitude)
            return bad(QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no latitude in degrees."), values[*m_latitude],
                m_mapping.latitudeColumn);
        place = Degrees { *longitude, *latitude };
    }
    if (!place)
        return Refusal { Refusal::Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "The row has no place."), {},
            placeField() };
    if (place->longitude == 0 && place->latitude == 0)
        return Refusal { Refusal::Reason::BadValue, atZero, {}, placeField() };
    const auto point = toWgs84(*place, m_mapping.reference);
    if (!point)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "Longitude %1 and latitude %2 are no place on Earth."),
            { std::to_string(place->longitude), std::to_string(place->latitude) }, placeField() };
    return *point;
}

bool ComponentRows::isAtZero(const Refusal& why)
{
    return why.text == atZero;
}

Result<Component> ComponentRows::row(Values values, std::optional<Degrees> place)
{
    // The place first: a code that is counted up must not be spent on a row that is refused.
    const auto at = placeOf(values, place);
    if (!at)
        return at.refusal();
    const auto state = stateOf(values);
    if (!state)
        return state.refusal();
    const auto code = codeOf(values);
    if (!code)
        return code.refusal();
    Component component { *code, m_name.filled(values), m_number.filled(values), m_road.filled(values),
        m_house.filled(values), m_owner.filled(values), *state, *at };
    if (!m_mapping.address.isEmpty()) {
        SplitAddress split = splitAddress(m_address.filled(values));
        component.road = std::move(split.road);
        component.house = std::move(split.house);
        if (component.name.empty())
            component.name = std::move(split.rest);
    }
    return component;
}

} // namespace fengsui
