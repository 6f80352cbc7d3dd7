#include "evaluation/formula.h"
#include "fuzz/fuzz.h"

namespace fengsui {

// A score as a county writes it, over figures of any size.
void fuzz(std::string_view input)
{
    Material material(input);
    EvaluationLine line;
    for (std::size_t i = 0; i < 4; ++i) {
        Figure& figure = line.figures[material.number(indicatorCount)];
        const std::size_t size = material.number(9);
        for (const char c : material.bytes(size))
            figure.numerator = static_cast<std::int64_t>(
                static_cast<std::uint64_t>(figure.numerator) << 8 | static_cast<unsigned char>(c));
        figure.denominator = static_cast<std::int64_t>(material.largeNumber());
    }
    const StepTable table { "steps", { { 1000, 5000 }, { 9000, 20000 } }, 30000 };
    const std::span tables(&table, 1);
    const std::string_view text = material.rest();
    const auto parsed = Expression::parse(text, tables);
    if (const auto* fault = std::get_if<ExpressionFault>(&parsed)) {
        require(fault->at <= text.size() + 1 && !fault->text.empty(), "a fault has its place in the text");
        return;
    }
    const auto& expression = std::get<Expression>(parsed);
    const auto once = expression.reckon(line, tables);
    require(once == expression.reckon(line, tables), "the same figures give the same score");
    require(expression.inputs().size() <= indicatorCount, "it looks at indicators");
    if (once)
        require(!once->toString().empty(), "a score can be shown");
}

} // namespace fengsui
