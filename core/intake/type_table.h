#pragma once

#include "base/json_document.h"
#include "incident/type_catalogue.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fengsui {

/// Translates the words that another system uses for kinds of calls into types of ours. Upper and lower case of ASCII
/// are the same, white space at the ends doesn't count.
class TypeTable {
public:
    /// From the JSON { "is": { "word": "type" }, "like": [ { "pattern": "EMS: *", "type": "…" } ], "otherwise": "type"
    /// }; each part may be left out. In a pattern * stands for any characters. A type that the catalogue doesn't know
    /// is a fault. Members named in `alsoKnown` belong to the caller.
    static TypeTable read(
        JsonReader& reader, const JsonNode& node, const TypeCatalogue& catalogue, std::string_view alsoKnown);

    /// The type of the exact words, else of the first pattern that fits, else the one for everything else.
    std::optional<CaseType> typeOf(std::string_view words) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const;
    };
    struct Same {
        using is_transparent = void;
        bool operator()(std::string_view a, std::string_view b) const;
    };
    std::unordered_map<std::string, CaseType, Hash, Same> m_exact;
    std::vector<std::pair<std::string, CaseType>> m_patterns;
    std::optional<CaseType> m_otherwise;
};

/// Whether the text fits a pattern in which * stands for any characters; ASCII case doesn't count.
bool fits(std::string_view text, std::string_view pattern);

} // namespace fengsui
