#include "desk/sheet_file.h"

#include "intake/csv_table.h"

#include <algorithm>

namespace fengsui {

namespace {

std::string quoted(const std::string& cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string out = "\"";
    for (const char c : cell)
        (out += c) += c == '"' ? "\"" : "";
    return out + '"';
}

} // namespace

std::string csvOf(const RuleSheet& sheet)
{
    std::string out = "\xef\xbb\xbf"; // without it spreadsheets take Chinese for something else
    const auto line = [&out](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            out += (i == 0 ? "" : ",") + quoted(cells[i]);
        out += "\r\n";
    };
    line(sheet.columns);
    for (const std::vector<std::string>& row : sheet.rows)
        line(row);
    return out;
}

Result<RuleSheet> readSheet(const std::vector<std::string>& columns, const std::filesystem::path& file)
{
    auto opened = CsvTable::open(file);
    if (!opened)
        return opened.refusal();
    CsvTable table = *std::move(opened);
    std::vector<std::size_t> places;
    for (const std::string& column : columns) {
        const auto at = std::ranges::find(table.header(), column);
        if (at == table.header().end())
            return Refusal { Refusal::Reason::Missing,
                QT_TRANSLATE_NOOP("Refusal", "%1, line 1: The column \"%2\" is missing."), { file.string(), column },
                column };
        places.push_back(static_cast<std::size_t>(at - table.header().begin()));
    }
    RuleSheet sheet { columns, {} };
    for (;;) {
        switch (table.next()) {
        case CsvTable::Step::Record: {
            std::vector<std::string>& row = sheet.rows.emplace_back();
            for (const std::size_t place : places)
                row.emplace_back(table.values()[place]);
            break;
        }
        case CsvTable::Step::Fault:
            return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: %3"),
                { file.string(), std::to_string(table.line()), table.refusal().toString() }, table.refusal().field };
        case CsvTable::Step::Broken:
            return table.refusal();
        case CsvTable::Step::End:
            return sheet;
        }
    }
}

} // namespace fengsui
