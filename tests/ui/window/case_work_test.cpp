#include "ui/window/demo_window.h"

#include "casepage/action_dialog.h"
#include "casepage/answer_editor.h"
#include "casepage/phase_bar.h"
#include "forms/form_rows.h"
#include "intake/intake_form.h"
#include "map/map_pane.h"
#include "window/decision_bar.h"
#include "window/work_list_strip.h"
#include "workflow/history.h"

#include <QMenu>

using namespace fengsui;
using namespace fengsui::ui;

/// Cases are taken in, worked on and decided in the window.
class CaseWorkTest : public DemoWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        open();
        signIn("acceptor");
    }
    void cleanupTestCase() { close(); }

    void anEmptyReportIsRefusedAtTheField()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F2);
        QTRY_VERIFY(m_window->intake().isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_window->intake().rows()->refusalAt("title"), QString("Give the matter a title."));
        qobject_cast<QLineEdit*>(m_window->intake().rows()->field("title"))->setText("Something");
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->intake().rows()->refusalAt("address").isEmpty());
        m_window->intake().begin();
        QVERIFY(m_window->intake().isEmpty());
    }

    void aNewCaseIsShownThoughTheListHasNoChoiceYet()
    {
        m_window->cases().view()->clearSelection();
        m_window->cases().view()->setCurrentIndex({});
        QTest::keyClick(m_window.get(), Qt::Key_F2);
        QTRY_VERIFY(m_window->intake().isVisible());
        ui::FormRows& rows = *m_window->intake().rows();
        qobject_cast<QLineEdit*>(rows.field("title"))->setText("A tree lies across the road");
        qobject_cast<QLineEdit*>(rows.field("address"))->setText("Muchuan, Muxi, East Street 3");
        QSignalSpy taken(&m_window->intake(), &ui::IntakeForm::taken);
        QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(taken.count(), 1);
        const auto id = taken.front().front().value<IncidentId>();
        QTRY_COMPARE(m_window->cases().selected(), id);
        QCOMPARE(m_window->page().shown(), id);
    }

    void aPlaceOnTheMapNamesItsCell()
    {
        const auto& cells = m_watch->access().grid->cells();
        QVERIFY(!cells.empty());
        const GeoPoint at = cells.front().label;
        Q_EMIT m_window->map().placeClicked(at.longitude(), at.latitude());
        QCOMPARE(m_window->intake().report().place.point, std::optional(at));
        m_window->intake().begin();
    }

    void noActionOfTheCaseBeforeCanBeTaken()
    {
        signIn("acceptor");
        chooseCaseIn("reported");
        QTRY_VERIFY(offered("reject"));
        const int row = m_watch->cases().rowOf(m_window->page().shown());
        m_window->cases().view()->setCurrentIndex(m_watch->cases().index(row == 0 ? 1 : 0, CaseListModel::Title));
        QVERIFY(m_window->page().actions().empty());
    }

    void theRunningStepSaysHowItsDueTimeIsCounted()
    {
        signIn("acceptor");
        chooseCaseIn("handling");
        const Incident& incident = m_window->page().reading()->incident;
        QVERIFY(incident.limit);
        const auto* bar = m_window->page().findChild<PhaseBar*>();
        QVERIFY(bar);
        const auto running = std::ranges::find(bar->steps(), PhaseBar::Standing::Running, &PhaseBar::Step::standing);
        QVERIFY(running != bar->steps().end());
        QVERIFY2(running->counted.contains(m_watch->local(incident.limit->from)), qPrintable(running->counted));
        QVERIFY2(running->counted.contains("Rule: urban/1 cn/2"), qPrintable(running->counted));
        QVERIFY(bar->accessibleDescription().contains(running->counted));
    }

    void theFormOfAnActionRefusesAtTheField()
    {
        signIn("acceptor");
        chooseCaseIn("reported");
        QTRY_VERIFY(offered("reject"));
        offered("reject")->trigger();
        QTRY_VERIFY(m_window->page().openDialog());
        ActionDialog* dialog = m_window->page().openDialog();
        dialog->confirm();
        QTRY_VERIFY(
            !dialog->rows()->refusalAt("rejectGround").isEmpty() || !dialog->rows()->refusalAt("channel").isEmpty());
        dialog->close();
    }

    void teamsAreProposedWithTheirReasons()
    {
        signIn("dispatcher");
        chooseCaseIn("filed");
        QTRY_VERIFY(offered("dispatch"));
        offered("dispatch")->trigger();
        QTRY_VERIFY(m_window->page().openDialog());
        ActionDialog* dialog = m_window->page().openDialog();
        QWidget* field = dialog->rows()->field("lead");
        QVERIFY(field);
        auto* box = field->findChild<QComboBox*>();
        auto* why = field->findChild<QLabel*>();
        QVERIFY(box && why);
        QTRY_VERIFY2(why->text().contains("Proposed: ") && why->text().contains("; led "), qPrintable(why->text()));
        QVERIFY2(why->text().contains("min"), qPrintable(why->text())); // the demo's cases have places
        QCOMPARE(box->currentData().toString(), QString()); // the operator decides
        const QString first = box->itemText(1);
        QVERIFY2(first.contains(" min"), qPrintable(first));
        box->setCurrentIndex(2);
        QTRY_VERIFY2(why->text().startsWith("Why: "), qPrintable(why->text()));
        QCOMPARE(box->accessibleDescription(), why->text());
        dialog->close();
        QTRY_VERIFY(!m_window->page().openDialog());
    }

    void whatIsProposedLateMovesNothingUnderTheHand()
    {
        workflow::FieldOnForm asked;
        asked.field.type = workflow::FieldType::Team;
        const auto editor = makeAnswerEditor(*m_watch, asked, {}, m_window.get());
        auto* box = editor.widget->findChild<QComboBox*>();
        QVERIFY(box && box->count() > 3);
        const auto listed = [box] {
            QStringList ids;
            for (int i = 1; i < box->count(); ++i)
                ids << box->itemData(i).toString();
            return ids;
        };
        const auto proposed = [](const QString& id, int minutes) {
            Proposal proposal;
            proposal.team = *TeamId::parse(id.toStdString());
            proposal.travel = Travel { std::chrono::minutes(minutes), false };
            return proposal;
        };
        const QStringList before = listed();
        editor.propose({ proposed(before[2], 7) });
        QCOMPARE(listed().front(), before[2]); // nobody has looked through the list yet
        const QStringList seen = listed();
        box->setCurrentIndex(2);
        editor.propose({ proposed(seen[2], 9), proposed(seen[1], 11) });
        QCOMPARE(listed(), seen);
        QCOMPARE(box->currentData().toString(), seen[1]);
        QVERIFY2(box->itemText(3).contains("9 min"), qPrintable(box->itemText(3)));
        delete editor.widget;
    }

    void workListsAreChosenByKeyAndRememberedForEachPerson()
    {
        signIn("dispatcher");
        bringToFront();
        const CaseListModel& cases = m_watch->cases();
        QVERIFY(cases.count(workflow::WorkList::Mine) > 0);
        QVERIFY(cases.count(workflow::WorkList::ToDecide) > 0);
        QTest::keyClick(m_window.get(), Qt::Key_F4, Qt::ControlModifier);
        QCOMPARE(cases.list(), std::optional(workflow::WorkList::ToDecide));
        QCOMPARE(static_cast<std::size_t>(cases.rowCount()), cases.count(workflow::WorkList::ToDecide));
        for (int row = 0; row < cases.rowCount(); ++row)
            QVERIFY(cases.rowAt(row).pending != PendingRequest::None);
        QCOMPARE(m_window->cases().lists().textOf(workflow::WorkList::ToDecide),
            QString("? To decide %1").arg(cases.rowCount()));
        signIn("acceptor");
        QCOMPARE(cases.list(), std::nullopt);
        QCOMPARE(cases.count(workflow::WorkList::ToDecide), 0u);
        signIn("dispatcher");
        QCOMPARE(cases.list(), std::optional(workflow::WorkList::ToDecide));
        QTest::keyClick(m_window.get(), Qt::Key_F8, Qt::ControlModifier);
        QCOMPARE(cases.list(), std::nullopt);
        QCOMPARE(static_cast<std::size_t>(cases.rowCount()), cases.total());
    }

    void aUnitSeesOnlyWhatConcernsIt()
    {
        signIn("unit");
        const CaseListModel& cases = m_watch->cases();
        for (const IncidentRow& row : cases.all())
            for (const workflow::WorkList list : workflow::allWorkLists)
                if (cases.listsOf(row.id).has(list))
                    QVERIFY2(row.lead == m_watch->session()->team
                            || std::ranges::find(row.assistants, m_watch->session()->team) != row.assistants.end(),
                        row.title.c_str());
    }

    void aRequestIsRefusedWithItsReasonAndGrantedWithOneKey()
    {
        signIn("dispatcher");
        const CaseListModel& cases = m_watch->cases();
        m_window->cases().lists().choose(workflow::WorkList::ToDecide);
        const auto waiting = cases.count(workflow::WorkList::ToDecide);
        int row = 0;
        while (row < cases.rowCount() && cases.rowAt(row).pending != PendingRequest::Return)
            ++row;
        QVERIFY2(row < cases.rowCount(), "the demo has no request of return");
        const IncidentId id = cases.idAt(row);
        m_window->cases().view()->setCurrentIndex(cases.index(row, CaseListModel::Title));
        DecisionBar& bar = m_window->cases().decision();
        QTRY_VERIFY(bar.hasRequest());
        QVERIFY(bar.isVisible());
        const Incident& incident = m_window->page().reading()->incident;
        // by now the clock may have marked the case, too: the request need not be its last step
        const StepOnFile& asked = *workflow::pendingStep(*m_watch->workflowOf(incident), incident);
        QVERIFY2(bar.text().contains(QString::fromStdString(asked.fields.at("reason"))), qPrintable(bar.text()));
        QVERIFY2(bar.text().contains(m_watch->operatorName(asked.by)), qPrintable(bar.text()));
        QVERIFY2(bar.text().contains("decided by"), qPrintable(bar.text()));

        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
        QTRY_VERIFY(m_window->page().openDialog());
        QCOMPARE(m_window->page().openDialog()->action(), std::string("refuseReturn"));
        m_window->page().openDialog()->close();
        QTRY_VERIFY(!m_window->page().openDialog());

        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QVERIFY(bar.isAsking());
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!bar.isAsking());
        QCOMPARE(cases.count(workflow::WorkList::ToDecide), waiting);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTest::keyClick(&bar, Qt::Key_Return);
        QTRY_COMPARE(cases.count(workflow::WorkList::ToDecide), waiting - 1);
        QCOMPARE(cases.find(id)->pending, PendingRequest::None);
        QTRY_VERIFY(!bar.hasRequest());
        m_window->cases().lists().choose({});
    }

    void everyWayToGrantIsShownWithItsKey()
    {
        signIn("shiftleader");
        // the unit objects to a ticket: the shift leader may take it back, or arbitrate
        std::optional<IncidentId> ticket;
        QString problem;
        m_watch->backstage().command(
            this,
            [](WritingStore& store) -> Result<Taken> {
                const auto as
                    = [&](const char* account) { return Session::of(*store.ledgers().staff().byAccount(account)); };
                IncomingReport report;
                report.workflow = "hotline";
                report.source = "hotline";
                report.type = CaseType::parse("cjt214:event:0102");
                report.title = "河街无人清扫";
                report.text = "河街一周无人清扫。";
                report.place = { "沐溪镇河街12号", {}, "511129100001", {}, {}, false };
                const auto taken = store.office().intake.report(as("acceptor"), report);
                if (!taken)
                    return taken.refusal();
                const std::string unit = store.ledgers().staff().byAccount("unit.hw")->team.toString();
                const std::vector<std::tuple<const char*, const char*, std::map<std::string, std::string>>> walk {
                    { "acceptor", "accept", { { "appealKind", "complaint" } } },
                    { "dispatcher", "dispatch", { { "lead", unit } } },
                    { "unit.hw", "objection",
                        { { "reason", "不属本单位" }, { "basis", "职责清单" }, { "competentUnit", "沐溪镇" } } },
                };
                for (const auto& [account, action, fields] : walk)
                    if (const auto acted = store.office().cases.act(as(account), taken->incident, action, fields);
                        !acted)
                        return acted.refusal();
                return *taken;
            },
            [&](const Answer<Taken>& answer) {
                problem = answer ? QString() : answer.problem();
                if (answer)
                    ticket = answer->incident;
            });
        QTRY_VERIFY2(ticket || !problem.isEmpty(), qPrintable(problem));
        QVERIFY2(ticket, qPrintable(problem));
        QTRY_VERIFY(m_watch->cases().find(*ticket));
        m_window->cases().select(*ticket);
        DecisionBar& bar = m_window->cases().decision();
        QTRY_COMPARE(bar.ways(),
            QStringList(
                { "1 Accept the objection (F5)", "2 Decide by arbitration", "Refuse the objection (Shift+F5)" }));

        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QVERIFY(bar.isChoosing());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!bar.isChoosing() && !bar.isAsking());
        // a figure is that of the way, not the key that the case page has for it
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
        QTRY_VERIFY(m_window->page().openDialog());
        QCOMPARE(m_window->page().openDialog()->action(), std::string("arbitrate"));
        m_window->page().openDialog()->close();
        QTRY_VERIFY(!m_window->page().openDialog());
        // the arrows and Enter
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(m_window->page().openDialog());
        QCOMPARE(m_window->page().openDialog()->action(), std::string("arbitrate"));
        m_window->page().openDialog()->close();
        QTRY_VERIFY(!m_window->page().openDialog());
        // F5 is the first
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QVERIFY(bar.isAsking());
        QCOMPARE(bar.ways(), QStringList({ "Yes (Enter)", "No (Esc)" }));
        QTest::keyClick(&bar, Qt::Key_Return);
        QTRY_COMPARE(m_watch->cases().find(*ticket)->pending, PendingRequest::None);
        QCOMPARE(m_watch->cases().find(*ticket)->state, std::string("accepted"));
    }

    void theStepsSayWhatTheyTook()
    {
        signIn("dispatcher");
        chooseCaseIn("handling");
        const auto* bar = m_window->page().findChild<PhaseBar*>();
        const auto running = std::ranges::find(bar->steps(), PhaseBar::Standing::Running, &PhaseBar::Step::standing);
        QVERIFY(running != bar->steps().end());
        QVERIFY2(running->sum.contains("limit ") && running->sum.contains("used "), qPrintable(running->sum));
        QVERIFY(bar->accessibleDescription().contains(running->sum));
    }

    void everyPaperOfTheCaseIsOffered()
    {
        signIn("dispatcher");
        chooseCaseIn("handling");
        QMenu* papers = nullptr;
        for (QMenu* menu : m_window->findChildren<QMenu*>())
            if (menu->title().contains("Papers"))
                papers = menu;
        QVERIFY(papers);
        Q_EMIT papers->aboutToShow();
        QStringList titles;
        for (const QAction* action : papers->actions())
            titles << action->text();
        QVERIFY2(titles.contains("Work order") && titles.contains("Dispatch sheet"), qPrintable(titles.join(", ")));
    }
};

QTEST_MAIN(CaseWorkTest)
#include "case_work_test.moc"
