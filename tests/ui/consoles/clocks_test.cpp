#include "consoles/clocks_dialog.h"
#include "consoles/suspect_clocks.h"
#include "ui/support/room_window.h"
#include "window/clock_guard.h"
#include "window/clock_question.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace fengsui;
using namespace fengsui::ui;
using namespace std::chrono;
using test::DutyRoom;
using test::meet;
using test::RoomWindow;

namespace {

std::vector<std::string> diaryOf(DutyRoom& room)
{
    std::vector<std::string> lines;
    const Instant now = room.clock.at;
    for (const DiaryLine& line : room.writer().ledgers().duty().diary(now - days(2), now + days(2)))
        lines.push_back(line.detail);
    return lines;
}

} // namespace

/// Clocks that are wrong: this machine's own, and another console's.
class ClocksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // F1: a clock that was set is asked about, and the shift log keeps who confirmed it
    void aJumpIsAskedAboutUntilSomebodyConfirms()
    {
        DutyRoom room;
        RoomWindow::enrol(room, "leader", { Role::ShiftLeader });
        Duration tick {};
        const auto later = [&](Duration wall, Duration time) {
            room.clock.at = room.clock.at + wall;
            tick += time;
        };
        {
            RoomWindow window(room);
            QWidget top;
            ClockGuard guard(*window, [&] { return tick; }, &top);
            QSignalSpy said(&guard, &ClockGuard::said);
            later(minutes(4), seconds(10));
            guard.look();
            QVERIFY(!guard.question());
            later(minutes(30), seconds(10));
            guard.look();
            QVERIFY(guard.question());
            QVERIFY(guard.question()->text().contains("set forward by 33 min"));
            QVERIFY(!guard.question()->rightButton()->isEnabled()); // nobody has signed in
            guard.question()->close(); // is no answer
            QVERIFY(guard.question()->isVisible());
            later(minutes(-34), seconds(20)); // somebody mends the clock
            guard.look();
            QTRY_VERIFY(!guard.question());
            QVERIFY(window.signIn("leader"));
            later(-hours(3), seconds(10));
            guard.look();
            QVERIFY(guard.question()->text().contains("set back by 3 h"));
            guard.question()->wrongButton()->click();
            QVERIFY(guard.question()->text().contains("settings"));
            later(seconds(10), seconds(10));
            guard.look();
            QVERIFY(guard.question()); // still wrong
            guard.question()->rightButton()->click();
            QTRY_COMPARE(said.count(), 1);
            QVERIFY2(!said[0][1].toBool(), qPrintable(said[0][0].toString()));
            later(seconds(10), seconds(10));
            guard.look();
            QTRY_VERIFY(!guard.question());
        }
        const auto diary = diaryOf(room);
        QVERIFY(std::ranges::any_of(diary, [](const std::string& line) {
            return line.find("set back by 3 h") != std::string::npos && line.find("confirmed") != std::string::npos;
        }));
    }

    // F1: what a clock ahead wrote is listed, and counts once an administrator says by how much it was ahead
    void whatIsHeldIsCorrectedByAnAdministrator()
    {
        DutyRoom county, town(report::Language::English), fast(report::Language::English);
        RoomWindow::enrol(county, "admin", { Role::Administrator });
        RoomWindow::enrol(county, "acceptor", { Role::Acceptor });
        town.report("urban", "phone");
        meet(county, town); // now the county knows a clock that agrees with its own
        fast.clock.at = fast.clock.at + days(10);
        const IncidentId id = fast.report("urban", "phone");
        meet(county, fast);
        QVERIFY(!county.writer().ledgers().incidents().incident(id));
        {
            RoomWindow window(county);
            QVERIFY(window.signIn("acceptor"));
            SuspectClocks clocks(*window, nullptr);
            auto* dialog = new ClocksDialog(*window, clocks);
            QTRY_COMPARE(dialog->list()->count(), 1);
            QVERIFY(dialog->list()->item(0)->text().contains("held"));
            QVERIFY(!dialog->correctButton()->isEnabled());
            QVERIFY(window.signIn("admin"));
            QVERIFY(dialog->correctButton()->isEnabled());
            QCOMPARE(clocks.open(), 1);
            dialog->amount()->setValue(10);
            dialog->unit()->setCurrentIndex(0);
            dialog->correctButton()->click();
            QTRY_COMPARE(clocks.open(), 0);
            QTRY_VERIFY(dialog->list()->item(0)->text().contains(QString::number(10 * 24 * 60)));
            QVERIFY(dialog->said().contains("counts now"));
            delete dialog;
        }
        QVERIFY(county.writer().ledgers().incidents().incident(id));
    }
};

QTEST_MAIN(ClocksTest)
#include "clocks_test.moc"
