#include "desk/sheet_cells.h"

#include "rules/rule_text.h"

#include <algorithm>

namespace fengsui::sheets {

namespace {

std::vector<std::string> words(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = text.find_first_not_of(" ,;\t", at)) != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(" ,;\t", at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

} // namespace

std::string textAt(const JsonNode& object, std::string_view name)
{
    const JsonNode* node = object.find(name);
    return !node ? std::string() : node->is(JsonNode::Kind::Text) ? node->text : ruleLine(*node);
}

std::string joined(const JsonNode* list)
{
    std::string out;
    if (list)
        for (const JsonNode& child : list->children)
            out += (out.empty() ? "" : " ") + child.text;
    return out;
}

JsonNode listOf(const std::string& text)
{
    JsonNode list = ruleList();
    for (std::string& word : words(text))
        list.children.push_back(ruleWord(std::move(word)));
    return list;
}

void put(JsonNode& object, const std::string& name, JsonNode value)
{
    JsonNode& member = ruleMember(object, name);
    value.key = name;
    member = std::move(value);
}

JsonNode titleOf(const std::string& english, const std::string& chinese, const char* nameOfChinese)
{
    JsonNode title = ruleObject();
    put(title, "en", ruleWord(english));
    put(title, nameOfChinese, ruleWord(chinese));
    return title;
}

const std::vector<JsonNode>& childrenOf(const JsonNode& root, std::string_view name)
{
    static const std::vector<JsonNode> none;
    const JsonNode* list = root.find(name);
    return list && list->is(JsonNode::Kind::List) ? list->children : none;
}

std::string cell(const RuleSheet& sheet, const Row& row, std::string_view column)
{
    const auto at = std::ranges::find(sheet.columns, column);
    return at == sheet.columns.end() ? std::string() : row[static_cast<std::size_t>(at - sheet.columns.begin())];
}

} // namespace fengsui::sheets
