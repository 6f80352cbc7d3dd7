#pragma once

#include "base/chinese_offset.h"
#include "base/result.h"
#include "intake/csv_reader.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fengsui {

/// The rows of a file, one after the other, whatever its format: a table, or features with a place of their own.
class RowSource {
public:
    using Step = CsvReader::Step;

    RowSource() = default;
    virtual ~RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;

    /// The names of the columns.
    virtual std::span<const std::string> header() const = 0;
    /// Whether rows have places beside their values.
    virtual bool bringsPlaces() const = 0;

    virtual Step next() = 0;
    /// As many as the header has, UTF-8; valid until the next call.
    virtual std::span<const std::string_view> values() const = 0;
    /// In degrees, as the file has it or as its coordinate system says; nothing when the row has none.
    virtual std::optional<Degrees> place() const = 0;
    /// The line that the row begins on, or where there are no lines the number of the row, from 1.
    virtual std::size_t number() const = 0;
    /// Why the row, or the rest of the file, can't be read.
    virtual const Refusal& refusal() const = 0;

    /// How much was read of how much there is, in some unit; 0 of 0 where nobody knows.
    struct Reach {
        std::uint64_t done = 0, total = 0;
    };
    virtual Reach reach() const = 0;
};

} // namespace fengsui
