#include "team/team.h"

#include "base/words.h"

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 7> words { "available", "assigned", "enRoute", "onScene", "returning", "busy",
    "outOfService" };

} // namespace

std::string_view toWord(TeamStatus status)
{
    return words[static_cast<std::size_t>(status)];
}
std::optional<TeamStatus> teamStatusOf(std::string_view word)
{
    return fromWord<TeamStatus>(words, word);
}

} // namespace fengsui
