#include "grid/outline_bytes.h"

#include <QTest>

#include <random>

using namespace fengsui;

class OutlineBytesTest : public QObject {
    Q_OBJECT

    const Outline m_outline {
        { { { -1800000000, -900000000 }, { 1800000000, -900000000 }, { 1800000000, 900000000 } },
            { { { 1, 2 }, { -3, 4 }, { 5, -6 } } } },
        { { { 1035500000, 287700000 }, { 1035500001, 287700000 }, { 1035500000, 287700001 } }, {} },
    };

private slots:
    void outlineReadsBackWhatWasWritten()
    {
        QVERIFY(outlineFromBytes(toBytes(m_outline)) == m_outline);
        QVERIFY(outlineFromBytes(toBytes({})) == Outline {});
    }

    void cutAndPaddedBytesAreRefused()
    {
        const std::string bytes = toBytes(m_outline);
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(!outlineFromBytes(std::string_view(bytes).substr(0, length)));
        QVERIFY(!outlineFromBytes(bytes + '\0'));
    }

    void anyBytesAreReadOrRefused()
    {
        // never more memory than the bytes allow for, never a corner out of the Earth
        std::mt19937 random(11);
        const std::string good = toBytes(m_outline);
        int read = 0;
        for (int i = 0; i < 20000; ++i) {
            std::string bytes = good;
            for (int changes = 0; changes < 3; ++changes)
                bytes[random() % bytes.size()] = char(random());
            if (const auto outline = outlineFromBytes(bytes)) {
                ++read;
                for (const Patch& patch : *outline)
                    for (const GeoPoint corner : patch.outer)
                        QVERIFY(std::abs(corner.longitude()) <= 180 && std::abs(corner.latitude()) <= 90);
            }
        }
        QVERIFY(read > 0 && read < 20000);
        QVERIFY(!outlineFromBytes("\xff\xff\xff\xff\xff\xff\xff\xff\x7f"));
    }
};

QTEST_GUILESS_MAIN(OutlineBytesTest)
#include "outline_bytes_test.moc"
