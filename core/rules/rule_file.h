#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/instant.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fengsui {

/// What a county may write rules of its own for. Words: "workflow", "calendar", "types", "formulas".
enum class RuleKind : std::uint8_t { Workflow, Calendar, Types, Formulas };
inline constexpr std::array allRuleKinds { RuleKind::Workflow, RuleKind::Calendar, RuleKind::Types,
    RuleKind::Formulas };
std::string_view toWord(RuleKind kind);
std::optional<RuleKind> ruleKindOf(std::string_view word);

/// One version of one rule file, as somebody adopted it. Versions are kept for ever: a case goes by the one that it
/// began with.
struct RuleFile {
    RuleKind kind = RuleKind::Workflow;
    std::string id;
    std::uint32_t version = 0;
    std::string text;
    OperatorId by;
    Instant at;
    Digest entry; ///< that brought it
    bool isOvertaken = false; ///< another console had adopted another file as the same version before

    bool operator==(const RuleFile&) const = default;
};

/// What the entries about a rule file are about, on every console.
SubjectId ruleSubject(RuleKind kind, const std::string& id);

/// A file is at most this long.
inline constexpr std::size_t maxRuleFileSize = 1024 * 1024;

} // namespace fengsui
