#pragma once

#include "base/instant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// How a column writes its times: a part of POSIX strptime. %Y year of four digits, %y of two (69-99 are 19xx), %m %d
/// month and day, %b English month name (three letters or whole), %H hour of 24, %I hour of 12 with %p AM/PM, %M %S
/// minute and second, %f fraction of a second, %z offset from UTC (Z, +08:00, +0800), %s seconds since 1970, %% a
/// percent sign. Numbers may lack their leading zeroes. White space matches any white space. The word "spreadsheet" in
/// place of a format means a spreadsheet's day number ("43563.359", days since 1899-12-30), which ends up in such
/// columns when someone saves a sheet.
class TimeFormat {
public:
    /// Nothing when the format has an unknown letter, doesn't make a date, or has %I without %p or %p without %I.
    static std::optional<TimeFormat> parse(std::string_view format);

    /// The instant, by the zone's local clock unless the text itself says the offset; nothing when the text is not
    /// written like that or there is no such time.
    std::optional<Instant> read(std::string_view text, const Zone& zone) const;

private:
    struct Token {
        char kind; ///< the letter after %, or 'L' for a character that must stand there, or ' '
        char literal = 0;
    };
    bool m_isSpreadsheet = false;
    std::vector<Token> m_tokens;
};

} // namespace fengsui
