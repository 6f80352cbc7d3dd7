#include "track/track.h"

#include "geo/read_features.h"
#include "geo/track_file.h"
#include "geo/write_features.h"
#include "journal/subject_state.h"
#include "track/entries.pb.h"
#include "track/stretch.h"
#include "track/thin.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <ranges>
#include <string>
#include <variant>
#include <vector>

using namespace fengsui;

namespace {

const TeamId team = TeamId::derived("team");
constexpr std::int64_t morning = 1'762'124'400'000;

// A car that drives, turns and waits: a place every second.
TrackRun drive(unsigned seed, std::size_t points)
{
    std::mt19937 random(seed);
    TrackRun run;
    double east = 0, north = 0, heading = 0, speed = 12;
    std::size_t waits = 0;
    for (std::size_t i = 0; i < points; ++i) {
        if (random() % 40 == 0)
            heading += double(random() % 300) / 100 - 1.5;
        if (waits == 0 && random() % 200 == 0)
            waits = 90;
        if (waits > 0)
            --waits;
        else {
            east += std::cos(heading) * speed;
            north += std::sin(heading) * speed;
        }
        run.push_back({ { 1'039'000'000 + int(east * 102), 289'500'000 + int(north * 90) },
            { morning + std::int64_t(i) * 1000 } });
    }
    return run;
}

Entry entry(const TrackPiece& piece, std::int64_t at)
{
    Entry entry;
    entry.envelope.key = { IncarnationId::derived("console"), "county", static_cast<std::uint64_t>(at + 1) };
    entry.envelope.time = HybridTime::of({ at });
    entry.envelope.recordedAt = { at };
    entry.envelope.author = OperatorId::derived("author");
    entry.envelope.kind = static_cast<std::uint16_t>(Kind::TeamTracked);
    entry.envelope.subject = piece.id.raw;
    entry.body = toEntry(piece).SerializeAsString();
    entry.hash = sha256(std::to_string(at));
    return entry;
}

double farthestOff(const TrackRun& run, const TrackRun& kept)
{
    double most = 0;
    for (const TrackPoint& point : run)
        most = std::max(most, distanceMetres(point.at, placeAt(kept, point.time)));
    return most;
}

FeatureFile gpx(const std::string& points)
{
    const auto read = readGpx("a.gpx", "<gpx version=\"1.1\"><trk><trkseg>" + points + "</trkseg></trk></gpx>");
    return read.value.value_or(FeatureFile {});
}

} // namespace

class TrackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thinningKeepsWhereItWasAtEveryTime()
    {
        for (unsigned seed = 1; seed <= 8; ++seed) {
            const TrackRun run = drive(seed, 5000);
            const TrackRun kept = thinned(run, 5);
            QVERIFY(kept.size() < run.size() / 5);
            QCOMPARE(kept.front(), run.front());
            QCOMPARE(kept.back(), run.back());
            QVERIFY2(farthestOff(run, kept) <= 5.05, qPrintable(QString::number(farthestOff(run, kept))));
        }
    }

    void stopKeepsItsLength()
    {
        TrackRun run;
        for (int i = 0; i < 600; ++i) // drives a minute, waits eight, drives a minute, all on one line
            run.push_back({ { 1'039'000'000
                                    + 1500
                                        * (i < 60         ? i
                                                : i < 540 ? 60
                                                          : i - 480),
                                289'500'000 },
                { morning + i * 1000 } });
        const TrackRun kept = thinned(run, 5);
        QVERIFY(kept.size() >= 4 && kept.size() < 10);
        const auto longest = std::ranges::max(std::views::iota(std::size_t(1), kept.size()), {},
            [&](std::size_t i) { return kept[i].time.milliseconds - kept[i - 1].time.milliseconds; });
        const auto waited = kept[longest].time.milliseconds - kept[longest - 1].time.milliseconds;
        QVERIFY(waited > 475'000 && waited < 485'000);
        QVERIFY(distanceMetres(kept[longest].at, kept[longest - 1].at) < 10);
    }

    void longTrackBecomesPiecesAndOneTrackAgain()
    {
        for (const std::size_t size : { std::size_t(1), std::size_t(2), mostTrackPoints, mostTrackPoints + 1,
                 3 * mostTrackPoints - 2, 3 * mostTrackPoints - 1 }) {
            const TrackRun run = drive(7, size);
            auto pieces = piecesOf(team, run, "a.gpx");
            for (const TrackPiece& piece : pieces) {
                QVERIFY(piece.points.size() <= mostTrackPoints);
                QVERIFY(toEntry(piece).SerializeAsString().size() < 60'000);
                QVERIFY(runOfBytes(bytesOfRun(piece.points)) == piece.points);
            }
            std::ranges::reverse(pieces);
            const auto runs = runsOf(pieces, { 0 }, { std::numeric_limits<std::int64_t>::max() });
            QCOMPARE(runs.size(), 1U);
            QVERIFY(runs[0] == run);
        }
    }

    void periodCutsWhereTheTeamWas()
    {
        const TrackRun run { { { 0, 10 }, { 1000 } }, { { 1000, 10 }, { 2000 } }, { { 1000, 1010 }, { 3000 } } };
        const auto pieces = piecesOf(team, run, "");
        const auto cut = runsOf(pieces, { 1500 }, { 2500 });
        QCOMPARE(cut.size(), 1U);
        QVERIFY((
            cut[0] == TrackRun { { { 500, 10 }, { 1500 } }, { { 1000, 10 }, { 2000 } }, { { 1000, 510 }, { 2500 } } }));
        QVERIFY(runsOf(pieces, { 3001 }, { 9000 }).empty());
        QVERIFY(runsOf(pieces, { 0 }, { 999 }).empty());
    }

    void foldIsTheSameInAnyOrderAndTwice()
    {
        const TrackPiece piece = piecesOf(team, drive(3, 300), "a.gpx").front();
        TrackPiece other = piece;
        other.source = "copy.gpx";
        std::vector<Entry> all { entry(piece, 10), entry(other, 20), entry(other, 20) };
        const SubjectKey key { SubjectKind::Track, piece.id.raw };
        SubjectState state = emptyState(key);
        for (const Entry& each : all)
            fold(state, each);
        const auto& folded = std::get<TrackPiece>(state);
        QVERIFY(folded.points == piece.points);
        QVERIFY(folded.team == team);
        QCOMPARE(folded.source, std::string("a.gpx"));
        QVERIFY(folded.by == OperatorId::derived("author"));
        QVERIFY(disagreementsOf(state).empty());
    }

    void badBodiesAreBounded()
    {
        constexpr auto huge = std::numeric_limits<std::int64_t>::max(), low = std::numeric_limits<std::int64_t>::min();
        for (const std::vector<std::int64_t>& steps :
            std::vector<std::vector<std::int64_t>> { {}, { 1 }, { 1, 2 }, { huge, 0, 0 }, { 0, low, 0 }, { 0, 0, huge },
                { 0, 0, -1 }, { 1'800'000'001, 0, 0 }, { 0, 0, low } }) {
            entries::TeamTracked tracked;
            tracked.set_team(std::string(team.view()));
            for (const std::int64_t step : steps)
                tracked.add_steps(step);
            TrackPiece piece;
            fold(piece, {}, tracked);
            QVERIFY(!piece.isThere());
            tracked.clear_steps(); // a good point before: only that one is taken
            for (const std::int64_t step : { 5, 6, 0 })
                tracked.add_steps(step);
            for (const std::int64_t step : steps)
                tracked.add_steps(step);
            fold(piece, {}, tracked);
            QVERIFY((piece.points == TrackRun { { { 5, 6 }, { 0 } } }));
        }
        entries::TeamTracked late;
        late.set_team(std::string(team.view()));
        late.set_begin(huge);
        for (int i = 0; i < 3; ++i)
            late.add_steps(1);
        TrackPiece piece;
        fold(piece, {}, late);
        QVERIFY(!piece.isThere());
    }

    void badPointsAreToldByTheirPlaceAndTheRestGoesOn()
    {
        const TrackFile tracks
            = tracksOf(gpx("<trkpt lat=\"28.95\" lon=\"103.9\"><time>2025-11-03T07:00:00Z</time></trkpt>"
                           "<trkpt lat=\"28.95\" lon=\"103.91\"></trkpt>"
                           "<trkpt lat=\"0\" lon=\"0\"><time>2025-11-03T07:00:02Z</time></trkpt>"
                           "<trkpt lat=\"28.95\" lon=\"103.92\"><time>2025-11-03T06:59:00Z</time></trkpt>"
                           "<trkpt lat=\"28.95\" lon=\"103.93\"><time>1970-01-01T00:00:00Z</time></trkpt>"
                           "<trkpt lat=\"28.96\" lon=\"103.9\"><time>2025-11-03T07:01:00Z</time></trkpt>"),
                "a.gpx");
        QCOMPARE(tracks.points, 2U);
        QCOMPARE(tracks.leftOut, 4U);
        QCOMPARE(tracks.runs.size(), 1U);
        QCOMPARE(tracks.runs[0].size(), 2U);
        QCOMPARE(tracks.notes.size(), 4U);
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(tracks.notes[i].arguments[2], std::to_string(i + 2));
    }

    void silenceElsewhereIsAGap()
    {
        const auto point = [](const char* longitude, const char* time) {
            return std::string("<trkpt lat=\"28.95\" lon=\"") + longitude + "\"><time>2025-11-03T" + time
                + "Z</time></trkpt>";
        };
        const TrackFile tracks = tracksOf(gpx(point("103.9", "07:00:00") + point("103.901", "07:00:10")
                                              + point("103.901", "08:00:00") // silent at the same place: a stop
                                              + point("103.91", "08:14:59") // short
                                              + point("103.92", "08:40:00") + point("103.93", "07:00:00")),
            "a.gpx");
        QCOMPARE(tracks.gaps, 1U);
        QCOMPARE(tracks.runs.size(), 2U);
        QCOMPARE(tracks.runs[0].size(), 4U);
        QCOMPARE(tracks.leftOut, 1U); // back in time, also behind the gap
    }

    void evenWayThatIsLongWithoutPointsComesBackWithoutAGap()
    {
        TrackRun even { { { 1'039'000'000, 289'500'000 }, { morning } },
            { { 1'049'000'000, 289'500'000 }, { morning + 4'000'000 } },
            { { 1'049'000'000, 299'500'000 }, { morning + 9'000'000 } } };
        const auto read = readGpx("b.gpx", toText(trackLayer({ even }, "a"), FeatureFormat::Gpx));
        QVERIFY(read.value);
        const TrackFile tracks = tracksOf(*read.value, "b.gpx");
        QCOMPARE(tracks.gaps, 0U);
        QCOMPARE(tracks.runs.size(), 1U);
        QVERIFY(tracks.runs[0].size() > 15);
        QVERIFY(thinned(tracks.runs[0], 5) == even); // so it is known when it comes again
        // However long, it stays bounded.
        even[2].time.milliseconds = 250'000'000'000'000;
        QVERIFY(trackLayer({ even }, "a").features[0].shape.ways[0].size() < 2100);
    }

    void stopsAreWhereItStayedAndNowhereElse()
    {
        TrackRun run;
        const auto add = [&](int east, int seconds) {
            run.push_back({ { 1'039'000'000 + east * 102, 289'500'000 }, { morning + seconds * 1000 } });
        };
        add(0, 0);
        add(3000, 300);
        add(3010, 420); // wobbles
        add(2995, 700);
        add(6000, 1000);
        add(6010, 1200); // too short
        add(9000, 1500);
        const auto stops = stopsOf(run);
        QCOMPARE(stops.size(), 1U);
        QCOMPARE(stops[0].from.milliseconds, morning + 300'000);
        QCOMPARE(stops[0].to.milliseconds, morning + 700'000);
        QVERIFY(distanceMetres(stops[0].at, run[2].at) < 40);
        QVERIFY(stopsOf({ run[0] }).empty() && stopsOf({}).empty());
        QVERIFY(std::abs(speedAt(run, { morning + 150'000 }) - 10) < 0.2);
        QVERIFY(speedAt(run, { morning + 500'000 }) < 0.2);
        QVERIFY(std::abs(speedAt(run, { morning }) - 10) < 0.2
            && std::abs(speedAt(run, { morning + 1'500'000 }) - 10) < 0.2);
        QCOMPARE(speedAt({ run[0] }, { morning }), 0.0);
    }

    void placeIsKnownOnTheRunsAndShortlyBehindThem()
    {
        const TrackRun one { { { 0, 10 }, { 0 } }, { { 1000, 10 }, { 10'000 } } };
        const TrackRun two { { { 5000, 10 }, { 4'000'000 } }, { { 6000, 10 }, { 4'010'000 } } };
        const std::vector<TrackRun> runs { one, two };
        QVERIFY(!placeOn(runs, { -1 }));
        QVERIFY((placeOn(runs, { 5000 }) == GeoPoint { 500, 10 }));
        QVERIFY((placeOn(runs, { 10'000 + 15 * 60'000 }) == GeoPoint { 1000, 10 }));
        QVERIFY(!placeOn(runs, { 10'001 + 15 * 60'000 }));
        QVERIFY((placeOn(runs, { 4'005'000 }) == GeoPoint { 5500, 10 }));
        QVERIFY(!placeOn({}, { 5 }));
    }

    void thinningCanBeGivenUpOrLeftOut()
    {
        const TrackRun run = drive(5, 5000);
        QVERIFY(thinned(run, -1) == run);
        int asked = 0;
        QVERIFY(!thinned(run, 5, [&] { return ++asked < 3; }));
        QCOMPARE(asked, 3);
        QVERIFY(thinned(run, 5, [] { return true; }) == thinned(run, 5));
        QVERIFY(thinned(thinned(run, 5), 5) == thinned(run, 5));
    }

    void stretchesSayWhereTheyAreFrom()
    {
        auto pieces = piecesOf(team, drive(7, 3 * mostTrackPoints), "a.gpx");
        for (auto& piece : pieces) {
            piece.by = OperatorId::derived("by");
            piece.at = { 7 };
        }
        const auto stretches = stretchesOf(pieces, { 0 }, { std::numeric_limits<std::int64_t>::max() });
        QCOMPARE(stretches.size(), 1U);
        QCOMPARE(stretches[0].source, std::string("a.gpx"));
        QVERIFY(stretches[0].by == OperatorId::derived("by") && stretches[0].at == Instant { 7 });
    }

    void gpxToEntriesToGpxStaysWithinTheTolerance()
    {
        const TrackRun run = drive(11, 9000);
        const auto read = readGpx("a.gpx", toText(trackLayer({ run }, "一队"), FeatureFormat::Gpx));
        QVERIFY(read.value);
        const TrackFile tracks = tracksOf(*read.value, "a.gpx");
        QCOMPARE(tracks.runs.size(), 1U);
        QVERIFY(tracks.runs[0] == run);
        std::vector<TrackPiece> folded;
        for (const TrackPiece& piece : piecesOf(team, thinned(run, 1), "a.gpx")) {
            SubjectState state = emptyState({ SubjectKind::Track, piece.id.raw });
            fold(state, entry(piece, 5));
            folded.push_back(std::get<TrackPiece>(state));
        }
        const auto again
            = readGpx("b.gpx", toText(trackLayer(runsOf(folded, { 0 }, { 1LL << 60 }), "一队"), FeatureFormat::Gpx));
        QVERIFY(again.value);
        const TrackFile out = tracksOf(*again.value, "b.gpx");
        QCOMPARE(out.leftOut, 0U);
        QCOMPARE(out.runs.size(), 1U);
        QVERIFY(farthestOff(run, out.runs[0]) <= 1.05);
    }
};

QTEST_GUILESS_MAIN(TrackTest)
#include "track_test.moc"
