#include "rules/rule_text.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace fengsui {

namespace {

using Kind = JsonNode::Kind;

constexpr std::size_t longestLine = 116;

std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20)
            out += std::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + '"';
}

std::string keyOf(const JsonNode& object, const JsonNode& member)
{
    return object.is(Kind::Object) ? inQuotes(member.key) + ": " : std::string();
}

void write(std::string& out, const JsonNode& node, std::size_t depth)
{
    const std::string line = ruleLine(node);
    const std::size_t column = out.size() - (out.rfind('\n') + 1);
    if (node.children.empty() || (depth > 0 && column + line.size() <= longestLine)) {
        out += line;
        return;
    }
    const bool isList = node.is(Kind::List);
    out += isList ? '[' : '{';
    for (const JsonNode& child : node.children) {
        out += &child == &node.children.front() ? "\n" : ",\n";
        out.append(2 * (depth + 1), ' ');
        out += keyOf(node, child);
        write(out, child, depth + 1);
    }
    out += '\n';
    out.append(2 * depth, ' ');
    out += isList ? ']' : '}';
}

JsonNode nodeOf(Kind kind)
{
    JsonNode node;
    node.kind = kind;
    return node;
}

} // namespace

std::string ruleLine(const JsonNode& node)
{
    switch (node.kind) {
    case Kind::Null:
        return "null";
    case Kind::Boolean:
        return node.boolean ? "true" : "false";
    case Kind::Integer:
        return std::to_string(node.integer);
    case Kind::Real:
        return std::format("{}", node.real);
    case Kind::Text:
        return inQuotes(node.text);
    case Kind::List:
    case Kind::Object:
        break;
    }
    const bool isList = node.is(Kind::List);
    if (node.children.empty())
        return isList ? "[]" : "{}";
    std::string out(isList ? "[" : "{ ");
    for (const JsonNode& child : node.children) {
        out += &child == &node.children.front() ? "" : ", ";
        out += keyOf(node, child) + ruleLine(child);
    }
    return out + (isList ? "]" : " }");
}

std::string ruleText(const JsonNode& root)
{
    std::string out;
    write(out, root, 0);
    return out + '\n';
}

JsonNode& ruleMember(JsonNode& object, const std::string& name)
{
    const auto known = std::ranges::find(object.children, name, &JsonNode::key);
    if (known != object.children.end())
        return *known;
    JsonNode& fresh = object.children.emplace_back();
    fresh.key = name;
    return fresh;
}

void dropMember(JsonNode& object, const std::string& name)
{
    std::erase_if(object.children, [&](const JsonNode& child) { return child.key == name; });
}

JsonNode ruleWord(std::string text)
{
    JsonNode node = nodeOf(Kind::Text);
    node.text = std::move(text);
    return node;
}

JsonNode ruleNumber(const std::string& text)
{
    JsonNode node = nodeOf(Kind::Integer);
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), node.integer);
    return fault == std::errc() && end == text.data() + text.size() ? node : ruleWord(text);
}

JsonNode ruleObject()
{
    return nodeOf(Kind::Object);
}

JsonNode ruleList()
{
    return nodeOf(Kind::List);
}

} // namespace fengsui
