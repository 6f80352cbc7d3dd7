#include "report/document.h"

#include "base/words.h"

#include <algorithm>

namespace fengsui::report {

namespace {
constexpr std::array<std::string_view, 2> languageWords { "en", "zh" };

// a value stays on its line
std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : text)
        line += c == '\n' ? std::string("\\n") : std::string(1, c);
    return line;
}
} // namespace

std::string_view toWord(Language language)
{
    return languageWords[static_cast<std::size_t>(language)];
}
std::optional<Language> languageOf(std::string_view word)
{
    return fromWord<Language>(languageWords, word);
}

std::string_view Document::value(std::string_view name) const
{
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

const Table* Document::table(std::string_view name) const
{
    const auto found = std::ranges::find(tables, name, &Table::name);
    return found == tables.end() ? nullptr : &*found;
}

std::string Document::toText() const
{
    std::string text
        = form + ' ' + formNumber + " v" + std::to_string(formVersion) + ' ' + std::string(toWord(language)) + '\n';
    const auto add = [&text](std::string_view name, std::string_view value) {
        text += std::string(name) + (value.empty() ? ":" : ": ") + oneLine(value) + '\n';
    };
    add("title", title);
    add("qr", qr);
    add("watermark", watermark);
    for (const Field& field : fields)
        add("  " + field.name, field.value);
    for (const Table& table : tables) {
        text += '[' + table.name + "]\n";
        const auto addRow = [&text](const std::vector<std::string>& cells) {
            std::string row = " ";
            for (const std::string& cell : cells)
                row += " | " + oneLine(cell);
            text += row + '\n';
        };
        addRow(table.columns);
        std::ranges::for_each(table.rows, addRow);
    }
    return text;
}

} // namespace fengsui::report
