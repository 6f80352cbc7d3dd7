#include "base/disk_room.h"

#include <QTest>

using namespace fengsui;

class DiskRoomTest : public QObject {
    Q_OBJECT

private slots:
    // F18
    void peopleAreToldBeforeItIsTooLate()
    {
        QVERIFY(!diskAlarm(diskAlarmBelow, "/store"));
        const auto alarm = diskAlarm(diskAlarmBelow - 1, "/store");
        QVERIFY(alarm);
        QCOMPARE(alarm->arguments, (std::vector<std::string> { "/store", "2047" }));
        QVERIFY(diskAlarm(0, "/store"));
    }

    // F18
    void attachmentsWaitWhileWordsStillGoIn()
    {
        constexpr std::uint64_t photograph = 4'000'000;
        QVERIFY(!whyNoAttachment(diskAlarmBelow - 1, photograph));
        QVERIFY(!whyNoAttachment(attachmentsRefusedBelow + photograph, photograph));
        const auto refusal = whyNoAttachment(attachmentsRefusedBelow + photograph - 1, photograph);
        QVERIFY(refusal && refusal->field == "attachment");
        QVERIFY(whyNoAttachment(attachmentsRefusedBelow - 1, 0));
        QVERIFY(whyNoAttachment(0, photograph));
        QVERIFY(whyNoAttachment(attachmentsRefusedBelow, UINT64_MAX));
    }
};

QTEST_GUILESS_MAIN(DiskRoomTest)
#include "disk_room_test.moc"
