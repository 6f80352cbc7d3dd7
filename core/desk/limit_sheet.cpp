#include "desk/limit_sheet.h"

#include "rules/rule_text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

namespace fengsui::sheets {

namespace {

std::vector<std::string> amountsOf(const JsonNode& node)
{
    std::vector<std::string> cells;
    for (const char* name : { "limit", "urgentLimit" }) {
        const JsonNode* limit = node.find(name);
        cells.push_back(limit ? textAt(*limit, "amount") : "");
        cells.push_back(limit ? textAt(*limit, "unit") : "");
    }
    return cells;
}

Row limitRow(const char* kind, const JsonNode& node)
{
    const JsonNode* title = node.find("title");
    Row row { kind, textAt(node, "id"), title ? textAt(*title, "zh") : "", title ? textAt(*title, "en") : "" };
    std::ranges::move(amountsOf(node), std::back_inserter(row));
    return row;
}

// A limit that a state has for certain matters is named by the state and its number, and by what it is for.
Row matchedRow(const JsonNode& state, std::size_t number, const JsonNode& node)
{
    const JsonNode* matches = node.find("for");
    const std::string what = matches ? ruleLine(*matches) : std::string();
    Row row { "match", textAt(state, "id") + '/' + std::to_string(number + 1), what, what };
    std::ranges::move(amountsOf(node), std::back_inserter(row));
    return row;
}

bool hasLimit(const JsonNode& node)
{
    const JsonNode* limit = node.find("limit");
    return limit && limit->is(JsonNode::Kind::Object);
}

constexpr std::array limitLists { std::pair("class", "classes"), std::pair("level", "levels"),
    std::pair("state", "states") };

} // namespace

void addLimits(RuleSheet& sheet, const JsonNode& root)
{
    for (const auto& [kind, member] : limitLists)
        for (const JsonNode& node : childrenOf(root, member)) {
            if (hasLimit(node))
                sheet.rows.push_back(limitRow(kind, node));
            const auto& matched = childrenOf(node, "limits");
            for (std::size_t i = 0; i < matched.size(); ++i)
                sheet.rows.push_back(matchedRow(node, i, matched[i]));
        }
}

const JsonNode* limitNode(const JsonNode& root, const std::string& kind, const std::string& id)
{
    const bool isMatch = kind == "match";
    const std::string holder = isMatch ? id.substr(0, id.rfind('/')) : id;
    for (const auto& [name, member] : limitLists) {
        if (name != (isMatch ? "state" : kind))
            continue;
        const auto& list = childrenOf(root, member);
        const auto found
            = std::ranges::find_if(list, [&](const JsonNode& node) { return textAt(node, "id") == holder; });
        if (found == list.end())
            return nullptr;
        if (!isMatch)
            return hasLimit(*found) ? &*found : nullptr;
        const auto& matched = childrenOf(*found, "limits");
        for (std::size_t i = 0; i < matched.size(); ++i)
            if (id == holder + '/' + std::to_string(i + 1))
                return &matched[i];
    }
    return nullptr;
}

void putLimit(const RuleSheet& sheet, const Row& row, JsonNode& root)
{
    // found in a file that may be changed
    auto* node = const_cast<JsonNode*>(limitNode(root, cell(sheet, row, "kind"), cell(sheet, row, "id")));
    if (!node)
        return; // of a table of another version
    for (const auto& [name, amount, unit] :
        { std::tuple("limit", "amount", "unit"), std::tuple("urgentLimit", "urgentAmount", "urgentUnit") }) {
        JsonNode span = ruleObject();
        put(span, "amount", ruleNumber(cell(sheet, row, amount)));
        if (const std::string word = cell(sheet, row, unit); !word.empty())
            put(span, "unit", ruleWord(word));
        put(*node, name, std::move(span));
    }
}

} // namespace fengsui::sheets
