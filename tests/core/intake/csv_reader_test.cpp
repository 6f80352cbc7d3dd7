#include "intake/csv_reader.h"

#include "core/intake/call_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;
using namespace fengsui::test;

class CsvReaderTest : public QObject {
    Q_OBJECT

    // Every record as "line: field|field", every fault as "line! words".
    std::vector<std::string> read(const QByteArray& bytes, char delimiter = ',')
    {
        auto source = TextSource::open(written(m_folder.path(), "f", bytes));
        if (!source)
            return { source.refusal().toString() };
        CsvReader reader(*std::move(source), delimiter);
        std::vector<std::string> out;
        while (true) {
            switch (reader.next()) {
            case CsvReader::Step::End:
                return out;
            case CsvReader::Step::Broken:
                out.push_back("broken: " + reader.refusal().toString());
                return out;
            case CsvReader::Step::Fault:
                out.push_back(std::to_string(reader.line()) + "! " + reader.refusal().toString());
                break;
            case CsvReader::Step::Record:
                out.push_back(std::to_string(reader.line()) + ":");
                for (const std::string_view field : reader.fields())
                    out.back() += (out.back().ends_with(':') ? " " : "|") + std::string(field);
                break;
            }
        }
    }
    using Lines = std::vector<std::string>;
    static constexpr auto neverClosed = "! A quotation mark that opens a field is never closed.";
    static constexpr auto textAfter
        = "! A quotation mark is missing or one too many: there is text after the one that closes a field.";
    static constexpr auto tooLong = "! A field is longer than 1 MiB.";

    QTemporaryDir m_folder;

private slots:
    void everyLineBreakEndsARecord()
    {
        const Lines expected { "1: a|b", "2: c|d", "4: e|" };
        QCOMPARE(read("a,b\nc,d\n\ne,\n"), expected);
        QCOMPARE(read("a,b\r\nc,d\r\n\r\ne,"), expected);
        QCOMPARE(read("a,b\rc,d\r\re,\r"), expected);
    }

    void quotedFieldsHoldAnything()
    {
        QCOMPARE(read("\"a,b\",\"c\"\"d\",\"\"\n\"x\r\ny\nz\rw\",2\nlast,3"),
            (Lines { "1: a,b|c\"d|", "2: x\r\ny\nz\rw|2", "6: last|3" }));
        QCOMPARE(read("\"\"\"\"\n"), (Lines { "1: \"" }));
        QCOMPARE(read("a\n\"\"\n"), (Lines { "1: a", "2: " })); // a quoted nothing is a value, an empty line is none
        QCOMPARE(read("5\" pipe,it\"s\n"), (Lines { "1: 5\" pipe|it\"s" })); // not at the beginning: a character
        QCOMPARE(read("a;\"b;c\"\n", ';'), (Lines { "1: a|b;c" }));
    }

    void forgottenQuoteCostsOneRow()
    {
        QCOMPARE(
            read("h,i\n\"a,1\nb,2\nc,3"), (Lines { "1: h|i", std::string("2") + neverClosed, "3: b|2", "4: c|3" }));
        // the next proper quote seems to close it, and shows what is wrong
        QCOMPARE(
            read("\"a,1\nb,2\n\"c\",3\nd,4\n"), (Lines { std::string("1") + textAfter, "2: b|2", "3: c|3", "4: d|4" }));
        QCOMPARE(read("\"a\"x,1\r\nb,2"), (Lines { std::string("1") + textAfter, "2: b|2" }));
        QCOMPARE(read("a,\"b"), (Lines { std::string("1") + neverClosed }));
    }

    void largeFieldIsRefusedAndTheRestRead()
    {
        const QByteArray mib(1024 * 1024, 'x');
        QCOMPARE(read(mib + ",1\nb,2\n").at(1), std::string("2: b|2")); // exactly one MiB is allowed
        QCOMPARE(read("a,1\n" + mib + "x,1\nb,2\n"), (Lines { "1: a|1", std::string("2") + tooLong, "3: b|2" }));
        QCOMPARE(read(mib.repeated(20) + "\nb,2\n"), (Lines { std::string("1") + tooLong, "2: b|2" }));
        QCOMPARE(read("\"" + mib + "\n\n\",1\nb,2\n"), (Lines { std::string("1") + tooLong, "4: b|2" }));
        QCOMPARE(read("\"" + mib.repeated(3) + "\"\",\"\r\nb,2\n"), (Lines { std::string("1") + tooLong, "2: b|2" }));
        QCOMPARE(
            read(QByteArray("ab,").repeated(3'000'000) + "\nb,2\n"), (Lines { std::string("1") + tooLong, "2: b|2" }));
    }

    void quoteThatIsNeverClosedIsFoundInALargeFile()
    {
        const QByteArray rows = QByteArray("some,plain,row\n").repeated(1'000'000); // 15 MB
        const Lines lines = read("\"a,b,c\n" + rows);
        QCOMPARE(lines.size(), 1'000'001u);
        QCOMPARE(lines.front(), std::string("1") + neverClosed);
        QCOMPARE(lines.back(), std::string("1000001: some|plain|row"));
    }

    void recordsMayLieAnywhereInTheChunks()
    {
        // long fields push every kind of boundary over the edges of what is read at once
        for (int size = 131072 - 6; size < 131072 + 3; ++size) {
            const QByteArray filling(size, 'f');
            const std::string long_ = filling.toStdString();
            QCOMPARE(read(filling + "\r\n\"q\"\"\r\n\",z\r\n"), (Lines { "1: " + long_, "2: q\"\r\n|z" }));
            QCOMPARE(read("\"" + filling + "\"\"\",\"\"\r\nz"), (Lines { "1: " + long_ + "\"|", "2: z" }));
        }
    }

    void brokenSourceGivesWhatCameBefore()
    {
        QByteArray rows;
        for (int i = 0; i < 200000; ++i)
            rows += QByteArray::number(i * 7919 % 100003) + ",value\n";
        const QByteArray packed = gzipped(rows);
        const Lines lines = read(packed.first(packed.size() / 2));
        QVERIFY(lines.size() > 10000);
        QVERIFY(lines.back().starts_with("broken: f is cut off"));
        QVERIFY(lines[lines.size() - 2].ends_with("|value")); // never half a row
    }
};

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csv_reader_test.moc"
