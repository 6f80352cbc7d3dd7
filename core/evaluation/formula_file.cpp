#include "evaluation/formula_file.h"

#include <algorithm>
#include <cmath>

namespace fengsui {

namespace {

constexpr std::array scoredPosts { Role::Acceptor, Role::ShiftLeader, Role::Dispatcher, Role::Patroller };
constexpr std::array<std::string_view, 4> functions { "min", "max", "count", "orElse" };

class FormulaReader {
public:
    explicit FormulaReader(const JsonDocument& document)
        : m_reader(document)
        , m_root(document.root())
    {
    }

    Loaded<Formula> read()
    {
        if (!m_reader.onlyKnows(
                m_root, { "formula", "version", "title", "note", "for", "post", "tables", "score", "grades" }))
            return { std::nullopt, m_reader.faults() };
        const std::string id = m_reader.text(m_root, "formula");
        const std::int64_t version = m_reader.integer(m_root, "version");
        if (m_root.find("version") && (version < 1 || version > 1'000'000))
            m_reader.fault(*m_root.find("version"),
                QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must be between %4 and %5."),
                { "version", "1", "1000000" });
        TypeName title = readTitle(m_root);
        m_reader.texts(m_root, "note");
        std::vector<By> by = readUses();
        const auto post = readPost();
        std::vector<StepTable> tables = readTables();
        auto expression = readScore(tables);
        std::vector<Grade> grades = readGrades();
        if (!m_reader.isOk() || !expression)
            return { std::nullopt, m_reader.faults() };
        return { Formula { id, static_cast<std::uint32_t>(version), std::move(title), std::move(by), post,
                     std::move(tables), m_root.find("score")->text, *std::move(expression), std::move(grades) },
            {} };
    }

private:
    TypeName readTitle(const JsonNode& object)
    {
        const JsonNode* title = m_reader.object(object, "title");
        if (!title || !m_reader.onlyKnows(*title, { "en", "zh" }))
            return {};
        return { m_reader.text(*title, "en"), m_reader.text(*title, "zh") };
    }

    std::vector<By> readUses()
    {
        std::vector<By> uses;
        const JsonNode* list = m_reader.list(m_root, "for");
        for (const std::string& word : m_reader.texts(m_root, "for")) {
            if (const auto by = byOf(word))
                uses.push_back(*by);
            else
                m_reader.fault(*list,
                    QT_TRANSLATE_NOOP(
                        "Refusal", "%1, line %2: \"%3\" can't be scored; there are unit, town, grid and post."),
                    { word });
        }
        if (list && list->children.empty())
            m_reader.fault(*list, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Nothing is scored by this formula."));
        m_isForPost = std::ranges::find(uses, By::Post) != uses.end();
        if (m_isForPost && uses.size() > 1)
            m_reader.fault(
                *list, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: A formula for a post is for nothing else."));
        return uses;
    }

    std::optional<Role> readPost()
    {
        const JsonNode* node = m_root.find("post");
        if (!node) {
            if (m_isForPost)
                m_reader.fault(m_root, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Say which \"post\" is scored."));
            return std::nullopt;
        }
        const std::string word = m_reader.text(m_root, "post");
        const auto post = roleOf(word);
        const bool isScored = post && std::ranges::find(scoredPosts, *post) != scoredPosts.end();
        if (!word.empty() && (!isScored || !m_isForPost))
            m_reader.fault(*node,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1, line %2: \"%3\" is no post that is scored; there are acceptor, shiftLeader, dispatcher and "
                    "patroller, of formulas for a post."),
                { word });
        return post;
    }

    // Of a number with at most three decimals.
    std::int64_t milli(const JsonNode& object, std::string_view name)
    {
        const double value = m_reader.number(object, name);
        const JsonNode* node = object.find(name);
        if (node && node->isNumber()
            && (std::abs(value) > 1'000'000 || std::abs(value * 1000 - std::round(value * 1000)) > 1e-6))
            m_reader.fault(*node,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: \"%3\" is a number up to a million with at most three decimals."),
                { std::string(name) });
        return std::abs(value) > 1'000'000 ? 0 : std::llround(value * 1000);
    }

    std::vector<StepTable> readTables()
    {
        std::vector<StepTable> tables;
        const JsonNode* list = m_reader.optionalList(m_root, "tables");
        for (const JsonNode& node : list ? list->children : std::vector<JsonNode> {}) {
            if (!m_reader.onlyKnows(node, { "id", "steps", "more" }))
                continue;
            StepTable table;
            table.id = m_reader.text(node, "id");
            checkName(node, table.id, tables);
            const JsonNode* steps = m_reader.list(node, "steps");
            for (const JsonNode& each : steps ? steps->children : std::vector<JsonNode> {}) {
                if (!m_reader.onlyKnows(each, { "upTo", "points" }))
                    continue;
                const StepTable::Step step { m_reader.integer(each, "upTo"), milli(each, "points") };
                if (!table.steps.empty() && step.upTo <= table.steps.back().upTo)
                    m_reader.fault(each, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The steps of a table must rise."));
                table.steps.push_back(step);
            }
            if (steps && steps->children.empty())
                m_reader.fault(*steps, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The table has no steps."));
            table.milliPointsBeyond = milli(node, "more");
            tables.push_back(std::move(table));
        }
        return tables;
    }

    void checkName(const JsonNode& node, const std::string& id, const std::vector<StepTable>& known)
    {
        const auto isNameCharacter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        };
        if (id.empty())
            return;
        if (!std::ranges::all_of(id, isNameCharacter) || (id.front() >= '0' && id.front() <= '9'))
            m_reader.fault(node,
                QT_TRANSLATE_NOOP(
                    "Refusal", "%1, line %2: The table \"%3\" must be called by letters and digits, a letter first."),
                { id });
        else if (std::ranges::find(known, id, &StepTable::id) != known.end() || indicatorOf(id)
            || std::ranges::find(functions, id) != functions.end())
            m_reader.fault(node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The name \"%3\" is taken."), { id });
    }

    std::optional<Expression> readScore(const std::vector<StepTable>& tables)
    {
        const std::string text = m_reader.text(m_root, "score");
        if (text.empty())
            return std::nullopt;
        auto parsed = Expression::parse(text, tables);
        if (auto* fault = std::get_if<ExpressionFault>(&parsed)) {
            std::vector<std::string> more { std::to_string(fault->at) };
            more.insert(more.end(), fault->more.begin(), fault->more.end());
            m_reader.fault(*m_root.find("score"), fault->text, std::move(more));
            return std::nullopt;
        }
        return std::get<Expression>(std::move(parsed));
    }

    std::vector<Grade> readGrades()
    {
        std::vector<Grade> grades;
        const JsonNode* list = m_reader.list(m_root, "grades");
        if (!list)
            return grades;
        for (const JsonNode& node : list->children) {
            if (!m_reader.onlyKnows(node, { "from", "title" }))
                continue;
            const Grade grade { milli(node, "from") / 10, readTitle(node) };
            if (!grades.empty() && grade.fromHundredths >= grades.back().fromHundredths)
                m_reader.fault(node,
                    QT_TRANSLATE_NOOP("Refusal", "%1, line %2: Grades stand from the highest down to the lowest."));
            grades.push_back(grade);
        }
        if (grades.empty() || grades.back().fromHundredths != 0)
            m_reader.fault(*list, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: The lowest grade must begin at 0."));
        return grades;
    }

    JsonReader m_reader;
    const JsonNode& m_root;
    bool m_isForPost = false;
};

} // namespace

Loaded<Formula> readFormula(std::string file, std::string_view text)
{
    const auto document = JsonDocument::parse(std::move(file), text);
    if (!document)
        return { std::nullopt, { document.refusal() } };
    return FormulaReader(*document).read();
}

void FormulaShelf::put(Formula formula)
{
    const auto at = std::ranges::lower_bound(m_formulas, formula.id, {}, &Formula::id);
    if (at != m_formulas.end() && at->id == formula.id)
        *at = std::move(formula);
    else
        m_formulas.insert(at, std::move(formula));
}

std::vector<const Formula*> FormulaShelf::formulasFor(By by, std::string_view key) const
{
    std::vector<const Formula*> fitting;
    for (const Formula& formula : m_formulas)
        if (formula.isFor(by, key))
            fitting.push_back(&formula);
    return fitting;
}

const Formula* FormulaShelf::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_formulas, id, &Formula::id);
    return found == m_formulas.end() ? nullptr : &*found;
}

} // namespace fengsui
