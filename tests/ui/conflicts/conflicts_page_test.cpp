#include "casepage/action_dialog.h"
#include "conflicts/conflict_light.h"
#include "conflicts/conflict_list_model.h"
#include "conflicts/conflicts_page.h"
#include "conflicts/settle_row.h"
#include "forms/form_rows.h"
#include "ui/support/room_window.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace fengsui;
using namespace fengsui::ui;
using test::DutyRoom;
using test::meet;
using test::RoomWindow;

namespace {

std::size_t unsettled(DutyRoom& room)
{
    return room.writer().ledgers().disagreements().open().size();
}

IncidentId filed(DutyRoom& room)
{
    const IncidentId id = room.report("urban", "phone");
    room.must(id, "acceptor", "sendToVerify");
    room.must(id, "patroller", "confirm", { { "photo", std::string(64, 'a') } });
    room.must(id, "shiftLeader", "file", { { "filingCondition", "塌陷" }, { "deadlineClass", "days2" } });
    return id;
}

QPushButton* button(ConflictsPage& page, const QString& name)
{
    for (QPushButton* each : page.settling().buttons())
        if (each->objectName() == name)
            return each;
    return nullptr;
}

} // namespace

/// A county and a town that disagreed while apart; somebody settles it in the county's window, and the town hears it.
class ConflictsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_county = std::make_unique<DutyRoom>();
        m_town = std::make_unique<DutyRoom>(report::Language::English);
        RoomWindow::enrol(*m_county, "leader", { Role::Acceptor, Role::ShiftLeader, Role::Dispatcher });
        RoomWindow::enrol(*m_county, "patrol", { Role::Patroller });
    }
    void cleanup()
    {
        m_county.reset();
        m_town.reset();
    }

    // F2
    void twoDispatchesAreSettledByTheNextAction()
    {
        const IncidentId id = filed(*m_county);
        meet(*m_county, *m_town);
        m_county->must(id, "dispatcher", "dispatch", { { "lead", m_county->word("unit") } });
        m_town->clock.at = m_county->clock.at + std::chrono::minutes(5);
        m_town->must(id, "dispatcher", "dispatch", { { "lead", m_town->word("town") } });
        meet(*m_county, *m_town);
        QCOMPARE(unsettled(*m_county), 1u);
        m_county->clock.at = m_town->clock.at + std::chrono::minutes(5);
        {
            RoomWindow window(*m_county);
            QVERIFY(window.signIn("leader"));
            const ConflictList list(*window, Conflicts::Open, nullptr);
            const ConflictLight light(list, nullptr);
            ConflictsPage page(*window);
            const QAbstractItemModelTester tester(page.list()->model());
            page.show();
            QTRY_COMPARE(page.model().rowCount(), 1);
            QTRY_VERIFY(light.text().contains("1 disagreement"));
            // both sides are told: what, who, at which console
            QVERIFY2(page.about().contains("沐川") && page.about().contains("Muchuan"), qPrintable(page.about()));
            QVERIFY(page.about().contains("Dispatch"));
            QTRY_VERIFY(button(page, "settle.urge"));
            QVERIFY(button(page, "settle.supervise"));
            QVERIFY(!button(page, "settle.void")); // is for the shift leader
            QVERIFY(!button(page, "settle.close")); // not now
            QSignalSpy said(&page, &ConflictsPage::said);
            button(page, "settle.urge")->click();
            QVERIFY(page.settling().openDialog());
            page.settling().openDialog()->confirm();
            QTRY_COMPARE(said.count(), 1);
            QTRY_COMPARE(page.model().rowCount(), 0);
            QTRY_VERIFY(!light.isVisible() && list.open() == 0);
            QVERIFY(page.settling().buttons().empty());
            page.tabs()->setCurrentIndex(1);
            QCOMPARE(page.model().rowCount(), 1);
            QVERIFY(page.about().contains("Urge"));
            QVERIFY(page.settling().buttons().empty());
        }
        meet(*m_county, *m_town);
        QCOMPARE(unsettled(*m_town), 0u);
    }

    // only an action that says the title again settles which title is right
    void editAgainstEditIsSettledByTheFormThatAsksForIt()
    {
        const IncidentId id = filed(*m_county);
        meet(*m_county, *m_town);
        m_county->must(id, "acceptor", "amend", { { "title", "河街 12 号" } });
        m_town->clock.at = m_county->clock.at + std::chrono::minutes(5);
        m_town->must(id, "acceptor", "amend", { { "title", "21 River Street" } });
        meet(*m_county, *m_town);
        m_county->clock.at = m_town->clock.at + std::chrono::minutes(5);
        {
            RoomWindow window(*m_county);
            ConflictsPage page(*window);
            page.show();
            QTRY_COMPARE(page.model().rowCount(), 1);
            QVERIFY(page.settling().buttons().empty()); // nobody has signed in
            QVERIFY(!page.openButton()->isEnabled());
            QVERIFY(window.signIn("patrol"));
            QTRY_VERIFY(page.settling().said().contains("In your post"));
            QVERIFY(window.signIn("leader"));
            QTRY_COMPARE(page.settling().buttons().size(), 1u);
            QVERIFY(page.about().contains("21 River Street") && page.about().contains("河街 12 号"));
            button(page, "settle.amend")->click();
            auto* title = qobject_cast<QLineEdit*>(page.settling().openDialog()->rows()->field("title"));
            QVERIFY(title);
            title->setText("河街 12 号院");
            page.settling().openDialog()->confirm();
            QTRY_COMPARE(page.model().rowCount(), 0);
        }
        meet(*m_county, *m_town);
        QCOMPARE(unsettled(*m_town), 0u);
        QCOMPARE(m_town->incident(id).title, std::string("河街 12 号院"));
    }

    void theOtherSideOfARecordCanBeTaken()
    {
        meet(*m_county, *m_town);
        Team team = *m_county->writer().ledgers().teams().team(m_county->team("unit"));
        rename(*m_county, team, "first name");
        m_town->clock.at = m_county->clock.at + std::chrono::minutes(1);
        rename(*m_town, team, "second name");
        meet(*m_county, *m_town);
        QCOMPARE(unsettled(*m_county), 1u);
        m_county->clock.at = m_town->clock.at + std::chrono::minutes(1);
        {
            RoomWindow window(*m_county);
            QVERIFY(window.signIn("patrol"));
            ConflictsPage page(*window);
            page.show();
            QTRY_COMPARE(page.model().rowCount(), 1);
            QVERIFY(!page.openButton()->isEnabled()); // no case
            QTRY_VERIFY(button(page, "settle.take"));
            QSignalSpy said(&page, &ConflictsPage::said);
            button(page, "settle.take")->click();
            QTRY_COMPARE(said.count(), 1);
            QCOMPARE(said[0][1].toBool(), true); // a patroller may not say what a team is
            QCOMPARE(page.model().rowCount(), 1);
            QVERIFY(window.signIn("leader"));
            QTRY_VERIFY(button(page, "settle.take"));
            button(page, "settle.take")->click();
            QTRY_COMPARE(page.model().rowCount(), 0);
            QVERIFY(page.about().contains("goes together"));
        }
        QCOMPARE(m_county->writer().ledgers().teams().team(team.id)->name, std::string("first name"));
        meet(*m_county, *m_town);
        QCOMPARE(unsettled(*m_town), 0u);
        QCOMPARE(m_town->writer().ledgers().teams().team(team.id)->name, std::string("first name"));
    }

private:
    static void rename(DutyRoom& room, Team team, const std::string& name)
    {
        team.name = name;
        QVERIFY(room.office().teams.amend(Session::system(), team));
    }

    std::unique_ptr<DutyRoom> m_county;
    std::unique_ptr<DutyRoom> m_town;
};

QTEST_MAIN(ConflictsPageTest)
#include "conflicts_page_test.moc"
