#include "map/map_camera.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace fengsui::ui;

namespace {
WorldBox county()
{
    WorldBox box;
    box.take(toWorld({ 103.6, 28.7 }));
    box.take(toWorld({ 104.2, 29.2 }));
    return box;
}
} // namespace

class MapCameraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_camera = std::make_unique<MapCamera>();
        m_camera->setSmooth(false);
        m_camera->setView({ 800, 600 }, 1);
        m_camera->setGround(county());
    }

    void screenAndWorldAreInverse()
    {
        m_camera->zoomTo(15.5, { 400, 300 });
        const QPointF at(123, 456);
        const QPointF back = m_camera->toScreen(m_camera->toWorld(at));
        QVERIFY((back - at).manhattanLength() < 1e-5);
    }

    void everythingIsShownAtFirstAndAfterAResize()
    {
        for (const QSizeF size : { QSizeF(800, 600), QSizeF(300, 900), QSizeF(1900, 1000) }) {
            m_camera->setView(size, 1);
            const WorldBox seen = m_camera->ground();
            QVERIFY(seen.contains({ county().left, county().top }));
            QVERIFY(seen.contains({ county().right, county().bottom }));
        }
    }

    void aMovedMapStaysWhereItIsWhenResized()
    {
        m_camera->zoomTo(14, { 400, 300 });
        const WorldPoint before = m_camera->centre();
        m_camera->setView({ 500, 400 }, 1);
        QCOMPARE(m_camera->zoom(), 14.0);
        QCOMPARE(m_camera->centre().x, before.x);
        m_camera->showGround();
        m_camera->setView({ 900, 700 }, 1);
        QVERIFY(m_camera->ground().contains({ county().left, county().top }));
    }

    void whatIsUnderTheAnchorStaysThere()
    {
        const QPointF anchor(430, 310);
        const WorldPoint before = m_camera->toWorld(anchor);
        m_camera->zoomStep(1, anchor);
        m_camera->zoomStep(1, anchor);
        m_camera->zoomStep(-1, anchor, MapCamera::Step::Quarter);
        const QPointF now = m_camera->toScreen(before);
        QVERIFY((now - anchor).manhattanLength() < 1e-6);
    }

    void zoomStepsEndOnWholeAndQuarterLevels()
    {
        m_camera->zoomTo(12.25, { 0, 0 });
        m_camera->zoomStep(1, { 400, 300 });
        QCOMPARE(m_camera->zoom(), 13.0);
        m_camera->zoomStep(1, { 400, 300 });
        QCOMPARE(m_camera->zoom(), 14.0);
        m_camera->zoomStep(-1, { 400, 300 }, MapCamera::Step::Quarter);
        QCOMPARE(m_camera->zoom(), 13.75);
        m_camera->zoomStep(-1, { 400, 300 });
        QCOMPARE(m_camera->zoom(), 13.0);
    }

    void aFreeZoomComesToRestOnAQuarter()
    {
        m_camera->zoomTo(13, { 400, 300 });
        QSignalSpy rested(m_camera.get(), &MapCamera::cameToRest);
        m_camera->zoomBy(0.33, { 400, 300 });
        QVERIFY(m_camera->isMoving());
        QVERIFY(rested.wait());
        QCOMPARE(m_camera->zoom(), 13.25);
        QVERIFY(!m_camera->isMoving());
    }

    void theViewCannotLeaveTheGround()
    {
        for (int i = 0; i < 50; ++i)
            m_camera->panBy({ 300, 200 });
        const WorldPoint centre = m_camera->centre();
        QVERIFY(county().grownBy(1e-12).contains(centre));
        for (int i = 0; i < 40; ++i)
            m_camera->zoomStep(-1, { 0, 0 });
        QCOMPARE(m_camera->zoom(), m_camera->lowestZoom());
        for (int i = 0; i < 40; ++i)
            m_camera->zoomStep(1, { 400, 300 });
        QCOMPARE(m_camera->zoom(), MapCamera::highestZoom);
    }

    void aPlaceInViewDoesNotMoveTheMap()
    {
        m_camera->zoomTo(14, { 400, 300 });
        const WorldPoint before = m_camera->centre();
        m_camera->bringIntoView(m_camera->toWorld({ 300, 300 }));
        QCOMPARE(m_camera->centre().x, before.x);
        const WorldPoint hidden = m_camera->toWorld({ 900, 300 });
        m_camera->bringIntoView(hidden);
        QVERIFY(std::abs(m_camera->toScreen(hidden).x() - 680) < 1e-6);
    }

    void aPlaceAskedForTwiceWhileTheMapGlidesIsInView()
    {
        m_camera->zoomTo(14, { 400, 300 });
        const WorldPoint far = m_camera->toWorld({ 2400, 300 });
        m_camera->setSmooth(true);
        QSignalSpy rested(m_camera.get(), &MapCamera::cameToRest);
        m_camera->bringIntoView(far);
        m_camera->bringIntoView(far);
        QTRY_VERIFY(!rested.isEmpty());
        QVERIFY(QRectF(0, 0, 800, 600).contains(m_camera->toScreen(far)));
    }

    void placesAreRoundedToDevicePixels()
    {
        m_camera->setView({ 800, 600 }, 1.5);
        const QPointF p = m_camera->toPixel(toWorld({ 103.91234, 28.9567 })) * 1.5;
        QVERIFY(std::abs(p.x() - std::round(p.x())) < 1e-9 && std::abs(p.y() - std::round(p.y())) < 1e-9);
    }

private:
    std::unique_ptr<MapCamera> m_camera;
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    MapCameraTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "map_camera_test.moc"
