#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui::report {

enum class Language : std::uint8_t { English, Chinese };

/// "en", "zh": the end of a template's name.
std::string_view toWord(Language language);
std::optional<Language> languageOf(std::string_view word);

/// One value of a form, by the name that templates call it: "address", "dueAt". Empty when there is nothing to say.
struct Field {
    std::string name;
    std::string value;

    bool operator==(const Field&) const = default;
};

/// A table of a form: any number of rows, each with one cell a column.
struct Table {
    std::string name;
    std::vector<std::string> columns; ///< the names that templates call the cells
    std::vector<std::vector<std::string>> rows;

    bool operator==(const Table&) const = default;
};

/// A finished paper without its looks. Every value is text in the language of the paper, times are local, telephone
/// numbers are masked. A template of the form's name gives labels, order, headings and signature boxes and decides
/// nothing; a form always holds all its fields and tables, empty ones too, so that a template can be checked against
/// it.
struct Document {
    std::string form; ///< "incident_report", "dispatch_sheet", "shift_log": the name of its template
    std::string formNumber; ///< "FS-01"
    std::uint32_t formVersion = 1; ///< goes up when fields or tables change
    Language language = Language::Chinese;
    std::string title; ///< names the file: form and number
    std::string qr; ///< what the QR code says
    std::string watermark; ///< "演练 DRILL", or empty: drawn across every page whatever the template says
    std::vector<Field> fields;
    std::vector<Table> tables;

    /// The value of a field; empty when there is none of that name.
    std::string_view value(std::string_view name) const;
    /// Null when there is none of that name.
    const Table* table(std::string_view name) const;
    /// Everything in it, a line for each value, for comparing and for eyes.
    std::string toText() const;

    bool operator==(const Document&) const = default;
};

} // namespace fengsui::report
