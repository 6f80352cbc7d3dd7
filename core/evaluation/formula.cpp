#include "evaluation/formula.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>

namespace fengsui {

namespace {

using Rational = boost::multiprecision::cpp_rational;
using Operation = Expression::Operation;
using Kind = Operation::Kind;

constexpr std::size_t longest = 1000;
constexpr int deepest = 16;
constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t millisecondsOfHour = 3'600'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Reads by recursive descent; writes the operations in the order in which they are done.
class Parser {
public:
    Parser(std::string_view text, std::span<const StepTable> tables)
        : m_text(text)
        , m_tables(tables)
    {
    }

    std::variant<std::vector<Operation>, ExpressionFault> run()
    {
        if (m_text.size() > longest)
            return ExpressionFault { 1,
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A formula has at most %4 characters."),
                { std::to_string(longest) } };
        if (sum(0)) {
            skipBlanks();
            if (m_at < m_text.size())
                fault(QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: \"%4\" is not expected here."),
                    { std::string(1, m_text[m_at]) });
        }
        if (m_fault)
            return *m_fault;
        return std::move(m_operations);
    }

private:
    bool fault(const char* text, std::vector<std::string> more = {})
    {
        if (!m_fault)
            m_fault = ExpressionFault { m_at + 1, text, std::move(more) };
        return false;
    }
    void skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
            ++m_at;
    }
    bool eat(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool require(char c)
    {
        return eat(c)
            || fault(
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: \"%4\" is missing."), { std::string(1, c) });
    }
    void emit(Kind kind) { m_operations.push_back({ kind, 0, Indicator::Handling, 0 }); }

    bool sum(int depth)
    {
        if (depth > deepest)
            return fault(QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: More than %4 levels of parentheses."),
                { std::to_string(deepest) });
        if (!product(depth))
            return false;
        for (;;) {
            const bool isPlus = eat('+');
            if (!isPlus && !eat('-'))
                return true;
            if (!product(depth))
                return false;
            emit(isPlus ? Kind::Add : Kind::Subtract);
        }
    }

    bool product(int depth)
    {
        if (!signedValue(depth))
            return false;
        for (;;) {
            const bool isTimes = eat('*');
            if (!isTimes && !eat('/'))
                return true;
            if (!signedValue(depth))
                return false;
            emit(isTimes ? Kind::Multiply : Kind::Divide);
        }
    }

    bool signedValue(int depth)
    {
        if (!eat('-'))
            return value(depth);
        if (!value(depth))
            return false;
        emit(Kind::Negate);
        return true;
    }

    bool value(int depth)
    {
        if (eat('('))
            return sum(depth + 1) && require(')');
        skipBlanks();
        if (m_at >= m_text.size())
            return fault(QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: The formula ends too early."));
        if (isDigit(m_text[m_at]))
            return number();
        if (isLetter(m_text[m_at]))
            return name(depth);
        return fault(QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: \"%4\" is not expected here."),
            { std::string(1, m_text[m_at]) });
    }

    bool number()
    {
        const std::size_t begin = m_at;
        std::int64_t whole = 0, fraction = 0, unit = million;
        while (m_at < m_text.size() && isDigit(m_text[m_at]))
            whole = std::min<std::int64_t>(whole * 10 + (m_text[m_at++] - '0'), million * 1000);
        bool isFine = whole <= million;
        if (m_at < m_text.size() && m_text[m_at] == '.') {
            const std::size_t point = m_at++;
            while (m_at < m_text.size() && isDigit(m_text[m_at])) {
                unit /= 10;
                fraction += (m_text[m_at++] - '0') * unit;
            }
            isFine = isFine && m_at - point - 1 >= 1 && m_at - point - 1 <= 6;
        }
        if (!isFine) {
            const std::string text(m_text.substr(begin, m_at - begin));
            m_at = begin;
            return fault(
                QT_TRANSLATE_NOOP("Refusal",
                    "%1, line %2, character %3: \"%4\" is no number up to a million with at most six decimals."),
                { text });
        }
        m_operations.push_back({ Kind::Number, whole * million + fraction, Indicator::Handling, 0 });
        return true;
    }

    std::string word()
    {
        skipBlanks();
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && (isLetter(m_text[m_at]) || isDigit(m_text[m_at])))
            ++m_at;
        return std::string(m_text.substr(begin, m_at - begin));
    }

    bool name(int depth)
    {
        const std::size_t begin = m_at;
        const std::string id = word();
        if (eat('('))
            return call(id, begin, depth + 1);
        const auto indicator = indicatorOf(id);
        if (!indicator) {
            m_at = begin;
            return fault(
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: There is no indicator \"%4\"."), { id });
        }
        m_operations.push_back({ Kind::Rate, 0, *indicator, 0 });
        return true;
    }

    bool call(const std::string& id, std::size_t begin, int depth)
    {
        if (id == "count") {
            skipBlanks();
            const std::size_t at = m_at;
            const std::string what = word();
            const auto indicator = indicatorOf(what);
            if (!indicator) {
                m_at = at;
                return fault(
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: There is no indicator \"%4\"."), { what });
            }
            m_operations.push_back({ Kind::Count, 0, *indicator, 0 });
            return require(')');
        }
        const auto table = std::ranges::find(m_tables, id, &StepTable::id);
        const bool isKnown = id == "min" || id == "max" || id == "orElse" || table != m_tables.end();
        if (!isKnown) {
            m_at = begin;
            return fault(QT_TRANSLATE_NOOP("Refusal",
                             "%1, line %2, character %3: There is no function or table \"%4\"; there are min, max, "
                             "count, orElse and the tables of this file."),
                { id });
        }
        std::size_t values = 0;
        do {
            if (!sum(depth))
                return false;
            ++values;
        } while (eat(','));
        if (!require(')'))
            return false;
        const bool isRight = table != m_tables.end() ? values == 1 : id == "orElse" ? values == 2 : values >= 2;
        if (!isRight) {
            m_at = begin;
            return fault(QT_TRANSLATE_NOOP("Refusal", "%1, line %2, character %3: \"%4\" can't be given %5 values."),
                { id, std::to_string(values) });
        }
        if (table != m_tables.end())
            m_operations.push_back(
                { Kind::Table, 0, Indicator::Handling, static_cast<std::size_t>(table - m_tables.begin()) });
        else
            m_operations.push_back({ id == "min" ? Kind::Min
                    : id == "max"                ? Kind::Max
                                                 : Kind::OrElse,
                0, Indicator::Handling, values });
        return true;
    }

    std::string_view m_text;
    std::span<const StepTable> m_tables;
    std::size_t m_at = 0;
    std::vector<Operation> m_operations;
    std::optional<ExpressionFault> m_fault;
};

using Value = std::optional<Rational>;

Value rateOf(const EvaluationLine& line, Indicator indicator)
{
    const Figure& figure = line.of(indicator);
    if (figure.denominator == 0)
        return std::nullopt;
    return infoOf(indicator).isAverage
        ? Rational(figure.numerator) / (Rational(figure.denominator) * millisecondsOfHour)
        : Rational(figure.numerator) * 100 / figure.denominator;
}

Value pointsOf(const StepTable& table, const Rational& quantity)
{
    for (const StepTable::Step& step : table.steps)
        if (quantity <= step.upTo)
            return Rational(step.milliPoints) / 1000;
    return Rational(table.milliPointsBeyond) / 1000;
}

Value joined(Kind kind, const Value& a, const Value& b)
{
    if (kind == Kind::OrElse)
        return a ? a : b;
    if (!a || !b)
        return std::nullopt;
    switch (kind) {
    case Kind::Add:
        return Rational(*a + *b);
    case Kind::Subtract:
        return Rational(*a - *b);
    case Kind::Multiply:
        return Rational(*a * *b);
    case Kind::Divide:
        return b->is_zero() ? std::nullopt : Value(Rational(*a / *b));
    case Kind::Min:
        return std::min(*a, *b);
    default:
        return std::max(*a, *b);
    }
}

// Half a hundredth goes up, also below zero (toward the greater score).
Score rounded(const Rational& points)
{
    using boost::multiprecision::cpp_int;
    const Rational doubled = points * 200 + 1;
    cpp_int quotient, rest;
    boost::multiprecision::divide_qr(cpp_int(numerator(doubled)), cpp_int(denominator(doubled) * 2), quotient, rest);
    if (rest < 0)
        --quotient;
    return { static_cast<std::int64_t>(quotient) };
}

} // namespace

std::variant<Expression, ExpressionFault> Expression::parse(std::string_view text, std::span<const StepTable> tables)
{
    auto parsed = Parser(text, tables).run();
    if (auto* fault = std::get_if<ExpressionFault>(&parsed))
        return std::move(*fault);
    return Expression(std::get<std::vector<Operation>>(std::move(parsed)));
}

std::optional<Score> Expression::reckon(const EvaluationLine& line, std::span<const StepTable> tables) const
{
    std::vector<Value> stack;
    const auto take = [&stack] {
        Value value = std::move(stack.back());
        stack.pop_back();
        return value;
    };
    for (const Operation& operation : m_operations) {
        switch (operation.kind) {
        case Kind::Number:
            stack.emplace_back(Rational(operation.number) / million);
            break;
        case Kind::Rate:
            stack.push_back(rateOf(line, operation.indicator));
            break;
        case Kind::Count:
            stack.emplace_back(Rational(line.of(operation.indicator).denominator));
            break;
        case Kind::Table: {
            const Value quantity = take();
            stack.push_back(quantity ? pointsOf(tables[operation.index], *quantity) : std::nullopt);
            break;
        }
        case Kind::Negate: {
            const Value value = take();
            stack.push_back(value ? Value(Rational(-*value)) : std::nullopt);
            break;
        }
        case Kind::Min:
        case Kind::Max: {
            Value value = take();
            for (std::size_t i = 1; i < operation.index; ++i)
                value = joined(operation.kind, take(), value);
            stack.push_back(std::move(value));
            break;
        }
        default: {
            const Value b = take(), a = take();
            stack.push_back(joined(operation.kind, a, b));
        }
        }
    }
    // A score beyond a billion is a mistake in the file, and no score.
    const Value score = take();
    constexpr std::int64_t most = 1'000'000'000;
    if (!score || *score > most || *score < -most)
        return std::nullopt;
    return rounded(*score);
}

std::vector<Indicator> Expression::inputs() const
{
    std::vector<Indicator> inputs;
    for (const Operation& operation : m_operations)
        if (operation.kind == Kind::Rate || operation.kind == Kind::Count)
            inputs.push_back(operation.indicator);
    std::ranges::sort(inputs);
    const auto rest = std::ranges::unique(inputs);
    inputs.erase(rest.begin(), rest.end());
    return inputs;
}

bool Formula::isFor(By what, std::string_view key) const
{
    if (std::ranges::find(by, what) == by.end())
        return false;
    const auto whose = what == By::Post ? readPostKey(key) : std::nullopt;
    return what != By::Post || (whose && whose->post == post);
}

const Grade& Formula::gradeOf(Score score) const
{
    const auto found
        = std::ranges::find_if(grades, [score](const Grade& grade) { return score.value >= grade.fromHundredths; });
    return found == grades.end() ? grades.back() : *found;
}

} // namespace fengsui
