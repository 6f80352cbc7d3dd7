#include "base/utf8.h"

#include <QTest>

using namespace fengsui;

class Utf8Test : public QObject {
    Q_OBJECT

private slots:
    void charactersAreCounted()
    {
        QCOMPARE(countCharacters(""), std::optional<std::size_t>(0));
        QCOMPARE(countCharacters("abc"), std::optional<std::size_t>(3));
        QCOMPARE(countCharacters("沐川é😀"), std::optional<std::size_t>(4));
        QCOMPARE(countCharacters("\xf4\x8f\xbf\xbf"), std::optional<std::size_t>(1)); // U+10FFFF
    }

    void whatIsNoUtf8IsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("lone tail") << QByteArray("\x80");
        QTest::newRow("cut short") << QByteArray("\xe6\xb2");
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf");
        QTest::newRow("overlong of three") << QByteArray("\xe0\x80\xaf");
        QTest::newRow("overlong of four") << QByteArray("\xf0\x80\x80\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("above U+10FFFF") << QByteArray("\xf4\x90\x80\x80");
        QTest::newRow("GB18030") << QByteArray("\xe3\xe5\xb4\xa8");
        QTest::newRow("five bytes") << QByteArray("\xf8\x88\x80\x80\x80");
    }
    void whatIsNoUtf8IsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!countCharacters({ text.constData(), static_cast<std::size_t>(text.size()) }));
    }
};

QTEST_GUILESS_MAIN(Utf8Test)
#include "utf8_test.moc"
