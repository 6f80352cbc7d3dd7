#pragma once

#include "base/json_document.h"
#include "evaluation/formula.h"

#include <string>
#include <string_view>

namespace fengsui {

/// Reads and checks a formula file. Every fault names file, line and, within the expression, the character.
Loaded<Formula> readFormula(std::string file, std::string_view text);

/// The formulas in force. Filled by the shells when they start.
class FormulaShelf {
public:
    /// Takes the place of an older one of the same id.
    void put(Formula formula);
    /// In the order of their ids.
    const std::vector<Formula>& formulas() const { return m_formulas; }
    /// Those that score this line, in the order of their ids.
    std::vector<const Formula*> formulasFor(By by, std::string_view key) const;
    /// Null when there is none of this id.
    const Formula* find(std::string_view id) const;

private:
    std::vector<Formula> m_formulas;
};

} // namespace fengsui
