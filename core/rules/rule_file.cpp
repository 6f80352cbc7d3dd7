#include "rules/rule_file.h"

#include "base/words.h"

namespace fengsui {

namespace {

constexpr std::array<std::string_view, allRuleKinds.size()> words { "workflow", "calendar", "types", "formulas" };

} // namespace

std::string_view toWord(RuleKind kind)
{
    return words[static_cast<std::size_t>(kind)];
}

std::optional<RuleKind> ruleKindOf(std::string_view word)
{
    return fromWord<RuleKind>(words, word);
}

SubjectId ruleSubject(RuleKind kind, const std::string& id)
{
    return RawId::derived("rules:" + std::string(toWord(kind)) + ':' + id);
}

} // namespace fengsui
