#include "rules/rule_changes.h"

#include "rules/rule_text.h"

#include <algorithm>
#include <array>

namespace fengsui {

namespace {

using Kind = JsonNode::Kind;

constexpr std::array<std::string_view, 4> names { "id", "code", "request", "from" };

std::string nameOf(const JsonNode& node, std::string_view by)
{
    const JsonNode* name = node.find(by);
    return name && name->is(Kind::Text) ? name->text : std::string();
}

bool tellsApart(const JsonNode& list, std::string_view by)
{
    std::vector<std::string> all;
    for (const JsonNode& child : list.children)
        all.push_back(nameOf(child, by));
    std::ranges::sort(all);
    return std::ranges::find(all, "") == all.end() && std::ranges::adjacent_find(all) == all.end();
}

class Comparison {
public:
    std::vector<RuleChange> changes;

    void compare(const std::string& path, const JsonNode* before, const JsonNode* after)
    {
        const auto areBoth = [&](Kind kind) { return before && after && before->is(kind) && after->is(kind); };
        if (areBoth(Kind::Object))
            return compareMembers(path, *before, *after);
        if (areBoth(Kind::List))
            return compareLists(path, *before, *after);
        std::string had = before ? ruleLine(*before) : std::string();
        std::string has = after ? ruleLine(*after) : std::string();
        if (had != has)
            changes.push_back({ path, std::move(had), std::move(has) });
    }

private:
    void compareMembers(const std::string& path, const JsonNode& before, const JsonNode& after)
    {
        const auto below = [&path](const std::string& key) { return path.empty() ? key : path + '.' + key; };
        for (const JsonNode& had : before.children)
            compare(below(had.key), &had, after.find(had.key));
        for (const JsonNode& has : after.children)
            if (!before.find(has.key))
                compare(below(has.key), nullptr, &has);
    }

    void compareLists(const std::string& path, const JsonNode& before, const JsonNode& after)
    {
        const auto by = std::ranges::find_if(
            names, [&](std::string_view name) { return tellsApart(before, name) && tellsApart(after, name); });
        if (by != names.end())
            return compareNamed(path, before, after, *by);
        const bool isOfThings = std::ranges::any_of(
            before.children, [](const JsonNode& node) { return node.is(Kind::Object) || node.is(Kind::List); });
        if (!isOfThings) {
            if (std::string had = ruleLine(before), has = ruleLine(after); had != has)
                changes.push_back({ path, std::move(had), std::move(has) });
            return;
        }
        const std::size_t most = std::max(before.children.size(), after.children.size());
        for (std::size_t i = 0; i < most; ++i)
            compare(path + '[' + std::to_string(i + 1) + ']',
                i < before.children.size() ? &before.children[i] : nullptr,
                i < after.children.size() ? &after.children[i] : nullptr);
    }

    void compareNamed(const std::string& path, const JsonNode& before, const JsonNode& after, std::string_view by)
    {
        const auto named = [by](const JsonNode& list, const std::string& name) {
            const auto found
                = std::ranges::find_if(list.children, [&](const JsonNode& node) { return nameOf(node, by) == name; });
            return found == list.children.end() ? nullptr : &*found;
        };
        std::vector<std::string> had, has; // of those that are in both
        for (const JsonNode& node : before.children) {
            const std::string name = nameOf(node, by);
            const JsonNode* same = named(after, name);
            compare(path + '[' + name + ']', &node, same);
            if (same)
                had.push_back(name);
        }
        for (const JsonNode& node : after.children) {
            const std::string name = nameOf(node, by);
            if (named(before, name))
                has.push_back(name);
            else
                compare(path + '[' + name + ']', nullptr, &node);
        }
        if (had != has)
            changes.push_back({ path, joined(had), joined(has) });
    }

    static std::string joined(const std::vector<std::string>& all)
    {
        std::string out;
        for (const std::string& one : all)
            out += (out.empty() ? "" : ", ") + one;
        return out;
    }
};

} // namespace

std::vector<RuleChange> ruleChanges(std::string_view before, std::string_view after)
{
    const auto had = JsonDocument::parse({}, before);
    const auto has = JsonDocument::parse({}, after);
    Comparison comparison;
    comparison.compare({}, had ? &had->root() : nullptr, has ? &has->root() : nullptr);
    return std::move(comparison.changes);
}

} // namespace fengsui
