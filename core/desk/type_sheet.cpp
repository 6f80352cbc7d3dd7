#include "desk/type_sheet.h"

#include "rules/rule_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fengsui::sheets {

namespace {

Row typeRow(const char* kind, const std::string& code, const JsonNode& node)
{
    const JsonNode* name = node.find("name");
    return { kind, code, name ? textAt(*name, "zh_CN") : "", name ? textAt(*name, "en") : "" };
}

constexpr std::array typeKinds { std::pair("event", "events"), std::pair("component", "components") };

const JsonNode* coded(const std::vector<JsonNode>& list, const std::string& code)
{
    const auto found = std::ranges::find_if(list, [&](const JsonNode& node) { return textAt(node, "code") == code; });
    return found == list.end() ? nullptr : &*found;
}

// What a class had beside its name, such as what it is the same as, stays.
JsonNode renamed(const JsonNode* before, const std::string& code, const RuleSheet& sheet, const Row& row)
{
    JsonNode node = before ? *before : ruleObject();
    put(node, "code", ruleWord(code));
    put(node, "name", titleOf(cell(sheet, row, "en"), cell(sheet, row, "zh"), "zh_CN"));
    return node;
}

} // namespace

void addTypes(RuleSheet& sheet, const JsonNode& root)
{
    for (const auto& [name, member] : typeKinds)
        for (const JsonNode& major : childrenOf(root, member)) {
            const std::string code = textAt(major, "code");
            sheet.rows.push_back(typeRow(name, code, major));
            for (const JsonNode& minor : childrenOf(major, "minors"))
                sheet.rows.push_back(typeRow(name, code + textAt(minor, "code"), minor));
        }
}

const JsonNode* typeNode(const JsonNode& root, const std::string& kind, const std::string& code)
{
    for (const auto& [name, member] : typeKinds)
        if (name == kind) {
            const JsonNode* major = coded(childrenOf(root, member), code.size() == 4 ? code.substr(0, 2) : code);
            return major && code.size() == 4 ? coded(childrenOf(*major, "minors"), code.substr(2)) : major;
        }
    return nullptr;
}

void putTypes(const RuleSheet& sheet, JsonNode& root)
{
    for (const auto& [kind, member] : typeKinds) {
        const std::vector<JsonNode> before = childrenOf(root, member);
        JsonNode majors = ruleList();
        std::vector<std::pair<std::string, JsonNode>> minors; // by code of the major class
        for (const Row& row : sheet.rows) {
            if (cell(sheet, row, "kind") != kind)
                continue;
            const std::string code = cell(sheet, row, "code");
            const JsonNode* major = coded(before, code.substr(0, 2));
            if (code.size() != 4) {
                JsonNode node = renamed(major, code, sheet, row);
                dropMember(node, "minors");
                majors.children.push_back(std::move(node));
                continue;
            }
            const JsonNode* minor = major ? coded(childrenOf(*major, "minors"), code.substr(2)) : nullptr;
            minors.emplace_back(code.substr(0, 2), renamed(minor, code.substr(2), sheet, row));
        }
        for (auto& [code, minor] : minors) {
            auto holder = std::ranges::find_if(
                majors.children, [&code](const JsonNode& node) { return textAt(node, "code") == code; });
            if (holder == majors.children.end()) {
                JsonNode unnamed = ruleObject();
                put(unnamed, "code", ruleWord(code));
                majors.children.push_back(std::move(unnamed));
                holder = majors.children.end() - 1;
            }
            JsonNode& list = ruleMember(*holder, "minors");
            list.kind = JsonNode::Kind::List;
            minor.key.clear();
            list.children.push_back(std::move(minor));
        }
        if (!majors.children.empty() || root.find(member))
            put(root, member, std::move(majors));
    }
}

} // namespace fengsui::sheets
