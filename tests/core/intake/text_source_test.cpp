#include "intake/text_source.h"

#include "core/intake/call_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fengsui;
using namespace fengsui::test;

class TextSourceTest : public QObject {
    Q_OBJECT

    struct Read {
        std::string text;
        std::optional<Refusal> refusal;
        std::optional<Encoding> encoding;
        std::uint64_t bytesRead = 0, bytesTotal = 0;
    };

    Read read(const QByteArray& bytes)
    {
        auto opened = TextSource::open(written(m_folder.path(), "f", bytes));
        if (!opened)
            return { {}, opened.refusal(), {} };
        TextSource source = *std::move(opened);
        Read out;
        while (true) {
            const auto chunk = source.next();
            if (!chunk)
                out.refusal = chunk.refusal();
            if (!chunk || chunk->empty())
                break;
            out.text += *chunk;
        }
        out.encoding = source.encoding();
        out.bytesRead = source.bytesRead();
        out.bytesTotal = source.bytesTotal();
        return out;
    }

    static bool said(const Read& read, const char* words)
    {
        return read.refusal && read.refusal->toString().find(words) != std::string::npos;
    }

    QTemporaryDir m_folder;

private slots:
    void gzipIsToldByItsBytes()
    {
        QByteArray text;
        for (int i = 0; i < 300000; ++i)
            text += QByteArray::number(i) + '\n';
        for (const QByteArray& bytes : { text, gzipped(text), gzipped(text.first(1000)) + gzipped(text.sliced(1000)),
                 gzipped(text) + QByteArray(700, '\0') }) {
            const Read r = read(bytes);
            QVERIFY(!r.refusal);
            QCOMPARE(r.text.size(), static_cast<std::size_t>(text.size()));
            QVERIFY(r.text == text.toStdString());
            QCOMPARE(r.bytesRead, static_cast<std::uint64_t>(bytes.size()));
            QCOMPARE(r.bytesTotal, static_cast<std::uint64_t>(bytes.size()));
        }
    }

    void veryCompressibleTextComesWhole() // the unpacker still holds bytes when the file has been read
    {
        const QByteArray text(5'000'000, 'a');
        const Read r = read(gzipped(text));
        QVERIFY(!r.refusal);
        QCOMPARE(r.text.size(), 5'000'000u);
    }

    void damageIsNamed()
    {
        const QByteArray good = gzipped(QByteArray("a,b\n1,2\n").repeated(50000));
        QByteArray wrongSum = good;
        wrongSum[wrongSum.size() - 6] = static_cast<char>(wrongSum[wrongSum.size() - 6] ^ 1);
        QByteArray wrongMiddle = good;
        for (qsizetype i = good.size() / 2; i < good.size() / 2 + 20; ++i)
            wrongMiddle[i] = '\x5a';
        QVERIFY(said(read(good.first(good.size() / 2)), "is cut off"));
        QVERIFY(said(read(good.first(15)), "is cut off"));
        QVERIFY(said(read(wrongSum), "is damaged"));
        QVERIFY(said(read(wrongMiddle), "is damaged"));
        QVERIFY(said(read(good + "rubbish"), "is damaged"));
    }

    void whatIsNoTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("empty") << QByteArray() << QByteArray("f is empty.");
        QTest::newRow("only a mark") << QByteArray("\xef\xbb\xbf") << QByteArray("f is empty.");
        QTest::newRow("only blank lines") << QByteArray(" \r\n\n") << QByteArray("f is empty.");
        QTest::newRow("empty, packed") << gzipped({}) << QByteArray("f is empty.");
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe\x61\x00\x2c\x00", 6)
                                << QByteArray("f is encoded in UTF-16. Save it as CSV (UTF-8) first.");
        QTest::newRow("UTF-16, other end first")
            << QByteArray("\xfe\xff\x00\x61", 4) << QByteArray("f is encoded in UTF-16. Save it as CSV (UTF-8) first.");
        QTest::newRow("zero bytes") << QByteArray("a\0b", 3) << QByteArray("f is not a text: it holds zero bytes.");
        QTest::newRow("xlsx") << QByteArray("PK\x03\x04...")
                              << QByteArray("f is a workbook or a packed file. Save it as CSV (UTF-8) first.");
        QTest::newRow("xls") << QByteArray("\xd0\xcf\x11\xe0...")
                             << QByteArray("f is a workbook or a packed file. Save it as CSV (UTF-8) first.");
    }
    void whatIsNoTextIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, said);
        const Read r = read(bytes);
        QVERIFY(r.refusal);
        QCOMPARE(QByteArray::fromStdString(r.refusal->toString()), said);
    }

    void whatIsNoFileIsRefused()
    {
        QVERIFY(TextSource::open(m_folder.filePath("nothing").toStdString())
                .refusal()
                .toString()
                .starts_with("nothing can't be read: "));
        QVERIFY(
            TextSource::open(m_folder.path().toStdString()).refusal().toString().ends_with("is a folder, not a file."));
    }

    void encodingIsThatOfTheBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("encoding"); // -1: all ASCII
        const QByteArray ascii = QByteArray("plain,text\n").repeated(40000);
        QTest::newRow("ASCII") << ascii << -1;
        QTest::newRow("mark only") << QByteArray("\xef\xbb\xbf"
                                                 "abc")
                                   << static_cast<int>(Encoding::Utf8);
        QTest::newRow("UTF-8") << ascii + "\xe7\xbd\x91\xe6\xa0\xbc\n" << static_cast<int>(Encoding::Utf8);
        QTest::newRow("GB18030") << ascii + "\xcd\xf8\xb8\xf1\n" << static_cast<int>(Encoding::Gb18030);
        QTest::newRow("GB18030 at the very end") << ascii + "\xb8\xf1" << static_cast<int>(Encoding::Gb18030);
        QTest::newRow("UTF-8 at the very end") << ascii + "\xe7\xbd\x91" << static_cast<int>(Encoding::Utf8);
        // one character of another table is damage of a UTF-8 file, not Chinese
        QTest::newRow("a Latin-1 word") << QByteArray("Citro\xebn,1\n") << static_cast<int>(Encoding::Utf8);
        QTest::newRow("UTF-8 with one bad byte")
            << QByteArray("\xe7\xbd\x91\xe6\xa0\xbc\xe7\xbd\x91\xe6\xa0\xbc,\xff\n")
            << static_cast<int>(Encoding::Utf8);
        QTest::newRow("UTF-8 of rare planes")
            << QByteArray("\xf0\xa0\x80\x80 caf\xc3\xa9\n") << static_cast<int>(Encoding::Utf8);
    }
    void encodingIsThatOfTheBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, encoding);
        const Read r = read(bytes);
        QVERIFY(!r.refusal);
        QCOMPARE(r.encoding ? static_cast<int>(*r.encoding) : -1, encoding);
    }

    void characterCutByAChunkStillShowsTheEncoding()
    {
        // wherever the first Chinese character falls in the file's chunks
        for (int before = 131072 - 5; before < 131072 + 5; ++before) {
            QCOMPARE(static_cast<int>(
                         *read(QByteArray(before, 'a') + "\xb8\xf1\xcd\xf8\xb8\xf1" + QByteArray(10, 'a')).encoding),
                static_cast<int>(Encoding::Gb18030));
            QCOMPARE(static_cast<int>(*read(QByteArray(before, 'a') + "\xe7\xbd\x91" + QByteArray(10, 'a')).encoding),
                static_cast<int>(Encoding::Utf8));
        }
    }

    void decoderTurnsChineseIntoUtf8()
    {
        std::string room;
        const TextDecoder chinese(Encoding::Gb18030);
        QVERIFY(chinese.decode("\xcd\xf8\xb8\xf1,a", room) == "网格,a");
        QVERIFY(chinese.decode("\x95\x32\x82\x36", room) == "\xf0\xa0\x80\x80"); // U+20000: four bytes
        QVERIFY(chinese.decode("plain", room) == "plain");
        QVERIFY(!chinese.decode("\xcd", room)); // cut
        QVERIFY(!chinese.decode("\xff\xff", room));
        QVERIFY(chinese.decode("\xcd\xf8", room) == "网"); // nothing is left over of the refused ones
        const TextDecoder utf8(Encoding::Utf8);
        QVERIFY(utf8.decode("网格", room) == "网格");
        QVERIFY(!utf8.decode("\xcd\xf8", room));
    }

    void utf8IsTakenStrictly()
    {
        for (const char* good :
            { "", "ascii only, longer than eight", "网格", "\xf0\xa0\x80\x80", "\xed\x9f\xbf", "\xee\x80\x80" })
            QVERIFY2(isUtf8(good), good);
        for (const char* bad : { "\x80", "\xc0\xaf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                 "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe7\xbd", "abcdefgh\xff" })
            QVERIFY(!isUtf8(bad));
    }
};

QTEST_GUILESS_MAIN(TextSourceTest)
#include "text_source_test.moc"
