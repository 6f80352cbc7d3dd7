#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fengsui {

/// An element of an XML text, which knows the line it begins on.
struct XmlNode {
    std::string name; ///< without its prefix
    std::string space; ///< of the name: its namespace, or empty
    std::vector<std::pair<std::string, std::string>> attributes; ///< names without their prefix
    std::string text; ///< directly in it, in one piece
    std::vector<XmlNode> children;
    std::size_t line = 0; ///< from 1

    /// The first child of that name, or null.
    const XmlNode* find(std::string_view child) const;
    /// The text of the first child of that name without white space around it; empty when there is none.
    std::string_view childText(std::string_view child) const;
    /// The value, or null when there is no such attribute.
    const std::string* attribute(std::string_view name) const;
};

/// Reads a whole XML text (by Expat): UTF-8, UTF-16, Latin 1, and what declares itself as GB2312, GBK or GB18030.
/// Refuses, by file and line, what is no XML, elements more than a hundred deep, more than four million of them, and
/// every document type: without one there are no entities, neither such as grow nor such as fetch other files.
Result<XmlNode> parseXml(const std::string& file, std::string_view text);

/// &, <, > and quotes as their entities, and characters that XML can't hold left out.
std::string xmlText(std::string_view text);

} // namespace fengsui
