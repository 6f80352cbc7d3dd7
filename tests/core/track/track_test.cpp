#include "track/track.h"

#include "geo/read_features.h"
#include "geo/track_file.h"
#include "geo/write_features.h"
#include "journal/subject_state.h"
#include "track/entries.pb.h"
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
