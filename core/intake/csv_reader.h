#pragma once

#include "base/result.h"
#include "intake/text_source.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// Reads records of comma-separated values (RFC 4180) from a text source, one at a time, in bounded memory. Fields may
/// be quoted and then hold delimiters, line breaks and doubled quotes; a quote within an unquoted field is a character
/// like any other. Lines end with LF, CR LF or CR; empty lines are passed over. The bytes are those of the source:
/// every encoding that we read keeps delimiters, quotes and line breaks apart from the bytes of its other characters.
///
/// A record that breaks the rules is one fault, and reading goes on at the line after the one where it begins: a quote
/// that was forgotten costs one row, not the rest of the file.
class CsvReader {
public:
    static constexpr std::size_t longestField = 1024 * 1024; ///< bytes
    /// A quote that hasn't been closed after so many bytes counts as never closed.
    static constexpr std::size_t longestRecord = 8 * longestField;

    enum class Step {
        Record, ///< fields() and line() tell
        Fault, ///< this record can't be used: refusal() and line() tell; the next one may be right
        End,
        Broken, ///< the file can't be read any further: refusal() tells
    };

    /// The delimiter is a comma, a semicolon or a tab.
    CsvReader(TextSource source, char delimiter);

    Step next();
    /// Valid until the next call.
    const std::vector<std::string_view>& fields() const { return m_fields; }
    /// The number of the line that the record begins on, from 1.
    std::size_t line() const { return m_line; }
    const Refusal& refusal() const { return *m_refusal; }
    const TextSource& source() const { return m_source; }

private:
    struct Piece {
        std::size_t begin;
        std::size_t size;
        bool isUnescaped; ///< it lies in m_unescaped
    };
    enum class Scan { Whole, NeedsMore, NeverClosed, TextAfterQuote, TooLong };

    Scan scan();
    bool fill();
    bool skipLine();
    Step faultAndSkip(Scan why);

    TextSource m_source;
    char m_delimiter;
    std::string m_buffer; ///< from before the record being read
    std::size_t m_at = 0; ///< where the next record begins
    bool m_isEnd = false;
    bool m_skips = false; ///< the rest of a line that is not in memory as a whole is to be passed over
    std::size_t m_nextLine = 1;
    std::size_t m_line = 0;
    std::size_t m_scanEnd = 0; ///< of a whole record: where the following one begins
    std::size_t m_scanBreaks = 0; ///< line breaks within it
    std::string m_unescaped;
    std::vector<Piece> m_pieces;
    std::vector<std::string_view> m_fields;
    std::optional<Refusal> m_refusal;
};

} // namespace fengsui
