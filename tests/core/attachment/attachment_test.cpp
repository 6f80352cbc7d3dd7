#include "attachment/attachment_file.h"
#include "attachment/blob_list.h"
#include "attachment/entries.pb.h"
#include "attachment/media_type.h"

#include <QTest>

using namespace fengsui;

namespace {

Stamp stampOf(int number)
{
    Stamp stamp;
    stamp.key = { IncarnationId::derived("console"), "county", static_cast<std::uint64_t>(number) };
    stamp.recordedAt = { 1000 * number };
    stamp.author = OperatorId::derived("author " + std::to_string(number));
    return stamp;
}

entries::AttachmentAdded added(const Digest& digest, std::uint64_t size, const std::string& name)
{
    entries::AttachmentAdded entry;
    entry.set_digest(std::string(digest.view()));
    entry.set_size(size);
    entry.set_name(name);
    return entry;
}

entries::AttachmentWithdrawn withdrawn(const Digest& digest)
{
    entries::AttachmentWithdrawn entry;
    entry.set_digest(std::string(digest.view()));
    entry.set_reason("mistake");
    return entry;
}

} // namespace

class AttachmentTest : public QObject {
    Q_OBJECT

private slots:
    void kindIsToldByContent_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0\x00\x10"
                                            "JFIF",
            10) << QByteArray("jpeg");
        QTest::newRow("png") << QByteArray("\x89"
                                           "PNG\r\n\x1a\n\x00\x00\x00\x0d",
            12) << QByteArray("png");
        QTest::newRow("webp") << QByteArray("RIFF\x10\x00\x00\x00"
                                            "WEBPVP8 ",
            16) << QByteArray("webp");
        QTest::newRow("pdf") << QByteArray("%PDF-1.7\n%\xe2\xe3") << QByteArray("pdf");
        QTest::newRow("wav") << QByteArray("RIFF\x10\x00\x00\x00"
                                           "WAVEfmt ",
            16) << QByteArray("audio");
        QTest::newRow("mp3 with tags") << QByteArray("ID3\x03\x00\x00\x00\x00\x00\x21"
                                                     "TPE1",
            14) << QByteArray("audio");
        QTest::newRow("mp3") << QByteArray("\xff\xfb\x90\x64\x00\x00\x00\x00\x00\x00\x00\x00\x00", 13)
                             << QByteArray("audio");
        QTest::newRow("m4a") << QByteArray("\x00\x00\x00\x20"
                                           "ftypM4A \x00\x00",
            14) << QByteArray("audio");
        QTest::newRow("text") << QByteArray("现场情况：积水约三十厘米。\n") << QByteArray("text");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("a program") << QByteArray("\x7f"
                                                 "ELF\x02\x01\x01\x00\x00\x00\x00\x00\x00",
            13) << QByteArray();
        QTest::newRow("an office file") << QByteArray("PK\x03\x04\x14\x00\x06\x00", 8) << QByteArray();
        QTest::newRow("an old office file") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) << QByteArray();
        QTest::newRow("a film") << QByteArray("\x00\x00\x00\x20"
                                              "ftypisom\x00\x00",
            14) << QByteArray();
        QTest::newRow("text of another code") << QByteArray("\xcf\xd6\xb3\xa1") << QByteArray();
        QTest::newRow("text with a zero") << QByteArray("abc\x00"
                                                        "def",
            7) << QByteArray();
    }
    void kindIsToldByContent()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, kind);
        const auto found = mediaTypeOfContent({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
        QCOMPARE(found ? QByteArray::fromStdString(std::string(toWord(*found))) : QByteArray(), kind);
        if (found)
            QVERIFY(mediaTypeOf(toWord(*found)) == found);
    }

    void listNamesEveryChunk()
    {
        const std::string bytes(BlobList::chunkSize * 2 + 5, 'x');
        const BlobList list = blobListOf(bytes);
        QVERIFY(list.isSound());
        QCOMPARE(list.chunks.size(), std::size_t(3));
        QCOMPARE(list.sizeOf(0), BlobList::chunkSize);
        QCOMPARE(list.sizeOf(2), std::size_t(5));
        QVERIFY(list.chunks[0] == list.chunks[1] && list.chunks[2] == sha256("xxxxx"));
        QVERIFY(list.digest == sha256(bytes));
        BlobList other = list;
        std::swap(other.chunks[1], other.chunks[2]);
        QVERIFY(other.listDigest() != list.listDigest());
        other.chunks.pop_back();
        QVERIFY(!other.isSound());
        QVERIFY(!BlobList().isSound());
        QVERIFY(!(BlobList { {}, BlobList::largest + 1, std::vector<Digest>(257) }.isSound()));
        QVERIFY((BlobList { {}, BlobList::largest, std::vector<Digest>(256) }.isSound()));
    }

    void sameFileTwiceIsOne()
    {
        AttachmentFile file;
        const Digest digest = sha256("photo");
        fold(file, stampOf(1), added(digest, 10, "first.jpg"));
        fold(file, stampOf(2), added(digest, 10, "second.jpg"));
        fold(file, stampOf(3), added(sha256("other"), 11, "other.jpg"));
        QCOMPARE(file.attachments.size(), std::size_t(2));
        QCOMPARE(file.find(digest)->name, std::string("first.jpg"));
        QVERIFY(file.find(digest)->by == stampOf(1).author && file.find(digest)->at == stampOf(1).recordedAt);
    }

    // made on a console that was ahead of the one that added it
    void withdrawnStaysWithdrawnWhateverComesAfter()
    {
        AttachmentFile before, after;
        const Digest digest = sha256("photo");
        fold(after, stampOf(1), added(digest, 10, "a.jpg"));
        fold(after, stampOf(2), withdrawn(digest));
        fold(after, stampOf(3), added(digest, 10, "a.jpg"));
        fold(before, stampOf(1), withdrawn(digest));
        fold(before, stampOf(2), added(digest, 10, "a.jpg"));
        for (const AttachmentFile* file : { &before, &after }) {
            QCOMPARE(file->attachments.size(), std::size_t(1));
            QVERIFY(file->attachments.front().isWithdrawn);
            QCOMPARE(file->attachments.front().reason, std::string("mistake"));
            QCOMPARE(file->attachments.front().name, std::string("a.jpg"));
        }
    }

    void digestThatIsNoneChangesNothing()
    {
        AttachmentFile file;
        entries::AttachmentAdded bad;
        bad.set_digest("short");
        bad.set_size(3);
        fold(file, stampOf(1), bad);
        QVERIFY(file.attachments.empty());
    }
};

QTEST_APPLESS_MAIN(AttachmentTest)
#include "attachment_test.moc"
