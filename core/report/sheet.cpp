#include "report/sheet.h"

namespace fengsui::report {

namespace {

std::string inQuotes(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

// A title that a caller chose must not become a command in somebody's office program.
std::string harmless(const std::string& text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos ? '\'' + text
                                                                                                      : text;
}

} // namespace

std::string cellText(const SheetCell& cell, const Zone& zone)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return std::to_string(*number);
    if (const auto* value = std::get_if<Hundredths>(&cell))
        return value->toString();
    if (const auto* at = std::get_if<Instant>(&cell))
        return zone.seconds(*at);
    if (const auto* rate = std::get_if<SheetRate>(&cell))
        if (const auto value = valueOf(rate->indicator, rate->figure))
            return value->toString();
    return {};
}

std::string toCsv(const Sheet& sheet, Language language, const Zone& zone)
{
    std::string csv = "\xef\xbb\xbf";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        csv += (i == 0 ? "" : ",") + inQuotes(sheet.columns[i].in(toWord(language)));
    csv += "\r\n";
    for (const auto& row : sheet.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto* text = std::get_if<std::string>(&row[i]);
            csv += (i == 0 ? "" : ",") + inQuotes(text ? harmless(*text) : cellText(row[i], zone));
        }
        csv += "\r\n";
    }
    return csv;
}

} // namespace fengsui::report
