#include "desk/formula_sheet.h"

#include "rules/rule_text.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace fengsui::sheets {

namespace {

// Points may have decimals; what is no number is put as it stands, and refused by name of the line.
JsonNode decimal(const std::string& text)
{
    JsonNode node = ruleNumber(text);
    if (!node.is(JsonNode::Kind::Text))
        return node;
    const char* end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, node.real); read.ec == std::errc() && read.ptr == end)
        node.kind = JsonNode::Kind::Real;
    return node;
}

} // namespace

Row scoreRow(const JsonNode& root)
{
    const JsonNode* title = root.find("title");
    return { title ? textAt(*title, "zh") : "", title ? textAt(*title, "en") : "", textAt(root, "score") };
}

void putScore(const RuleSheet& sheet, JsonNode& root)
{
    if (sheet.rows.empty())
        return;
    const Row& row = sheet.rows.front();
    put(root, "title", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh"));
    put(root, "score", ruleWord(cell(sheet, row, "score")));
}

void addPoints(RuleSheet& sheet, const JsonNode& root)
{
    for (const JsonNode& table : childrenOf(root, "tables")) {
        for (const JsonNode& step : childrenOf(table, "steps"))
            sheet.rows.push_back({ textAt(table, "id"), textAt(step, "upTo"), textAt(step, "points") });
        sheet.rows.push_back({ textAt(table, "id"), "", textAt(table, "more") });
    }
}

void putPoints(const RuleSheet& sheet, JsonNode& root)
{
    JsonNode tables = ruleList();
    for (const Row& row : sheet.rows) {
        const std::string id = cell(sheet, row, "id");
        auto table
            = std::ranges::find_if(tables.children, [&id](const JsonNode& node) { return textAt(node, "id") == id; });
        if (table == tables.children.end()) {
            JsonNode fresh = ruleObject();
            put(fresh, "id", ruleWord(id));
            put(fresh, "steps", ruleList());
            tables.children.push_back(std::move(fresh));
            table = tables.children.end() - 1;
        }
        const std::string upTo = cell(sheet, row, "upTo");
        if (upTo.empty()) {
            put(*table, "more", decimal(cell(sheet, row, "points")));
            continue;
        }
        JsonNode step = ruleObject();
        put(step, "upTo", ruleNumber(upTo));
        put(step, "points", decimal(cell(sheet, row, "points")));
        ruleMember(*table, "steps").children.push_back(std::move(step));
    }
    if (!tables.children.empty() || root.find("tables"))
        put(root, "tables", std::move(tables));
}

const JsonNode* pointsNode(const RuleSheet& sheet, std::size_t index, const JsonNode& root)
{
    const std::string id = cell(sheet, sheet.rows[index], "id");
    const auto& tables = childrenOf(root, "tables");
    const auto table = std::ranges::find_if(tables, [&id](const JsonNode& node) { return textAt(node, "id") == id; });
    if (table == tables.end() || cell(sheet, sheet.rows[index], "upTo").empty())
        return table == tables.end() ? nullptr : &*table;
    std::size_t number = 0;
    for (std::size_t i = 0; i < index; ++i)
        number += cell(sheet, sheet.rows[i], "id") == id && !cell(sheet, sheet.rows[i], "upTo").empty() ? 1 : 0;
    const auto& steps = childrenOf(*table, "steps");
    return number < steps.size() ? &steps[number] : nullptr;
}

Row gradeRow(const JsonNode& grade)
{
    const JsonNode* title = grade.find("title");
    return { textAt(grade, "from"), title ? textAt(*title, "zh") : "", title ? textAt(*title, "en") : "" };
}

JsonNode gradeNode(const RuleSheet& sheet, const Row& row)
{
    JsonNode grade = ruleObject();
    put(grade, "from", decimal(cell(sheet, row, "from")));
    put(grade, "title", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh"));
    return grade;
}

} // namespace fengsui::sheets
