#include "window/main_window.h"

#include "casepage/case_page.h"
#include "cells/cell_form.h"
#include "cells/cell_link.h"
#include "cells/cell_page.h"
#include "cells/cell_tool.h"
#include "drawings/drawing_form.h"
#include "drawings/drawing_link.h"
#include "drawings/drawing_page.h"
#include "drawings/drawing_tool.h"
#include "intake/intake_form.h"
#include "look/language.h"
#include "look/theme.h"
#include "map/map_pane.h"
#include "places/area_page.h"
#include "places/around_page.h"
#include "rules/rule_dialog.h"
#include "teampane/team_pane.h"
#include "watch/watch.h"
#include "window/case_pane.h"
#include "window/decision_bar.h"
#include "window/import_dialog.h"
#include "window/mode_banner.h"
#include "window/note_dialog.h"
#include "window/paper_counter.h"
#include "window/paper_dialog.h"
#include "window/period_dialog.h"
#include "window/work_list_strip.h"
#include "workflow/workflow.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QSettings>
#include <QTableView>

#include <algorithm>

namespace fengsui::ui {

QAction* MainWindow::add(QMenu& menu, const QString& name, std::function<QString()> text, const QKeySequence& key,
    Needs needs, std::function<void()> then)
{
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, std::move(then));
    m_wording->say([action, text = std::move(text)] { action->setText(text()); });
    menu.addAction(action);
    addAction(action);
    m_all.push_back(action);
    m_needs.emplace_back(action, needs);
    return action;
}

void MainWindow::buildMenus()
{
    const auto menu = [this](QString (*title)()) -> QMenu& {
        QMenu* one = menuBar()->addMenu(QString());
        m_wording->say([one, title] { one->setTitle(title()); });
        return *one;
    };
    buildCaseMenu(menu([] { return tr("&Case"); }));
    QMenu& teams = menu([] { return tr("&Team"); });
    for (QAction* action : m_teams->statusActions()) {
        action->setShortcutContext(Qt::WindowShortcut);
        teams.addAction(action);
        addAction(action);
        m_all.push_back(action);
    }
    QMenu& lists = menu([] { return tr("&Lists"); });
    for (QAction* action : m_cases->lists().actions()) {
        lists.addAction(action);
        addAction(action);
        m_all.push_back(action);
        m_needs.emplace_back(action, Needs::Operator);
    }
    buildStoreMenu(menu([] { return tr("&Store"); }));
    buildEvaluationMenu(menu([] { return tr("&Evaluation"); }));
    buildMapMenu(menu([] { return tr("&Map"); }));
    buildViewMenu(menu([] { return tr("&View"); }));
    QMenu& help = menu([] { return tr("&Help"); });
    add(
        help, QStringLiteral("keys"), [] { return tr("All &keys"); }, Qt::Key_F1, Needs::Nothing,
        [this] { openKeys(); });
    add(
        help, QStringLiteral("trouble"), [] { return tr("When something has &happened"); }, Qt::CTRL | Qt::Key_H,
        Needs::Operator, [this] { openTrouble(); });
    add(
        help, QStringLiteral("about"), [] { return tr("&About Fengsui"); }, Qt::SHIFT | Qt::Key_F1, Needs::Nothing,
        [this] { openAbout(); });
    enableActions();
}

void MainWindow::buildCaseMenu(QMenu& menu)
{
    add(
        menu, QStringLiteral("report"), [] { return tr("&New report"); }, Qt::Key_F2, Needs::Operator,
        [this] { beginReport(); });
    add(
        menu, QStringLiteral("takeIn"), [] { return tr("&Take the report in"); }, Qt::CTRL | Qt::Key_Return,
        Needs::Operator, [this] { m_intake->takeIn(); });
    add(
        menu, QStringLiteral("join"), [] { return tr("&Join the report to the chosen case"); }, Qt::CTRL | Qt::Key_J,
        Needs::Operator, [this] { m_intake->joinChosen(); });
    add(
        menu, QStringLiteral("search"), [] { return tr("&Search the open cases"); }, Qt::Key_F3, Needs::Operator,
        [this] {
            m_casesDock->show();
            m_casesDock->raise();
            m_cases->search()->setFocus(Qt::ShortcutFocusReason);
            m_cases->search()->selectAll();
        });
    menu.addSeparator();
    add(
        menu, QStringLiteral("incidentReport"), [] { return tr("Incident &report…"); }, Qt::Key_F7, Needs::Case,
        [this] { openPaper({ "incidentReport", {} }); });
    add(
        menu, QStringLiteral("dispatchSheet"), [] { return tr("&Dispatch sheet…"); }, Qt::Key_F8, Needs::Case,
        [this] { openPaper({ "dispatchSheet", {} }); });
    m_paperMenu = menu.addMenu(QString());
    m_wording->say([this] {
        m_paperMenu->setTitle(tr("&Papers of the case"));
        fillPapers();
    });
    connect(m_paperMenu, &QMenu::aboutToShow, this, &MainWindow::fillPapers);
    add(
        menu, QStringLiteral("papers"), [] { return tr("Choose a &paper of the case…"); }, Qt::CTRL | Qt::Key_P,
        Needs::Case,
        [this] {
            fillPapers();
            m_paperMenu->popup(m_page->mapToGlobal(m_page->rect().topLeft()));
        });
    menu.addSeparator();
    add(
        menu, QStringLiteral("grant"), [] { return tr("&Grant the request of the case"); }, Qt::Key_F5, Needs::Case,
        [this] { m_cases->decision().grant(); });
    add(
        menu, QStringLiteral("refuse"), [] { return tr("Re&fuse the request of the case…"); }, Qt::SHIFT | Qt::Key_F5,
        Needs::Case, [this] { m_cases->decision().refuse(); });
    menu.addSeparator();
    add(
        menu, QStringLiteral("import"), [] { return tr("&Import calls…"); }, Qt::CTRL | Qt::Key_I, Needs::Operator,
        [this] { openImport(); });
}

void MainWindow::buildStoreMenu(QMenu& menu)
{
    add(
        menu, QStringLiteral("note"), [] { return tr("&Note for the shift log…"); }, Qt::Key_F4, Needs::Operator,
        [this] { openNote(); });
    add(
        menu, QStringLiteral("shiftLog"), [] { return tr("Shift &log…"); }, Qt::Key_F9, Needs::Operator,
        [this] { openShiftLog(); });
    menu.addSeparator();
    add(
        menu, QStringLiteral("drill"), [] { return tr("Begin or end a &drill"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_D,
        Needs::Operator, [this] { m_watch.setMode(m_watch.mode() == Mode::Drill ? Mode::Daily : Mode::Drill); });
    menu.addSeparator();
    add(
        menu, QStringLiteral("rules"), [] { return tr("&Rules…"); }, Qt::CTRL | Qt::Key_R, Needs::Administrator,
        [this] { openRules(); });
    add(
        menu, QStringLiteral("consoles"), [] { return tr("Other &consoles…"); }, Qt::CTRL | Qt::Key_K, Needs::Operator,
        [this] { openConsoles(); });
    add(
        menu, QStringLiteral("conflicts"), [] { return tr("&Disagreements…"); }, Qt::CTRL | Qt::Key_D, Needs::Operator,
        [this] { openConflicts(); });
    add(
        menu, QStringLiteral("backups"), [] { return tr("&Backups…"); }, Qt::CTRL | Qt::Key_B, Needs::Operator,
        [this] { openBackups(); });
    menu.addSeparator();
    add(
        menu, QStringLiteral("lock"), [] { return tr("&Lock, or change the operator"); }, Qt::CTRL | Qt::Key_L,
        Needs::Operator, [this] { lock(); });
    add(
        menu, QStringLiteral("quit"), [] { return tr("&Quit"); }, Qt::CTRL | Qt::Key_Q, Needs::Nothing,
        [this] { close(); });
}

void MainWindow::buildEvaluationMenu(QMenu& menu)
{
    add(
        menu, QStringLiteral("evaluation"), [] { return tr("&Figures of a period…"); }, Qt::CTRL | Qt::Key_E,
        Needs::Operator, [this] { openEvaluation(); });
}

void MainWindow::buildViewMenu(QMenu& menu)
{
    const auto go = [this](QDockWidget* dock, QWidget* widget) {
        return [dock, widget] {
            dock->show();
            dock->raise();
            widget->setFocus(Qt::ShortcutFocusReason);
        };
    };
    add(
        menu, QStringLiteral("goCases"), [] { return tr("Go to the open &cases"); }, Qt::CTRL | Qt::Key_1,
        Needs::Nothing, go(m_casesDock, m_cases->view()));
    add(
        menu, QStringLiteral("goTeams"), [] { return tr("Go to the &teams"); }, Qt::CTRL | Qt::Key_2, Needs::Nothing,
        go(m_teamsDock, m_teams->view()));
    add(
        menu, QStringLiteral("goMap"), [] { return tr("Go to the &map"); }, Qt::CTRL | Qt::Key_3, Needs::Nothing,
        go(m_mapDock, &m_map->view()));
    add(
        menu, QStringLiteral("goCase"), [] { return tr("Go to the case &page"); }, Qt::CTRL | Qt::Key_4, Needs::Nothing,
        [this] {
            m_pageDock->show();
            m_pageDock->raise();
            m_page->focusFirst();
        });
    add(
        menu, QStringLiteral("nextPane"), [] { return tr("&Next pane"); }, Qt::Key_F6, Needs::Nothing,
        [this] { nextPane(); });
    add(
        menu, QStringLiteral("showAll"), [] { return tr("&Whole county on the map"); }, Qt::CTRL | Qt::Key_5,
        Needs::Nothing, [this] { m_map->showAll(); });
    menu.addSeparator();
    add(
        menu, QStringLiteral("language"), [] { return tr("中文 / &English"); }, Qt::Key_F12, Needs::Nothing,
        [this] {
            m_with.language.speak(m_with.language.isChinese() ? QStringLiteral("en") : QStringLiteral("zh_CN"));
            QSettings().setValue(QStringLiteral("window/language"), m_with.language.code());
        });
    const auto wear = [this](Theme theme) {
        m_with.look.wear(theme);
        QSettings().setValue(QStringLiteral("window/theme"), toWord(theme));
    };
    add(
        menu, QStringLiteral("darkOrLight"), [] { return tr("&Dark or light"); }, Qt::CTRL | Qt::Key_T, Needs::Nothing,
        [wear] { wear(Look::isDark() ? Theme::Light : Theme::Dark); });
    add(
        menu, QStringLiteral("themeOfSystem"), [] { return tr("Dark or light as the &system"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_T, Needs::Nothing, [wear] { wear(Theme::System); });
    add(
        menu, QStringLiteral("fullScreen"), [] { return tr("&Full screen"); }, Qt::Key_F11, Needs::Nothing,
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    add(
        menu, QStringLiteral("layOutAnew"), [] { return tr("Panes as &at first"); }, Qt::CTRL | Qt::Key_0,
        Needs::Nothing, [this] { layOutAnew(); });
}

std::vector<KeysPage::Line> MainWindow::keys() const
{
    std::vector<KeysPage::Line> lines;
    for (const QAction* action : m_all)
        lines.push_back({ action->shortcut().toString(QKeySequence::NativeText), QString(action->text()).remove(u'&'),
            tr("everywhere") });
    for (const QAction* action : m_page->actions())
        lines.push_back({ action->shortcut().toString(QKeySequence::NativeText), action->text(),
            tr("case page and list of cases, this case now") });
    lines.push_back({ tr("Enter, Esc"), tr("Yes or no to the request"), tr("request below the list of cases") });
    lines.push_back({ tr("Ctrl+Enter"), tr("Confirm the form"), tr("new report, action, note") });
    lines.push_back({ tr("Esc"), tr("Leave the form"), tr("action, note, import, papers") });
    lines.push_back({ tr("Up, Down"), tr("Another row"), tr("lists") });
    lines.push_back({ tr("Down, Enter"), tr("From the search into the list"), tr("search") });
    lines.push_back({ tr("Arrows, + and −"), tr("Move the map, nearer and farther"), tr("map") });
    lines.push_back({ tr("Space"), tr("Take the place in the middle"), tr("map") });
    lines.push_back({ tr("Left, Right"), tr("Read one step after the other"), tr("bar of the seven steps") });
    lines.push_back({ tr("Tab"), tr("Next field"), tr("everywhere") });
    return lines;
}

void MainWindow::openKeys()
{
    if (!m_keys) {
        m_keys = new KeysPage([this] { return keys(); }, this);
        m_keys->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_keys->refresh();
    m_keys->show();
    m_keys->activateWindow();
}

void MainWindow::openAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Fengsui"));
    box->setText(tr("<b>Fengsui 烽燧 %1</b><br/>Command and dispatch console for county and town centres.")
            .arg(QApplication::applicationVersion()));
    box->setInformativeText(tr("Map: %1\nStore: %2").arg(m_with.renderer.text(), fromUtf8(m_watch.access().folder)));
    box->open();
}

void MainWindow::openNote()
{
    if (!m_note) {
        m_note = new NoteDialog(m_watch, this);
        connect(m_note, &NoteDialog::noted, this, [this](const QString& sentence) { m_banner->say(sentence, false); });
    }
    m_note->show();
    m_note->activateWindow();
}

void MainWindow::openImport()
{
    if (!m_import) {
        m_import = new ImportDialog(m_watch, this);
        connect(m_import, &ImportDialog::finished, m_banner, &ModeBanner::say);
    }
    m_import->show();
    m_import->activateWindow();
}

RuleDialog* MainWindow::ruleDialog() const
{
    return m_rules;
}

void MainWindow::openRules()
{
    if (!m_rules) {
        m_rules = new RuleDialog(m_watch, this);
        connect(
            m_rules, &RuleDialog::adopted, this, [this](const QString& sentence) { m_banner->say(sentence, false); });
    }
    m_rules->show();
    m_rules->activateWindow();
}

void MainWindow::openEvaluation()
{
    if (!m_evaluation) {
        m_evaluation = new EvaluationPage(m_watch, m_with.language, this);
        m_evaluation->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_evaluation, &EvaluationPage::said, m_banner, &ModeBanner::say);
        connect(m_evaluation, &EvaluationPage::caseChosen, this, &MainWindow::chooseCase);
        m_evaluation->evaluate();
    }
    m_evaluation->show();
    m_evaluation->activateWindow();
}

void MainWindow::fillPapers()
{
    m_paperMenu->clear();
    const auto& reading = m_page->reading();
    if (!reading)
        return;
    const auto language = m_with.language.isChinese() ? report::Language::Chinese : report::Language::English;
    const Incident& incident = reading->incident;
    std::vector<report::PaperChoice> papers = report::papersOf(incident);
    // What the workflow of the county prints beside, as a mediation under another name does.
    const workflow::Workflow* flow = m_watch.workflowOf(incident);
    for (const StepOnFile& step : incident.steps)
        if (const workflow::Action* action = flow ? flow->action(step.action) : nullptr)
            for (const std::string& form : action->prints)
                if (const auto* known = report::caseForm(form); known && !known->isOfStep
                    && std::ranges::find(papers, form, &report::PaperChoice::form) == papers.end())
                    papers.push_back({ form, {} });
    for (const report::PaperChoice& paper : papers) {
        const QString title = fromUtf8(report::caseForm(paper.form)->title(language));
        const StepOnFile* step = paper.step ? &incident.steps[*paper.step] : nullptr;
        QAction* action = m_paperMenu->addAction(step
                ? tr("%1 – %2, %3")
                      .arg(title, m_watch.actionTitle(incident.workflow, step->action), m_watch.local(step->at).mid(5))
                : title);
        connect(action, &QAction::triggered, this, [this, paper] { openPaper(paper); });
    }
}

void MainWindow::openPaper(const report::PaperChoice& paper)
{
    const IncidentId id = m_page->shown();
    const QString number = m_page->reading() ? fromUtf8(m_page->reading()->incident.number) : QString();
    const report::CaseForm* form = report::caseForm(paper.form);
    const auto title = [form, number] {
        return tr("%1 of %2").arg(bilingual(std::string(form->english), std::string(form->chinese)), number);
    };
    const QString name = paper.form == "incidentReport" ? QStringLiteral("incident")
        : paper.form == "dispatchSheet"                 ? QStringLiteral("dispatch")
                                                        : fromUtf8(form->templateName).replace(u'_', u'-');
    auto* dialog = new PaperDialog(title, QStringLiteral("%1-%2.pdf").arg(name, number), this);
    connect(dialog, &PaperDialog::pdfWanted, this,
        [this, paper, id](const QString& pdf) { m_papers->writeCase(paper, id, pdf); });
    connect(dialog, &PaperDialog::printWanted, this, [this, paper, id] {
        auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
        auto* ask = new QPrintDialog(printer.get(), this);
        ask->setAttribute(Qt::WA_DeleteOnClose);
        connect(ask, qOverload<>(&QDialog::accepted), this,
            [this, paper, id, printer] { m_papers->printCase(paper, id, printer); });
        ask->open();
    });
    dialog->show();
}

void MainWindow::openShiftLog()
{
    auto* dialog = new PeriodDialog(m_watch, this);
    connect(dialog, &PeriodDialog::pdfWanted, m_papers, &PaperCounter::writeShiftLog);
    connect(dialog, &PeriodDialog::printWanted, this, [this](Instant from, Instant to) {
        auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
        auto* ask = new QPrintDialog(printer.get(), this);
        ask->setAttribute(Qt::WA_DeleteOnClose);
        connect(ask, qOverload<>(&QDialog::accepted), this,
            [this, from, to, printer] { m_papers->printShiftLog(from, to, printer); });
        ask->open();
    });
    dialog->show();
}

} // namespace fengsui::ui
