#include "desk/replay.h"
#include "support/temporary_store.h"
#include "wiring/demo_store.h"
#include "wiring/local_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <span>
#include <string>
#include <tuple>

using namespace fengsui;
using namespace std::chrono_literals;

namespace {

/// What the map shows of a case.
using Seen = std::tuple<std::string, std::string, bool, bool, bool, Supervision, std::int64_t, std::int64_t>;

Seen seen(const std::string& number, const std::string& state, bool isUrgent, bool isOverdue, bool isDrill,
    Supervision supervision, const std::optional<GeoPoint>& point)
{
    return { number, state, isUrgent, isOverdue, isDrill, supervision, point ? point->longitudeE7 : 0,
        point ? point->latitudeE7 : 0 };
}

std::map<IncidentId, Seen> seenBy(const IncidentLedger& ledger)
{
    IncidentQuery open;
    open.isOpen = true;
    open.limit = 100'000;
    std::map<IncidentId, Seen> out;
    for (const IncidentRow& row : ledger.rows(open))
        out[row.id] = seen(row.number, row.state, row.isUrgent, row.isOverdue, row.isDrill, row.supervision, row.point);
    return out;
}

std::map<IncidentId, Seen> seenIn(const Replay& replay, Instant at)
{
    std::map<IncidentId, Seen> out;
    for (const PastCase& each : replay.cases)
        if (const PastCaseMoment* moment = Replay::at(each, at); moment && moment->isOpen)
            out[each.id] = seen(each.number, replay.states[moment->state], moment->isUrgent, moment->isOverdue,
                moment->isDrill, moment->supervision, moment->point);
    return out;
}

std::map<TeamId, std::pair<TeamStatus, bool>> teamsOf(const TeamLedger& ledger)
{
    std::map<TeamId, std::pair<TeamStatus, bool>> out;
    for (const Team& team : ledger.teams())
        out[team.id] = { team.status.status, team.isDissolved() };
    return out;
}

std::map<TeamId, std::pair<TeamStatus, bool>> teamsIn(const Replay& replay, Instant at)
{
    std::map<TeamId, std::pair<TeamStatus, bool>> out;
    for (const PastTeam& each : replay.teams)
        if (const PastTeamMoment* moment = Replay::at(each, at))
            out[each.id] = { moment->status, moment->isDissolved };
    return out;
}

Instant instantOf(const Entry& entry)
{
    return { static_cast<std::int64_t>(entry.place().value >> 16) };
}

} // namespace

/// A past instant as the journal tells it.
class ReplayTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::vector<Entry> m_entries;

    StoreFolder place() const { return { m_folder.filePath("store").toStdString() }; }
    Replay whole() const
    {
        const StoreReader reader(place());
        return **readReplay(
            reader.ledgers(), reader.journal(), instantOf(m_entries.front()), instantOf(m_entries.back()), {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(createDemoStore(place(), m_clock, [](auto, auto) { return true; }).isOk());
        m_entries = allEntries(StoreReader(place()).connection());
        QVERIFY(m_entries.size() > 500);
        QVERIFY(std::is_sorted(m_entries.begin(), m_entries.end()));
    }

    // A second store hears the journal piece by piece; at each end of what it heard its ledgers are asked.
    void anInstantIsWhatTheLedgersWereWhenTheJournalEndedThere()
    {
        const Replay replay = whole();
        const TemporaryStore other;
        StoreWriter store(other.folder());
        std::size_t begin = 0, compared = 0, most = 0;
        bool hasClosed = false, hasOverdue = false;
        std::map<IncidentId, Seen> before;
        for (std::size_t end = 1; end <= m_entries.size(); ++end) {
            if (end < m_entries.size() && instantOf(m_entries[end]) == instantOf(m_entries[end - 1]))
                continue; // of one instant all or nothing
            if (end % 7 != 0 && end < m_entries.size())
                continue;
            const auto taken = store.journal().accept(std::span(m_entries).subspan(begin, end - begin));
            QVERIFY2(taken.isOk(), taken ? "" : taken.refusal().toString().c_str());
            begin = end;
            const Instant at = instantOf(m_entries[end - 1]);
            const auto expected = seenBy(store.ledgers().incidents());
            QVERIFY(seenIn(replay, at) == expected);
            QCOMPARE(replay.openAt(at), expected.size());
            QVERIFY(teamsIn(replay, at) == teamsOf(store.ledgers().teams()));
            // a short period around it says the same as the long one
            const StoreReader reader(place());
            if (compared++ % 5 == 0) {
                const Replay brief = **readReplay(reader.ledgers(), reader.journal(), at, at + 60s, {});
                QVERIFY(seenIn(brief, at) == expected);
            }
            for (const auto& [id, one] : before)
                hasClosed = hasClosed || !expected.contains(id);
            for (const auto& [id, one] : expected)
                hasOverdue = hasOverdue || std::get<4>(one) || std::get<3>(one);
            before = expected;
            most = std::max(most, expected.size());
        }
        QVERIFY2(compared > 40, std::to_string(compared).c_str());
        QVERIFY(most > 30 && hasClosed && hasOverdue);
    }

    void nothingHasHappenedBeforeTheFirstEntry()
    {
        const Replay replay = whole();
        const Instant early = instantOf(m_entries.front()) - 1h;
        QCOMPARE(replay.openAt(early), 0u);
        QVERIFY(!replay.changes.empty() && std::ranges::is_sorted(replay.changes));
        for (const Instant at : replay.changes)
            QVERIFY(at >= replay.from && at <= replay.to);
    }

    void teamIsOnItsTrackThenNowhereUntilItIsReportedAnew()
    {
        using By = Whereabouts::By;
        PastTeam team;
        const GeoPoint station { 10, 10 }, bridge { 900, 900 };
        team.moments = { { { 0 }, TeamStatus::Available, false, station } };
        const auto at = [&](std::int64_t minute) { return Replay::whereabouts(team, { minute * 60'000 }); };
        QVERIFY(at(5).by == By::Report && at(5).point == station);
        team.runs = { { { { 100, 100 }, { 600'000 } }, { { 200, 200 }, { 1'200'000 } } },
            { { { 700, 700 }, { 4'800'000 } }, { { 800, 800 }, { 5'400'000 } } } };
        QVERIFY(at(9).by == By::Report && at(9).point == station);
        QVERIFY((at(15).by == By::Track && at(15).point == GeoPoint { 150, 150 }));
        QVERIFY((at(30).by == By::Track && at(30).point == GeoPoint { 200, 200 })); // just lost
        QVERIFY(at(50).by == By::Nothing && !at(50).point);
        QVERIFY(at(85).by == By::Track);
        QVERIFY(at(120).by == By::Nothing); // where it was reported before is where it is no more
        team.moments.push_back({ { 110 * 60'000 }, TeamStatus::Available, false, bridge });
        QVERIFY(at(120).by == By::Report && at(120).point == bridge);
        team.moments.clear();
        QVERIFY(at(5).by == By::Report && !at(5).point);
        QVERIFY(at(120).by == By::Nothing);
    }

    void itMayBeStopped()
    {
        const StoreReader reader(place());
        const auto stopped = readReplay(reader.ledgers(), reader.journal(), instantOf(m_entries.front()), m_clock.now(),
            [](auto, auto) { return false; });
        QVERIFY(stopped.isOk() && !*stopped);
        QVERIFY(!readReplay(reader.ledgers(), reader.journal(), m_clock.now(), instantOf(m_entries.front()), {}));
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
