#pragma once

#include "base/result.h"
#include "intake/csv_reader.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace fengsui {

/// A CSV file whose first record names the columns: its rows as UTF-8 with plain LF line breaks, whatever it is packed
/// or encoded in. A row that is not text, or doesn't have the columns of the header, is a fault like those of
/// CsvReader; surplus columns are borne as long as they are empty, because spreadsheets leave them behind.
class CsvTable {
public:
    using Step = CsvReader::Step;

    /// Opens the file and reads its header. Refuses what TextSource refuses, and a header that can't be read.
    static Result<CsvTable> open(const std::filesystem::path& path, char delimiter = ',');
    CsvTable(CsvTable&&) noexcept;
    CsvTable& operator=(CsvTable&&) noexcept;
    ~CsvTable();

    /// The names of the columns, without white space at their ends.
    std::span<const std::string> header() const;

    Step next();
    /// As many as the header has; valid until the next call.
    std::span<const std::string_view> values() const;
    /// The number of the line that the row begins on, from 1.
    std::size_t line() const;
    /// Why the row, or the rest of the file, can't be read. Its field is the column.
    const Refusal& refusal() const;
    const TextSource& source() const;

private:
    struct State;
    explicit CsvTable(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace fengsui
