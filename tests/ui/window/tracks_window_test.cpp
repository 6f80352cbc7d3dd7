#include "ui/window/demo_window.h"

#include "geo/read_features.h"
#include "geo/track_file.h"
#include "geo/write_features.h"
#include "map/layer_sheet.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "map/tile_store.h"
#include "map/track_painter.h"
#include "replay/replay_bar.h"
#include "replay/replay_link.h"
#include "replay/track_trail.h"
#include "support/temporary_store.h"
#include "track/thin.h"
#include "tracks/track_import_dialog.h"
#include "tracks/track_link.h"
#include "tracks/track_page.h"
#include "window/map_sheet_dialog.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

#include <chrono>
#include <cmath>

using namespace fengsui;
using namespace fengsui::ui;
using namespace std::chrono_literals;

namespace {
constexpr GeoPoint middle { 1039028000, 289567000 };
} // namespace

/// Tracks of teams in the window: taken in from a file, shown, replayed and written out, as a person does it.
class TracksWindowTest : public DemoWindow {
    Q_OBJECT

    Instant m_early; ///< two in the morning of today

    MapPane& map() { return m_window->map(); }
    TrackLink& link() { return m_window->tracks(); }
    void press(const char* action)
    {
        for (QAction* one : m_window->actions())
            if (one->objectName() == action)
                return one->trigger();
        QFAIL(action);
    }
    void pressButton(QWidget& of, const QString& text)
    {
        for (auto* button : of.findChildren<QPushButton*>())
            if (button->text() == text)
                return button->click();
        QFAIL(qPrintable(text));
    }
    static GeoPoint at(double east, double north) // metres from the middle
    {
        const double unit = 6371008.8 * M_PI / 180 * 1e-7;
        return { middle.longitudeE7 + std::int32_t(east / unit / std::cos(middle.latitude() * M_PI / 180)),
            middle.latitudeE7 + std::int32_t(north / unit) };
    }
    /// East at 36 km/h for half an hour with a stop of eight minutes in it; then nothing for 40 minutes, and north.
    TrackRun drive() const
    {
        TrackRun run;
        double east = 0, north = 0;
        for (int second = 0; second <= 38 * 60; second += 5) {
            const bool waits = second > 15 * 60 && second <= 23 * 60;
            run.push_back({ at(east, std::sin(east / 300) * 200), m_early + std::chrono::seconds(second) });
            east += waits ? 0 : 50;
        }
        for (int second = 78 * 60; second <= 90 * 60; second += 5, north += 50)
            run.push_back({ at(20'000, north), m_early + std::chrono::seconds(second) });
        return run;
    }
    QString fileWith(const QString& name, const TrackRun& run, const QByteArray& more = {})
    {
        QByteArray text
            = "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"receiver\"><trk><name>day</name><trkseg>";
        for (const TrackPoint& point : run)
            text += QStringLiteral("<trkpt lat=\"%1\" lon=\"%2\"><time>%3</time></trkpt>\n")
                        .arg(point.at.latitude(), 0, 'f', 7)
                        .arg(point.at.longitude(), 0, 'f', 7)
                        .arg(QString::fromStdString(point.time.toString()))
                        .toUtf8();
        text += more + "</trkseg></trk></gpx>";
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        return file.fileName();
    }
    TrackImportDialog& dialog() { return *m_window->trackImport(); }
    /// Chooses the file and the team, in this order.
    void lookAt(const QString& file, int team)
    {
        if (!m_window->trackImport()) {
            press("tracks");
            Q_EMIT m_window->trackPage()->importWanted();
        }
        dialog().look(file);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog().isRunning(), 20'000);
        dialog().team().setCurrentIndex(team);
    }
    QPoint pixel(GeoPoint where)
    {
        return map().camera().toScreen(toWorld({ where.longitude(), where.latitude() })).toPoint();
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        m_early = link().from() + 2h;
        map().camera().setSmooth(false);
        QTRY_VERIFY(!link().isReading());
        QVERIFY(!map().layers().find(TrackLink::layer()));
    }
    void cleanupTestCase() { close(); }

    void thePageSaysThatThereIsNoneAndHasAKeyOfItsOwn()
    {
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_window->trackPage());
        QCOMPARE(m_window->trackPage()->table().rowCount(), 0);
        QVERIFY2(m_window->trackPage()->words().contains("No track"), qPrintable(m_window->trackPage()->words()));
        QCOMPARE(m_window->trackPage()->periods().currentIndex(), int(TrackPage::Period::Today));
        QSet<QString> keys; // two actions with one key are none
        for (QAction* one : m_window->actions())
            if (const QString key = one->shortcut().toString(); !key.isEmpty()) {
                QVERIFY2(!keys.contains(key), qPrintable(key));
                keys.insert(key);
            }
    }

    void whatIsWrongInAFileIsNamedBeforeAnythingIsFiled()
    {
        const auto entries = m_watch->entries();
        lookAt(fileWith("bad.gpx", drive(),
                   "<trkpt lat=\"28.95\" lon=\"103.9\"></trkpt>"
                   "<trkpt lat=\"28.95\" lon=\"103.9\"><time>2001-01-01T00:00:00Z</time></trkpt>"),
            1);
        QVERIFY(dialog().problems().isVisible());
        QCOMPARE(dialog().problems().rowCount(), 2);
        const int points = int(drive().size());
        QVERIFY2(
            dialog().problems().item(0, 0)->text().contains("bad.gpx, track 1, point " + QString::number(points + 1)),
            qPrintable(dialog().problems().item(0, 0)->text()));
        QVERIFY(dialog().problems().item(1, 0)->text().contains("not after"));
        QCOMPARE(dialog().tracks().rowCount(), 2); // there is a gap in it
        QCOMPARE(dialog().tracks().item(0, 0)->text(), QString::fromStdString(m_watch->access().zone.seconds(m_early)));
        QCOMPARE(dialog().tracks().item(0, 4)->text(), QString("1")); // stop
        QTRY_VERIFY(dialog().count());
        const QString said = dialog().said();
        QVERIFY2(said.contains("2 point(s) are left out") || said.contains("2 points"), qPrintable(said));
        QVERIFY2(said.contains("15 minutes"), qPrintable(said));
        QVERIFY(dialog().takeButton().isEnabled());
        QCOMPARE(m_watch->entries(), entries); // nothing was written

        dialog().team().setCurrentIndex(0); // nobody's
        QVERIFY(!dialog().takeButton().isEnabled());
        QVERIFY(dialog().said().contains("Whose"));

        QByteArray many;
        for (int i = 0; i < 150; ++i)
            many += "<trkpt lat=\"28.95\" lon=\"103.9\"></trkpt>";
        lookAt(fileWith("many.gpx", drive(), many), 1);
        const int last = dialog().problems().rowCount() - 1;
        QCOMPARE(last, int(mostFaults));
        QVERIFY2(dialog().problems().item(last, 0)->text().contains("50 more"),
            qPrintable(dialog().problems().item(last, 0)->text()));

        QFile broken(m_folder.filePath("broken.gpx"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("<gpx version=\"1.1\"><trk>\n<trkseg>\n<trkpt lat=\"999\" lon=\"1\"/></trkseg></trk></gpx>");
        broken.close();
        lookAt(broken.fileName(), 1);
        QVERIFY2(dialog().said().startsWith(QString::fromUtf8("✕")), qPrintable(dialog().said()));
        QVERIFY2(dialog().said().contains("broken.gpx"), qPrintable(dialog().said()));
        QVERIFY(!dialog().takeButton().isEnabled());
        QVERIFY(!dialog().sight());

        lookAt(m_folder.filePath("nowhere.gpx"), 1);
        QVERIFY(dialog().said().contains("nowhere.gpx"));
        QCOMPARE(m_watch->entries(), entries);
    }

    void aTrackIsFiledAndShown()
    {
        lookAt(fileWith("day.gpx", drive()), 1);
        QTRY_VERIFY(dialog().count());
        QCOMPARE(dialog().count()->known, std::size_t(0));
        QSignalSpy filed(&dialog(), &TrackImportDialog::filed);
        dialog().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog()));
        QTest::keyClick(&dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(filed.count(), 1, 20'000);
        QVERIFY2(dialog().said().contains("is filed"), qPrintable(dialog().said()));
        QTRY_COMPARE_WITH_TIMEOUT(link().tracks()->tracks().size(), std::size_t(2), 20'000);
        const MapLayer* layer = map().layers().find(TrackLink::layer());
        QVERIFY(layer && layer->isShown);
        QVERIFY2(layer->name.contains(m_watch->local(m_early).left(10)), qPrintable(layer->name));
        const TrackSet& set = *link().tracks();
        QVERIFY(!set.tracks()[0].isLast && set.tracks()[1].isLast);
        QCOMPARE(set.tracks()[0].stops.size(), std::size_t(1));
        QCOMPARE(set.teams().size(), std::size_t(1));
        QTRY_COMPARE(m_window->trackPage()->table().rowCount(), 2);
        QTableWidget& table = m_window->trackPage()->table();
        QCOMPARE(table.item(0, 0)->text(), set.tracks()[0].name);
        QCOMPARE(table.item(0, 1)->text(), m_watch->local(m_early));
        QCOMPARE(table.item(0, 2)->text(), m_watch->local(m_early + 38min));
        QCOMPARE(table.item(0, 6)->text(), QString::fromStdString(m_watch->session()->name));
        QCOMPARE(table.item(0, 8)->text(), QString("day.gpx"));
    }

    void theSameFileAgainIsKnownAndChangesNothing()
    {
        const auto entries = m_watch->entries();
        lookAt(m_folder.filePath("day.gpx"), 1);
        QTRY_VERIFY(dialog().count());
        QCOMPARE(dialog().count()->known, dialog().count()->pieces);
        QVERIFY2(dialog().said().contains("Known already"), qPrintable(dialog().said()));
        QVERIFY(!dialog().takeButton().isEnabled());
        dialog().file(); // nor by its key
        QVERIFY(!dialog().isRunning());
        QCOMPARE(m_watch->entries(), entries);
        // The clerk thins what it reads itself, and comes to the same.
        std::optional<TracksTaken> taken;
        m_watch->backstage().command(
            m_window.get(),
            [team = link().tracks()->tracks()[0].team, runs = dialog().sight()->tracks.runs](WritingStore& store) {
                return store.office().tracks.takeIn(Session::system(), team, runs, "clerk.gpx");
            },
            [&taken](const Answer<TracksTaken>& answer) { taken = *answer; });
        QTRY_VERIFY(taken);
        QCOMPARE(taken->pieces, std::size_t(0));
        QCOMPARE(taken->known, dialog().count()->known);
        dialog().team().setCurrentIndex(2); // of another team it would be new
        QTRY_VERIFY(dialog().count());
        QCOMPARE(dialog().count()->known, std::size_t(0));
        dialog().close();
        QTRY_VERIFY(!m_window->trackImport());
    }

    void theTrackOnTheMapTellsTimeSpeedAndTeam()
    {
        m_window->trackPage()->hide(); // the pointer is to be over the map
        map().camera().zoomTo(16, { 50, 50 });
        const TrackSet::Track& track = link().tracks()->tracks()[0];
        const GeoPoint where = placeAt(track.stretch.run, m_early + 5min);
        map().centreOn(where.longitude(), where.latitude());
        QTRY_VERIFY(!map().camera().isMoving());
        const auto thing = link().thingAt({ where.longitude(), where.latitude() });
        QVERIFY(thing);
        QCOMPARE(thing->name, track.name);
        QHash<QString, QString> lines;
        for (const auto& [word, what] : thing->lines)
            lines[word] = what;
        const QString clock = QString::fromStdString(m_watch->access().zone.seconds(m_early + 5min)).left(16);
        QVERIFY2(lines["Time"].startsWith(clock), qPrintable(lines["Time"]));
        QVERIFY2(lines["Speed"].endsWith("km/h") && lines["Speed"].split(' ')[0].toInt() >= 36
                && lines["Speed"].split(' ')[0].toInt() <= 44,
            qPrintable(lines["Speed"]));
        QVERIFY(!link().thingAt({ 103.0, 28.0 }));

        // the pointer over it
        QTest::mouseMove(&map().view(), pixel(where) + QPoint(0, 200));
        QTest::mouseMove(&map().view(), pixel(where));
        QTRY_VERIFY(link().hint().isVisible());
        QVERIFY2(link().hint().text().contains(track.name) && link().hint().text().contains("km/h"),
            qPrintable(link().hint().text()));
        QTest::mouseMove(&map().view(), pixel(where) + QPoint(0, 200));
        QTRY_VERIFY(!link().hint().isVisible());

        // the space bar takes the place in the middle
        map().view().setFocus();
        QTest::keyClick(&map().view(), Qt::Key_Space);
        QTRY_VERIFY(textsOf(*m_window).join('\n').contains(lines["Time"].left(16)));

        // the stop
        const auto& stop = track.stops.front();
        map().centreOn(toDegrees(stop.at).longitude, toDegrees(stop.at).latitude);
        const auto stopped = link().thingAt(toDegrees(stop.at));
        QVERIFY(stopped);
        QVERIFY2(stopped->lines.front().second.contains("8 minute"), qPrintable(stopped->lines.front().second));

        map().layers().setShown(TrackLink::layer(), false);
        QVERIFY(!link().thingAt(toDegrees(stop.at)));
        map().layers().setShown(TrackLink::layer(), true);
        m_window->trackPage()->show();
    }

    void theLayerIsPaintedAndHasALegendWithoutColour()
    {
        const auto painter
            = std::dynamic_pointer_cast<const TrackPainter>(map().layers().find(TrackLink::layer())->painter);
        QVERIFY(painter);
        const WorldPoint where = worldOf(link().tracks()->tracks()[0].stretch.run.front().at);
        for (const double zoom : { 12.0, 15.0, 18.0 }) {
            const double count = std::exp2(zoom);
            const TileKey key { TileKey::levelOf(zoom), int(where.x * count), int(where.y * count) };
            QVERIFY(painter->hasAnything(key));
            QImage image(256, 256, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter brush(&image);
            painter->paint(brush, key, TileStyle {});
            brush.end();
            int pixels = 0;
            for (int y = 0; y < 256; ++y)
                for (int x = 0; x < 256; ++x)
                    pixels += image.pixelColor(x, y) == TrackLook {}.color(false);
            QVERIFY2(pixels > 20, qPrintable(QString::number(zoom)));
        }
        const auto far = painter->platesAt(TileKey::levelOf(11)), near = painter->platesAt(TileKey::levelOf(16));
        QVERIFY(near.size() > far.size());
        const auto has = [](const auto& plates, const QString& text) {
            return std::ranges::any_of(plates, [&](const TrackPainter::Plate& each) { return each.text == text; });
        };
        QVERIFY(has(far, link().tracks()->tracks()[0].name));
        QVERIFY(has(near, m_watch->local(m_early + 5min).mid(11))); // 24 hours
        QVERIFY(!has(far, m_watch->local(m_early + 5min).mid(11)));
        for (std::size_t i = 0; i < near.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!near[i].box.intersects(near[j].box));
        QCOMPARE(painter->legend(60).front().words, link().tracks()->tracks()[0].name);
        for (std::size_t i = 0; i < 30; ++i)
            for (std::size_t j = 0; j < i; ++j) // of one colour, then of other dashes
                QVERIFY(TrackLook { i }.color(true) != TrackLook { j }.color(true)
                    || TrackLook { i }.pen(true, 3).dashPattern() != TrackLook { j }.pen(true, 3).dashPattern());
    }

    void otherPeriodsAreChosen()
    {
        TrackPage* page = m_window->trackPage();
        page->choose(TrackPage::Period::Yesterday);
        QTRY_COMPARE(page->table().rowCount(), 0);
        QVERIFY(!map().layers().find(TrackLink::layer()));
        page->from().setText(m_watch->local(m_early + 10min));
        page->to().setText(m_watch->local(m_early + 5min));
        QTest::keyClick(&page->to(), Qt::Key_Return);
        QVERIFY2(page->words().contains("after the beginning"), qPrintable(page->words()));
        page->to().setText(m_watch->local(m_early + 20min));
        QTest::keyClick(&page->to(), Qt::Key_Return);
        QTRY_COMPARE(page->table().rowCount(), 1);
        QCOMPARE(page->table().item(0, 1)->text(), m_watch->local(m_early + 10min)); // cut where it was then
        QCOMPARE(page->periods().currentIndex(), int(TrackPage::Period::Other));
        page->choose(TrackPage::Period::Everything);
        QTRY_COMPARE(page->table().rowCount(), 2);
        page->choose(TrackPage::Period::Today);
        QTRY_VERIFY(!link().isReading() && link().isToday());
        QCOMPARE(page->table().rowCount(), 2);
    }

    void chosenTracksAreWrittenAndReadBack()
    {
        TrackPage* page = m_window->trackPage();
        page->table().selectAll();
        QSignalSpy said(page, &TrackPage::said);
        const QString file = m_folder.filePath("out.gpx");
        page->write(file);
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 1, 20'000);
        QVERIFY2(!said[0][1].toBool(), qPrintable(said[0][0].toString()));
        const auto read = readFeatureFile(file.toStdString());
        QVERIFY(read.value);
        const TrackFile tracks = tracksOf(*read.value, "out.gpx");
        QCOMPARE(tracks.runs.size(), std::size_t(2));
        for (const TrackPoint& point : drive())
            QVERIFY(
                distanceMetres(point.at, placeAt(tracks.runs[point.time > m_early + 1h ? 1 : 0], point.time)) < 5.1);
        page->write(m_folder.filePath("no/such/folder.gpx"));
        QTRY_COMPARE_WITH_TIMEOUT(said.count(), 2, 20'000);
        QVERIFY(said[1][1].toBool());
        // What was written is known when it comes back.
        lookAt(file, 1);
        QTRY_VERIFY(dialog().count());
        QCOMPARE(dialog().count()->known, dialog().count()->pieces);
        dialog().close();
        QTRY_VERIFY(!m_window->trackImport());
    }

    void replayMovesTheTeamAlongItsTrack()
    {
        const TeamId team = link().tracks()->tracks()[0].team;
        const QString name = link().tracks()->tracks()[0].name;
        const QByteArray id(team.view().data(), 16);
        const TrackRun run = link().tracks()->tracks()[0].stretch.run;
        TrackPage* page = m_window->trackPage();
        page->table().setCurrentCell(0, 0);
        pressButton(*page, "&Replay");
        ReplayLink& replay = m_window->replay();
        QTRY_VERIFY_WITH_TIMEOUT(replay.isPast(), 20'000);
        QVERIFY(!map().layers().find(TrackLink::layer())); // it is of now
        QVERIFY(replay.trail().isVisible());
        replay.bar().from().setText(m_watch->local(m_early - 30min));
        replay.bar().to().setText(m_watch->local(m_early + 2h));
        QTest::keyClick(&replay.bar().to(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(replay.replay()->from == m_early - 30min, 20'000);
        const auto pin = [&] { return map().pins().find({ PinKind::Team, id }); };
        for (const Duration later : { Duration(1min), Duration(7min), Duration(12min + 30s), Duration(38min) }) {
            replay.bar().moveTo(m_early + later);
            QVERIFY(pin());
            const GeoPoint where = placeAt(run, m_early + later);
            const GeoPoint shown = *GeoPoint::fromDegrees(pin()->pin.at.longitude, pin()->pin.at.latitude);
            QVERIFY2(distanceMetres(where, shown) < 1, qPrintable(QString::number(distanceMetres(where, shown))));
        }
        replay.bar().moveTo(m_early + 60min); // in the gap
        QVERIFY(!pin());
        QVERIFY2(replay.strip().text().contains("No position then: " + name), qPrintable(replay.strip().text()));
        QVERIFY2(replay.bar().sentence().contains("No position") && replay.bar().sentence().contains(name),
            qPrintable(replay.bar().sentence()));
        replay.bar().moveTo(m_early + 80min);
        QVERIFY(pin());
        // What lies behind that time isn't drawn yet.
        const auto drawn = [&](Duration later) {
            replay.bar().moveTo(m_early + later);
            map().camera().zoomTo(11, { 50, 50 });
            map().centreOn(middle.longitude(), middle.latitude());
            QImage image(replay.trail().size(), QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            replay.trail().render(&image, {}, {}, QWidget::RenderFlags());
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    pixels += qAlpha(image.pixel(x, y)) > 0;
            return pixels;
        };
        const int nothing = drawn(-10min), few = drawn(2min), more = drawn(10min);
        QCOMPARE(nothing, 0);
        QVERIFY2(few > 0 && more > 2 * few, qPrintable(QStringLiteral("%1 %2").arg(few).arg(more)));
        replay.end();
        QTRY_VERIFY(!replay.isPast());
        QVERIFY(!replay.trail().isVisible());
        QTRY_VERIFY(map().layers().find(TrackLink::layer()));
    }

    // The other console has all that this one has, files a track, and what it wrote comes in as a peer's batch does.
    void whatAnotherConsoleBringsIsShownWithoutARestart()
    {
        const StoreFolder here { m_folder.filePath("store").toStdString() };
        const StoreFolder there { m_folder.filePath("other").toStdString() };
        QVERIFY(createStore(there, { "511129", "other", "cn", "" }, m_clock).isOk());
        const TeamId team = m_watch->teams().teams()[1].id;
        TrackRun run = drive();
        run.resize(100);
        for (TrackPoint& point : run)
            point.at.latitudeE7 += 30'000;
        std::vector<Entry> news;
        {
            LocalWriter other(there, loadShelves(there), m_clock);
            QVERIFY(other.journal().accept(allEntries(StoreReader(here).connection())).isOk());
            const auto taken = other.office().tracks.takeIn(Session::system(), team, { run }, "far.gpx");
            QVERIFY2(taken.isOk(), taken ? "" : taken.refusal().toString().c_str());
            for (const Entry& entry : allEntries(StoreReader(there).connection()))
                if (entry.envelope.key.incarnation == taken->receipt.keys.front().incarnation)
                    news.push_back(entry);
        }
        QVERIFY(!news.empty());
        const std::size_t tracks = link().tracks()->tracks().size();
        m_watch->backstage().command(
            m_window.get(), [news](WritingStore& store) { return store.journal().accept(news); },
            [](const Answer<News>& answer) { QVERIFY2(answer, qPrintable(answer.problem())); });
        QTRY_COMPARE_WITH_TIMEOUT(link().tracks()->tracks().size(), tracks + 1, 20'000);
        QCOMPARE(link().tracks()->teams().size(), std::size_t(2));
        QVERIFY(map().layers().find(TrackLink::layer()));
    }

    void aTrackFromElsewhereSaysWhereItIs()
    {
        TrackRun run = drive();
        run.resize(100);
        for (TrackPoint& point : run)
            point.at.longitudeE7 -= 900'000'000;
        lookAt(fileWith("elsewhere.gpx", run), 3);
        QTRY_VERIFY(dialog().count());
        dialog().takeButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(link().tracks()->teams().size(), std::size_t(3), 20'000);
        dialog().close();
        QTRY_VERIFY(!m_window->trackImport());
        QSignalSpy said(&link(), &TrackLink::said);
        link().show(link().tracks()->tracks().front());
        QCOMPARE(said.count(), 0);
        link().show(link().tracks()->tracks().back());
        QCOMPARE(said.count(), 1);
        QVERIFY2(said[0][0].toString().contains("near 13."), qPrintable(said[0][0].toString()));
    }

    void aFileCanBeDropped()
    {
        QMimeData carried;
        carried.setUrls({ QUrl::fromLocalFile(m_folder.filePath("day.gpx")) });
        QDragEnterEvent enter({ 200, 200 }, Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QVERIFY(m_window->trackImport());
        QTRY_VERIFY(dialog().sight());
        QTest::keyClick(&dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->trackImport());
    }

    void manyTracksAreThinnedForTheirScale()
    {
        std::vector<TeamStretches> teams;
        for (int team = 0; team < 200; ++team) {
            TeamStretches one { TeamId::derived("team " + std::to_string(team)), QString::number(team), {} };
            TrackRun run;
            for (int i = 0; i < 2000; ++i)
                run.push_back({ at(team * 150 + std::sin(i / 4.0) * 60, i * 12 - 12'000),
                    m_early + std::chrono::seconds(i * 20) });
            one.stretches.push_back({ run, "x.gpx", {}, {} });
            teams.push_back(std::move(one));
        }
        QElapsedTimer watch;
        watch.start();
        const auto set
            = std::make_shared<const TrackSet>(*TrackSet::of(teams, m_watch->access().zone, m_early, m_early + 24h));
        qInfo("%zu points ready for the map in %lld ms", set->points(), watch.restart());
        QCOMPARE(set->points(), std::size_t(400'000));
        const TrackPainter painter(set, QFont());
        const WorldPoint where = worldOf(middle);
        for (const double zoom : { 9.0, 11.0, 13.0, 15.0 }) {
            std::size_t points = 0;
            for (const TrackSet::Track& each : set->tracks())
                points += each.lineAt(metresPerPixel(29, zoom) * 0.7).at.size();
            QVERIFY2(zoom > 12 || points < set->points() / 5, qPrintable(QString::number(points)));
            const double count = std::exp2(zoom);
            watch.restart();
            for (int i = 0; i < 4; ++i) {
                const TileKey key { TileKey::levelOf(zoom), int(where.x * count) + i % 2,
                    int(where.y * count) + i / 2 };
                QImage image(256, 256, QImage::Format_RGB32);
                image.fill(Qt::white);
                QPainter brush(&image);
                painter.paint(brush, key, TileStyle {});
            }
            qInfo("zoom %g: %zu points, four tiles in %lld ms", zoom, points, watch.elapsed());
        }
        watch.restart();
        int found = 0;
        for (int i = 0; i < 1000; ++i)
            found += set->nearest(worldOf(at(i * 30, i)), 1e-6).has_value();
        qInfo("1000 places looked up in %lld ms, %d found", watch.elapsed(), found);
        QVERIFY(found > 0);
        int asked = 0;
        QVERIFY(!TrackSet::of(teams, m_watch->access().zone, m_early, m_early + 24h, [&] { return ++asked < 5; }));
    }

    /// Pictures for people to look at, where FENGSUI_PICTURES names a folder; where FENGSUI_TRACKS names one of GPX
    /// files, of those too.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("FENGSUI_PICTURES");
        if (folder.isEmpty())
            QSKIP("FENGSUI_PICTURES names no folder");
        const TrackRun run = link().tracks()->tracks()[0].stretch.run;
        for (const char* language : { "en", "zh_CN" })
            for (const bool isDark : { false, true }) {
                m_language.speak(language);
                m_look.wear(isDark ? Theme::Dark : Theme::Light);
                m_window->resize(isDark ? QSize(1920, 1080) : QSize(1366, 768));
                const auto save = [&](QWidget& of, const char* name) {
                    QTest::qWait(1500); // the map sharpens
                    QVERIFY(of.grab().save(
                        QStringLiteral("%1/%2-%3-%4.png").arg(folder, name, language, isDark ? "dark" : "light")));
                };
                press("tracks");
                m_window->trackPage()->table().selectAll();
                save(*m_window->trackPage(), "page");
                m_window->trackPage()->close();
                const GeoPoint where = placeAt(run, m_early + 5min);
                for (const double zoom : { 11.0, 13.0, 15.0, 17.0 }) {
                    map().camera().zoomTo(zoom, { 50, 50 });
                    map().centreOn(where.longitude(), where.latitude());
                    QTest::mouseMove(&map().view(), pixel(where) + QPoint(0, 60));
                    QTest::mouseMove(&map().view(), pixel(where));
                    save(zoom == 15 ? static_cast<QWidget&>(*m_window) : map(),
                        qPrintable(QStringLiteral("map%1").arg(zoom)));
                }
                map().openLayers();
                save(map().layerSheet(), "layers");
                map().layerSheet().close();
                QTest::mouseClick(&map().view(), Qt::LeftButton, {}, pixel(where));
                save(map(), "card");
                press("tracks");
                Q_EMIT m_window->trackPage()->importWanted();
                lookAt(m_folder.filePath("bad.gpx"), 2);
                save(dialog(), "import");
                dialog().close();
                m_window->trackPage()->close();
                QTRY_VERIFY(!m_window->trackImport() && !m_window->trackPage());
                const QDir real(qEnvironmentVariable("FENGSUI_TRACKS", "/nowhere"));
                for (const QString& name : real.entryList({ "*.gpx" })) {
                    press("tracks");
                    Q_EMIT m_window->trackPage()->importWanted();
                    lookAt(real.filePath(name), 4);
                    QTRY_VERIFY(dialog().count());
                    save(dialog(), qPrintable("real-import-" + name));
                    dialog().file();
                    QTRY_VERIFY(!dialog().isRunning());
                    save(dialog(), qPrintable("real-filed-" + name));
                    dialog().close();
                    QTRY_VERIFY(!link().isReading());
                    link().show(link().tracks()->tracks().back());
                    save(*m_window->trackPage(), qPrintable("real-page-" + name));
                    m_window->trackPage()->close();
                    save(*m_window, qPrintable("real-map-" + name));
                    QTRY_VERIFY(!m_window->trackImport() && !m_window->trackPage());
                }
                link().chooseToday();
                QTRY_VERIFY(!link().isReading());
                press("printMap");
                save(*m_window->findChild<MapSheetDialog*>(), "paper");
                m_window->findChild<MapSheetDialog*>()->close();
                m_window->replay().open(m_early - 10min, m_early + 2h);
                QTRY_VERIFY_WITH_TIMEOUT(m_window->replay().isPast(), 20'000);
                m_window->replay().bar().moveTo(m_early + 20min);
                map().camera().zoomTo(12, { 50, 50 });
                map().centreOn(where.longitude(), where.latitude());
                save(*m_window, "replay");
                m_window->replay().bar().moveTo(m_early + 65min);
                save(map(), "gap");
                m_window->replay().end();
            }
        m_language.speak("en");
        m_look.wear(Theme::Light);
    }

    void everyWordIsThereInChinese()
    {
        press("tracks");
        m_language.speak("zh_CN");
        lookAt(m_folder.filePath("bad.gpx"), 1);
        for (const QString& text : textsOf(*m_window->trackPage()) + textsOf(dialog())) {
            QString bare = text;
            for (const char* known :
                { "GPX", "KML", "KMZ", "GeoJSON", "bad.gpx", "day.gpx", "far.gpx", "Ctrl", "Enter", "Esc", "km", "m" })
                bare.remove(QLatin1String(known));
            bare.remove(QRegularExpression("&[A-Za-z]|\\(&[A-Za-z]\\)|qt_[a-z_]*"));
            QVERIFY2(!bare.contains(QRegularExpression("[A-Za-z]{3}")), qPrintable(text));
        }
        QVERIFY(map().layers().find(TrackLink::layer())->name.contains(QString::fromUtf8("轨迹")));
        m_language.speak("en");
    }
};

QTEST_MAIN(TracksWindowTest)
#include "tracks_window_test.moc"
