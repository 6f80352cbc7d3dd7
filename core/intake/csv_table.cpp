#include "intake/csv_table.h"

#include "intake/column_template.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace fengsui {

struct CsvTable::State {
    CsvReader csv;
    std::optional<TextDecoder> decoder; // once the file shows its encoding
    std::string room; // where values are put that had to be changed
    std::vector<std::string> header;
    std::vector<std::string_view> values;
    std::optional<Refusal> refusal;

    explicit State(CsvReader reader)
        : csv(std::move(reader))
    {
    }

    bool refuse(std::string text, std::vector<std::string> arguments, std::size_t column)
    {
        refusal = Refusal { Refusal::Reason::BadValue, std::move(text), std::move(arguments),
            column < header.size() ? header[column] : std::string() };
        return false;
    }

    // Makes UTF-8 with LF line breaks of the record's fields. False, with a refusal, when one is no text.
    bool decode()
    {
        if (!decoder && csv.source().encoding())
            decoder.emplace(*csv.source().encoding());
        room.clear();
        values.assign(csv.fields().begin(), csv.fields().end());
        std::size_t needed = 0;
        for (const std::string_view value : values)
            needed += value.size() * 3 + 8; // decoded, then without CR: never more, so no view into it moves
        room.reserve(needed);
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::string_view& value = values[i];
            if (value.find('\0') != std::string_view::npos)
                return refuse(QT_TRANSLATE_NOOP("Refusal", "There is a zero byte in the row."), {}, i);
            const auto decoded = decoder ? decoder->decode(value, room)
                : isUtf8(value)          ? std::optional(value)
                                         : std::nullopt;
            if (!decoded)
                return refuse(QT_TRANSLATE_NOOP(
                                  "Refusal", "There are bytes that are no characters of this file's encoding (%1)."),
                    { decoder && csv.source().encoding() == Encoding::Gb18030 ? "GB18030" : "UTF-8" }, i);
            value = *decoded;
            if (value.find('\r') != std::string_view::npos)
                value = withPlainLineBreaks(value);
        }
        return true;
    }

    std::string_view withPlainLineBreaks(std::string_view text)
    {
        const std::size_t begin = room.size();
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '\r')
                room += text[i];
            else if (i + 1 == text.size() || text[i + 1] != '\n')
                room += '\n';
        }
        return std::string_view(room).substr(begin);
    }

    bool fitToHeader()
    {
        const bool isSurplusEmpty
            = std::all_of(values.begin() + static_cast<std::ptrdiff_t>(std::min(header.size(), values.size())),
                values.end(), [](std::string_view v) { return v.empty(); });
        if (values.size() < header.size() || !isSurplusEmpty)
            return refuse(QT_TRANSLATE_NOOP("Refusal", "The row has %1 columns, the header %2."),
                { std::to_string(values.size()), std::to_string(header.size()) }, header.size());
        values.resize(header.size());
        return true;
    }
};

CsvTable::CsvTable(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

CsvTable::CsvTable(CsvTable&&) noexcept = default;
CsvTable& CsvTable::operator=(CsvTable&&) noexcept = default;
CsvTable::~CsvTable() = default;

Result<CsvTable> CsvTable::open(const std::filesystem::path& path, char delimiter)
{
    auto source = TextSource::open(path);
    if (!source)
        return source.refusal();
    auto state = std::make_unique<State>(CsvReader(*std::move(source), delimiter));
    switch (state->csv.next()) {
    case Step::Fault:
    case Step::Broken:
        return state->csv.refusal();
    case Step::End:
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 is empty."),
            { state->csv.source().name() }, {} };
    case Step::Record:
        break;
    }
    if (!state->decode())
        return *state->refusal;
    for (const std::string_view value : state->values)
        state->header.emplace_back(trimmed(value));
    return CsvTable(std::move(state));
}

CsvTable::Step CsvTable::next()
{
    State& s = *m_state;
    const Step step = s.csv.next();
    if (step == Step::Fault || step == Step::Broken)
        s.refusal = s.csv.refusal();
    if (step != Step::Record)
        return step;
    return s.decode() && s.fitToHeader() ? Step::Record : Step::Fault;
}

std::span<const std::string> CsvTable::header() const
{
    return m_state->header;
}
std::span<const std::string_view> CsvTable::values() const
{
    return m_state->values;
}
std::size_t CsvTable::line() const
{
    return m_state->csv.line();
}
const Refusal& CsvTable::refusal() const
{
    return *m_state->refusal;
}
const TextSource& CsvTable::source() const
{
    return m_state->csv.source();
}

} // namespace fengsui
