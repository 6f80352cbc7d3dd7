#include "map/track_set.h"
#include "support/real_data.h"
#include "track/thin.h"
#include "tracks/track_import.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace fengsui;
using namespace fengsui::ui;

/// Files of receivers as people have them, as far as the window goes without being one.
class TrackFilesRealDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsReadOrRefusedWithItsPlaceAndComesOntoTheMap()
    {
        int taken = 0, refused = 0, spots = 0;
        QDirIterator each(realData("kml_gpx"), { QStringLiteral("*.gpx") }, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const std::string file = each.next().toStdString();
            std::vector<Refusal> faults;
            const auto sight = lookAtTracks(file, faults, {});
            if (!sight) {
                ++refused;
                QVERIFY(!sight.refusal().text.empty());
                const bool isWithoutTrack = sight.refusal().field == "FILE";
                for (const Refusal& fault : faults) // the last one is the answer where the file is broken
                    QVERIFY2(!fault.arguments.empty() || isWithoutTrack, fault.toString().c_str());
                continue;
            }
            ++taken;
            QCOMPARE(sight->thin.size(), sight->tracks.runs.size());
            TeamStretches team { TeamId::derived("team"), QStringLiteral("team"), {} };
            Instant from = sight->thin.front().front().time, to = from;
            for (const TrackRun& run : sight->thin) {
                QVERIFY(std::ranges::is_sorted(run, {}, &TrackPoint::time));
                team.stretches.push_back({ run, sight->name, {}, {} });
                from = std::min(from, run.front().time);
                to = std::max(to, run.back().time);
            }
            const auto set = TrackSet::of({ team }, *Zone::named("Asia/Shanghai"), from, to);
            QVERIFY(set);
            QCOMPARE(set->tracks().size(), sight->thin.size());
            for (const TrackSet::Track& track : set->tracks()) {
                for (const TrackSet::Mark& mark : track.marks)
                    QVERIFY2(QRegularExpression("^(\\d\\d-\\d\\d )?\\d\\d:\\d\\d$").match(mark.text).hasMatch(),
                        qPrintable(mark.text));
                const TrackRun& run = track.stretch.run;
                for (std::size_t i = 0; i < run.size(); i += 7) {
                    // The place that is found under a point of the track is there, whichever passage it is of.
                    const auto spot = set->nearest(worldOf(run[i].at), 1e-6);
                    QVERIFY(spot);
                    const double metres = 40'075'017 * std::cos(run[i].at.latitude() * M_PI / 180);
                    const WorldPoint at = worldOf(run[i].at);
                    QVERIFY(std::hypot(spot->at.x - at.x, spot->at.y - at.y) * metres <= 45); // of a stop
                    if (!spot->stop) {
                        const WorldPoint then = worldOf(placeAt(spot->track->stretch.run, spot->time));
                        QVERIFY(std::hypot(spot->at.x - then.x, spot->at.y - then.y) * metres < 0.5);
                    }
                    ++spots;
                }
            }
        }
        QVERIFY2(taken >= 5 && refused >= 5 && spots > 100,
            qPrintable(QStringLiteral("%1 taken, %2 refused, %3 places").arg(taken).arg(refused).arg(spots)));
        qInfo("%d files taken, %d refused, %d places found again", taken, refused, spots);
    }
};

FENGSUI_REALDATA_MAIN(TrackFilesRealDataTest)
#include "track_files_realdata_test.moc"
