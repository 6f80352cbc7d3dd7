#include "intake/call_file_reader.h"

#include "core/intake/call_files.h"
#include "intake/file_divisions.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace fengsui;
using namespace fengsui::test;

namespace {

// What the tests put between the members of a mapping.
std::string mappingText(const std::string& more = R"("key": ["no"])")
{
    return R"({ "id": "own", "name": { "en": "Own", "zh_CN": "本地" }, "header": ["no", "what", "when", "lon", "lat", "town", "street", "who", "phone"],
  "receivedAt": { "column": "when", "formats": ["%Y-%m-%d %H:%M"], "zone": "Asia/Shanghai" },
  "title": "{what}", "address": "{street}", "division": "{town}", "caller": { "name": "{who}", "phone": "{phone}" }, "empty": ["-"],
  "place": { "longitude": "lon", "latitude": "lat", "reference": "wgs84", "bounds": { "west": 103, "south": 28, "east": 105, "north": 30 } },
  )" + more
        + "}";
}

const QByteArray header = "no,what,when,lon,lat,town,street,who,phone\n";

} // namespace

class CallFileReaderTest : public QObject {
    Q_OBJECT

    Contents read(const QByteArray& rows, const CallMapping& mapping = mappingOf(mappingText()))
    {
        return contentsOf(written(m_folder.path(), "calls.csv", header + rows), mapping);
    }
    // "line column: reason" of each row that gave no report
    std::vector<std::string> problems(const QByteArray& rows, const CallMapping& mapping = mappingOf(mappingText()))
    {
        std::vector<std::string> out;
        for (const RowProblem& problem : read(rows, mapping).problems)
            out.push_back(std::to_string(problem.line) + ' ' + problem.reason.field + ": " + problem.reason.toString());
        return out;
    }
    std::string refusal(const QByteArray& bytes)
    {
        const auto reader
            = CallFileReader::open(written(m_folder.path(), "calls.csv", bytes), mappingOf(mappingText()));
        return reader ? "none" : reader.refusal().toString();
    }
    using Lines = std::vector<std::string>;

    QTemporaryDir m_folder;

private slots:
    void rowBecomesAReport()
    {
        const Contents calls = read("7,水管爆裂 -,2025-11-03 07:05,103.9,28.95,沐溪镇,12 Mill Road,张三,13800000000\n");
        QCOMPARE(calls.problems.size(), 0u);
        QCOMPARE(summaries(calls),
            (Lines { "own/7|import|||水管爆裂||12 Mill "
                     "Road|沐溪镇|2025-11-02T23:05:00.000Z||1039000000,289500000|张三,13800000000," }));
        QVERIFY(!calls.rows[0].report.place.isApproximate);
        QCOMPARE(calls.rows[0].line, 2u);
    }

    void columnsMayStandInAnyOrderAndMoreMayFollow()
    {
        const Contents calls = contentsOf(
            written(m_folder.path(), "calls.csv",
                "extra, when ,what,no,lon,lat,town,street,who,phone\nx,2025-11-03 07:05,pipe,7,,,,here,,\n"),
            mappingOf(mappingText()));
        QCOMPARE(summaries(calls), (Lines { "own/7|import|||pipe||here||2025-11-02T23:05:00.000Z|" }));
    }

    void rowsThatCantBeUsedAreListedAndTheRestGoesOn()
    {
        QByteArray rows;
        for (int i = 2; i < 202; ++i) // zero bytes at the head of a file would make it no text at all
            rows += "0-" + QByteArray::number(i) + ",right,2025-11-03 07:05,,,t,,,\n";
        rows += "1,pipe,2025-11-03 07:05,,,t,,,\n" // 202
                "2,pipe,yesterday,,,t,,,\n"
                "3,pipe\n"
                "4,pipe,2025-11-03 07:05,,,t,,,,surplus\n"
                "5,\"pipe,2025-11-03 07:05,,,t,,,\n"
                "6,p\xffpe,2025-11-03 07:05,,,t,,,\n"
                ",pipe,2025-11-03 07:05,,,t,,,\n"
                "8,,2025-11-03 07:05,,,t,,,\n"
                "9,pipe,2025-11-03 07:05,,,,,,\n"
                "10,pipe,2025-11-03 07:05,200,28.95,,,,\n"
                "1,pipe,2025-11-03 07:05,,,t,,,\n"
                "12,pi?pe,2025-11-03 07:05,,,t,,,\n"
                "13,\"two\nlines\",never,,,t,,,\n"
                "14,last,2025-11-03 07:05,,,t,,,,,\n";
        rows.replace('?', '\0');
        const Contents calls = read(rows);
        Lines said;
        for (const RowProblem& problem : calls.problems)
            said.push_back(
                std::to_string(problem.line - 200) + ' ' + problem.reason.field + ": " + problem.reason.toString());
        QCOMPARE(said,
            (Lines {
                "3 when: \"yesterday\" is not a time as this kind of file writes it.",
                "4 : The row has 2 columns, the header 9.",
                "5 : The row has 10 columns, the header 9.",
                "6 : A quotation mark is missing or one too many: there is text after the one that closes a field.",
                "7 what: There are bytes that are no characters of this file's encoding (UTF-8).",
                "8 no: The call has no \"no\", which is to name it.",
                "9 : Nothing says what the call is about.",
                "10 : Nothing says where it is.",
                "11 lat: The coordinates 28.95, 200 lie outside of the bounds of this kind of file.",
                "12 no: A row further up has the same \"no\": 1.",
                "13 what: There is a zero byte in the row.",
                "14 when: \"never\" is not a time as this kind of file writes it.",
            }));
        QCOMPARE(calls.rows.size(), 202u);
        QCOMPARE(calls.rows.back().report.title, std::string("last")); // empty surplus columns are borne
        QCOMPARE(calls.rows.back().line, 216u);
    }

    void unusableCoordinatesCostThePointOnly_data()
    {
        QTest::addColumn<QByteArray>("coordinates");
        QTest::addColumn<QByteArray>("remark");
        QTest::newRow("outside") << QByteArray(
            "10.5,50") << QByteArray("The coordinates 50, 10.5 lie outside of the bounds of this kind of file.");
        QTest::newRow("nowhere") << QByteArray(
            "0,0.0") << QByteArray("The coordinates 0.0, 0 lie outside of the bounds of this kind of file.");
        QTest::newRow("no number") << QByteArray("east,28.9") << QByteArray("\"28.9, east\" are no coordinates.");
        QTest::newRow("one missing") << QByteArray(",28.9") << QByteArray("\"28.9, \" are no coordinates.");
        QTest::newRow("not a number") << QByteArray(
            "nan,nan") << QByteArray("The coordinates nan, nan lie outside of the bounds of this kind of file.");
        QTest::newRow("none at all") << QByteArray(",") << QByteArray();
    }
    void unusableCoordinatesCostThePointOnly()
    {
        QFETCH(QByteArray, coordinates);
        QFETCH(QByteArray, remark);
        const Contents calls = read("1,pipe,2025-11-03 07:05," + coordinates + ",t,,,\n");
        QCOMPARE(calls.rows.size(), 1u);
        QVERIFY(!calls.rows[0].report.place.point);
        QCOMPARE(calls.rows[0].divisionName, std::string("t"));
        QCOMPARE(calls.rows[0].remarks.empty() ? QByteArray()
                                               : QByteArray::fromStdString(calls.rows[0].remarks[0].toString()),
            remark);
    }

    void shiftedCoordinatesAreMadeRightAndMarked()
    {
        std::string text = mappingText();
        text.replace(text.find("wgs84"), 5, "gcj02");
        const Contents calls = read("1,pipe,2025-11-03 07:05,103.90480651,28.95337506,,,,\n", mappingOf(text));
        QVERIFY(calls.rows.at(0).report.place.isApproximate);
        QVERIFY(distanceMetres(*calls.rows[0].report.place.point, *GeoPoint::fromDegrees(103.9028, 28.9567)) < 0.1);
    }

    void pairOfCoordinatesMayStandInOneColumn()
    {
        std::string text = mappingText();
        const std::size_t at = text.find("\"longitude\": \"lon\", \"latitude\": \"lat\"");
        text.replace(at, 37, "\"pair\": \"street\"");
        const CallMapping mapping = mappingOf(text);
        const auto place = [&](const QByteArray& value) {
            const Contents calls = read("1,pipe,2025-11-03 07:05,,,t,\"" + value + "\",,\n", mapping);
            return calls.rows.at(0).report.place.point;
        };
        const auto expected = GeoPoint::fromDegrees(103.9, 28.95);
        QVERIFY(place("(28.95, 103.9)") == expected);
        QVERIFY(place(" 28.95 103.9 ") == expected);
        QVERIFY(place("POINT (103.9 28.95)") == expected);
        QVERIFY(!place("(28.95)"));
        QVERIFY(!place("(28.95, 103.9, 7)"));
        QVERIFY(!place(""));
    }

    void equalRowsStayDistinctAndKeepTheirKeys()
    {
        const CallMapping mapping = mappingOf(mappingText(R"("basis": "none")"));
        const QByteArray rows = "1,pipe,2025-11-03 07:05,,,t,,,\n1,other,2025-11-03 07:05,,,t,,,\n1,pipe,2025-11-03 "
                                "07:05,,,t,,,\n1,pipe,2025-11-03 07:05,,,t,,,\n";
        const Contents calls = read(rows, mapping);
        QCOMPARE(calls.rows.size(), 4u);
        const auto key = [](const Contents& contents, std::size_t i) { return contents.rows.at(i).report.externalKey; };
        QVERIFY(key(calls, 0) != key(calls, 1));
        QCOMPARE(key(calls, 2), key(calls, 0) + "-2");
        QCOMPARE(key(calls, 3), key(calls, 0) + "-3");
        QCOMPARE(key(calls, 0).size(), std::string("own/").size() + 36);
        // rows before it, further columns and another order of columns change nothing
        const Contents later = contentsOf(written(m_folder.path(), "later.csv",
                                              "when,what,no,lon,lat,town,street,who,phone,more\n2025-11-01 "
                                              "00:00,x,,,,t,,,,\n2025-11-03 07:05,pipe,1,,,t,,,,new\n"),
            mapping);
        QCOMPARE(key(later, 1), key(calls, 0));
        // values don't run into each other
        const Contents close = read(
            "1,ab,2025-11-03 07:05,,,c,d,,\n1,a,2025-11-03 07:05,,,bc,d,,\n1,ab,2025-11-03 07:05,,,,cd,,\n", mapping);
        QCOMPARE((std::set { key(close, 0), key(close, 1), key(close, 2) }.size()), 3u);
    }

    void rowsOfOneCallAreJoined()
    {
        const CallMapping mapping = mappingOf(mappingText(R"("key": ["no", "town"], "rowsPerCall": "several")"));
        const Contents calls = read("1,first,never,,,t,,,\n1,second,2025-11-03 07:05,,,t,,,\n2,x,2025-11-03 "
                                    "07:05,,,t,,,\n1,third,2025-11-03 07:05,,,t,,,\n1,other,2025-11-03 07:05,,,u,,,\n",
            mapping);
        QCOMPARE(calls.problems.size(), 1u); // the first row can't be used, so the second one is the report
        QCOMPARE(calls.joined, 1u);
        Lines found;
        for (const CallRow& row : calls.rows)
            found.push_back(row.report.externalKey + ' ' + row.report.title);
        QCOMPARE(found, (Lines { "own/1/t second", "own/2/t x", "own/1/u other" }));
    }

    void wordsForNothingAreNothing()
    {
        const Contents calls = read("1,pipe,2025-11-03 07:05,-,-,t,-,-,-\n");
        QCOMPARE(summaries(calls), (Lines { "own/1|import|||pipe|||t|2025-11-02T23:05:00.000Z|" }));
    }

    void fileThatIsNoneIsRefused()
    {
        QCOMPARE(refusal(""), std::string("calls.csv is empty."));
        QCOMPARE(refusal(header), std::string("calls.csv holds a header but no row."));
        QCOMPARE(refusal(header + "\n\n"), std::string("calls.csv holds a header but no row."));
        QCOMPARE(refusal("no,what,when\n1,2,3\n"),
            std::string("calls.csv lacks columns that the mapping \"own\" needs: lon, lat, town, street, who, phone."));
        QCOMPARE(refusal("\"no,what\n1,2\n"), std::string("A quotation mark that opens a field is never closed."));
        QVERIFY(refusal(gzipped(header + QByteArray("1,2\n").repeated(100)).first(40)).find("cut off")
            != std::string::npos);
    }

    void headerThatNobodyKnowsIsShown()
    {
        const std::vector<CallMapping> known = shippedMappings();
        const auto reader = CallFileReader::open(written(m_folder.path(), "x.csv", "id,subject\n1,2\n"), known);
        QCOMPARE(reader.refusal().toString(),
            std::string("No mapping that is known fits the columns of x.csv: id, subject."));
        QVERIFY(!CallFileReader::open(written(m_folder.path(), "x.csv", ""), known));
        QVERIFY(!CallFileReader::open(m_folder.filePath("absent.csv").toStdString(), known));
    }

    void semicolonFilesAreKnownByTheirHeader()
    {
        const std::vector<CallMapping> known { shippedMapping("sf_fire"),
            mappingOf(mappingText(R"("delimiter": ";", "key": ["no"])")) };
        QByteArray text = header + "1,pipe,2025-11-03 07:05,,,t,,,\n";
        text.replace(',', ';');
        auto reader = CallFileReader::open(written(m_folder.path(), "s.csv", text), known);
        QVERIFY(reader);
        QCOMPARE(contentsOf(*std::move(reader)).rows.size(), 1u);
    }

    void progressReachesTheSizeOfTheFile()
    {
        const QByteArray packed = gzipped(header + QByteArray("1,pipe,2025-11-03 07:05,,,t,,,\n").repeated(100000));
        auto reader = CallFileReader::open(
            written(m_folder.path(), "p.csv.gz", packed), mappingOf(mappingText(R"("basis": "none")")));
        QVERIFY(reader);
        CallFileReader file = *std::move(reader);
        QCOMPARE(file.bytesTotal(), static_cast<std::uint64_t>(packed.size()));
        QVERIFY(std::holds_alternative<CallRow>(file.next()));
        QVERIFY(file.bytesRead() <= file.bytesTotal());
        while (!std::holds_alternative<CallFileEnd>(file.next())) { }
        QCOMPARE(file.bytesRead(), file.bytesTotal());
        QVERIFY(std::holds_alternative<CallFileEnd>(file.next())); // and stays there
    }

    void divisionsGetCodesInOrderOfName()
    {
        const QByteArray rows = "1,a,2025-11-03 07:05,,,Yardley,,,\n2,a,2025-11-03 07:05,,,Abington,,,\n3,a,2025-11-03 "
                                "07:05,,,,here,,\n4,a,never,,,Zion,,,\n5,a,2025-11-03 07:05,,,Yardley ,,,\n";
        const auto path = written(m_folder.path(), "d.csv", header + rows);
        const CallMapping mapping = mappingOf(mappingText());
        const auto first = divisionsOf(path, mapping, "42");
        QVERIFY(first);
        QCOMPARE(*first, (std::vector<NamedDivision> { { "42001", "Abington" }, { "42002", "Yardley" } }));
        // a second file keeps what is there and adds behind it
        const auto more = written(
            m_folder.path(), "e.csv", header + "1,a,2025-11-03 07:05,,,Yardley,,,\n2,a,2025-11-03 07:05,,,Bala,,,\n");
        const auto second = divisionsOf(more, mapping, "42", *first);
        QCOMPARE(*second, (std::vector<NamedDivision> { { "42003", "Bala" }, { "42002", "Yardley" } }));
        QVERIFY(!divisionsOf(m_folder.filePath("absent").toStdString(), mapping, "42"));

        std::string without = mappingText();
        without.replace(without.find("\"division\": \"{town}\","), 21, "");
        QCOMPARE(divisionsOf(path, mappingOf(without), "42").refusal().toString(),
            std::string("The mapping \"own\" names no column of divisions."));
        QByteArray many = header;
        for (int i = 0; i < 1000; ++i)
            many += QByteArray::number(i) + ",a,2025-11-03 07:05,,,t" + QByteArray::number(i) + ",,,\n";
        QVERIFY(divisionsOf(written(m_folder.path(), "m.csv", many), mapping, "42").refusal().toString().find("999")
            != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(CallFileReaderTest)
#include "call_file_reader_test.moc"
