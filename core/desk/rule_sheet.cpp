#include "desk/rule_sheet.h"

#include "desk/calendar_sheet.h"
#include "desk/formula_sheet.h"
#include "desk/limit_sheet.h"
#include "desk/type_sheet.h"
#include "rules/rule_text.h"

namespace fengsui {

using namespace sheets;

namespace {

const JsonNode* nodeOf(SheetKind kind, const RuleSheet& sheet, std::size_t index, const JsonNode& root)
{
    const Row& row = sheet.rows[index];
    const auto inOrder = [&](std::string_view member) {
        const auto& list = childrenOf(root, member);
        return index < list.size() ? &list[index] : nullptr;
    };
    switch (kind) {
    case SheetKind::Weeks:
        return inOrder("plans");
    case SheetKind::SpecialDays:
        return inOrder("days");
    case SheetKind::Limits:
        return limitNode(root, cell(sheet, row, "kind"), cell(sheet, row, "id"));
    case SheetKind::Scoring:
        return root.find("score");
    case SheetKind::Points:
        return pointsNode(sheet, index, root);
    case SheetKind::Grades:
        return inOrder("grades");
    case SheetKind::Types:
        break;
    }
    return typeNode(root, cell(sheet, row, "kind"), cell(sheet, row, "code"));
}

} // namespace

std::vector<std::string> columnsOf(SheetKind kind)
{
    switch (kind) {
    case SheetKind::Weeks:
        return { "from", "to", "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    case SheetKind::SpecialDays:
        return { "from", "to", "kind", "hours", "zh", "en", "provisional" };
    case SheetKind::Limits:
        return { "kind", "id", "zh", "en", "amount", "unit", "urgentAmount", "urgentUnit" };
    case SheetKind::Scoring:
        return { "zh", "en", "score" };
    case SheetKind::Points:
        return { "id", "upTo", "points" };
    case SheetKind::Grades:
        return { "from", "zh", "en" };
    case SheetKind::Types:
        break;
    }
    return { "kind", "code", "zh", "en" };
}

std::size_t fixedColumnsOf(SheetKind kind)
{
    return kind == SheetKind::Limits ? 4 : 0;
}

RuleSheet sheetOf(SheetKind kind, const JsonNode& root)
{
    RuleSheet sheet { columnsOf(kind), {} };
    switch (kind) {
    case SheetKind::Weeks:
        for (const JsonNode& plan : childrenOf(root, "plans"))
            sheet.rows.push_back(weekRow(plan));
        break;
    case SheetKind::SpecialDays:
        for (const JsonNode& day : childrenOf(root, "days"))
            sheet.rows.push_back(dayRow(day));
        break;
    case SheetKind::Limits:
        addLimits(sheet, root);
        break;
    case SheetKind::Types:
        addTypes(sheet, root);
        break;
    case SheetKind::Scoring:
        sheet.rows.push_back(scoreRow(root));
        break;
    case SheetKind::Points:
        addPoints(sheet, root);
        break;
    case SheetKind::Grades:
        for (const JsonNode& grade : childrenOf(root, "grades"))
            sheet.rows.push_back(gradeRow(grade));
        break;
    }
    return sheet;
}

void putSheet(SheetKind kind, const RuleSheet& sheet, JsonNode& root)
{
    const auto putList = [&](const char* member, auto nodeOfRow) {
        JsonNode list = ruleList();
        for (const Row& row : sheet.rows)
            list.children.push_back(nodeOfRow(sheet, row));
        put(root, member, std::move(list));
    };
    switch (kind) {
    case SheetKind::Weeks:
        return putList("plans", weekNode);
    case SheetKind::SpecialDays:
        return putList("days", dayNode);
    case SheetKind::Limits:
        for (const Row& row : sheet.rows)
            putLimit(sheet, row, root);
        return;
    case SheetKind::Types:
        return putTypes(sheet, root);
    case SheetKind::Scoring:
        return putScore(sheet, root);
    case SheetKind::Points:
        return putPoints(sheet, root);
    case SheetKind::Grades:
        return putList("grades", gradeNode);
    }
}

std::optional<std::size_t> rowAtLine(SheetKind kind, const RuleSheet& sheet, const JsonNode& root, std::size_t line)
{
    std::optional<std::size_t> nearest;
    std::size_t begin = 0;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
        if (const JsonNode* node = nodeOf(kind, sheet, row, root); node && node->line <= line && node->line >= begin) {
            nearest = row;
            begin = node->line;
        }
    return nearest;
}

std::string nextVersion(std::string_view text, const std::vector<std::pair<SheetKind, RuleSheet>>& sheets)
{
    const auto document = JsonDocument::parse({}, text);
    if (!document)
        return std::string(text);
    JsonNode root = document->root();
    for (const auto& [kind, sheet] : sheets)
        putSheet(kind, sheet, root);
    const JsonNode* version = root.find("version");
    put(root, "version", ruleNumber(std::to_string((version ? version->integer : 1) + 1)));
    return ruleText(root);
}

} // namespace fengsui
