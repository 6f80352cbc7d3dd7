#include "map/pin_board.h"
#include "map/pin_sheet.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

PinKey key(int number, PinKind kind = PinKind::Incident)
{
    return { kind, QByteArray(16, char(number)) };
}

MapPin pin(int number, Degrees at, PinMarks marks = {})
{
    return { key(number), at, PinSymbol::Handling, QString::number(number), marks };
}

const Degrees here { 103.9, 28.96 };

} // namespace

class PinBoardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_camera = std::make_unique<MapCamera>();
        m_camera->setSmooth(false);
        m_camera->setView({ 800, 600 }, 1);
        WorldBox box;
        box.take(toWorld({ 103.6, 28.7 }));
        box.take(toWorld({ 104.2, 29.2 }));
        m_camera->setGround(box);
        m_camera->zoomTo(15, { 400, 300 });
        m_camera->centreOn(ui::toWorld(here));
        m_board = std::make_unique<PinBoard>();
    }

    void casesThatHideEachOtherAreGatheredWhileFarOut()
    {
        std::vector<MapPin> pins;
        for (int i = 0; i < 120; ++i)
            pins.push_back(pin(i + 1, { 103.85 + 0.1 * (i % 12) / 12, 28.9 + 0.1 * (i / 12) / 10 },
                i % 10 == 0 ? PinMark::Overdue : PinMark::Drill));
        MapPin team = pin(121, { 103.7, 28.8 });
        team.key.kind = PinKind::Team;
        pins.push_back(team);
        m_board->setPins(pins);
        int lastSingle = 0;
        for (const double zoom : { 8.0, 9.0, 10.0, 11.0, 12.0, 14.75 }) {
            int gathered = 0, overdue = 0, single = 0;
            for (const PinCluster& cluster : m_board->clusters(zoom)) {
                QVERIFY(cluster.cases >= fewestClustered);
                QVERIFY(cluster.box.contains(cluster.at));
                QVERIFY(cluster.box.width() * worldPixels(zoom) <= clusterPixels + 1e-6);
                gathered += cluster.cases;
                overdue += cluster.overdue;
            }
            for (const PinBoard::Pin* one : m_board->drawingOrder()) {
                const bool isIn = m_board->isClustered(*one, zoom);
                QVERIFY(!isIn || one->pin.key.kind == PinKind::Incident);
                single += !isIn;
                overdue += !isIn && one->pin.marks.testFlag(PinMark::Overdue);
            }
            QCOMPARE(gathered + single, 121); // none is lost, none is shown twice
            QCOMPARE(overdue, 12);
            QVERIFY(single >= lastSingle);
            lastSingle = single;
        }
        QCOMPARE(lastSingle, 121);
        QVERIFY(!m_board->clusters(8).empty());
        QVERIFY(m_board->clusters(singleZoom).empty());
        // the one that is chosen stands by itself, and a click takes the cluster and no pin in it
        m_camera->zoomTo(8, { 400, 300 });
        const double zoom = m_camera->zoom();
        QVERIFY(!m_board->clusters(zoom).empty());
        const PinCluster before = m_board->clusters(zoom).front();
        const QPointF at = m_camera->toScreen(before.at);
        QVERIFY(m_board->around(at, *m_camera).empty());
        QCOMPARE(m_board->clusterAt(at, *m_camera)->cases, before.cases);
        const PinBoard::Pin* in = nullptr;
        for (const PinBoard::Pin* one : m_board->drawingOrder())
            if (!in && m_board->isClustered(*one, zoom) && before.box.contains(one->at))
                in = one;
        QVERIFY(in);
        const auto all = [&] {
            int cases = 0;
            for (const PinCluster& cluster : m_board->clusters(zoom))
                cases += cluster.cases;
            return cases;
        };
        const int together = all();
        m_board->choose(in->pin.key);
        QVERIFY(!m_board->isClustered(*m_board->chosen(), zoom));
        QCOMPARE(all(), together - 1);
        QCOMPARE(m_board->around(m_camera->toScreen(m_board->chosen()->at), *m_camera).front(), m_board->chosen());
    }

    void pinsAreAddedChangedAndTakenByTheirId()
    {
        m_board->setPins({ pin(1, here), pin(2, here), pin(3, here) });
        m_board->update({ pin(2, { 103.91, 28.97 }, PinMark::Urgent), pin(4, here) }, { key(1), key(9) });
        QCOMPARE(m_board->count(), 3);
        QVERIFY(!m_board->find(key(1)));
        QCOMPARE(m_board->find(key(2))->pin.at.longitude, 103.91);
        QVERIFY(m_board->find(key(2))->pin.marks.testFlag(PinMark::Urgent));
        QVERIFY(m_board->find(key(3)));
        QVERIFY(m_board->find(key(4)));
        QVERIFY(!m_board->find(key(3, PinKind::Team))); // the same bytes of another kind are another pin
        m_board->update({}, { key(3), key(4), key(2) });
        QCOMPARE(m_board->count(), 0);
        QVERIFY(m_board->drawingOrder().empty());
    }

    void pressingPinsAreDrawnOverOthersAndTheChosenOneOverAll()
    {
        m_board->setPins({ pin(1, here, PinMark::Overdue), pin(2, here), pin(3, here, PinMark::Urgent),
            pin(4, here, PinMark::RedCard) });
        const auto order = [&] {
            QByteArray ids;
            for (const PinBoard::Pin* one : m_board->drawingOrder())
                ids.append(one->pin.key.id.at(0));
            return ids;
        };
        QCOMPARE(order(), QByteArray("\2\4\3\1"));
        m_board->choose(key(2));
        QCOMPARE(order(), QByteArray("\4\3\1\2"));
        m_board->choose({});
        QCOMPARE(order(), QByteArray("\2\4\3\1"));
    }

    void theNearestPinWithinReachIsHit()
    {
        const WorldPoint middle = m_camera->toWorld({ 400, 300 });
        const WorldPoint beside = m_camera->toWorld({ 410, 300 });
        m_board->setPins({ pin(1, toDegrees(middle)), pin(2, toDegrees(beside)) });
        QCOMPARE(m_board->around({ 403, 300 }, *m_camera).front()->pin.key, key(1));
        QCOMPARE(m_board->around({ 407, 300 }, *m_camera).front()->pin.key, key(2));
        QCOMPARE(m_board->around({ 403, 300 }, *m_camera).size(), 2u);
        QCOMPARE(m_board->around({ 423, 300 }, *m_camera).size(), 1u);
        QVERIFY(m_board->around({ 425, 300 }, *m_camera).empty());
        QVERIFY(m_board->around({ 400, 315 }, *m_camera).empty());
        QVERIFY(!m_board->around({ 400, 313 }, *m_camera).empty());
    }

    void ofTwoAtOnePlaceTheUpperIsHit()
    {
        m_board->setPins({ pin(1, here, PinMark::Overdue), pin(2, here) });
        QCOMPARE(m_board->around({ 400, 300 }, *m_camera).front()->pin.key, key(1));
    }

    void aChoiceWaitsForItsPin()
    {
        QSignalSpy changed(m_board.get(), &PinBoard::chosenChanged);
        m_board->choose(key(5));
        QVERIFY(!m_board->hasChosen());
        m_board->update({ pin(5, here) });
        QVERIFY(m_board->hasChosen());
        QCOMPARE(m_board->chosenLabel(), QStringLiteral("5"));
        QCOMPARE(m_board->chosenCoordinate().latitude(), here.latitude);
        QCOMPARE(changed.count(), 2);
    }

    void onlyWhatIsInViewIsDrawn()
    {
        std::vector<MapPin> pins;
        for (int i = 0; i < 100; ++i)
            pins.push_back(pin(i, { 103.6 + i * 0.006, 28.96 }));
        for (MapPin& each : pins)
            each.key.kind = PinKind::Team; // which are not gathered
        m_board->setPins(pins);
        const auto sprites = placeSprites(*m_board, *m_camera);
        QVERIFY(!sprites.empty() && sprites.size() < 20);
        m_camera->showGround();
        QCOMPARE(placeSprites(*m_board, *m_camera).size(), 100u);
    }

    void everyStatusLooksDifferentWithoutColour()
    {
        const PinSheet sheet(1);
        std::set<QByteArray> pictures;
        for (int i = 0; i < pinSymbolCount; ++i) {
            const QImage picture = sheet.image().copy(sheet.source(i)).convertToFormat(QImage::Format_Grayscale8);
            pictures.insert(QByteArray(reinterpret_cast<const char*>(picture.constBits()), picture.sizeInBytes()));
            QVERIFY(!PinSheet::letter(static_cast<PinSymbol>(i)).isEmpty());
            QVERIFY(!PinSheet::words(static_cast<PinSymbol>(i)).isEmpty());
        }
        QCOMPARE(pictures.size(), std::size_t(pinSymbolCount));
    }

    void rowsOfTheLedgersBecomePins()
    {
        IncidentRow row;
        row.id = IncidentId::random();
        row.number = "511129-20251103-01-0007";
        row.title = "道路积水";
        row.state = "handling";
        QVERIFY(!pinOf(row));
        row.point = GeoPoint::fromDegrees(103.9, 28.96);
        row.isOverdue = true;
        row.supervision = Supervision::Yellow;
        const MapPin pinned = *pinOf(row);
        QCOMPARE(pinned.key, (PinKey { PinKind::Incident, QByteArray(row.id.view().data(), 16) }));
        QCOMPARE(pinned.symbol, PinSymbol::Handling);
        QCOMPARE(pinned.marks, PinMark::Overdue | PinMark::YellowCard);
        QCOMPARE(pinned.label, QStringLiteral("511129-20251103-01-0007 道路积水"));

        Team team;
        team.id = TeamId::random();
        team.name = "城关中队";
        team.point = row.point;
        for (const TeamStatus status : allTeamStatuses) {
            team.status.status = status;
            QCOMPARE(pinOf(team)->symbol, teamSymbol(status));
        }
        QCOMPARE(teamSymbol(TeamStatus::OutOfService), PinSymbol::TeamOutOfService);
        QCOMPARE(incidentSymbol("a state of the county's own"), PinSymbol::OtherIncident);
    }

private:
    std::unique_ptr<MapCamera> m_camera;
    std::unique_ptr<PinBoard> m_board;
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    PinBoardTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "pin_board_test.moc"
