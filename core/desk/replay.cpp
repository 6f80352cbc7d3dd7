#include "desk/replay.h"

#include "journal/subject_state.h"
#include "track/stretch.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <variant>

namespace fengsui {

using namespace std::chrono_literals;

namespace {

constexpr Duration slack = 24h; // clocks may have been off by so much, and were corrected

template <typename Moment>
const Moment* momentAt(const std::vector<Moment>& moments, Instant when)
{
    const auto after = std::ranges::upper_bound(moments, when, {}, &Moment::at);
    return after == moments.begin() ? nullptr : &*(after - 1);
}

Instant instantOf(HybridTime time)
{
    return { static_cast<std::int64_t>(time.value >> 16) };
}

// What happened in one millisecond is seen as one change.
template <typename Moment>
void add(std::vector<Moment>& moments, Moment moment)
{
    if (!moments.empty() && moments.back().at == moment.at)
        moments.back() = std::move(moment);
    else
        moments.push_back(std::move(moment));
}

// Of what lies before the period only the last one is needed, and nothing of what lies behind it.
template <typename Moment>
void cut(std::vector<Moment>& moments, Instant from, Instant to)
{
    moments.erase(std::ranges::upper_bound(moments, to, {}, &Moment::at), moments.end());
    const auto begun = std::ranges::upper_bound(moments, from, {}, &Moment::at);
    if (begun != moments.begin())
        moments.erase(moments.begin(), begun - 1);
    moments.shrink_to_fit();
}

class Words {
public:
    explicit Words(std::vector<std::string>& words)
        : m_words(words)
    {
    }
    std::uint16_t indexOf(const std::string& word)
    {
        const auto [at, isNew] = m_index.try_emplace(word, static_cast<std::uint16_t>(m_words.size()));
        if (isNew)
            m_words.push_back(word);
        return at->second;
    }

private:
    std::vector<std::string>& m_words;
    std::map<std::string, std::uint16_t> m_index;
};

PastCase foldCase(const JournalReader& journal, IncidentId id, Words& words)
{
    PastCase past { id, {}, {}, {} };
    SubjectState state = emptyState({ SubjectKind::Incident, id.raw });
    for (const Entry& entry : journal.entriesOf(id.raw)) {
        if (SubjectKey::of(entry.envelope).kind != SubjectKind::Incident)
            continue; // evaluation and attachments bear its id too
        fold(state, entry);
        const auto& incident = std::get<Incident>(state);
        if (incident.state.empty())
            continue;
        past.number = incident.number;
        past.title = incident.title;
        const PastCaseMoment moment { instantOf(entry.place()), words.indexOf(incident.state), incident.supervision,
            incident.isOpen, incident.isUrgent, incident.isOverdue, incident.isDrill, incident.place.point };
        if (past.moments.empty() || !past.moments.back().looksLike(moment))
            add(past.moments, moment);
    }
    return past;
}

PastTeam foldTeam(const JournalReader& journal, TeamId id)
{
    PastTeam past { id, {}, {}, {} };
    SubjectState state = emptyState({ SubjectKind::Team, id.raw });
    for (const Entry& entry : journal.entriesOf(id.raw)) {
        if (SubjectKey::of(entry.envelope).kind != SubjectKind::Team)
            continue;
        fold(state, entry);
        const auto& team = std::get<Team>(state);
        past.name = team.name;
        add(past.moments,
            PastTeamMoment { instantOf(entry.place()), team.status.status, team.isDissolved(), team.point });
    }
    return past;
}

// Those that may have been open at some instant of the period.
std::vector<IncidentId> candidates(const IncidentLedger& incidents, Instant from, Instant to)
{
    std::vector<IncidentId> ids;
    constexpr std::size_t atOnce = 5000;
    for (const bool isOpen : { true, false }) {
        IncidentQuery query;
        query.isOpen = isOpen;
        query.limit = atOnce;
        query.to = to + slack;
        for (;;) {
            const std::vector<IncidentRow> rows = incidents.rows(query);
            const std::size_t before = ids.size();
            for (const IncidentRow& row : rows)
                if (isOpen || !row.closedAt || *row.closedAt > from - slack)
                    ids.push_back(row.id);
            if (rows.size() < query.limit || ids.size() > 2 * mostReplayed)
                break;
            const Instant rim { rows.back().reportedAt.milliseconds + 1 };
            if (rim == *query.to) {
                ids.resize(before); // more than a whole part at one instant
                query.limit *= 2;
            }
            query.to = rim;
        }
    }
    std::ranges::sort(ids);
    const auto twice = std::ranges::unique(ids);
    ids.erase(twice.begin(), twice.end());
    return ids;
}

} // namespace

bool PastCaseMoment::looksLike(const PastCaseMoment& other) const
{
    return state == other.state && supervision == other.supervision && isOpen == other.isOpen
        && isUrgent == other.isUrgent && isOverdue == other.isOverdue && isDrill == other.isDrill
        && point == other.point;
}

const PastCaseMoment* Replay::at(const PastCase& incident, Instant when)
{
    return momentAt(incident.moments, when);
}

const PastTeamMoment* Replay::at(const PastTeam& team, Instant when)
{
    return momentAt(team.moments, when);
}

Whereabouts Replay::whereabouts(const PastTeam& team, Instant when)
{
    using By = Whereabouts::By;
    const PastTeamMoment* now = at(team, when);
    const Whereabouts reported { By::Report, now ? now->point : std::nullopt };
    if (team.runs.empty() || when < team.runs.front().front().time)
        return reported;
    if (const auto tracked = placeOn(team.runs, when))
        return { By::Track, tracked };
    Instant last = team.runs.front().back().time;
    for (const TrackRun& run : team.runs)
        if (run.back().time < when)
            last = std::max(last, run.back().time);
    // What was reported before the track began is where it is no more.
    const PastTeamMoment* then = at(team, last);
    if (now && now->point && (!then || now->point != then->point))
        return reported;
    return { By::Nothing, std::nullopt };
}

std::size_t Replay::openAt(Instant when) const
{
    return static_cast<std::size_t>(std::ranges::count_if(cases, [when](const PastCase& each) {
        const PastCaseMoment* moment = at(each, when);
        return moment && moment->isOpen;
    }));
}

Result<std::optional<Replay>> readReplay(
    const Ledgers& ledgers, const JournalReader& journal, Instant from, Instant to, const Progress& goesOn)
{
    if (to < from)
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The period ends before it begins."),
            {}, "to" };
    const std::vector<IncidentId> ids = candidates(ledgers.incidents(), from, to);
    if (ids.size() > mostReplayed)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal",
                "More than %1 cases were open in this period; that is too much to replay. Take a shorter one."),
            { std::to_string(mostReplayed) }, "to" };
    Replay replay { from, to, {}, {}, {}, {} };
    Words words(replay.states);
    constexpr std::uint64_t seldom = 64;
    std::uint64_t done = 0;
    for (const IncidentId id : ids) {
        if (done++ % seldom == 0 && goesOn && !goesOn(done, ids.size()))
            return std::optional<Replay>();
        PastCase past = foldCase(journal, id, words);
        cut(past.moments, from, to);
        if (std::ranges::any_of(past.moments, &PastCaseMoment::isOpen))
            replay.cases.push_back(std::move(past));
    }
    for (const Team& team : ledgers.teams().teams()) {
        PastTeam past = foldTeam(journal, team.id);
        cut(past.moments, from, to);
        past.runs = runsOf(ledgers.tracks().pieces(team.id, from, to), from, to);
        if (past.name.empty())
            past.name = team.name;
        if (!past.moments.empty() || !past.runs.empty())
            replay.teams.push_back(std::move(past));
    }
    const auto takeChanges = [&](const auto& moments) {
        for (const auto& moment : moments)
            if (moment.at >= from)
                replay.changes.push_back(moment.at);
    };
    for (const PastCase& each : replay.cases)
        takeChanges(each.moments);
    for (const PastTeam& each : replay.teams) {
        takeChanges(each.moments);
        for (const TrackRun& run : each.runs) {
            replay.changes.push_back(run.front().time);
            replay.changes.push_back(run.back().time);
        }
    }
    std::ranges::sort(replay.changes);
    const auto twice = std::ranges::unique(replay.changes);
    replay.changes.erase(twice.begin(), twice.end());
    return std::optional(std::move(replay));
}

} // namespace fengsui
