#include "console/shift_play.h"

#include "casepage/action_dialog.h"
#include "casepage/attachment_field.h"
#include "casepage/case_page.h"
#include "figures/figure_choice.h"
#include "figures/figure_link.h"
#include "forms/form_rows.h"
#include "intake/intake_form.h"
#include "look/trade_words.h"
#include "map/layer_sheet.h"
#include "map/map_pane.h"
#include "replay/replay_link.h"
#include "teampane/team_pane.h"
#include "watch/watch.h"
#include "window/case_pane.h"
#include "window/decision_bar.h"
#include "window/main_window.h"
#include "window/map_sheet_dialog.h"
#include "window/mode_banner.h"
#include "window/note_dialog.h"
#include "window/paper_dialog.h"
#include "window/period_dialog.h"
#include "window/sign_in_curtain.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextStream>

#include <algorithm>

namespace fengsui {

using ui::fromUtf8;

ShiftPlay::ShiftPlay(ui::MainWindow& window, ui::Watch& watch, std::vector<Key> keys, QString folder)
    : m_window(window)
    , m_watch(watch)
    , m_keys(std::move(keys))
    , m_folder(std::move(folder))
    , m_hands(window, watch, m_folder)
{
}

int ShiftPlay::run()
{
    m_time.start();
    try {
        if (!QDir().mkpath(m_folder))
            throw PlayFailure(QStringLiteral("the folder %1 can't be made").arg(m_folder));
        play();
    } catch (const std::exception& failure) {
        QTextStream(stderr) << "fengsui: the demo shift failed at “" << m_step << "”: " << failure.what() << '\n';
        try {
            m_hands.photograph(QStringLiteral("failed"));
        } catch (const PlayFailure&) {
            // The reason is printed already.
        }
        return 1;
    }
    summarize();
    return 0;
}

void ShiftPlay::step(const QString& what)
{
    m_step = what;
    m_done << what;
}

void ShiftPlay::play()
{
    step(QStringLiteral("The store is read: open cases and teams are in the lists."));
    m_hands.until(
        QStringLiteral("the window is there"), [this] { return m_window.isVisible() && m_window.isActiveWindow(); });
    m_hands.until(QStringLiteral("the lists are read"), [this] {
        return m_watch.isLoaded() && m_watch.canWrite() && !m_watch.operators().empty()
            && m_watch.teams().rowCount() > 0;
    });
    m_hands.photograph(QStringLiteral("01-sign-in"));
    signIn(Role::Acceptor);
    m_hands.photograph(QStringLiteral("02-duty-room"));
    takeFirstCall();
    takeSecondCall();
    verify();
    file();
    dispatch();
    sendTeam();
    handle();
    check();
    close();
    decideRequest();
    writeDownForAUnit();
    writeNote();
    writeShiftLog();
    printMap();
    colourAreas();
    replayThePast();
    showBothLooks();
}

const Operator& ShiftPlay::holderOf(Role role) const
{
    const auto holder = std::ranges::find_if(
        m_watch.operators(), [role](const Operator& one) { return one.holds(role) && !one.isDisabled; });
    if (holder == m_watch.operators().end())
        throw PlayFailure(QStringLiteral("the store has no operator for the post %1").arg(fromUtf8(toWord(role))));
    return *holder;
}

void ShiftPlay::signIn(Role role)
{
    const Operator& person = holderOf(role);
    const std::string account = person.account;
    step(QStringLiteral("%1 (%2) signs in.").arg(fromUtf8(person.name), fromUtf8(toWord(role))));
    const auto key = std::ranges::find(m_keys, account, &Key::account);
    if (key == m_keys.end())
        throw PlayFailure(QStringLiteral("no password is known for %1").arg(fromUtf8(account)));
    m_hands.signIn(fromUtf8(account), fromUtf8(key->password));
}

void ShiftPlay::changeTo(Role role)
{
    m_hands.press(Qt::Key_L, Qt::ControlModifier);
    m_hands.until(QStringLiteral("the window is locked"),
        [this] { return m_window.curtain().isVisible() && !m_watch.session(); });
    signIn(role);
}

std::string ShiftPlay::state() const
{
    const auto& reading = m_window.page().reading();
    return reading && reading->incident.id == m_case ? reading->incident.state : std::string();
}

// Tried from there outwards until a click falls into a cell and on no pin.
QPoint ShiftPlay::clickPlaceNear(QPoint near)
{
    QWidget& view = m_window.map().view();
    std::vector<QPoint> around;
    for (int x = -6; x <= 6; ++x)
        for (int y = -6; y <= 6; ++y)
            around.emplace_back(x * 11, y * 11);
    std::ranges::stable_sort(around, {}, [](QPoint at) { return at.manhattanLength(); });
    for (const QPoint offset : around) {
        if (!view.rect().contains(near + offset))
            continue;
        m_hands.click(&view, near + offset);
        m_hands.settle();
        const auto point = m_window.intake().report().place.point;
        if (point && m_watch.access().grid && m_watch.access().grid->cellAt(*point))
            return near + offset;
    }
    throw PlayFailure(QStringLiteral("no click on the map falls into a cell"));
}

void ShiftPlay::takeFirstCall()
{
    step(QStringLiteral("A caller reports a flooded road; the place is shown on the map, the cell follows from it."));
    // Near enough that two places a finger apart are the same matter, as an operator would look.
    m_hands.press(Qt::Key_3, Qt::ControlModifier);
    for (int i = 0; i < 7; ++i) {
        m_hands.press(Qt::Key_Plus);
        m_hands.settle();
    }
    const std::size_t cases = m_watch.cases().total();
    m_hands.takeDown({ QStringLiteral("王秀英"), QStringLiteral("13800005678"),
        QStringLiteral("滨河路积水，电动车熄火"),
        QStringLiteral("桥头路面积水约三十厘米，两辆电动车熄火，排水口被树叶堵住。\nThe road at the bridge is under 30 "
                       "cm of water."),
        QStringLiteral("沐溪镇滨河路桥头") });
    const QPoint place = clickPlaceNear(m_window.map().view().rect().center());
    m_hands.photograph(QStringLiteral("03-phone-report"));
    m_hands.press(Qt::Key_Return, Qt::ControlModifier);
    m_hands.until(QStringLiteral("the case is taken in"), [this, cases] {
        return m_watch.cases().total() > cases && m_window.page().reading() && m_window.intake().isEmpty();
    });
    m_case = m_window.page().shown();
    m_place = place;
}

void ShiftPlay::takeSecondCall()
{
    step(QStringLiteral("A second caller reports the same; the console shows the open case and the report joins it."));
    m_hands.takeDown({ QStringLiteral("李强"), QStringLiteral("13900001234"), QStringLiteral("桥头淹水"),
        QStringLiteral("滨河路桥头淹水，行人过不去。"), QStringLiteral("沐溪镇滨河路桥头") });
    clickPlaceNear(m_place + QPoint(22, 11));
    m_hands.until(QStringLiteral("the open case is shown as a likely duplicate"),
        [this] { return m_window.intake().countDuplicates() > 0; });
    m_hands.photograph(QStringLiteral("04-duplicate"));
    m_hands.press(Qt::Key_J, Qt::ControlModifier);
    m_hands.until(QStringLiteral("the report is joined"), [this] {
        const auto& reading = m_window.page().reading();
        return m_window.page().shown() == m_case && reading && reading->incident.reports.size() == 2;
    });
}

void ShiftPlay::confirm(ui::ActionDialog* dialog, const std::string& stateAfter)
{
    const QString title = dialog->windowTitle();
    m_hands.press(Qt::Key_Return, Qt::ControlModifier);
    m_hands.until(title,
        [this, stateAfter] { return !m_window.page().openDialog() && (stateAfter.empty() || state() == stateAfter); });
    m_hands.bringToFront(QStringLiteral("the window"), [this] { return &m_window; });
}

void ShiftPlay::addPhotograph(ui::ActionDialog* dialog)
{
    auto* files = qobject_cast<ui::AttachmentField*>(dialog->rows()->field("photo"));
    if (!files)
        throw PlayFailure(QStringLiteral("the form asks for no photograph"));
    const QString photograph = QDir(m_folder).absoluteFilePath(QStringLiteral("scene.jpg"));
    if (!QFileInfo::exists(photograph) && !m_window.map().grab().toImage().save(photograph))
        throw PlayFailure(QStringLiteral("the photograph can't be written"));
    m_hands.click(files->findChild<QPushButton*>());
    m_hands.chooseFile(photograph);
    m_hands.until(QStringLiteral("the photograph is in the store"), [files] { return files->count() == 1; });
    m_hands.bringToFront(QStringLiteral("the form"), [dialog] { return dialog; });
}

void ShiftPlay::verify()
{
    step(QStringLiteral("The acceptor sends a patroller to verify; the patroller confirms with a photograph."));
    confirm(m_hands.begin(QStringLiteral("sendToVerify")), "verifying");
    changeTo(Role::Patroller);
    ui::ActionDialog* dialog = m_hands.begin(QStringLiteral("confirm"));
    addPhotograph(dialog);
    confirm(dialog, "accepted");
}

void ShiftPlay::file()
{
    changeTo(Role::ShiftLeader);
    step(QStringLiteral("The shift leader files the case."));
    ui::ActionDialog* dialog = m_hands.begin(QStringLiteral("file"));
    m_hands.press(Qt::Key_Return, Qt::ControlModifier);
    m_hands.until(QStringLiteral("the form says what is missing"),
        [dialog] { return !dialog->rows()->refusalAt("filingCondition").isEmpty(); });
    m_hands.photograph(QStringLiteral("05-refused-at-the-field"));
    m_hands.write(dialog->rows()->field("filingCondition"), QStringLiteral("积水深度超过15厘米，影响通行"));
    confirm(dialog, "filed");
}

void ShiftPlay::dispatch()
{
    changeTo(Role::Dispatcher);
    step(QStringLiteral("The dispatcher names the lead unit and writes the dispatch sheet."));
    const Operator& unit = holderOf(Role::Unit);
    ui::ActionDialog* dialog = m_hands.begin(QStringLiteral("dispatch"));
    m_hands.pick(dialog->rows()->field("lead"), fromUtf8(unit.team.toString()));
    m_hands.write(dialog->rows()->field("requirement"), QStringLiteral("疏通排水口，抽排积水，设置警示牌。"));
    m_hands.photograph(QStringLiteral("06-dispatch"));
    confirm(dialog, "dispatched");
    writePaper(Qt::Key_F8, QStringLiteral("dispatch-sheet.pdf"));
}

void ShiftPlay::sendTeam()
{
    step(QStringLiteral("The team reports that it is on its way, and on scene."));
    const TeamId id = holderOf(Role::Unit).team;
    m_hands.press(Qt::Key_2, Qt::ControlModifier);
    QTableView& view = *m_window.teams().view();
    const int row = m_watch.teams().rowOf(id);
    const QModelIndex index = m_watch.teams().index(row, ui::TeamListModel::Name);
    view.scrollTo(index);
    m_hands.click(view.viewport(), view.visualRect(index).center());
    const auto has = [this, id](TeamStatus status) {
        const Team* team = m_watch.teams().teamAt(m_watch.teams().rowOf(id));
        return team && team->status.status == status;
    };
    m_hands.press(Qt::Key_3, Qt::AltModifier);
    m_hands.until(QStringLiteral("the team is en route"), [&] { return has(TeamStatus::EnRoute); });
    m_hands.settle();
    m_hands.press(Qt::Key_4, Qt::AltModifier);
    m_hands.until(QStringLiteral("the team is on scene"), [&] { return has(TeamStatus::OnScene); });
    m_hands.photograph(QStringLiteral("07-team-on-scene"));
}

void ShiftPlay::handle()
{
    changeTo(Role::Unit);
    step(QStringLiteral("The unit signs for the task, does it, and reports it done with a photograph."));
    confirm(m_hands.begin(QStringLiteral("signFor")), "handling");
    ui::ActionDialog* dialog = m_hands.begin(QStringLiteral("reportDone"));
    m_hands.write(dialog->rows()->field("done"), QStringLiteral("清理排水口三处，抽排积水，路面已恢复通行。"));
    addPhotograph(dialog);
    confirm(dialog, "handled");
}

void ShiftPlay::check()
{
    changeTo(Role::Patroller);
    step(QStringLiteral("The patroller, who did not do the work, checks the result."));
    ui::ActionDialog* dialog = m_hands.begin(QStringLiteral("check"));
    m_hands.pick(dialog->rows()->field("checkResult"), QStringLiteral("passed"));
    addPhotograph(dialog);
    confirm(dialog, {});
    m_hands.until(QStringLiteral("the check is in the timeline"), [this] {
        const auto& reading = m_window.page().reading();
        return reading && !reading->incident.steps.empty() && reading->incident.steps.back().action == "check";
    });
}

void ShiftPlay::close()
{
    changeTo(Role::ShiftLeader);
    step(QStringLiteral("The caller is rung back; the shift leader closes the case and writes the incident report."));
    ui::ActionDialog* visit = m_hands.begin(QStringLiteral("returnVisit"));
    m_hands.pick(visit->rows()->field("contacted"), QStringLiteral("yes"));
    m_hands.pick(visit->rows()->field("solved"), QStringLiteral("yes"));
    m_hands.pick(visit->rows()->field("satisfaction"), QStringLiteral("very"));
    confirm(visit, {});
    ui::ActionDialog* dialog = m_hands.begin(QStringLiteral("close"));
    m_hands.write(dialog->rows()->field("closingCondition"), QStringLiteral("积水排除，路面恢复通行"));
    confirm(dialog, "closed");
    m_hands.photograph(QStringLiteral("08-closed"));
    writePaper(Qt::Key_F7, QStringLiteral("incident-report.pdf"));
}

void ShiftPlay::writePaper(int key, const QString& name)
{
    m_hands.press(key);
    const auto opened = [this] { return m_window.findChild<ui::PaperDialog*>(); };
    m_hands.bringToFront(QStringLiteral("the paper's dialog opens"), opened);
    const QString file = QDir(m_folder).absoluteFilePath(name);
    m_hands.write(opened()->file(), file);
    m_hands.press(Qt::Key_Return);
    waitForPaper(file);
}

void ShiftPlay::waitForPaper(const QString& file)
{
    m_hands.until(
        QStringLiteral("%1 is written").arg(file),
        [this, file] {
            return QFileInfo(file).size() > 1000 && m_window.banner().sentence().contains(QFileInfo(file).fileName());
        },
        60);
    m_papers << file;
    m_hands.bringToFront(QStringLiteral("the window"), [this] { return &m_window; });
}

void ShiftPlay::decideRequest()
{
    changeTo(Role::Dispatcher);
    step(QStringLiteral("The dispatcher looks through the work lists and grants a request with one key."));
    const ui::CaseListModel& cases = m_watch.cases();
    m_hands.press(Qt::Key_F4, Qt::ControlModifier);
    m_hands.press(Qt::Key_1, Qt::ControlModifier);
    const std::size_t waiting = cases.count(workflow::WorkList::ToDecide);
    int row = 0;
    while (row < cases.rowCount() && cases.rowAt(row).pending != PendingRequest::Return)
        ++row;
    if (row == cases.rowCount())
        throw PlayFailure(QStringLiteral("no unit has asked to return a case"));
    QTableView& view = *m_window.cases().view();
    const QModelIndex index = cases.index(row, ui::CaseListModel::Title);
    view.scrollTo(index);
    m_hands.click(view.viewport(), view.visualRect(index).center());
    m_hands.until(QStringLiteral("the request is shown"), [this] { return m_window.cases().decision().hasRequest(); });
    m_hands.photograph(QStringLiteral("09-request"));
    m_hands.press(Qt::Key_F5);
    m_hands.until(QStringLiteral("it asks back"), [this] { return m_window.cases().decision().isAsking(); });
    m_hands.press(Qt::Key_Return);
    m_hands.until(QStringLiteral("the request is granted"),
        [&] { return cases.count(workflow::WorkList::ToDecide) + 1 == waiting; });
    m_hands.press(Qt::Key_F1, Qt::ControlModifier);
    m_hands.photograph(QStringLiteral("10-my-work"));
}

void ShiftPlay::writeDownForAUnit()
{
    step(QStringLiteral("A village without a console telephones; the dispatcher writes its answer down for it."));
    m_hands.press(Qt::Key_F8, Qt::ControlModifier); // all cases
    const auto& rows = m_watch.cases().all();
    const auto linked = std::ranges::max_element(rows, {}, [](const IncidentRow& row) { return row.taskUnits.size(); });
    if (linked == rows.end() || linked->taskUnits.size() < 3)
        throw PlayFailure(QStringLiteral("no case has tasks for several units"));
    const IncidentId id = linked->id;
    m_window.cases().select(id);
    m_hands.until(QStringLiteral("the case is shown"), [this, id] {
        const auto& reading = m_window.page().reading();
        return reading && reading->incident.id == id;
    });
    m_hands.photograph(QStringLiteral("11-linkage"));
    const auto open = [this] {
        const auto& tasks = m_window.page().reading()->incident.tasks;
        return std::ranges::find_if(
            tasks, [](const Task& task) { return task.isOpen() && !task.parent.isNull() && task.isWork(); });
    };
    const auto task = open();
    if (task == m_window.page().reading()->incident.tasks.end())
        throw PlayFailure(QStringLiteral("no order was passed on to a village"));
    const TaskId answered = task->id;
    const QString unit = fromUtf8(task->unit.toString());
    ui::ActionDialog* dialog = m_hands.begin(QStringLiteral("answerTaskFor"));
    ui::FormRows& form = *dialog->rows();
    m_hands.pick(form.field("behalfOf"), unit);
    m_hands.write(form.field("taskAnswer"), QStringLiteral("十二户已全部告知，现场拉好警戒带，村干部两人盯守。"));
    m_hands.write(form.field("toldBy"), QStringLiteral("村支书王某"));
    m_hands.pick(form.field("toldHow"), QStringLiteral("telephone"));
    m_hands.photograph(QStringLiteral("12-on-behalf"));
    confirm(dialog, {});
    m_hands.until(QStringLiteral("the task is answered"), [this, id, answered] {
        const auto& reading = m_window.page().reading();
        return reading && reading->incident.id == id
            && std::ranges::any_of(reading->incident.tasks,
                [answered](const Task& one) { return one.id == answered && one.status == Task::Status::FedBack; });
    });
}

void ShiftPlay::writeNote()
{
    step(QStringLiteral("A note is left for the next shift."));
    m_hands.press(Qt::Key_F4);
    const auto opened = [this] { return m_window.findChild<ui::NoteDialog*>(); };
    m_hands.bringToFront(QStringLiteral("the note opens"), opened);
    m_hands.write(opened()->text(), QStringLiteral("滨河路桥头排水口已清，夜间如再降雨请巡查一次。"));
    m_hands.press(Qt::Key_Return, Qt::ControlModifier);
    m_hands.until(QStringLiteral("the note is written down"), [&] { return !opened(); });
    m_hands.bringToFront(QStringLiteral("the window"), [this] { return &m_window; });
}

void ShiftPlay::writeShiftLog()
{
    step(QStringLiteral("The shift log is written."));
    m_hands.press(Qt::Key_F9);
    const auto opened = [this] { return m_window.findChild<ui::PeriodDialog*>(); };
    m_hands.bringToFront(QStringLiteral("the shift log's dialog opens"), opened);
    const QString file = QDir(m_folder).absoluteFilePath(QStringLiteral("shift-log.pdf"));
    m_hands.write(opened()->file(), file);
    m_hands.press(Qt::Key_Return);
    waitForPaper(file);
}

void ShiftPlay::printMap()
{
    step(QStringLiteral("A page of the map is printed."));
    m_hands.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    const auto opened = [this] { return m_window.findChild<ui::MapSheetDialog*>(); };
    m_hands.bringToFront(QStringLiteral("the page's dialog opens"), opened);
    m_hands.until(QStringLiteral("the page is seen"), [&] { return !opened()->preview()->pixmap().isNull(); }, 60);
    m_hands.photograph(QStringLiteral("13-map-page"));
    const QString file = QDir(m_folder).absoluteFilePath(QStringLiteral("map.pdf"));
    m_hands.write(opened()->file(), file);
    m_hands.press(Qt::Key_Return);
    waitForPaper(file);
}

void ShiftPlay::colourAreas()
{
    step(QStringLiteral("The towns are coloured by the cases of the last thirty days."));
    m_hands.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    ui::FigureLink& figures = m_window.figures();
    m_hands.pick(&figures.choice().themes(), QStringLiteral("reported"));
    m_hands.until(QStringLiteral("the cases are counted"), [&] { return figures.figures() && !figures.isCounting(); });
    m_hands.photograph(QStringLiteral("13-choosing-a-figure"));
    m_hands.press(Qt::Key_Escape);
    m_hands.until(
        QStringLiteral("the list of layers is closed"), [this] { return !m_window.map().layerSheet().isVisible(); });
    m_hands.press(Qt::Key_3, Qt::ControlModifier);
    m_hands.press(Qt::Key_Home);
    m_hands.until(QStringLiteral("the county is seen"), [this] { return m_window.map().isSettled(); });
    m_hands.photograph(QStringLiteral("13-towns-in-colours"));
}

void ShiftPlay::replayThePast()
{
    step(QStringLiteral("The last day is replayed on the map, and left again."));
    m_hands.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    ui::ReplayLink& replay = m_window.replay();
    m_hands.until(QStringLiteral("the journal is read"), [&] { return replay.isPast(); }, 60);
    for (int i = 0; i < 5; ++i)
        m_hands.press(Qt::Key_Period);
    m_hands.photograph(QStringLiteral("13-the-past"));
    m_hands.press(Qt::Key_Escape);
    m_hands.until(QStringLiteral("it is now again"), [&] { return !replay.isPast(); });
}

void ShiftPlay::showBothLooks()
{
    step(QStringLiteral("The window in the other language, in the dark, and all its keys."));
    // On to a case that is still open, so that the page shows something to do.
    m_hands.press(Qt::Key_1, Qt::ControlModifier);
    m_hands.press(Qt::Key_Home, Qt::ControlModifier);
    m_hands.until(QStringLiteral("another case is shown"),
        [this] { return m_window.page().shown() != m_case && m_window.page().reading(); });
    const QString before = m_window.windowTitle();
    m_hands.press(Qt::Key_F12);
    m_hands.photograph(QStringLiteral("14-other-language"));
    m_hands.press(Qt::Key_T, Qt::ControlModifier);
    m_hands.photograph(QStringLiteral("15-other-theme"));
    m_hands.press(Qt::Key_F1);
    m_hands.until(QStringLiteral("the keys are shown"),
        [this] { return m_window.findChild<ui::KeysPage*>() && m_window.findChild<ui::KeysPage*>()->isVisible(); });
    m_hands.photograph(QStringLiteral("16-keys"));
    m_hands.press(Qt::Key_Escape);
    m_hands.press(Qt::Key_T, Qt::ControlModifier);
    m_hands.press(Qt::Key_F12);
}

void ShiftPlay::summarize() const
{
    QTextStream out(stdout);
    out << "The demo shift was played in " << QString::number(static_cast<double>(m_time.elapsed()) / 1000, 'f', 1)
        << " s:\n";
    for (const QString& line : m_done)
        out << "  " << line << '\n';
    out << "Figures: " << m_watch.cases().total() << " open cases, " << m_watch.cases().countOverdue()
        << " of them overdue; " << m_watch.teams().rowCount() << " teams; " << m_watch.entries()
        << " entries in the journal.\n";
    const auto list = [&out](const char* what, const QStringList& files) {
        out << what << '\n';
        for (const QString& file : files)
            out << "  " << QFileInfo(file).fileName() << "  " << QFileInfo(file).size() << " bytes\n";
    };
    list("Pictures:", m_hands.pictures());
    list("Papers:", m_papers);
}

} // namespace fengsui
