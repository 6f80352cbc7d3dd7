#pragma once

#include "base/result.h"
#include "incident/report.h"
#include "intake/call_mapping.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace fengsui {

/// One call of a file, ready for the intake desk.
struct CallRow {
    IncomingReport report; ///< its division is still empty: the desk knows the codes
    std::string divisionName; ///< as the file calls it, or empty
    std::size_t line = 0; ///< of the file, from 1
    std::vector<Refusal> remarks; ///< what was left out of the report because it can't be right
};

/// A row that makes no report. The reason's field is the column it is about.
struct RowProblem {
    std::size_t line = 0;
    Refusal reason;
};

/// Nothing more to come: the end of the file, or the place where it can't be read any further.
struct CallFileEnd {
    std::optional<Refusal> broken;
};

using CallFileItem = std::variant<CallRow, RowProblem, CallFileEnd>;

/// Reads the calls of a file (CSV, plain or gzip; UTF-8 or GB18030) one by one. It may be left after any row. Memory
/// does not grow with the file but for some 40 bytes a call, which tell repeated rows apart.
class CallFileReader {
public:
    /// Opens the file with the mapping that its header fits. Refuses what is no call file, what no mapping fits, and a
    /// file without any row.
    static Result<CallFileReader> open(const std::filesystem::path& path, std::span<const CallMapping> known);
    /// Opens it with this mapping, naming the columns that it lacks.
    static Result<CallFileReader> open(const std::filesystem::path& path, const CallMapping& mapping);
    CallFileReader(CallFileReader&&) noexcept;
    CallFileReader& operator=(CallFileReader&&) noexcept;
    ~CallFileReader();

    CallFileItem next();

    const CallMapping& mapping() const;
    /// Rows that joined a call which an earlier row had brought (mappings with several rows a call).
    std::uint64_t rowsJoined() const;
    /// Bytes of the file as it lies on disk, for a progress bar.
    std::uint64_t bytesRead() const;
    std::uint64_t bytesTotal() const;

private:
    struct State;
    explicit CallFileReader(std::unique_ptr<State> state);
    static Result<CallFileReader> begin(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace fengsui
