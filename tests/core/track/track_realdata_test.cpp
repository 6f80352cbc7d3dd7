#include "geo/read_features.h"
#include "geo/track_file.h"
#include "geo/write_features.h"
#include "track/thin.h"

#include "support/real_data.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

using namespace fengsui;

/// Files of receivers as people have them.
class TrackRealDataTest : public QObject {
    Q_OBJECT

private slots:
    void everyGpxGoesInAndOutWithinTheTolerance()
    {
        int files = 0, tracks = 0;
        QDirIterator each(realData("kml_gpx"), { QStringLiteral("*.gpx") }, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const std::string file = each.next().toStdString();
            const auto read = readFeatureFile(file);
            if (!read.value)
                continue; // refused with its faults, see the tests of reading
            ++files;
            const TrackFile taken = tracksOf(*read.value, file);
            std::size_t points = 0;
            for (const Feature& feature : read.value->features)
                for (const Way& way : feature.shape.ways)
                    points += way.size();
            QCOMPARE(taken.points + taken.leftOut, points);
            QCOMPARE(taken.notes.size(), std::min(taken.leftOut, mostFaults));
            std::vector<TrackPiece> pieces;
            for (const TrackRun& run : taken.runs) {
                ++tracks;
                const TrackRun kept = thinned(run, 5);
                for (const TrackPoint& point : run)
                    QVERIFY(distanceMetres(point.at, placeAt(kept, point.time)) <= 5.05);
                for (TrackPiece& piece : piecesOf(TeamId::derived("team"), kept, "a"))
                    pieces.push_back(std::move(piece));
            }
            const auto runs = runsOf(pieces, { 0 }, { 1LL << 60 });
            const auto again = readGpx("b.gpx", toText(trackLayer(runs, "队"), FeatureFormat::Gpx));
            QVERIFY(again.value);
            QVERIFY(tracksOf(*again.value, "b.gpx").runs == runs);
        }
        QVERIFY2(files >= 15 && tracks >= 5, qPrintable(QStringLiteral("%1 %2").arg(files).arg(tracks)));
    }
};

FENGSUI_REALDATA_MAIN(TrackRealDataTest)
#include "track_realdata_test.moc"
