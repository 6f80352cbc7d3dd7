#include "intake/time_format.h"

#include <QTest>

using namespace fengsui;

class TimeFormatTest : public QObject {
    Q_OBJECT

private slots:
    void timesAreReadAsWritten_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected"); // in UTC; empty: not a time
        const auto row = [](const char* format, const char* text, const char* expected) {
            QTest::newRow((std::string(format) + " <- " + text).c_str())
                << QByteArray(format) << QByteArray(text) << QByteArray(expected);
        };
        const char* dashes = "%Y-%m-%d %H:%M:%S";
        row(dashes, "2015-12-10 17:40:00", "2015-12-10T22:40:00.000Z");
        row(dashes, "2015-7-1 7:04:09", "2015-07-01T11:04:09.000Z"); // summer time
        row(dashes, "2015-12-10  17:40:00", "2015-12-10T22:40:00.000Z");
        row(dashes, "2015-12-10 17:40", "");
        row(dashes, "2015-12-10 17:40:00 ", "");
        row(dashes, "2015-12-10 24:00:00", "");
        row(dashes, "2015-02-29 12:00:00", "");
        row(dashes, "2015-13-01 12:00:00", "");
        row(dashes, "15-12-10 12:00:00", "");
        row(dashes, "", "");
        const char* twelve = "%m/%d/%Y %I:%M:%S %p";
        row(twelve, "01/10/2009 12:36:01 AM", "2009-01-10T05:36:01.000Z");
        row(twelve, "01/10/2009 12:36:01 PM", "2009-01-10T17:36:01.000Z");
        row(twelve, "01/10/2009 11:36:01 pm", "2009-01-11T04:36:01.000Z");
        row(twelve, "01/10/2009 13:36:01 PM", "");
        row(twelve, "01/10/2009 00:36:01 AM", "");
        row(twelve, "01/10/2009 01:36:01 XM", "");
        row("%d %b %Y", "3 Nov 2025", "2025-11-03T05:00:00.000Z");
        row("%d %b %Y", "3 NOVEMBER 2025", "2025-11-03T05:00:00.000Z");
        row("%d %b %Y", "3 Nix 2025", "");
        row("%Y%m%d%H%M%S", "20251103070509", "2025-11-03T12:05:09.000Z");
        row("%y.%m.%d", "69.1.2", "1969-01-02T05:00:00.000Z");
        row("%y.%m.%d", "68.1.2", "2068-01-02T05:00:00.000Z");
        row("%Y-%m-%dT%H:%M:%S.%f%z", "2025-11-03T07:05:09.25Z", "2025-11-03T07:05:09.250Z");
        row("%Y-%m-%dT%H:%M:%S.%f%z", "2025-11-03T07:05:09.123456+08:00", "2025-11-02T23:05:09.123Z");
        row("%Y-%m-%dT%H:%M:%S%z", "2025-11-03T07:05:09-0330", "2025-11-03T10:35:09.000Z");
        row("%Y-%m-%dT%H:%M:%S%z", "2025-11-03T07:05:09", "");
        row("%s", "1700000000", "2023-11-14T22:13:20.000Z");
        row("%d%% %m %Y", "3% 11 2025", "2025-11-03T05:00:00.000Z");
        row("spreadsheet", "43563.359259259261", "2019-04-08T12:37:20.000Z");
        row("spreadsheet", "25569", "1970-01-01T05:00:00.000Z");
        row("spreadsheet", "2019-04-08", "");
        row("spreadsheet", "nan", "");
        row("spreadsheet", "1e300", "");
    }
    void timesAreReadAsWritten()
    {
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto parsed = TimeFormat::parse(format.toStdString());
        QVERIFY(parsed);
        const auto at = parsed->read(text.toStdString(), *Zone::named("America/New_York"));
        QCOMPARE(at ? QByteArray::fromStdString(at->toString()) : QByteArray(), expected);
    }

    void formatThatMakesNoDateIsRefused()
    {
        for (const char* format :
            { "", "%H:%M", "%Y-%m", "%Y-%m-%d %I:%M", "%Y-%m-%d %H %p", "%Y-%m-%d %Q", "%Y-%m-%d %", "2025" })
            QVERIFY2(!TimeFormat::parse(format), format);
    }
};

QTEST_GUILESS_MAIN(TimeFormatTest)
#include "time_format_test.moc"
