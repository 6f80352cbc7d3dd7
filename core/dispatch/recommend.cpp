#include "dispatch/recommend.h"

#include "grid/grid_directory.h"

#include <algorithm>
#include <tuple>

namespace fengsui {

namespace {

std::size_t matching(const Need& need, const Team& team)
{
    const auto has
        = [&](const std::string& skill) { return std::ranges::find(team.skills, skill) != team.skills.end(); };
    return static_cast<std::size_t>(std::ranges::count_if(need.skills, has));
}

// 0: it led cases of this type; 1: of its group; 2: neither. How many says more of the county than of the team.
int newTo(const Candidate& candidate)
{
    return candidate.ledOfKind > 0 ? 0 : candidate.ledOfGroup > 0 ? 1 : 2;
}

// 0: its own cell; 1: its own division; 2: a division within its own; 3: elsewhere.
int farFromHome(const Need& need, const Team& team, const GridDirectory* grid)
{
    if (!need.cell.empty() && team.homeCell == need.cell)
        return 0;
    if (team.division.empty() || need.division.empty())
        return 3;
    if (team.division == need.division)
        return 1;
    return grid && grid->isWithin(need.division, team.division) ? 2 : 3;
}

Refusal reason(const char* text, std::vector<std::string> arguments = {})
{
    return { Refusal::Reason::WrongState, text, std::move(arguments), {} };
}

std::string minutes(Duration time)
{
    return std::to_string(std::max<std::int64_t>(1, (time.count() + 30'000) / 60'000));
}

std::vector<Refusal> reasonsFor(const Need& need, const Candidate& candidate, std::size_t skills, int far)
{
    std::vector<Refusal> reasons;
    reasons.push_back(candidate.team.status.status == TeamStatus::Available
            ? reason(QT_TRANSLATE_NOOP("Recommendation", "available"))
            : reason(QT_TRANSLATE_NOOP("Recommendation", "at work"), {}));
    if (!need.skills.empty())
        reasons.push_back(reason(QT_TRANSLATE_NOOP("Recommendation", "%1 of %2 wanted skills"),
            { std::to_string(skills), std::to_string(need.skills.size()) }));
    if (candidate.ledOfKind > 0)
        reasons.push_back(reason(
            QT_TRANSLATE_NOOP("Recommendation", "led %1 cases of this kind"), { std::to_string(candidate.ledOfKind) }));
    else if (candidate.ledOfGroup > 0)
        reasons.push_back(reason(
            QT_TRANSLATE_NOOP("Recommendation", "led %1 similar cases"), { std::to_string(candidate.ledOfGroup) }));
    if (far == 0)
        reasons.push_back(reason(QT_TRANSLATE_NOOP("Recommendation", "its own cell")));
    else if (far < 3)
        reasons.push_back(reason(QT_TRANSLATE_NOOP("Recommendation", "its own ground")));
    if (candidate.travel)
        reasons.push_back(reason(candidate.travel->isByRoad
                ? QT_TRANSLATE_NOOP("Recommendation", "%1 min by road")
                : QT_TRANSLATE_NOOP("Recommendation", "about %1 min, by the straight line × 1.3"),
            { minutes(candidate.travel->time) }));
    else
        reasons.push_back(reason(QT_TRANSLATE_NOOP("Recommendation", "no place is known of it")));
    if (candidate.openCases > 0)
        reasons.push_back(
            reason(QT_TRANSLATE_NOOP("Recommendation", "%1 open cases"), { std::to_string(candidate.openCases) }));
    return reasons;
}

} // namespace

std::vector<Proposal> recommend(const Need& need, std::span<const Candidate> candidates, const GridDirectory* grid)
{
    using Rank = std::tuple<bool, bool, std::size_t, int, int, Duration, std::uint32_t, std::string>;
    std::vector<std::pair<Rank, Proposal>> ranked;
    for (const Candidate& candidate : candidates) {
        const Team& team = candidate.team;
        if (team.isDissolved() || team.status.status == TeamStatus::OutOfService)
            continue;
        const std::size_t skills = matching(need, team);
        const int far = farFromHome(need, team, grid);
        const bool fits = skills > 0 || candidate.ledOfGroup > 0 || far < 3;
        ranked.emplace_back(
            Rank { !fits, team.status.status != TeamStatus::Available, need.skills.size() - skills, newTo(candidate),
                far, candidate.travel ? candidate.travel->time : Duration::max(), candidate.openCases, team.name },
            Proposal { team.id, team.name, candidate.travel, reasonsFor(need, candidate, skills, far) });
    }
    std::ranges::sort(ranked, {}, &std::pair<Rank, Proposal>::first);
    std::vector<Proposal> proposals;
    proposals.reserve(ranked.size());
    for (auto& each : ranked)
        proposals.push_back(std::move(each.second));
    return proposals;
}

} // namespace fengsui
