#include "ui/window/demo_window.h"

#include "faults/component_page.h"
#include "faults/fault_link.h"
#include "faults/fault_page.h"
#include "forms/form_rows.h"
#include "intake/intake_form.h"
#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "map/thing_layers.h"
#include "places/camera_player.h"
#include "places/thing_card.h"
#include "places/thing_link.h"
#include "sqlite/component_edition.h"
#include "wiring/facilities.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>

using namespace fengsui;
using namespace fengsui::ui;

namespace {
const GeoPoint lamp { 1039028000, 289567000 };
const GeoPoint hydrant { 1039031000, 289567000 };
const GeoPoint camera { 1039060000, 289567000 };
} // namespace

/// What stands in the county, as a person finds it on the map of the window.
class MapThingsTest : public DemoWindow {
    Q_OBJECT

    void furnish(const StoreFolder& place) override
    {
        LocalWriter writer(place, loadShelves(place), m_clock);
        ComponentEditionWriter edition(place.editions(), "t");
        edition.add({ ComponentCode::of(511129, 118, 7), "沐川路灯", "L-7", "沐川路", "18", "城管局",
            ComponentState::Broken, lamp });
        edition.add({ ComponentCode::of(511129, 211, 8), "", "", "", "", "水务局", ComponentState::Intact, hydrant });
        const ComponentEdition made = edition.finish({}).value();
        QVERIFY(writer.office()
                .duty
                .announceEdition(Session::system(), { "component", made.digest.toHex(), made.rows, "t" }, made.bytes)
                .isOk());
        QVERIFY(putFacilitiesInForce(writer, place, Session::system(),
            { { "c1", FacilityKind::Camera, "大桥监控", "公安局", "值班室", "", "正常", "rtsp://10.0.0.1/1", "", 0,
                  { camera } },
                { "s1", FacilityKind::Shelter, "体育馆", "应急局", "", "", "", "", "", 800,
                    { { 1039100000, 289500000 } } } },
            "t")
                .isOk());
    }
    MapPane& map() { return m_window->map(); }
    void click(GeoPoint at)
    {
        const QPoint pixel = map().camera().toScreen(toWorld({ at.longitude(), at.latitude() })).toPoint();
        QTest::mouseClick(&map().view(), Qt::LeftButton, {}, pixel);
    }
    void lookAt(GeoPoint at, double zoom)
    {
        map().camera().setSmooth(false);
        map().camera().zoomTo(zoom, { 50, 50 });
        map().centreOn(at.longitude(), at.latitude());
    }
    void backstageNotes(ComponentState state)
    {
        m_watch->backstage().command(
            m_window.get(),
            [session = *m_watch->session(), state, now = m_watch->now()](WritingStore& store) -> Result<Receipt> {
                return store.office().components.note(
                    session, { ComponentCode::of(511129, 211, 8), state, "", {}, now });
            },
            [](const Answer<Receipt>&) {});
    }
    QString said() { return m_window->things().card().accessibleName(); }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        QTRY_VERIFY(m_window->things().isThere());
    }
    void cleanupTestCase() { close(); }

    void everyClassAndKindIsALayer()
    {
        for (const QString& id :
            { layerOfMajor(0), layerOfMajor(1), layerOf(FacilityKind::Camera), layerOf(FacilityKind::Shelter) })
            QVERIFY2(map().layers().find(id), qPrintable(id));
        QVERIFY(!map().layers().find(layerOfMajor(2)));
        QVERIFY(map().layers().find(layerOfMajor(0))->name.contains("utilit", Qt::CaseInsensitive));
    }

    void aClickNamesTheComponentAndOffersAReport()
    {
        lookAt(lamp, 18);
        click(lamp);
        QTRY_VERIFY(m_window->things().card().isVisible());
        for (const char* part : { "沐川路灯", "5111290118000007", "broken", "城管局", "L-7" })
            QVERIFY2(said().contains(QString::fromUtf8(part)), qPrintable(said()));
        auto* report = m_window->findChildren<ThingCard*>().first()->findChildren<QPushButton*>().first();
        QTest::mouseClick(report, Qt::LeftButton);
        QVERIFY(!m_window->things().card().isVisible());
        QVERIFY(m_window->intake().isVisible());
        QVERIFY(!m_window->intake().isEmpty());
    }

    void whatIsReportedOfAComponentNamesIt()
    {
        const IncomingReport report = m_window->intake().report();
        QCOMPARE(report.place.component, std::string("5111290118000007"));
        QVERIFY(report.place.point == lamp);
        QVERIFY(report.place.address.find("沐川路") != std::string::npos);
        QVERIFY(report.type);
        QCOMPARE(report.type->toString(), std::string("cjt214:component:0118"));
        m_window->intake().setPoint(hydrant); // elsewhere it is no longer about the lamp
        QVERIFY(m_window->intake().report().place.component.empty());
        m_window->intake().begin();
    }

    void aStateIsNotedAtTheComponentAndShownOnTheMap()
    {
        QVERIFY(!map().layers().find(FaultLink::layer()));
        lookAt(hydrant, 18);
        click(hydrant);
        QTRY_VERIFY(said().contains(QString::fromUtf8("水务局")));
        const auto buttons = m_window->findChildren<ThingCard*>().first()->findChildren<QPushButton*>();
        const auto history
            = std::ranges::find(buttons, QStringLiteral("Its state and history"), &QPushButton::accessibleName);
        QVERIFY(history != buttons.end());
        QTest::mouseClick(*history, Qt::LeftButton);
        ComponentPage* page = m_window->componentPage();
        QVERIFY(page && page->isVisible());
        QCOMPARE(page->table().rowCount(), 0);
        page->at().setText("2999-01-01 00:00");
        page->state().setCurrentIndex(1);
        page->note().setText(QString::fromUtf8("阀门漏水"));
        page->file();
        QTRY_VERIFY(!page->rows().refusalAt("at").isEmpty()); // what is yet to come
        page->at().setText("2026-01-02 03:04");
        page->file();
        QTRY_COMPARE(page->table().rowCount(), 1);
        QVERIFY(page->table().item(0, 0)->text().contains("2026-01-02 03:04"));
        QTRY_VERIFY(map().layers().find(FaultLink::layer()));
        page->close();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        click(hydrant);
        QTRY_VERIFY(said().contains(QString::fromUtf8("阀门漏水")) && said().contains("broken"));
    }

    void theListOfFaultsLeadsToTheMapAndIsSifted()
    {
        for (QAction* each : m_window->actions())
            if (each->objectName() == QStringLiteral("faults"))
                each->trigger();
        FaultPage* page = m_window->faultPage();
        QVERIFY(page && page->isVisible());
        QCOMPARE(page->table().rowCount(), 1); // the lamp is broken in the inventory alone: nobody noted it
        page->words().setText("nothing like it");
        QVERIFY(page->table().isRowHidden(0));
        QVERIFY(!page->current());
        page->words().setText(QString::fromUtf8("水务局"));
        QVERIFY(page->current());
        lookAt(lamp, 12);
        QTest::keyClick(&page->table(), Qt::Key_Return);
        QTRY_VERIFY(said().contains(QString::fromUtf8("阀门漏水")));
        QVERIFY(page->table().item(0, 0)->text().contains("2026-01-02"));
        page->close();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void whatIsMendedLeavesTheMapAndKeepsItsHistory()
    {
        backstageNotes(ComponentState::Intact);
        QTRY_VERIFY(!map().layers().find(FaultLink::layer()));
        lookAt(hydrant, 18);
        click(hydrant);
        QTRY_VERIFY(said().contains("intact (noted"));
    }

    void aHiddenLayerIsNotFound()
    {
        lookAt(hydrant, 18);
        click(hydrant);
        QTRY_VERIFY(said().contains(QString::fromUtf8("水务局")));
        map().layers().setShown(layerOfMajor(1), false);
        QSignalSpy free(&m_window->things(), &ThingLink::placeFree);
        click(hydrant);
        QTRY_COMPARE(free.count(), 1);
        QVERIFY(!m_window->things().card().isVisible());
        map().layers().setShown(layerOfMajor(1), true);
    }

    void aCameraOffersItsPictureAndEscapeClosesTheCard()
    {
        lookAt(camera, 16);
        click(camera);
        QTRY_VERIFY(said().contains(QString::fromUtf8("大桥监控")));
        const ThingCard& card = m_window->things().card();
        QCOMPARE(card.shown().link, QStringLiteral("rtsp://10.0.0.1/1"));
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!card.isVisible());
        QTRY_VERIFY(map().view().hasFocus());
    }

    void spaceNamesWhatIsInTheMiddle()
    {
        lookAt(lamp, 18);
        map().view().setFocus();
        QTest::keyClick(&map().view(), Qt::Key_Space);
        QTRY_VERIFY(m_window->things().card().isVisible() && said().contains(QString::fromUtf8("沐川路灯")));
    }

    void inTheOtherLanguageTheLayersAreNamedAnew()
    {
        m_language.speak("zh_CN");
        QTRY_VERIFY(map().layers().find(layerOfMajor(0))->name.contains(QString::fromUtf8("公用设施")));
        m_language.speak("en");
    }

    /// Pictures for people to look at, where FENGSUI_PICTURES names a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("FENGSUI_PICTURES");
        if (folder.isEmpty())
            QSKIP("FENGSUI_PICTURES names no folder");
        backstageNotes(ComponentState::Broken);
        QTRY_COMPARE(m_window->faults().faults().size(), 1u);
        for (const char* language : { "en", "zh_CN" })
            for (const bool isDark : { false, true }) {
                m_language.speak(language);
                m_look.wear(isDark ? Theme::Dark : Theme::Light);
                m_window->resize(isDark ? QSize(1920, 1080) : QSize(1366, 768));
                QTest::qWait(300); // the map sharpens
                lookAt(hydrant, 17);
                click(hydrant);
                QTRY_VERIFY(said().contains(QString::fromUtf8("水务局")));
                const auto save = [&](QWidget& of, const char* name) {
                    QTest::qWait(1200);
                    QVERIFY(of.grab().save(
                        QStringLiteral("%1/%2-%3-%4.png").arg(folder, name, language, isDark ? "dark" : "light")));
                };
                save(*m_window, "window");
                for (QAction* each : m_window->actions())
                    if (each->objectName() == QStringLiteral("faults"))
                        each->trigger();
                save(*m_window->faultPage(), "faults");
                Q_EMIT m_window->faultPage()->historyWanted(ComponentCode::of(511129, 211, 8));
                save(*m_window->componentPage(), "component");
                m_window->componentPage()->close();
                m_window->faultPage()->close();
            }
    }

    void onlyLinksOfStreamsAreOpenedAndNeverByAShell()
    {
        using namespace camera_player;
        QCOMPARE(commandFor("mpv --no-border %1", "rtsp://10.0.0.1/live?a=1&b=2"),
            QStringList({ "mpv", "--no-border", "rtsp://10.0.0.1/live?a=1&b=2" }));
        QCOMPARE(
            commandFor("mpv", "https://cam.example/1;reboot"), QStringList({ "mpv", "https://cam.example/1;reboot" }));
        for (const char* link : { "file:///etc/passwd", "--script=x", "javascript:alert(1)", "rtsp:", "",
                 "https://cam.example/1; rm -rf x", "/tmp/x" })
            QVERIFY2(!commandFor("mpv %1", link), link);
        QVERIFY(!camera_player::open("file:///etc/passwd").isEmpty());
        QVERIFY(faultOf("").isEmpty());
        QVERIFY(!faultOf("%1 --x").isEmpty());
    }
};

QTEST_MAIN(MapThingsTest)
#include "map_things_test.moc"
