#pragma once

#include "intake/call_file_reader.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// Makes a report out of the values of one row, by a mapping whose columns were found in a file's header. Remembers
/// which calls it has seen: it serves one reading of one file.
class CallRowMaker {
public:
    /// The header must have all columns of the mapping's.
    CallRowMaker(CallMapping mapping, std::span<const std::string> header);
    CallRowMaker(const CallRowMaker&) = delete; // it points into its own mapping
    CallRowMaker& operator=(const CallRowMaker&) = delete;

    /// The row is joined to an earlier one: no report, no problem.
    struct Joined { };
    using Made = std::variant<CallRow, RowProblem, Joined>;
    Made make(std::span<const std::string_view> values, std::size_t line);

    const CallMapping& mapping() const { return m_mapping; }

private:
    /// The numbers of a template's columns in the file.
    struct BoundTemplate {
        const ColumnTemplate* text;
        std::vector<std::size_t> columns;
    };
    BoundTemplate bind(const ColumnTemplate& columns) const;
    std::size_t indexOf(std::string_view column) const;
    std::string filled(const BoundTemplate& bound);
    std::string_view value(std::size_t column) const { return m_values[column]; }
    std::optional<Instant> readTime(const TimeColumn& time, std::size_t column) const;
    std::size_t indexOf(const std::optional<TimeColumn>& time) const;
    /// Nothing for an empty value; nothing, with a remark, for one that is no time.
    std::optional<Instant> readOptionalTime(
        const std::optional<TimeColumn>& time, std::size_t column, CallRow& row) const;
    void readEnd(CallRow& row) const;
    std::optional<Refusal> readPoint(CallRow& row) const;
    std::optional<Refusal> readKey(std::string& key);

    CallMapping m_mapping;
    std::span<const std::string> m_fileHeader; ///< only while constructing
    std::vector<std::size_t> m_headerColumns, m_keyColumns;
    std::size_t m_receivedAt, m_happenedAt, m_dueAt, m_closedAt, m_longitude, m_latitude, m_pair;
    BoundTemplate m_title, m_text, m_address, m_division, m_condition, m_callerName, m_callerPhone, m_callerAddress,
        m_typeFrom;
    std::vector<std::string_view> m_values; ///< of the row at hand, "nothing" words made empty
    std::vector<std::string_view> m_picked;
    std::string m_rowText;
    boost::unordered_flat_map<RawId, std::uint32_t, std::hash<RawId>> m_seen; ///< how many calls had this key or row
};

} // namespace fengsui
