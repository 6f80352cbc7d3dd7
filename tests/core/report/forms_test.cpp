#include "core/report/sample_case.h"
#include "report/case_facts.h"
#include "report/words.h"
#include "support/golden.h"

#include <QTest>

using namespace fengsui;
using report::Language;

namespace {
bool holds(const report::Document& document, const char* text)
{
    return document.toText().find(text) != std::string::npos;
}
} // namespace

class FormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void incidentReportHoldsTheWholeCase()
    {
        test::compareWithGolden(
            incidentReport(sample::incident(), sample::names(Language::Chinese), sample::printed()).toText(),
            "report/incident_report.zh.txt");
        test::compareWithGolden(
            incidentReport(sample::incident(), sample::names(Language::English), sample::printed()).toText(),
            "report/incident_report.en.txt");
    }

    void dispatchSheetNamesTheUnits()
    {
        test::compareWithGolden(
            dispatchSheet(sample::incident(), sample::names(Language::Chinese), sample::printed(2)).toText(),
            "report/dispatch_sheet.zh.txt");
        test::compareWithGolden(
            dispatchSheet(sample::incident(), sample::names(Language::English), sample::printed(2)).toText(),
            "report/dispatch_sheet.en.txt");
    }

    void shiftLogHoldsEveryLineOfThePeriod()
    {
        const auto diary = sample::diary();
        test::compareWithGolden(
            shiftLog(sample::shift(), diary, sample::names(Language::Chinese), sample::printed()).toText(),
            "report/shift_log.zh.txt");
        test::compareWithGolden(
            shiftLog(sample::shift(), diary, sample::names(Language::English), sample::printed()).toText(),
            "report/shift_log.en.txt");
    }

    void telephoneNumbersAreMasked()
    {
        for (const Language language : { Language::Chinese, Language::English }) {
            const auto document = incidentReport(sample::incident(), sample::names(language), sample::printed());
            QVERIFY(!holds(document, "13812345678"));
            QCOMPARE(document.value("phone"), "138****5678");
        }
    }

    void erasedCallerShowsAsErased()
    {
        const auto chinese
            = incidentReport(sample::incident(), sample::names(Language::Chinese, true), sample::printed());
        QCOMPARE(chinese.value("caller"), "已销毁");
        QCOMPARE(chinese.value("phone"), "已销毁");
        QVERIFY(!holds(chinese, "陈大海"));
        const auto english
            = dispatchSheet(sample::incident(), sample::names(Language::English, true), sample::printed());
        QCOMPARE(english.value("caller"), "erased");
    }

    void drillIsWatermarkedOnEveryForm()
    {
        Incident incident = sample::incident();
        incident.isDrill = true;
        report::Shift shift = sample::shift();
        shift.isDrill = true;
        const auto names = sample::names(Language::Chinese);
        QCOMPARE(incidentReport(incident, names, sample::printed()).watermark, "演练 DRILL");
        QCOMPARE(dispatchSheet(incident, names, sample::printed()).watermark, "演练 DRILL");
        QCOMPARE(shiftLog(shift, sample::diary(), names, sample::printed()).watermark, "演练 DRILL");
        QCOMPARE(incidentReport(sample::incident(), names, sample::printed()).watermark, "");
    }

    void drillsStayOutOfTheRealShiftLogAndTheOtherWayRound()
    {
        const auto names = sample::names(Language::Chinese);
        const auto real = shiftLog(sample::shift(), sample::diary(), names, sample::printed());
        QVERIFY(!holds(real, "地震桌面推演"));
        QCOMPARE(real.value("otherLines"), "1");
        report::Shift shift = sample::shift();
        shift.isDrill = true;
        const auto drill = shiftLog(shift, sample::diary(), names, sample::printed());
        QCOMPARE(drill.table("log")->rows.size(), 1u);
        QCOMPARE(drill.table("open")->rows.size(), 1u);
        QVERIFY(!holds(drill, "交通街涵洞口积水"));
    }

    void qrCodeNamesTheCaseAndThePlaceInTheJournal()
    {
        const auto document = incidentReport(sample::incident(), sample::names(Language::Chinese), sample::printed());
        const std::string expected = "fengsui:incident:0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0@county/1234#"
            + sha256("head").toHex().substr(0, 20);
        QCOMPARE(document.qr, expected);
        report::Printed fresh = sample::printed();
        fresh.stream.clear();
        QCOMPARE(report::qrText("incident:x", fresh), "fengsui:incident:x");
        QCOMPARE(incidentReport(sample::incident(), sample::names(Language::Chinese), fresh).value("record"), "");
    }

    // F28: each stream of its own has its end on the paper
    void paperIsAWitnessOfEveryStream()
    {
        report::Printed printed = sample::printed();
        printed.others = { { "emergency", 12, sha256("urgent") }, { "mediation", 3, sha256("dispute") } };
        const std::string record(
            incidentReport(sample::incident(), sample::names(Language::Chinese), printed).value("record"));
        const std::string county(
            incidentReport(sample::incident(), sample::names(Language::Chinese), sample::printed()).value("record"));
        QVERIFY(record.starts_with(county + "; emergency/12  " + sha256("urgent").toHex().substr(0, 4)));
        QVERIFY(record.find("; mediation/3  " + sha256("dispute").toHex().substr(0, 4)) != std::string::npos);
    }

    void dispatchIsTheLastOneThatNamedAUnit()
    {
        const auto names = sample::names(Language::Chinese);
        Incident incident = sample::incident();
        incident.steps.push_back(
            sample::step("acceptReturn", "dispatched", "filed", "dispatcher", sample::dispatcher, "2025-11-03 10:00"));
        QCOMPARE(dispatchSheet(incident, names, sample::printed()).value("dispatchedAt"), "2025-11-03 07:20");
        incident.steps.push_back(
            sample::step("dispatch", "filed", "dispatched", "dispatcher", sample::dispatcher, "2025-11-03 10:05"));
        incident.steps.push_back(sample::step(
            "refuseReturn", "dispatched", "dispatched", "dispatcher", sample::dispatcher, "2025-11-03 10:20"));
        QCOMPARE(dispatchSheet(incident, names, sample::printed()).value("dispatchedAt"), "2025-11-03 10:05");
        incident.steps.clear();
        QCOMPARE(dispatchSheet(incident, names, sample::printed()).value("dispatchedAt"), "");
    }

    void marksOfTheMachineAreNotForPeople()
    {
        const auto diary = sample::diary();
        const auto log = shiftLog(sample::shift(), diary, sample::names(Language::English), sample::printed());
        QVERIFY(!holds(log, "limit 2025"));
    }

    void limitOfTheWorkIsShownWhateverStepRuns()
    {
        const auto names = sample::names(Language::Chinese);
        Incident incident = sample::incident();
        incident.isOpen = false;
        incident.limit.reset();
        const auto closed = incidentReport(incident, names, sample::printed());
        QCOMPARE(closed.value("workLimit"), "4 工作时");
        QCOMPARE(closed.value("workDueAt"), "2025-11-03 11:20");
        QCOMPARE(closed.value("stepDueAt"), "");

        incident = sample::incident();
        incident.steps.push_back(
            sample::step("rework", "handled", "handling", "shiftLeader", sample::acceptor, "2025-11-03 10:00"));
        incident.steps.back().limit = Limit { 1, "workDay", sample::at("2025-11-04 10:00"), "urban/1" };
        QCOMPARE(incidentReport(incident, names, sample::printed()).value("workDueAt"), "2025-11-04 10:00");

        incident.steps.resize(4);
        QCOMPARE(incidentReport(incident, names, sample::printed()).value("workDueAt"), "2025-11-03 11:20");
        incident.steps.resize(3);
        QCOMPARE(incidentReport(incident, names, sample::printed()).value("workDueAt"), "");
    }

    void coordinatesAreExactAndNameTheirHemisphere()
    {
        Place place;
        place.point = GeoPoint { -1039028005, -289567 };
        place.isApproximate = true;
        QCOMPARE(report::coordinateText(place, sample::names(Language::English)),
            "0.028957° S, 103.902801° W (approximate)");
        QCOMPARE(
            report::coordinateText(place, sample::names(Language::Chinese)), "南纬0.028957° 西经103.902801° (概略)");
        QCOMPARE(report::coordinateText({}, sample::names(Language::Chinese)), "");
    }

    void whatNobodyCanNameStandsAsItIs()
    {
        report::Names nobody;
        nobody.language = Language::English;
        Incident incident = sample::incident();
        incident.source = "river watch";
        incident.mergedInto = sample::caseId;
        const auto document = incidentReport(incident, nobody, {});
        QCOMPARE(document.value("source"), "river watch");
        QCOMPARE(document.value("state"), "handled");
        QCOMPARE(document.value("lead"), sample::repairTeam.toString().substr(0, 8));
        QCOMPARE(document.value("type"), "cjt214:event:0406");
        QCOMPARE(document.value("caller"), "unknown");
        QCOMPARE(document.value("mergedInto"), sample::caseId.toString());
        QCOMPARE(document.table("steps")->rows[0][6], sample::acceptor.toString().substr(0, 8));
    }

    void answersReadAsPeopleSayThem()
    {
        auto names = sample::names(Language::English);
        const std::string two = sample::repairTeam.toString() + "," + sample::patrolTeam.toString();
        QCOMPARE(names.answer("urban", "assistants", two), "市政抢修一队, 沐溪镇巡查队");
        QCOMPARE(names.answer("urban", "target", sample::caseId.toString()), "511129-20251103-01-0007");
        QCOMPARE(names.answer("urban", "until", "2025-11-03T07:05:00.000Z"), "2025-11-03 15:05");
        QCOMPARE(names.answer("urban", "reason", "not ours, see file 12"), "not ours, see file 12");
        names.fieldText = [](const std::string&, const std::string& field, const std::string& value) {
            return field == "solved" && value == "yes" ? std::string("Solved") : std::string();
        };
        QCOMPARE(names.answer("urban", "solved", "yes"), "Solved");
    }

    void emptyCaseHasTheSameFieldsAsAFullOne()
    {
        const auto full = incidentReport(sample::incident(), sample::names(Language::Chinese), sample::printed());
        const auto empty = report::incidentReport({}, {}, {});
        QCOMPARE(empty.fields.size(), full.fields.size());
        for (std::size_t i = 0; i < full.fields.size(); ++i)
            QCOMPARE(empty.fields[i].name, full.fields[i].name);
        QCOMPARE(empty.tables.size(), full.tables.size());
    }

    void everyRowHasACellForEachColumn()
    {
        const auto names = sample::names(Language::Chinese);
        const auto diary = sample::diary();
        for (const auto& document : { incidentReport(sample::incident(), names, sample::printed()),
                 dispatchSheet(sample::incident(), names, sample::printed()),
                 shiftLog(sample::shift(), diary, names, sample::printed()) })
            for (const auto& table : document.tables)
                for (const auto& row : table.rows)
                    QCOMPARE(row.size(), table.columns.size());
    }
};

QTEST_APPLESS_MAIN(FormsTest)
#include "forms_test.moc"
