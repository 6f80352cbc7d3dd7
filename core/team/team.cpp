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

std::vector<Disagreement> disagreementsOf(const Team& team)
{
    std::vector<Disagreement> all = team.said.disagreements();
    for (Disagreement& each : all) // what was stated last holds, whenever it was written down
        if (!each.settledBy && each.about == "assignment"
            && team.said.valueOf(each.other, each.about) == team.status.incident.view())
            std::swap(each.counts, each.other);
    return all;
}

} // namespace fengsui
