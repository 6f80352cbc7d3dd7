#pragma once

#include "base/json_document.h"

#include <string>

namespace fengsui {

/// A rule file as its editors write it: two blanks a level, in the order it had, what is short on one line.
std::string ruleText(const JsonNode& root);
/// On one line.
std::string ruleLine(const JsonNode& node);

/// The member of that name, put at the end when there was none. The object must be one.
JsonNode& ruleMember(JsonNode& object, const std::string& name);
void dropMember(JsonNode& object, const std::string& name);
JsonNode ruleWord(std::string text);
/// A whole number where the text is one, else the text, which the reader then refuses by name of the line.
JsonNode ruleNumber(const std::string& text);
JsonNode ruleObject();
JsonNode ruleList();

} // namespace fengsui
