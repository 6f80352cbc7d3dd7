#include "intake/call_file_reader.h"

#include "intake/call_row_maker.h"
#include "intake/csv_table.h"

#include <algorithm>

namespace fengsui {

namespace {

std::string joined(std::span<const std::string> words)
{
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

} // namespace

struct CallFileReader::State {
    CsvTable table;
    CallRowMaker maker;
    std::optional<CsvTable::Step> first; // the step behind the header, taken when opening
    std::uint64_t joinedRows = 0;

    State(CsvTable opened, const CallMapping& mapping)
        : table(std::move(opened))
        , maker(mapping, table.header())
    {
    }
};

CallFileReader::CallFileReader(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

CallFileReader::CallFileReader(CallFileReader&&) noexcept = default;
CallFileReader& CallFileReader::operator=(CallFileReader&&) noexcept = default;
CallFileReader::~CallFileReader() = default;

Result<CallFileReader> CallFileReader::open(const std::filesystem::path& path, std::span<const CallMapping> known)
{
    std::string delimiters = ",";
    for (const CallMapping& mapping : known)
        if (delimiters.find(mapping.delimiter) == std::string::npos)
            delimiters += mapping.delimiter;
    std::optional<Refusal> refusal;
    for (const char delimiter : delimiters) {
        auto table = CsvTable::open(path, delimiter);
        if (!table) {
            refusal = table.refusal();
            continue;
        }
        std::vector<CallMapping> candidates;
        std::ranges::copy_if(
            known, std::back_inserter(candidates), [&](const CallMapping& m) { return m.delimiter == delimiter; });
        if (const CallMapping* mapping = mappingFor(candidates, table->header()))
            return begin(std::make_unique<State>(*std::move(table), *mapping));
        if (!refusal)
            refusal = Refusal { Refusal::Reason::NotFound,
                QT_TRANSLATE_NOOP("Refusal", "No mapping that is known fits the columns of %1: %2."),
                { table->source().name(), joined(table->header()) }, {} };
    }
    return *refusal;
}

Result<CallFileReader> CallFileReader::open(const std::filesystem::path& path, const CallMapping& mapping)
{
    auto table = CsvTable::open(path, mapping.delimiter);
    if (!table)
        return table.refusal();
    std::vector<std::string> missing;
    std::ranges::copy_if(mapping.header, std::back_inserter(missing),
        [&](const std::string& column) { return std::ranges::find(table->header(), column) == table->header().end(); });
    if (!missing.empty())
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "%1 lacks columns that the mapping \"%2\" needs: %3."),
            { table->source().name(), mapping.id, joined(missing) }, {} };
    return begin(std::make_unique<State>(*std::move(table), mapping));
}

Result<CallFileReader> CallFileReader::begin(std::unique_ptr<State> state)
{
    state->first = state->table.next();
    if (state->first == CsvTable::Step::Broken)
        return state->table.refusal();
    if (state->first == CsvTable::Step::End)
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 holds a header but no row."),
            { state->table.source().name() }, {} };
    return CallFileReader(std::move(state));
}

CallFileItem CallFileReader::next()
{
    State& s = *m_state;
    while (true) {
        switch (s.first ? *std::exchange(s.first, std::nullopt) : s.table.next()) {
        case CsvTable::Step::End:
            return CallFileEnd {};
        case CsvTable::Step::Broken:
            return CallFileEnd { s.table.refusal() };
        case CsvTable::Step::Fault:
            return RowProblem { s.table.line(), s.table.refusal() };
        case CsvTable::Step::Record:
            break;
        }
        auto made = s.maker.make(s.table.values(), s.table.line());
        if (auto* row = std::get_if<CallRow>(&made))
            return std::move(*row);
        if (auto* problem = std::get_if<RowProblem>(&made))
            return std::move(*problem);
        ++s.joinedRows;
    }
}

const CallMapping& CallFileReader::mapping() const
{
    return m_state->maker.mapping();
}
std::uint64_t CallFileReader::rowsJoined() const
{
    return m_state->joinedRows;
}
std::uint64_t CallFileReader::bytesRead() const
{
    return m_state->table.source().bytesRead();
}
std::uint64_t CallFileReader::bytesTotal() const
{
    return m_state->table.source().bytesTotal();
}

} // namespace fengsui
