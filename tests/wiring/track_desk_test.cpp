#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

using namespace fengsui;

/// Tracks of teams through the desk into a store on the disk, and out of it.
class TrackDeskTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<LocalWriter> m_writer;
    TeamId m_team;

    static TrackRun zigzag(std::size_t points, std::int64_t begin)
    {
        TrackRun run;
        for (std::size_t i = 0; i < points; ++i)
            run.push_back({ { 1'039'000'000 + int(i) * 1000, 289'500'000 + int(i % 2) * 3000 },
                { begin + std::int64_t(i) * 1000 } });
        return run;
    }
    std::vector<TrackPiece> pieces(std::int64_t from, std::int64_t to)
    {
        return m_writer->ledgers().tracks().pieces(m_team, { from }, { to });
    }

private Q_SLOTS:
    void initTestCase()
    {
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        QVERIFY(createStore(place, { "511129", "沐川", "cn", "" }, m_clock).isOk());
        m_writer = std::make_unique<LocalWriter>(place, loadShelves(place), m_clock);
        Team team;
        team.name = "一队";
        const auto formed = m_writer->office().teams.form(Session::system(), team);
        QVERIFY(formed.isOk());
        m_team = *formed;
    }

    void longTrackIsFiledInPiecesAndReadBack()
    {
        const TrackRun run = zigzag(3 * mostTrackPoints, 1'762'124'400'000);
        const auto taken = m_writer->office().tracks.takeIn(
            Session::system(), m_team, { run, zigzag(10, 1'762'224'400'000) }, "a.gpx");
        QVERIFY(taken.isOk());
        QVERIFY(taken->pieces >= 4);
        QCOMPARE(taken->known, 0U);
        QVERIFY(taken->receipt.news.tracks);
        const auto found = pieces(0, 1LL << 50);
        QCOMPARE(found.size(), taken->pieces);
        const auto runs = runsOf(found, { 0 }, { 1LL << 50 });
        QCOMPARE(runs.size(), 2U);
        QVERIFY(runs[0] == run);
        QCOMPARE(found[0].source, std::string("a.gpx"));
        // A period has only what touches it.
        QCOMPARE(pieces(1'762'224'401'000, 1'762'224'402'000).size(), 1U);
        QVERIFY(pieces(0, 1'762'124'399'999).empty());
    }

    void theSameFileAgainChangesNothing()
    {
        const auto before = pieces(0, 1LL << 50).size();
        const auto taken = m_writer->office().tracks.takeIn(
            Session::system(), m_team, { zigzag(3 * mostTrackPoints, 1'762'124'400'000) }, "renamed.gpx");
        QVERIFY(taken.isOk());
        QCOMPARE(taken->pieces, 0U);
        QVERIFY(taken->known >= 3);
        QVERIFY(taken->receipt.keys.empty());
        QCOMPARE(pieces(0, 1LL << 50).size(), before);
    }

    void foldedAnewItIsTheSame()
    {
        const auto before = pieces(0, 1LL << 50);
        QVERIFY(m_writer->journal().rebuild([](auto, auto) { return true; }));
        const auto after = pieces(0, 1LL << 50);
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY(after[i].id == before[i].id);
            QVERIFY(after[i].points == before[i].points);
        }
    }

    void whatCannotBeTakenInIsRefused()
    {
        TrackDesk& desk = m_writer->office().tracks;
        const std::vector<TrackRun> runs { zigzag(10, 1'762'324'400'000) };
        QVERIFY(!desk.takeIn(Session::system(), TeamId::derived("nobody"), runs, "a.gpx").isOk());
        QVERIFY(!desk.takeIn(Session::system(), m_team, {}, "a.gpx").isOk());
        Session acceptor = Session::system();
        acceptor.roles = { Role::Acceptor };
        QVERIFY(!desk.takeIn(acceptor, m_team, runs, "a.gpx").isOk());
        QVERIFY(pieces(1'762'324'400'000, 1LL << 50).empty());
    }
};

QTEST_GUILESS_MAIN(TrackDeskTest)
#include "track_desk_test.moc"
