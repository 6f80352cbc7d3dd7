#include "tile/picture_facts.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace fengsui;
using namespace std::string_view_literals;

namespace {

std::string encoded(const char* format, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QBuffer buffer;
    image.save(&buffer, format);
    return buffer.data().toStdString();
}

} // namespace

class PictureFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pngAndJpegSayTheirSize()
    {
        for (const QSize size : { QSize(256, 256), QSize(512, 512), QSize(300, 17) }) {
            const auto png = pictureFacts(encoded("PNG", size)), jpeg = pictureFacts(encoded("JPG", size));
            QVERIFY(png && jpeg);
            QVERIFY(png->format == TileFormat::Png && jpeg->format == TileFormat::Jpeg);
            for (const auto& facts : { *png, *jpeg }) {
                QCOMPARE(facts.width, uint(size.width()));
                QCOMPARE(facts.height, uint(size.height()));
            }
        }
    }

    // Heads written by hand from RFC 9649: the reader needs no picture behind them.
    void allThreeKindsOfWebPSayTheirSize()
    {
        const std::string tail(30, '\0');
        const std::string lossy
            = std::string("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x00\x01\x00\x02"sv) + tail;
        const auto first = pictureFacts(lossy);
        QVERIFY(first && first->format == TileFormat::WebP);
        QCOMPARE(first->width, 256u);
        QCOMPARE(first->height, 512u);
        const std::string lossless = std::string("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\xff\xc0\x3f\x00"sv) + tail;
        const auto second = pictureFacts(lossless);
        QVERIFY(second);
        QCOMPARE(second->width, 256u);
        QCOMPARE(second->height, 256u);
        const std::string extended
            = std::string("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\xff\x01\x00\xff\x01\x00"sv) + tail;
        const auto third = pictureFacts(extended);
        QVERIFY(third);
        QCOMPARE(third->width, 512u);
        QCOMPARE(third->height, 512u);
    }

    void whatIsCutOffOrStrangeIsNoPicture()
    {
        const std::string png = encoded("PNG", { 256, 256 }), jpeg = encoded("JPG", { 256, 256 });
        for (std::size_t length = 0; length < 24; ++length)
            QVERIFY(!pictureFacts(png.substr(0, length)));
        for (std::size_t length = 0; length < 20; ++length)
            QVERIFY(!pictureFacts(jpeg.substr(0, length)));
        QVERIFY(!pictureFacts("\x1f\x8b\x08 a vector tile"sv));
        QVERIFY(!pictureFacts("GIF89a and more than that"sv));
        QVERIFY(!pictureFacts("RIFF\0\0\0\0WEBPVP9 and what follows it here"sv));
    }
};

QTEST_GUILESS_MAIN(PictureFactsTest)
#include "picture_facts_test.moc"
