#pragma once

#include "evaluation/evaluate.h"
#include "incident/type_catalogue.h"
#include "report/document.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fengsui::report {

/// A rate or an average with what it was made of.
struct SheetRate {
    Indicator indicator = Indicator::Handling;
    Figure figure;

    bool operator==(const SheetRate&) const = default;
};

/// A value that stays one: number, time or text.
using SheetCell = std::variant<std::monostate, std::string, std::int64_t, SheetRate, Hundredths, Instant>;

/// A table for other programs: columns named in both languages, one line a row.
struct Sheet {
    TypeName name;
    std::vector<TypeName> columns;
    std::vector<std::vector<SheetCell>> rows;
};

/// As people read it: rates with two decimals, times local to the second.
std::string cellText(const SheetCell&, const Zone&);

/// RFC 4180 with a byte order mark, so that office programs take it for UTF-8. Headed in one language. What a
/// spreadsheet would take for a formula is text.
std::string toCsv(const Sheet&, Language, const Zone&);

} // namespace fengsui::report
