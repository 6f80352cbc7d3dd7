#include "intake/call_row_maker.h"

#include <algorithm>
#include <charconv>

namespace fengsui {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::optional<double> readNumber(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// "(37.77, -122.44)" is latitude and longitude; "POINT (-122.44 37.77)" (well-known text) the other way round.
std::optional<Degrees> readPair(std::string_view text)
{
    text = trimmed(text);
    const bool isWellKnownText = fits(text.substr(0, 5), "point");
    if (isWellKnownText)
        text = trimmed(text.substr(5));
    if (text.starts_with('(') && text.ends_with(')'))
        text = trimmed(text.substr(1, text.size() - 2));
    const std::size_t gap = text.find_first_of(", ");
    if (gap == std::string_view::npos)
        return std::nullopt;
    const auto first = readNumber(text.substr(0, gap));
    const auto second = readNumber(text.substr(gap + 1));
    if (!first || !second)
        return std::nullopt;
    return isWellKnownText ? Degrees { *first, *second } : Degrees { *second, *first };
}

Refusal problem(const char* text, std::vector<std::string> arguments, std::string column)
{
    return { Refusal::Reason::BadValue, text, std::move(arguments), std::move(column) };
}

// What a foreign system leaves at the end of its titles ("VEHICLE ACCIDENT -").
void dropTrailingMarks(std::string& title)
{
    title.erase(title.find_last_not_of(" -;:,") + 1);
}

} // namespace

CallRowMaker::CallRowMaker(CallMapping mapping, std::span<const std::string> header)
    : m_mapping(std::move(mapping))
    , m_fileHeader(header)
    , m_receivedAt(indexOf(m_mapping.receivedAt.column))
    , m_happenedAt(indexOf(m_mapping.happenedAt))
    , m_dueAt(indexOf(m_mapping.dueAt))
    , m_closedAt(indexOf(m_mapping.closedAt))
    , m_longitude(indexOf(m_mapping.longitudeColumn))
    , m_latitude(indexOf(m_mapping.latitudeColumn))
    , m_pair(indexOf(m_mapping.pairColumn))
    , m_title(bind(m_mapping.title))
    , m_text(bind(m_mapping.text))
    , m_address(bind(m_mapping.address))
    , m_division(bind(m_mapping.division))
    , m_condition(bind(m_mapping.condition))
    , m_callerName(bind(m_mapping.callerName))
    , m_callerPhone(bind(m_mapping.callerPhone))
    , m_callerAddress(bind(m_mapping.callerAddress))
    , m_typeFrom(bind(m_mapping.typeFrom))
{
    for (const std::string& column : m_mapping.header)
        m_headerColumns.push_back(indexOf(column));
    for (const std::string& column : m_mapping.key)
        m_keyColumns.push_back(indexOf(column));
    m_fileHeader = {};
}

std::size_t CallRowMaker::indexOf(std::string_view column) const
{
    const auto found = std::ranges::find(m_fileHeader, column);
    return column.empty() || found == m_fileHeader.end() ? none
                                                         : static_cast<std::size_t>(found - m_fileHeader.begin());
}

std::size_t CallRowMaker::indexOf(const std::optional<TimeColumn>& time) const
{
    return time ? indexOf(time->column) : none;
}

CallRowMaker::BoundTemplate CallRowMaker::bind(const ColumnTemplate& columns) const
{
    BoundTemplate bound { &columns, {} };
    for (const std::string& column : columns.columns())
        bound.columns.push_back(indexOf(column));
    return bound;
}

std::string CallRowMaker::filled(const BoundTemplate& bound)
{
    m_picked.clear();
    for (const std::size_t column : bound.columns)
        m_picked.push_back(value(column));
    return bound.text->filled(m_picked);
}

std::optional<Instant> CallRowMaker::readTime(const TimeColumn& time, std::size_t column) const
{
    const std::string_view text = trimmed(value(column));
    for (const TimeFormat& format : time.formats)
        if (const auto at = format.read(text, time.zone))
            return at;
    return std::nullopt;
}

std::optional<Instant> CallRowMaker::readOptionalTime(
    const std::optional<TimeColumn>& time, std::size_t column, CallRow& row) const
{
    if (column == none || trimmed(value(column)).empty())
        return std::nullopt;
    const auto at = readTime(*time, column);
    if (!at)
        row.remarks.push_back(
            problem(QT_TRANSLATE_NOOP("Refusal", "\"%1\" is not a time as this kind of file writes it."),
                { std::string(value(column)) }, time->column));
    return at;
}

// What another system wanted done by when, and when it closed it. A time that can't be right is left out: the case then
// comes in as open.
void CallRowMaker::readEnd(CallRow& row) const
{
    IncomingReport& report = row.report;
    report.dueAt = readOptionalTime(m_mapping.dueAt, m_dueAt, row);
    report.closedAt = readOptionalTime(m_mapping.closedAt, m_closedAt, row);
    if (report.closedAt && *report.closedAt < report.receivedAt) {
        row.remarks.push_back(problem(QT_TRANSLATE_NOOP("Refusal", "It can't have been closed at %1, before it came."),
            { std::string(value(m_closedAt)) }, m_mapping.closedAt->column));
        report.closedAt.reset();
    }
}

// Sets the point of the row; a remark when there are coordinates that can't be used.
std::optional<Refusal> CallRowMaker::readPoint(CallRow& row) const
{
    std::optional<Degrees> degrees;
    std::string given, column;
    if (m_pair != none) {
        column = m_mapping.pairColumn;
        given = trimmed(value(m_pair));
        degrees = readPair(given);
    } else if (m_longitude != none) {
        column = m_mapping.latitudeColumn;
        const std::string_view latitude = trimmed(value(m_latitude)), longitude = trimmed(value(m_longitude));
        const auto north = readNumber(latitude), east = readNumber(longitude);
        if (north && east)
            degrees = Degrees { *east, *north };
        else if (!latitude.empty() || !longitude.empty())
            given = std::string(latitude) + ", " + std::string(longitude);
    }
    if (!degrees)
        return given.empty()
            ? std::nullopt
            : std::optional(problem(QT_TRANSLATE_NOOP("Refusal", "\"%1\" are no coordinates."), { given }, column));
    const auto point = toWgs84(*degrees, m_mapping.reference);
    const bool isNowhere = degrees->longitude == 0 && degrees->latitude == 0; // what systems write when they don't know
    if (point && !isNowhere && m_mapping.bounds.contains(*point)) {
        row.report.place.point = point;
        row.report.place.isApproximate = m_mapping.reference != CoordinateReference::Wgs84;
        return std::nullopt;
    }
    if (given.empty())
        given = std::string(trimmed(value(m_latitude))) + ", " + std::string(trimmed(value(m_longitude)));
    return problem(QT_TRANSLATE_NOOP("Refusal", "The coordinates %1 lie outside of the bounds of this kind of file."),
        { given }, column);
}

// Gives the text that names the call, before repetitions are told apart.
std::optional<Refusal> CallRowMaker::readKey(std::string& key)
{
    key.clear();
    if (!m_keyColumns.empty()) {
        for (std::size_t i = 0; i < m_keyColumns.size(); ++i) {
            const std::string_view part = trimmed(value(m_keyColumns[i]));
            if (part.empty())
                return problem(QT_TRANSLATE_NOOP("Refusal", "The call has no \"%1\", which is to name it."),
                    { m_mapping.key[i] }, m_mapping.key[i]);
            if (i > 0)
                key += '/';
            key += part;
        }
        return std::nullopt;
    }
    for (const std::size_t column : m_headerColumns) { // lengths keep "a","bc" apart from "ab","c"
        std::array<char, 20> digits;
        const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value(column).size());
        key.append(digits.data(), end);
        key += ':';
        key += value(column);
    }
    return std::nullopt;
}

CallRowMaker::Made CallRowMaker::make(std::span<const std::string_view> values, std::size_t line)
{
    m_values.assign(values.begin(), values.end());
    if (!m_mapping.emptyWords.empty())
        for (std::string_view& text : m_values)
            if (std::ranges::find(m_mapping.emptyWords, trimmed(text)) != m_mapping.emptyWords.end())
                text = {};

    if (auto refusal = readKey(m_rowText))
        return RowProblem { line, std::move(*refusal) };
    const RawId name = RawId::derived(m_rowText);
    const auto seen = m_seen.find(name);
    const std::uint32_t earlier = seen == m_seen.end() ? 0 : seen->second;
    if (earlier > 0 && m_mapping.hasSeveralRowsPerCall)
        return Joined {};
    if (earlier > 0 && !m_keyColumns.empty())
        return RowProblem { line,
            problem(QT_TRANSLATE_NOOP("Refusal", "A row further up has the same \"%1\": %2."),
                { m_mapping.key[0], m_rowText }, m_mapping.key[0]) };

    CallRow row;
    row.line = line;
    IncomingReport& report = row.report;
    const auto receivedAt = readTime(m_mapping.receivedAt, m_receivedAt);
    if (!receivedAt)
        return RowProblem { line,
            problem(QT_TRANSLATE_NOOP("Refusal", "\"%1\" is not a time as this kind of file writes it."),
                { std::string(value(m_receivedAt)) }, m_mapping.receivedAt.column) };
    report.receivedAt = *receivedAt;
    report.happenedAt = readOptionalTime(m_mapping.happenedAt, m_happenedAt, row);
    readEnd(row);

    report.source = m_mapping.source;
    report.appeal = m_mapping.appeal;
    report.title = filled(m_title);
    dropTrailingMarks(report.title);
    report.text = filled(m_text);
    report.condition = filled(m_condition);
    report.place.address = filled(m_address);
    row.divisionName = filled(m_division);
    if (!m_typeFrom.columns.empty())
        report.type = m_mapping.types.typeOf(filled(m_typeFrom));
    if (report.title.empty() && report.text.empty() && !report.type)
        return RowProblem { line,
            problem(QT_TRANSLATE_NOOP("Refusal", "Nothing says what the call is about."), {}, {}) };
    if (auto remark = readPoint(row))
        row.remarks.push_back(std::move(*remark));
    if (report.place.isEmpty() && row.divisionName.empty()) {
        if (!row.remarks.empty())
            return RowProblem { line, row.remarks.back() };
        return RowProblem { line, problem(QT_TRANSLATE_NOOP("Refusal", "Nothing says where it is."), {}, {}) };
    }
    Caller caller { filled(m_callerName), filled(m_callerPhone), filled(m_callerAddress) };
    if (!caller.isEmpty())
        report.caller = std::move(caller);

    report.externalKey = m_mapping.id + '/' + (m_keyColumns.empty() ? name.toString() : m_rowText);
    if (earlier > 0)
        report.externalKey += '-' + std::to_string(earlier + 1);
    ++m_seen[name];
    return row;
}

} // namespace fengsui
