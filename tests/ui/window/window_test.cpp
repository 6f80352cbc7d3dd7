#include "casepage/action_dialog.h"
#include "casepage/case_page.h"
#include "casepage/phase_bar.h"
#include "evaluation/case_rulings.h"
#include "evaluation/evaluation_page.h"
#include "forms/form_rows.h"
#include "intake/intake_form.h"
#include "look/language.h"
#include "look/theme.h"
#include "map/map_pane.h"
#include "map/renderer_choice.h"
#include "teampane/team_pane.h"
#include "watch/watch.h"
#include "window/case_pane.h"
#include "window/decision_bar.h"
#include "window/import_dialog.h"
#include "window/keys_page.h"
#include "window/main_window.h"
#include "window/mode_banner.h"
#include "window/note_dialog.h"
#include "window/sign_in_curtain.h"
#include "window/work_list_strip.h"
#include "wiring/demo_store.h"
#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

/// What a person can read of a widget and its children.
QStringList textsOf(const QWidget& window)
{
    QStringList texts;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text();
        if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            texts << line->placeholderText();
        if (const auto* box = qobject_cast<const QComboBox*>(widget); box && !box->isEditable())
            for (int i = 0; i < box->count(); ++i)
                texts << box->itemText(i);
        if (const auto* table = qobject_cast<const QTableView*>(widget); table && table->model())
            for (int i = 0; i < table->model()->columnCount(); ++i)
                texts << table->model()->headerData(i, Qt::Horizontal).toString();
        texts << widget->accessibleName() << widget->windowTitle();
    }
    for (const QAction* action : window.findChildren<QAction*>())
        texts << action->text();
    texts.removeAll(QString());
    return texts;
}

bool isChinese(const QString& text)
{
    return std::ranges::any_of(
        text, [](QChar letter) { return letter.unicode() >= 0x4e00 && letter.unicode() < 0xa000; });
}

} // namespace

/// The whole window on the demo county, in a fresh folder.
class WindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath("settings"));
        RendererChoice::make(RendererWish::Software).apply();
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        const auto made = createDemoStore(place, m_clock, [](auto, auto) { return true; });
        QVERIFY2(made.isOk(), made.isOk() ? "" : made.refusal().toString().c_str());
        for (const DemoAccount& account : made->accounts)
            m_passwords[QString::fromStdString(account.account)] = QString::fromStdString(account.password);
        m_language.speak("en");
        m_watch = std::make_unique<Watch>(accessTo(place, loadShelves(place), m_clock), m_clock);
        m_window = std::make_unique<MainWindow>(
            *m_watch, Wardrobe { m_language, m_look, RendererChoice::make(RendererWish::Software) });
        m_window->resize(1366, 768);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->isLoaded() && m_watch->canWrite() && !m_watch->operators().empty(), 20'000);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_watch.reset();
    }

    void nobodySeesTheRoomBeforeSigningIn()
    {
        QVERIFY(m_window->curtain().isVisible());
        QVERIFY(!m_window->cases().isEnabled());
        for (const QAction* action : m_window->actions())
            if (action->objectName() == "report" || action->objectName() == "note")
                QVERIFY(!action->isEnabled());
    }

    void aWrongPasswordIsRefusedInWords()
    {
        auto* account = m_window->curtain().account();
        account->setEditText("acceptor");
        m_window->curtain().password()->setText("wrong, wrong");
        QTest::keyClick(m_window->curtain().password(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            textsOf(m_window->curtain()).join(' ').contains("Account or password is wrong."), 10'000);
        QVERIFY(!m_watch->session());
    }

    void signedInTheRoomIsThere()
    {
        signIn("acceptor");
        QVERIFY(m_watch->cases().rowCount() > 5);
        QVERIFY(m_watch->teams().rowCount() > 5);
        QVERIFY(m_window->cases().isEnabled());
    }

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

    void everyActionWithAKeyHasItsOwn()
    {
        QHash<QString, QString> keys;
        for (const QAction* action : m_window->actions()) {
            const QString key = action->shortcut().toString();
            QVERIFY2(!key.isEmpty(), qPrintable(action->text()));
            QVERIFY2(!keys.contains(key), qPrintable(key + ": " + action->text() + ", " + keys.value(key)));
            keys[key] = action->text();
        }
    }

    void theListOfKeysHoldsEveryAction()
    {
        QStringList listed;
        for (const KeysPage::Line& line : m_window->keys())
            listed << line.key;
        for (const QAction* action : m_window->actions())
            QVERIFY2(
                listed.contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(action->text()));
    }

    void everyControlInTheTabChainSaysWhatItIs()
    {
        chooseFirstCase();
        QStringList nameless;
        const QWidget* first = m_window.get();
        int controls = 0;
        for (QWidget* widget = first->nextInFocusChain(); widget && widget != first;
            widget = widget->nextInFocusChain()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || !widget->isVisibleTo(m_window.get()))
                continue;
            ++controls;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
            if (name.isEmpty() && widget->accessibleName().isEmpty())
                nameless << QString("%1 in %2")
                                .arg(widget->metaObject()->className(),
                                    widget->parentWidget()->metaObject()->className());
        }
        QVERIFY(controls > 8);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("; ")));
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
        const StepOnFile& asked = m_window->page().reading()->incident.steps.back();
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

    void aTeamChangesItsStatusByAKey()
    {
        signIn("dispatcher");
        int row = 0;
        while (m_watch->teams().teamAt(row) && m_watch->teams().teamAt(row)->status.status != TeamStatus::Available)
            ++row;
        const TeamId id = m_watch->teams().teamAt(row)->id;
        m_window->teams().select(id);
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_6, Qt::AltModifier);
        QTRY_COMPARE(m_watch->teams().teamAt(m_watch->teams().rowOf(id))->status.status, TeamStatus::Busy);
    }

    void aDrillIsSaidInWordsAndMarksReports()
    {
        m_watch->setMode(Mode::Drill);
        QVERIFY(m_window->banner().modeText().contains("演练"));
        QVERIFY(m_window->intake().report().isDrill);
        m_watch->setMode(Mode::Daily);
        QVERIFY(!m_window->intake().report().isDrill);
    }

    void switchingTheLanguageLeavesNoEnglishBehind()
    {
        signIn("shiftleader");
        chooseFirstCase();
        ImportDialog import(*m_watch, m_window.get());
        NoteDialog note(*m_watch, m_window.get());
        QStringList english = textsOf(*m_window);
        m_language.speak("zh_CN");
        QCoreApplication::processEvents();
        QStringList left;
        // Words that are the same in both: names, keys, numbers and marks have no small letters of English, or are
        // these.
        static const QRegularExpression word("[a-z]{3,}");
        static const QStringList same { "English", "Ctrl", "Enter", "Esc", "Tab", "software", "Fengsui", "PDF", "CSV",
            "UTF" };
        for (const QString& text : textsOf(*m_window)) {
            QString rest = text;
            for (const QString& one : same)
                rest.remove(one);
            if (english.contains(text) && word.match(rest).hasMatch() && !isChinese(text))
                left << text;
        }
        m_language.speak("en");
        QCoreApplication::processEvents();
        left.removeDuplicates();
        QVERIFY2(left.isEmpty(), qPrintable(left.join(" | ")));
        QVERIFY(
            std::ranges::any_of(textsOf(*m_window), [](const QString& text) { return text.contains("Open cases"); }));
    }

    void darkAndLightAreBothReadable()
    {
        for (const Theme theme : { Theme::Dark, Theme::Light }) {
            m_look.wear(theme);
            const QColor ground = QApplication::palette().color(QPalette::Window);
            for (const Tone tone :
                { Tone::Plain, Tone::Quiet, Tone::Good, Tone::Notice, Tone::Warning, Tone::Danger, Tone::Drill })
                QVERIFY2(contrast(Look::ink(tone), ground) >= 4.5, qPrintable(QString::number(int(tone))));
            for (const Tone tone : { Tone::Warning, Tone::Danger, Tone::Drill, Tone::Accent })
                QVERIFY2(
                    contrast(Look::onGround(tone), Look::ground(tone)) >= 4.5, qPrintable(QString::number(int(tone))));
        }
    }

    void lockingCoversEverything()
    {
        bringToFront();
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(m_window->curtain().isVisible());
        QVERIFY(!m_watch->session());
        QCOMPARE(m_window->curtain().geometry(), m_window->rect());
    }

    void everyFigureOfTheEvaluationOpensIntoItsCases()
    {
        signIn("shiftleader");
        for (QAction* action : m_window->actions())
            if (action->objectName() == "evaluation")
                action->trigger();
        EvaluationPage* page = m_window->evaluationPage();
        QVERIFY(page);
        page->from()->setText("2020-01-01 00:00");
        page->to()->setText("2100-01-01 00:00");
        page->evaluate();
        QTRY_VERIFY_WITH_TIMEOUT(page->model().rowCount() > 2, 10'000);
        const int last = page->model().rowCount() - 1;
        for (int column = 0; column < page->model().columnCount(); ++column) {
            const auto indicator = page->model().indicatorAt(column);
            if (!indicator)
                continue;
            page->openFigure(page->model().index(last, column));
            const auto counted = page->model().reading()->evaluation.total.of(*indicator).denominator;
            QVERIFY(counted > 0);
            QTRY_COMPARE(page->rulings()->cases()->rowCount(), static_cast<int>(counted));
        }
        QSignalSpy chosen(page, &EvaluationPage::caseChosen);
        Q_EMIT page->rulings()->cases()->activated(page->rulings()->cases()->model()->index(0, 0));
        QCOMPARE(chosen.size(), 1);
        QTRY_VERIFY(m_window->page().reading());

        QSignalSpy said(page, &EvaluationPage::said);
        const QString workbook = m_folder.filePath("out.xlsx"), bulletin = m_folder.filePath("out.pdf");
        page->write(EvaluationPage::File::Workbook, workbook);
        page->write(EvaluationPage::File::Bulletin, bulletin);
        page->write(EvaluationPage::File::Table, "/nowhere/out.csv");
        QTRY_COMPARE_WITH_TIMEOUT(said.size(), 3, 20'000);
        QVERIFY(QFile::exists(workbook) && QFile::exists(bulletin));
        QVERIFY(said[2][0].toString().contains("/nowhere/out.csv") && said[2][1].toBool());
        page->to()->setText("2019-01-01 00:00");
        page->evaluate();
        QVERIFY(textsOf(*page).join(' ').contains("The end must be after the beginning."));
        page->close();
        bringToFront();
    }

private:
    void signIn(const QString& account)
    {
        if (m_watch->session() && QString::fromStdString(m_watch->session()->account) == account)
            return;
        QString problem = "none yet";
        m_watch->signIn(account, m_passwords[account], this, [&](const QString& said) { problem = said; });
        QTRY_COMPARE_WITH_TIMEOUT(problem, QString(), 20'000);
        m_window->curtain().hide();
    }
    /// Keys go to the window that is in front, which is the last dialog's until the system says otherwise.
    void bringToFront()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void chooseFirstCase()
    {
        m_window->cases().view()->setCurrentIndex(m_watch->cases().index(0, CaseListModel::Title));
        QTRY_VERIFY(m_window->page().reading());
    }
    void chooseCaseIn(const std::string& state)
    {
        for (int row = 0; row < m_watch->cases().rowCount(); ++row)
            if (m_watch->cases().rowAt(row).state == state) {
                const IncidentId id = m_watch->cases().idAt(row);
                m_window->cases().view()->setCurrentIndex(m_watch->cases().index(row, CaseListModel::Title));
                QTRY_VERIFY(m_window->page().reading() && m_window->page().reading()->incident.id == id);
                return;
            }
        QFAIL("the demo has no case in this state");
    }
    QAction* offered(const QString& id) const
    {
        for (QAction* action : m_window->page().actions())
            if (action->objectName() == "action." + id)
                return action;
        return nullptr;
    }
    /// WCAG 2.2, relative luminance and contrast ratio.
    static double contrast(const QColor& a, const QColor& b)
    {
        const auto luminance = [](const QColor& colour) {
            const auto part = [](double value) {
                return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
        };
        const double x = luminance(a), y = luminance(b);
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Language m_language;
    Look m_look;
    QHash<QString, QString> m_passwords;
    std::unique_ptr<Watch> m_watch;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
