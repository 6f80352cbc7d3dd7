#include "report/area_list.h"

#include "core/report/sample_case.h"

#include <QTest>

using namespace fengsui;
using namespace fengsui::report;

class AreaListTest : public QObject {
    Q_OBJECT

    static AreaFound found()
    {
        return { { "", { 1039000000, 289600000 }, 1'251'000, 4'830, 5, "Cut.", true },
            { { "Open cases", 1, 1 }, { "Street lamps", 1200, 1 } },
            { { "Open case", "0007 Waste", "filed", { 1039100000, 289600000 }, 0 },
                { "Street lamps", "L-1", "5111290118000001", { 1039000000, 289900000 }, 0 } } };
    }

private Q_SLOTS:
    void areasAreWrittenInUnitsThatPeopleUse()
    {
        QCOMPARE(areaText(619.6, false), std::string("620 m²"));
        QCOMPARE(areaText(32'000, false), std::string("3.2 ha"));
        QCOMPARE(areaText(1'251'000, false), std::string("1.25 km²"));
        QCOMPARE(areaText(32'000, true), std::string("3.2 公顷"));
    }

    void thePaperCountsAllAndNamesWhatIsListed()
    {
        const Document paper = areaList(found(), sample::names(Language::English), sample::printed());
        QCOMPARE(paper.formNumber, std::string("FS-31"));
        QCOMPARE(paper.watermark, std::string("演练 DRILL"));
        QCOMPARE(paper.value("name"), std::string_view("Area drawn on the map"));
        QCOMPARE(paper.value("area"), std::string_view("1.25 km²"));
        QCOMPARE(paper.value("outline"), std::string_view("4.8 km"));
        QCOMPARE(paper.value("corners"), std::string_view("5"));
        QCOMPARE(paper.value("count"), std::string_view("1201"));
        QCOMPARE(paper.value("remark"), std::string_view("Cut."));
        QCOMPARE(paper.table("counts")->rows.size(), 2u);
        QVERIFY((paper.table("counts")->rows[1] == std::vector<std::string> { "Street lamps", "1200", "1" }));
        QVERIFY((paper.table("things")->rows[0] == std::vector<std::string> { "Open case", "0007 Waste", "filed" }));
    }

    void theAreaKeepsTheNameThatItWasGiven()
    {
        AreaFound named = found();
        named.area.name = "内涝警戒区";
        const Document paper = areaList(named, sample::names(Language::Chinese), sample::printed());
        QCOMPARE(paper.title, std::string("区域查询清单 内涝警戒区"));
        QCOMPARE(paper.value("name"), std::string_view("内涝警戒区"));
    }
};

QTEST_GUILESS_MAIN(AreaListTest)
#include "area_list_test.moc"
