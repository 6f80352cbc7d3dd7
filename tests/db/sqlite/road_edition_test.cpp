#include "sqlite/road_edition.h"

#include "journal/journal.h"
#include "sqlite/durable_file.h"
#include "sqlite/facility_edition.h"
#include "sqlite/grid_edition.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;
namespace fs = std::filesystem;

/// Editions of roads and of facilities: what went in comes out, and what is damaged is not taken.
class RoadEditionTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_temporary;
    const fs::path m_folder = fs::path(m_temporary.path().toStdString()) / "editions";

    static RoadGraph triangle()
    {
        return { { { 0, 0 }, { 1000, 0 }, { 0, 1000 } },
            { { 0, 1, 100, 0, 10, 10 }, { 1, 2, 100, 1, 20, unreachable }, { 2, 0, 100, 0, 30, 30 } }, { "", "北街" },
            { { 1, 0, { 1 } } } };
    }
    static std::vector<Facility> facilities()
    {
        Facility shelter { "S1", FacilityKind::Shelter, "操场", "教育局", "值班室", "北街1号", "完好", "", "两个入口",
            1200, { { 1039028000, 289567000 } } };
        Facility river { "R1", FacilityKind::Charge, "沐溪河", "水务局", "河长办", "", "", "", "", 0,
            { { 1039028000, 289567000 }, { 1039029000, 289567000 } } };
        return { shelter, river };
    }

    static QString failure(auto&& action)
    {
        try {
            action();
        } catch (const StoreFailure& why) {
            return QString::fromUtf8(why.what());
        }
        return {};
    }

private slots:
    void roadsReadBack()
    {
        const RoadGraph graph = triangle();
        const Contraction contraction = Contraction::of(graph);
        const EditionFile file = writeRoadEdition(m_folder, graph, contraction, "monaco.osm.pbf");
        QCOMPARE(file.bytes, fs::file_size(editionPath(m_folder, file.digest)));
        const auto network = readRoadEdition(m_folder, file.digest);
        QVERIFY(std::ranges::equal(network->graph().pieces(), graph.pieces()));
        QVERIFY(std::ranges::equal(network->graph().names(), graph.names()));
        QVERIFY(network->contraction() == contraction);
        QCOMPARE(network->graph().nodeCount(), std::size_t(4)); // one has a twin
    }

    void facilitiesReadBackInOrder()
    {
        const EditionFile file = writeFacilityEdition(m_folder, facilities(), "设施.csv");
        QVERIFY(readFacilityEdition(m_folder, file.digest) == facilities()); // shelters before charges
    }

    void otherKindsAndDamageAreRefused()
    {
        const EditionFile file = writeFacilityEdition(m_folder, facilities(), "设施.csv");
        QVERIFY(failure([&] { readRoadEdition(m_folder, file.digest); }).contains("no edition of this kind"));
        std::string bytes = readWhole(editionPath(m_folder, file.digest));
        bytes[bytes.size() / 2] ^= 1;
        writeDurably(editionPath(m_folder, file.digest), bytes);
        QVERIFY(failure([&] { readFacilityEdition(m_folder, file.digest); }).contains("is damaged"));
        fs::remove(editionPath(m_folder, file.digest));
        QVERIFY(failure([&] { readFacilityEdition(m_folder, file.digest); }).contains("can't be read"));
    }
};

QTEST_GUILESS_MAIN(RoadEditionTest)
#include "road_edition_test.moc"
