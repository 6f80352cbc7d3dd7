#pragma once

#include "base/json_document.h"
#include "workflow/workflow.h"

#include <map>
#include <string>
#include <vector>

/// Inside of load(): how the parts of a file are read, before their soundness as a whole is looked at.
namespace fengsui::workflow {

/// A workflow as read, with the places in the file that later faults have to name.
struct Draft {
    Workflow workflow;
    std::map<std::string, const JsonNode*> states; ///< node of each state, action, field and condition, by id
    std::map<std::string, const JsonNode*> actions;
    std::map<std::string, const JsonNode*> fields;
    std::map<std::string, const JsonNode*> conditions;
};

/// The two languages of "title" (or of another name); a fault for each that is missing.
Title readTitle(JsonReader& reader, const JsonNode& object, const char* name = "title");
/// A span that must be there: {"amount": 2, "unit": "workDay"}.
Span readSpan(JsonReader& reader, const JsonNode& object, const char* name);

/// A whole number in [least, most]; 0, with a fault, for any other.
std::uint32_t readBounded(
    JsonReader& reader, const JsonNode& object, const char* name, std::int64_t least, std::int64_t most);

/// Everything but the actions: head, calendar, rules, sources, states, phases, requests, classes, levels, fields,
/// conditions.
void readParts(JsonReader& reader, const JsonNode& root, Draft& draft);
/// Classes, levels and states.
void readLimits(JsonReader& reader, const JsonNode& root, Draft& draft);
void readConditions(JsonReader& reader, const JsonNode& root, Draft& draft);
void readActions(JsonReader& reader, const JsonNode& root, Draft& draft);

/// Adds a fault for what the parts don't make together.
void checkSoundness(JsonReader& reader, const JsonNode& root, const Draft& draft);

/// Remembers the node of an id; a fault when it was there before.
void claim(
    JsonReader& reader, std::map<std::string, const JsonNode*>& taken, const std::string& id, const JsonNode& node);

/// The texts of a list member with the nodes that hold them.
struct NodeText {
    const JsonNode* node;
    std::string text;
};
std::vector<NodeText> readTexts(JsonReader& reader, const JsonNode& object, const char* name);

/// The elements of a list of objects. Calls `each` only for objects whose names are all looked at.
template <typename Each>
void forEachObject(JsonReader& reader, const JsonNode& object, const char* name,
    std::initializer_list<std::string_view> known, Each each)
{
    if (const JsonNode* list = reader.list(object, name))
        for (const JsonNode& child : list->children)
            if (reader.onlyKnows(child, known))
                each(child);
}

} // namespace fengsui::workflow
