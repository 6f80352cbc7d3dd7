#pragma once

#include "evaluation/evaluate.h"
#include "incident/type_catalogue.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fengsui {

/// Points by a quantity: those of the first step that it does not exceed.
struct StepTable {
    struct Step {
        std::int64_t upTo = 0; ///< included
        std::int64_t milliPoints = 0;
    };
    std::string id;
    std::vector<Step> steps; ///< upTo rises
    std::int64_t milliPointsBeyond = 0;
};

/// What is shown is what grades are given for: points are rounded first.
using Score = Hundredths;

/// Where and why a text is no expression. The sentence has %1 for the file, %2 for the line and %3 for the character
/// from 1; `more` begins at %4.
struct ExpressionFault {
    std::size_t at = 0;
    std::string text;
    std::vector<std::string> more;
};

/// A score as a county writes it: numbers, + - * /, parentheses, the names of indicators (rates in percent, averages in
/// hours), and
///
///     min(a, b …)  max(a, b …)  count(indicator)  orElse(a, b)  table(a)
///
/// count is the denominator, orElse takes b when a has no value, table is one of the file's step tables. It can only
/// look at the figures of one line: no loops, no names of its own, at most 1,000 characters and 16 levels. Reckoned
/// with exact fractions, so that it is the same on every machine.
class Expression {
public:
    static std::variant<Expression, ExpressionFault> parse(std::string_view text, std::span<const StepTable> tables);

    /// Nothing when a figure has no denominator or something is divided by zero.
    std::optional<Score> reckon(const EvaluationLine&, std::span<const StepTable> tables) const;
    /// The figures that it looks at, in the order of the indicators.
    std::vector<Indicator> inputs() const;

    /// One step of a calculator with a stack.
    struct Operation {
        enum class Kind : std::uint8_t {
            Number,
            Rate,
            Count,
            Table,
            Add,
            Subtract,
            Multiply,
            Divide,
            Negate,
            Min,
            Max,
            OrElse
        };
        Kind kind = Kind::Number;
        std::int64_t number = 0; ///< millionths
        Indicator indicator = Indicator::Handling;
        std::size_t index = 0; ///< of the table; how many values Min and Max take
    };

private:
    explicit Expression(std::vector<Operation> operations)
        : m_operations(std::move(operations))
    {
    }
    std::vector<Operation> m_operations;
};

struct Grade {
    std::int64_t fromHundredths = 0; ///< included
    TypeName title;
};

/// How units, towns, cells or people in a post are scored: data, one JSON file each (resources/formulas).
struct Formula {
    std::string id;
    std::uint32_t version = 0;
    TypeName title;
    std::vector<By> by; ///< what it may be used for
    std::optional<Role> post; ///< of By::Post: whose score it is
    std::vector<StepTable> tables;
    std::string text; ///< of the expression
    Expression expression;
    std::vector<Grade> grades; ///< highest first, the last one from 0

    bool isFor(By what, std::string_view key) const;
    std::optional<Score> scoreOf(const EvaluationLine& line) const { return expression.reckon(line, tables); }
    const Grade& gradeOf(Score score) const;
    /// "unitA/1"
    std::string rule() const { return id + '/' + std::to_string(version); }
};

} // namespace fengsui
