#include "intake/file_divisions.h"
#include "intake/validate_report.h"

#include "core/intake/call_files.h"
#include "support/real_data.h"

#include <QTemporaryDir>

#include <iconv.h>
#include <set>

using namespace fengsui;
using namespace fengsui::test;

namespace {

std::filesystem::path file(const char* path)
{
    return realData(path).toStdString();
}

Contents opened(const char* path, const std::string& expectedMapping)
{
    const std::vector<CallMapping> known = shippedMappings();
    auto reader = CallFileReader::open(file(path), known);
    if (!reader)
        throw std::runtime_error(reader.refusal().toString());
    if (reader->mapping().id != expectedMapping)
        throw std::runtime_error("taken for " + reader->mapping().id);
    return contentsOf(*std::move(reader));
}

std::set<std::string> keys(const Contents& contents)
{
    std::set<std::string> out;
    for (const CallRow& row : contents.rows)
        out.insert(row.report.externalKey);
    return out;
}

std::size_t remarks(const Contents& contents)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(contents.rows, [](const CallRow& row) { return !row.remarks.empty(); }));
}

void verifyAllValid(const Contents& contents)
{
    for (const CallRow& row : contents.rows) {
        IncomingReport report = row.report;
        if (report.place.isEmpty())
            report.place.division = "001"; // as the desk finds it by the name
        const Outcome outcome = validateReport(report, *Instant::parse("2026-01-01T00:00:00Z"));
        QVERIFY2(
            outcome.isOk(), (std::to_string(row.line) + ": " + (outcome ? "" : outcome.refusal().toString())).c_str());
    }
}

QByteArray unpacked(const char* path)
{
    gzFile packed = gzopen(realData(path).toUtf8().constData(), "rb");
    QByteArray out, part(1 << 20, '\0');
    for (int size; (size = gzread(packed, part.data(), static_cast<unsigned>(part.size()))) > 0;)
        out.append(part.constData(), size);
    gzclose(packed);
    return out;
}

QByteArray inGb18030(const QByteArray& utf8)
{
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    QByteArray out(utf8.size() * 2, '\0');
    char* from = const_cast<char*>(utf8.data());
    char* to = out.data();
    std::size_t left = static_cast<std::size_t>(utf8.size()), room = static_cast<std::size_t>(out.size());
    const std::size_t failed = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    out.resize(failed == 0 ? out.size() - static_cast<qsizetype>(room) : 0);
    return out;
}

} // namespace

class CallFilesRealDataTest : public QObject {
    Q_OBJECT

private slots:
    void everyMontgomeryRowIsAReport()
    {
        const Contents calls = opened("incidents/montgomery_pa_911.csv.gz", "montgomery_pa_911");
        QVERIFY(!calls.broken);
        QCOMPARE(calls.rows.size(), 9226u);
        QCOMPARE(calls.problems.size(), 0u);
        QCOMPARE(remarks(calls), 3u); // the outliers that the data's description tells of: kept without a point
        for (const CallRow& row : calls.rows)
            QCOMPARE(row.report.place.point.has_value(), row.remarks.empty());
        QCOMPARE(keys(calls).size(), 9226u);
        verifyAllValid(calls);

        const CallRow& first = calls.rows.front();
        QCOMPARE(first.line, 2u);
        QCOMPARE(first.report.title, std::string("EMS: BACK PAINS/INJURY"));
        QCOMPARE(first.report.type->toString(), std::string("callcentre:event:0107"));
        QCOMPARE(first.report.place.address, std::string("REINDEER CT & DEAD END, NEW HANOVER"));
        QCOMPARE(first.divisionName, std::string("NEW HANOVER"));
        QCOMPARE(first.report.receivedAt.toString(), std::string("2015-12-10T22:40:00.000Z"));
        QCOMPARE(first.report.place.point->latitudeE7, 402978759);
        QCOMPARE(first.report.source, std::string("import"));
    }

    void everyMontgomeryTitleHasItsOwnType()
    {
        const Contents calls = opened("incidents/montgomery_pa_911.csv.gz", "montgomery_pa_911");
        std::set<std::string> titles;
        for (const CallRow& row : calls.rows) {
            titles.insert(row.report.title);
            QVERIFY2(row.report.type->minor() != "99", row.report.title.c_str());
        }
        QCOMPARE(titles.size(), 83u);
    }

    void secondReadingGivesTheSameKeys()
    {
        const Contents once = opened("incidents/montgomery_pa_911.csv.gz", "montgomery_pa_911");
        const Contents again = opened("incidents/montgomery_pa_911.csv.gz", "montgomery_pa_911");
        QCOMPARE(summaries(once), summaries(again));
    }

    void unitRowsOfOneCallAreOneReport()
    {
        const Contents calls = opened("incidents/sf_fire_calls_lone_mountain_2009_2019.csv.gz", "sf_fire");
        QVERIFY(!calls.broken);
        QCOMPARE(calls.rows.size(), 900u);
        QCOMPARE(calls.joined, 3429u); // 4,329 rows
        QCOMPARE(calls.problems.size(), 0u);
        QCOMPARE(remarks(calls), 0u);
        QCOMPARE(keys(calls).size(), 900u);
        QVERIFY(keys(calls).contains("sf_fire/09002955"));
        QVERIFY(std::ranges::all_of(calls.rows, [](const CallRow& row) { return row.report.place.point.has_value(); }));
        QCOMPARE(calls.rows[0].report.receivedAt.toString(), std::string("2009-01-10T22:36:01.000Z"));
        QCOMPARE(calls.rows[0].report.type->toString(), std::string("callcentre:event:0225"));
        QCOMPARE(calls.rows[0].report.condition, std::string("Other"));
        verifyAllValid(calls);
    }

    void everyNewYorkRequestIsAReport()
    {
        const Contents calls = opened("incidents/nyc_311_animal.csv.gz", "nyc_311_animal");
        QVERIFY(!calls.broken);
        QCOMPARE(calls.rows.size() + calls.problems.size(), 5895u);
        QCOMPARE(calls.problems.size(), 0u);
        QCOMPARE(remarks(calls), 2u); // closed before they were created: taken in as open
        QCOMPARE(keys(calls).size(), 5895u);
        // 57 rows have no coordinates; they keep their address or borough
        QCOMPARE(std::ranges::count_if(calls.rows, [](const CallRow& row) { return !row.report.place.point; }), 57);
        QVERIFY(std::ranges::all_of(calls.rows,
            [](const CallRow& row) { return row.report.type->major() == "04" && row.report.appeal == "complaint"; }));
        verifyAllValid(calls);
    }

    void everyChineseMessageIsAReport()
    {
        const Contents messages
            = opened("citizen_messages_zh/citizen_messages_with_replies.csv.gz", "citizen_messages_zh");
        QVERIFY(!messages.broken);
        QCOMPARE(messages.rows.size(), 2816u);
        QCOMPARE(messages.problems.size(), 0u);
        QCOMPARE(messages.rows[0].report.title, std::string("A2区景蓉华苑物业管理有问题"));
        QCOMPARE(messages.rows[0].report.receivedAt.toString(), std::string("2019-04-25T01:32:09.000Z"));
        QCOMPARE(messages.rows[0].report.caller->name, std::string("A00045581"));
        QCOMPARE(messages.rows[0].report.type->toString(), std::string("callcentre:event:0614"));
        // one time is a spreadsheet's day number, 43563.359259259261
        QCOMPARE(std::ranges::count(messages.rows, *Instant::parse("2019-04-08T00:37:20Z"),
                     [](const CallRow& row) { return row.report.receivedAt; }),
            1);
        verifyAllValid(messages);
    }

    void encodingAndPackingMakeNoDifference()
    {
        QTemporaryDir folder;
        for (const auto& [path, id] :
            { std::pair("citizen_messages_zh/citizen_messages_with_replies.csv.gz", "citizen_messages_zh"),
                std::pair("incidents/montgomery_pa_911.csv.gz", "montgomery_pa_911") }) {
            const CallMapping mapping = shippedMapping(id);
            const std::vector<std::string> expected = summaries(contentsOf(file(path), mapping));
            const QByteArray plain = unpacked(path);
            const QByteArray gb = inGb18030(plain);
            QVERIFY(!gb.isEmpty());
            QCOMPARE(summaries(contentsOf(written(folder.path(), "plain", plain), mapping)), expected);
            QCOMPARE(summaries(contentsOf(written(folder.path(), "bom", "\xef\xbb\xbf" + plain), mapping)), expected);
            QCOMPARE(summaries(contentsOf(written(folder.path(), "bom.gz", gzipped("\xef\xbb\xbf" + plain)), mapping)),
                expected);
            QCOMPARE(summaries(contentsOf(written(folder.path(), "gb", gb), mapping)), expected);
            QCOMPARE(summaries(contentsOf(written(folder.path(), "gb.gz", gzipped(gb)), mapping)), expected);
            QByteArray crlf = plain;
            crlf.replace("\n", "\r\n");
            QCOMPARE(summaries(contentsOf(written(folder.path(), "crlf", crlf), mapping)), expected);
        }
    }

    void townshipsGetStableCodes()
    {
        const auto townships
            = divisionsOf(file("incidents/montgomery_pa_911.csv.gz"), shippedMapping("montgomery_pa_911"), "42091");
        QVERIFY(townships);
        QCOMPARE(townships->size(), 67u);
        QCOMPARE(townships->front(), (NamedDivision { "42091001", "ABINGTON" }));
        QCOMPARE(townships->back(), (NamedDivision { "42091067", "WORCESTER" }));
    }

    void cutFileIsNamedWhereverItIsCut()
    {
        QFile whole(realData("incidents/montgomery_pa_911.csv.gz"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        QTemporaryDir folder;
        const CallMapping mapping = shippedMapping("montgomery_pa_911");
        std::size_t before = 0;
        for (const qsizetype size : { bytes.size() / 2, bytes.size() - 9, bytes.size() - 1 }) {
            const Contents calls = contentsOf(written(folder.path(), "cut.gz", bytes.first(size)), mapping);
            QVERIFY(calls.broken);
            QCOMPARE(calls.broken->toString(),
                std::string("cut.gz is cut off: the end of what was packed is missing. Fetch or make the file again."));
            QVERIFY(calls.rows.size() >= before);
            before = calls.rows.size();
        }
        QVERIFY(before > 9200); // nothing that came whole is lost
    }
};

FENGSUI_REALDATA_MAIN(CallFilesRealDataTest)
#include "call_files_realdata_test.moc"
