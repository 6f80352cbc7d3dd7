#include "intake/time_format.h"

#include <array>
#include <charconv>
#include <cmath>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 12> months { "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december" };

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Takes one to `most` digits; -1 when there is none.
std::int64_t takeNumber(std::string_view& text, std::size_t most)
{
    std::size_t count = 0;
    std::int64_t value = 0;
    while (count < most && count < text.size() && isDigit(text[count]))
        value = value * 10 + (text[count++] - '0');
    text.remove_prefix(count);
    return count > 0 ? value : -1;
}

std::size_t lengthOfSameBeginning(std::string_view text, std::string_view word)
{
    std::size_t length = 0;
    while (length < text.size() && length < word.size() && lower(text[length]) == word[length])
        ++length;
    return length;
}

struct Fields {
    std::int64_t year = -1, month = -1, day = -1, hour = 0, minute = 0, second = 0, milli = 0, sinceEpoch = -1;
    std::optional<int> offsetMinutes;
    int half = -1; // 0 AM, 1 PM
};

bool takeMonthName(std::string_view& text, Fields& fields)
{
    for (std::size_t m = 0; m < months.size(); ++m) {
        const std::size_t length = lengthOfSameBeginning(text, months[m]);
        if (length < 3)
            continue;
        text.remove_prefix(length == months[m].size() ? length : 3);
        fields.month = static_cast<std::int64_t>(m) + 1;
        return true;
    }
    return false;
}

bool takeOffset(std::string_view& text, Fields& fields)
{
    if (!text.empty() && lower(text.front()) == 'z') {
        text.remove_prefix(1);
        fields.offsetMinutes = 0;
        return true;
    }
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-'))
        return false;
    const int sign = text[0] == '+' ? 1 : -1;
    text.remove_prefix(1);
    const std::int64_t hours = takeNumber(text, 2);
    if (!text.empty() && text.front() == ':')
        text.remove_prefix(1);
    const std::int64_t minutes = takeNumber(text, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59)
        return false;
    fields.offsetMinutes = sign * static_cast<int>(hours * 60 + minutes);
    return true;
}

bool takeToken(char kind, std::string_view& text, Fields& fields)
{
    const auto number = [&](std::int64_t& into, std::size_t most) { return (into = takeNumber(text, most)) >= 0; };
    switch (kind) {
    case 'Y': {
        const std::size_t before = text.size();
        return number(fields.year, 4) && before - text.size() == 4;
    }
    case 'y':
        if (!number(fields.year, 2))
            return false;
        fields.year += fields.year >= 69 ? 1900 : 2000;
        return true;
    case 'm':
        return number(fields.month, 2);
    case 'd':
        return number(fields.day, 2);
    case 'b':
        return takeMonthName(text, fields);
    case 'H':
        return number(fields.hour, 2) && fields.hour <= 23;
    case 'I':
        return number(fields.hour, 2) && fields.hour >= 1 && fields.hour <= 12;
    case 'M':
        return number(fields.minute, 2) && fields.minute <= 59;
    case 'S':
        return number(fields.second, 2) && fields.second <= 59;
    case 'f': {
        const std::size_t before = text.size();
        if (!number(fields.milli, 9))
            return false;
        for (std::size_t digits = before - text.size(); digits < 3; ++digits)
            fields.milli *= 10;
        for (std::size_t digits = before - text.size(); digits > 3; --digits)
            fields.milli /= 10;
        return true;
    }
    case 'p':
        if (lengthOfSameBeginning(text, "am") != 2 && lengthOfSameBeginning(text, "pm") != 2)
            return false;
        fields.half = lower(text.front()) == 'p' ? 1 : 0;
        text.remove_prefix(2);
        return true;
    case 'z':
        return takeOffset(text, fields);
    case 's':
        return number(fields.sinceEpoch, 11);
    default:
        return false;
    }
}

std::optional<Instant> readSpreadsheetDay(std::string_view text, const Zone& zone)
{
    double day = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), day);
    if (error != std::errc() || end != text.data() + text.size() || !(day >= 1 && day < 2958466)) // 9999-12-31
        return std::nullopt;
    const auto seconds = std::llround(day * 86400);
    const std::chrono::sys_days whole { std::chrono::year(1899) / 12 / 30 };
    const std::chrono::year_month_day date { whole + std::chrono::days(seconds / 86400) };
    const int rest = static_cast<int>(seconds % 86400);
    return zone.instant(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())), rest / 3600, rest / 60 % 60, rest % 60);
}

} // namespace

std::optional<TimeFormat> TimeFormat::parse(std::string_view format)
{
    TimeFormat out;
    if (format == "spreadsheet") {
        out.m_isSpreadsheet = true;
        return out;
    }
    std::string letters;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (isSpace(format[i])) {
            out.m_tokens.push_back({ ' ' });
        } else if (format[i] != '%') {
            out.m_tokens.push_back({ 'L', format[i] });
        } else if (++i < format.size() && format[i] == '%') {
            out.m_tokens.push_back({ 'L', '%' });
        } else if (i < format.size() && std::string_view("YymdbHIMSfpzs").find(format[i]) != std::string_view::npos) {
            out.m_tokens.push_back({ format[i] });
            letters += format[i];
        } else {
            return std::nullopt;
        }
    }
    const auto has = [&](char letter) { return letters.find(letter) != std::string::npos; };
    const bool isDate = has('s') || ((has('Y') || has('y')) && (has('m') || has('b')) && has('d'));
    if (!isDate || has('I') != has('p'))
        return std::nullopt;
    return out;
}

std::optional<Instant> TimeFormat::read(std::string_view text, const Zone& zone) const
{
    if (m_isSpreadsheet)
        return readSpreadsheetDay(text, zone);
    Fields fields;
    for (const Token& token : m_tokens) {
        if (token.kind == ' ') {
            while (!text.empty() && isSpace(text.front()))
                text.remove_prefix(1);
        } else if (token.kind == 'L') {
            if (text.empty() || text.front() != token.literal)
                return std::nullopt;
            text.remove_prefix(1);
        } else if (!takeToken(token.kind, text, fields)) {
            return std::nullopt;
        }
    }
    if (!text.empty())
        return std::nullopt;
    if (fields.sinceEpoch >= 0)
        return Instant { fields.sinceEpoch * 1000 + fields.milli };
    if (fields.half >= 0)
        fields.hour = fields.hour % 12 + 12 * fields.half;
    const auto number = [](std::int64_t value) { return static_cast<int>(value); };
    const auto local = [&](const Zone& clock) {
        return clock.instant(number(fields.year), number(fields.month), number(fields.day), number(fields.hour),
            number(fields.minute), number(fields.second));
    };
    std::optional<Instant> at;
    if (fields.offsetMinutes) {
        at = local(Zone::utc());
        if (at)
            at = *at - std::chrono::minutes(*fields.offsetMinutes);
    } else {
        at = local(zone);
    }
    return at ? std::optional(*at + Duration(fields.milli)) : std::nullopt;
}

} // namespace fengsui
