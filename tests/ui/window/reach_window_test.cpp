#include "ui/window/demo_window.h"

#include "map/map_camera.h"
#include "map/map_layers.h"
#include "map/map_pane.h"
#include "places/reach_link.h"

#include <QAction>
#include <QSignalSpy>

using namespace fengsui;
using namespace fengsui::ui;

/// What can be reached from a place, as a person asks for it.
class ReachWindowTest : public DemoWindow {
    Q_OBJECT

    void press(const char* action)
    {
        for (QAction* one : m_window->actions())
            if (one->objectName() == action)
                return one->trigger();
        QFAIL(action);
    }

private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("dispatcher");
        m_window->map().camera().setSmooth(false);
        m_window->map().centreOn(103.9028, 28.9567);
    }
    void cleanupTestCase() { close(); }

    void withoutRoadsThereAreCirclesAndItIsSaid()
    {
        ReachLink& reach = m_window->reach();
        QSignalSpy shown(&reach, &ReachLink::shown), said(&reach, &ReachLink::said);
        press("reach");
        QVERIFY(reach.isWorking());
        QTRY_COMPARE(shown.count(), 1);
        QCOMPARE(reach.rings().size(), 3u);
        QVERIFY(!reach.rings().front().isByRoad);
        QVERIFY(said.last().at(0).toString().contains("No roads are known"));
        const MapLayer* layer = m_window->map().layers().find(ReachLink::layer());
        QVERIFY(layer && layer->isShown);
        QVERIFY(layer->painter->characters().contains("15 min"));
    }

    void escTakesItAway()
    {
        m_window->map().view().setFocus();
        QTest::keyClick(&m_window->map().view(), Qt::Key_Escape);
        QTRY_VERIFY(!m_window->map().layers().find(ReachLink::layer()));
        QVERIFY(m_window->reach().rings().empty());
    }

    void givenUpItDoesNotCome()
    {
        QSignalSpy shown(&m_window->reach(), &ReachLink::shown);
        press("reach");
        m_window->reach().clear();
        press("reach");
        QTRY_COMPARE(shown.count(), 1);
        QCOMPARE(m_window->reach().rings().size(), 3u);
    }
};

QTEST_MAIN(ReachWindowTest)
#include "reach_window_test.moc"
