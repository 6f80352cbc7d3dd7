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
    std::map<std::string, const JsonNode*> states; ///< node of each state, action and field, by id
    std::map<std::string, const JsonNode*> actions;
    std::map<std::string, const JsonNode*> fields;
};

/// The two languages of "title" (or of another name); a fault for each that is missing.
Title readTitle(JsonReader& reader, const JsonNode& object, const char* name = "title");
/// A span that must be there: {"amount": 2, "unit": "workDay"}.
Span readSpan(JsonReader& reader, const JsonNode& object, const char* name);

/// Everything but the actions: head, calendar, rules, sources, states, phases, requests, classes, fields.
void readParts(JsonReader& reader, const JsonNode& root, Draft& draft);
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

} // namespace fengsui::workflow
