#include "base/json_document.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <optional>
#include <utility>

namespace fengsui {

namespace {

namespace json = boost::json;

// Of one object: each name is looked for among those before it, and files come from other consoles too.
constexpr std::size_t mostMembers = 4096;

// Builds the tree. The parser is fed line by line, so the line being fed is the line of what it reports.
struct TreeBuilder {
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);

    std::size_t line = 1;
    JsonNode root;
    std::string pending; // parts of a text or name
    std::string key;
    std::vector<JsonNode> open; // lists and objects not yet closed
    std::optional<std::string> repeatedKey;
    bool hasTooManyMembers = false;

    void add(JsonNode node)
    {
        if (open.empty())
            root = std::move(node);
        else
            open.back().children.push_back(std::move(node));
    }
    JsonNode made(JsonNode::Kind kind)
    {
        JsonNode node;
        node.kind = kind;
        node.line = line;
        node.key = std::exchange(key, {});
        return node;
    }
    bool close()
    {
        JsonNode node = std::move(open.back());
        open.pop_back();
        add(std::move(node));
        return true;
    }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&)
    {
        open.push_back(made(JsonNode::Kind::Object));
        return true;
    }
    bool on_object_end(std::size_t, json::error_code&) { return close(); }
    bool on_array_begin(json::error_code&)
    {
        open.push_back(made(JsonNode::Kind::List));
        return true;
    }
    bool on_array_end(std::size_t, json::error_code&) { return close(); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&)
    {
        pending.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code& ec)
    {
        pending.append(part.data(), part.size());
        key = std::exchange(pending, {});
        hasTooManyMembers = open.back().children.size() == mostMembers;
        if (!hasTooManyMembers && !open.back().find(key))
            return true;
        if (!hasTooManyMembers)
            repeatedKey = key;
        ec = json::error::syntax;
        return false;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&)
    {
        pending.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view part, std::size_t, json::error_code&)
    {
        pending.append(part.data(), part.size());
        JsonNode node = made(JsonNode::Kind::Text);
        node.text = std::exchange(pending, {});
        add(std::move(node));
        return true;
    }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t value, json::string_view, json::error_code&)
    {
        JsonNode node = made(JsonNode::Kind::Integer);
        node.integer = value;
        node.real = static_cast<double>(value);
        add(std::move(node));
        return true;
    }
    // Only numbers above 2^63 come here; nothing of ours counts that far.
    bool on_uint64(std::uint64_t value, json::string_view text, json::error_code& ec)
    {
        return on_double(static_cast<double>(value), text, ec);
    }
    bool on_double(double value, json::string_view, json::error_code&)
    {
        JsonNode node = made(JsonNode::Kind::Real);
        node.real = value;
        add(std::move(node));
        return true;
    }
    bool on_bool(bool value, json::error_code&)
    {
        JsonNode node = made(JsonNode::Kind::Boolean);
        node.boolean = value;
        add(std::move(node));
        return true;
    }
    bool on_null(json::error_code&)
    {
        add(made(JsonNode::Kind::Null));
        return true;
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }
};

std::string_view kindWord(JsonNode::Kind kind)
{
    switch (kind) {
    case JsonNode::Kind::Null:
        return "null";
    case JsonNode::Kind::Boolean:
        return "true/false";
    case JsonNode::Kind::Integer:
        return "integer";
    case JsonNode::Kind::Real:
        return "number";
    case JsonNode::Kind::Text:
        return "text";
    case JsonNode::Kind::List:
        return "list";
    case JsonNode::Kind::Object:
        return "object";
    }
    return {};
}

} // namespace

const JsonNode* JsonNode::find(std::string_view name) const
{
    if (kind != Kind::Object)
        return nullptr;
    const auto found = std::ranges::find(children, name, &JsonNode::key);
    return found == children.end() ? nullptr : &*found;
}

Result<JsonDocument> JsonDocument::parse(std::string file, std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    json::basic_parser<TreeBuilder> parser(json::parse_options {});
    TreeBuilder& builder = parser.handler();
    json::error_code error;
    std::size_t at = 0;
    while (at < text.size() && !error && !parser.done()) {
        const std::size_t size = std::min(text.find('\n', at), text.size() - 1) + 1 - at;
        const std::size_t taken = parser.write_some(true, text.data() + at, size, error);
        at += taken;
        if (!error && taken == size && text[at - 1] == '\n')
            ++builder.line;
    }
    if (!error && !parser.done())
        parser.write_some(false, text.data(), 0, error);
    if (!error) {
        const std::size_t extra = text.find_first_not_of(" \t\r\n", at);
        if (extra != std::string_view::npos) {
            builder.line += static_cast<std::size_t>(std::count(text.begin() + at, text.begin() + extra, '\n'));
            error = json::error::extra_data;
        }
    }
    const std::string line = std::to_string(builder.line);
    if (builder.repeatedKey)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" stands there twice."),
            { std::move(file), line, *builder.repeatedKey }, *builder.repeatedKey };
    if (builder.hasTooManyMembers)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There are more than %3 names in one object."),
            { std::move(file), line, std::to_string(mostMembers) }, {} };
    if (error)
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: This is not JSON (%3)."),
            { std::move(file), line, error.message() }, {} };
    return JsonDocument(std::move(file), std::move(builder.root));
}

Refusal JsonDocument::fault(const JsonNode& at, std::string text, std::vector<std::string> more) const
{
    std::vector<std::string> arguments { m_file, std::to_string(at.line) };
    arguments.insert(arguments.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return { Refusal::Reason::BadValue, std::move(text), std::move(arguments), at.key };
}

const JsonNode* JsonReader::member(const JsonNode& object, std::string_view name, JsonNode::Kind kind, bool isNeeded)
{
    const JsonNode* node = object.find(name);
    if (!node) {
        if (isNeeded)
            fault(object, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is missing."), { std::string(name) });
        return nullptr;
    }
    if (node->kind == kind || (kind == JsonNode::Kind::Real && node->isNumber()))
        return node;
    fault(*node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" must be of the kind \"%4\"."),
        { std::string(name), std::string(kindWord(kind)) });
    return nullptr;
}

std::string JsonReader::text(const JsonNode& object, std::string_view name)
{
    const JsonNode* node = member(object, name, JsonNode::Kind::Text, true);
    if (node && node->text.empty())
        fault(*node, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is empty."), { std::string(name) });
    return node ? node->text : std::string();
}

std::string JsonReader::text(const JsonNode& object, std::string_view name, std::string_view otherwise)
{
    const JsonNode* node = member(object, name, JsonNode::Kind::Text, false);
    return node ? node->text : std::string(otherwise);
}

std::int64_t JsonReader::integer(const JsonNode& object, std::string_view name)
{
    const JsonNode* node = member(object, name, JsonNode::Kind::Integer, true);
    return node ? node->integer : 0;
}

std::int64_t JsonReader::integer(const JsonNode& object, std::string_view name, std::int64_t otherwise)
{
    const JsonNode* node = member(object, name, JsonNode::Kind::Integer, false);
    return node ? node->integer : otherwise;
}

double JsonReader::number(const JsonNode& object, std::string_view name)
{
    const JsonNode* node = member(object, name, JsonNode::Kind::Real, true);
    return node ? node->real : 0;
}

bool JsonReader::boolean(const JsonNode& object, std::string_view name, bool otherwise)
{
    const JsonNode* node = member(object, name, JsonNode::Kind::Boolean, false);
    return node ? node->boolean : otherwise;
}

std::vector<std::string> JsonReader::texts(const JsonNode& object, std::string_view name)
{
    std::vector<std::string> out;
    if (const JsonNode* node = optionalList(object, name)) {
        for (const JsonNode& child : node->children) {
            if (child.is(JsonNode::Kind::Text))
                out.push_back(child.text);
            else
                fault(child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" may only hold texts."),
                    { std::string(name) });
        }
    }
    return out;
}

const JsonNode* JsonReader::list(const JsonNode& object, std::string_view name)
{
    return member(object, name, JsonNode::Kind::List, true);
}

const JsonNode* JsonReader::object(const JsonNode& object, std::string_view name)
{
    return member(object, name, JsonNode::Kind::Object, true);
}

const JsonNode* JsonReader::optionalList(const JsonNode& object, std::string_view name)
{
    return member(object, name, JsonNode::Kind::List, false);
}

const JsonNode* JsonReader::optionalObject(const JsonNode& object, std::string_view name)
{
    return member(object, name, JsonNode::Kind::Object, false);
}

bool JsonReader::onlyKnows(const JsonNode& object, std::initializer_list<std::string_view> names)
{
    if (!object.is(JsonNode::Kind::Object)) {
        fault(object, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: There must be an object { } here."));
        return false;
    }
    for (const JsonNode& child : object.children)
        if (std::ranges::find(names, child.key) == names.end())
            fault(child, QT_TRANSLATE_NOOP("Refusal", "%1, line %2: \"%3\" is not known here."), { child.key });
    return true;
}

void JsonReader::fault(const JsonNode& at, std::string text, std::vector<std::string> more)
{
    m_faults.push_back(m_document.fault(at, std::move(text), std::move(more)));
}

} // namespace fengsui
