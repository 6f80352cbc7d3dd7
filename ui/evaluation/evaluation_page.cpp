#include "evaluation/evaluation_page.h"

#include "desk/evaluation_reading.h"
#include "desk/paper_names.h"
#include "evaluation/case_rulings.h"
#include "forms/form_rows.h"
#include "look/language.h"
#include "look/tables.h"
#include "paper/paper_press.h"
#include "report/bulletin.h"
#include "sheet/workbook.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

namespace fengsui::ui {

namespace {

constexpr std::array ways { By::Unit, By::Town, By::Grid, By::Post };

/// What a question needs that goes behind the window.
struct Wish {
    StoreAccess access;
    report::Language language;
    Period period;
    By by;
    std::string operatorName;

    PaperSources sources(ReadingStore& store) const
    {
        return { store.ledgers(), store.journal(), access.rules->workflows, access.rules->types, access.grid,
            access.zone, language };
    }
    Evaluation evaluation(ReadingStore& store) const
    {
        return fengsui::evaluate(
            store.ledgers().evaluation(), period, { &by, 1 }, groupingOf(store.ledgers(), access.grid))
            .front();
    }
};

QString indicatorTitle(Indicator indicator, bool isChinese)
{
    return fromUtf8(isChinese ? infoOf(indicator).chinese : infoOf(indicator).english);
}

Result<Done> written(const Wish& wish, EvaluationPage::File kind, const QString& path, ReadingStore& store)
{
    const PaperSources sources = wish.sources(store);
    const report::Names names = namesFor(sources);
    const Evaluation evaluation = wish.evaluation(store);
    const auto excluded = store.ledgers().evaluation().excluded();
    const FormulaShelf& formulas = *wish.access.rules->formulas;
    if (kind == EvaluationPage::File::Bulletin) {
        const auto late = casesBehind(store.ledgers().evaluation(), wish.period, wish.by,
            groupingOf(store.ledgers(), wish.access.grid), Indicator::OverdueOpen, std::nullopt);
        const auto run = paper::PaperPress(fromUtf8(wish.access.folder) + QStringLiteral("/templates"))
                             .writePdf(report::bulletin(evaluation, formulas, late, excluded, names,
                                           printedNow(sources, wish.operatorName, 1, wish.period.asOf)),
                                 path);
        if (!run)
            return run.refusal();
        return Done {};
    }
    const std::vector<report::Sheet> sheets { report::evaluationSheet(evaluation, formulas, names),
        report::excludedSheet(excluded, names) };
    return kind == EvaluationPage::File::Workbook
        ? sheet::writeWorkbook(sheets, wish.access.zone, path)
        : sheet::writeText(report::toCsv(sheets.front(), wish.language, wish.access.zone), path);
}

// The month before the one that runs: what a bulletin is usually about.
std::pair<QString, QString> lastMonth(const Zone& zone, Instant now)
{
    const QDate today = QDate::fromString(fromUtf8(zone.day(now)), QStringLiteral("yyyyMMdd"));
    const QDate first(today.year(), today.month(), 1);
    const auto text = [](QDate day) { return day.toString(QStringLiteral("yyyy-MM-dd")) + QStringLiteral(" 00:00"); };
    return { text(first.addMonths(-1)), text(first) };
}

} // namespace

EvaluationPage::EvaluationPage(Watch& watch, const Language& language, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_language(language)
    , m_wording(new Wording(this))
    , m_model(new EvaluationModel(this))
    , m_rows(new FormRows(this))
    , m_from(new QLineEdit(m_rows))
    , m_to(new QLineEdit(m_rows))
    , m_by(new QComboBox(m_rows))
    , m_evaluate(new QPushButton(this))
    , m_figures(new QTableView(this))
    , m_rulings(new CaseRulings(watch, this))
    , m_workbook(new QPushButton(this))
    , m_table(new QPushButton(this))
    , m_bulletin(new QPushButton(this))
{
    const auto [first, last] = lastMonth(watch.access().zone, watch.now());
    m_from->setText(first);
    m_to->setText(last);
    m_rows->add("from", [] { return tr("&From"); }, m_from, FormRows::Span::Left);
    m_rows->add("to", [] { return tr("&To"); }, m_to, FormRows::Span::Right);
    m_rows->add("by", [] { return tr("&By"); }, m_by);
    dress(*m_figures);
    m_figures->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_figures->setModel(m_model);
    m_evaluate->setDefault(true);
    auto* halves = new QSplitter(Qt::Vertical, this);
    halves->addWidget(m_figures);
    halves->addWidget(m_rulings);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_evaluate);
    buttons->addStretch();
    for (QPushButton* button : { m_workbook, m_table, m_bulletin }) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_rows);
    column->addWidget(halves, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 40);
    m_wording->say([this] {
        setWindowTitle(tr("Evaluation"));
        const int at = std::max(0, m_by->currentIndex());
        m_by->clear();
        m_by->addItems({ tr("Responsible units"), tr("Towns"), tr("Grid cells"), tr("Posts and people") });
        m_by->setCurrentIndex(at);
        m_evaluate->setText(tr("&Evaluate (Enter)"));
        m_workbook->setText(tr("Write a &workbook…"));
        m_table->setText(tr("Write a t&able of values…"));
        m_bulletin->setText(tr("Write the b&ulletin…"));
        m_figures->setAccessibleName(tr("Figures; Enter lists the cases behind one"));
    });
    connect(m_evaluate, &QPushButton::clicked, this, &EvaluationPage::evaluate);
    connect(m_figures, &QTableView::activated, this, &EvaluationPage::openFigure);
    connect(m_rulings, &CaseRulings::caseChosen, this, &EvaluationPage::caseChosen);
    connect(m_rulings, &CaseRulings::ruled, this, &EvaluationPage::readAgain);
    // names and headings are of the language in which they were asked for
    connect(&language, &Language::changed, this, &EvaluationPage::readAgain);
    connect(m_workbook, &QPushButton::clicked, this, [this] { askWhere(File::Workbook); });
    connect(m_table, &QPushButton::clicked, this, [this] { askWhere(File::Table); });
    connect(m_bulletin, &QPushButton::clicked, this, [this] { askWhere(File::Bulletin); });
}

By EvaluationPage::wanted() const
{
    return ways[static_cast<std::size_t>(std::max(0, m_by->currentIndex()))];
}

bool EvaluationPage::readPeriod(Period& period)
{
    m_rows->clearRefusals();
    const auto begin = m_watch.access().zone.parse(toUtf8(m_from->text().trimmed()));
    const auto end = m_watch.access().zone.parse(toUtf8(m_to->text().trimmed()));
    if (!begin)
        return !m_rows->refuse("from", tr("This is no date and time. Write it as 2025-11-03 07:05."));
    if (!end)
        return !m_rows->refuse("to", tr("This is no date and time. Write it as 2025-11-03 07:05."));
    if (*end <= *begin)
        return !m_rows->refuse("to", tr("The end must be after the beginning."));
    period = { *begin, *end, m_watch.now() };
    return true;
}

void EvaluationPage::evaluate()
{
    Period period;
    if (!readPeriod(period))
        return;
    m_shown.reset();
    read(period, wanted());
}

void EvaluationPage::readAgain()
{
    if (const EvaluationReading* reading = m_model->reading())
        read({ reading->evaluation.period.from, reading->evaluation.period.to, m_watch.now() }, reading->evaluation.by);
}

void EvaluationPage::read(const Period& period, By by)
{
    const Wish wish { m_watch.access(), m_language.isChinese() ? report::Language::Chinese : report::Language::English,
        period, by, {} };
    using Reading = std::shared_ptr<const EvaluationReading>;
    m_evaluate->setEnabled(false);
    m_watch.backstage().ask(
        this,
        [wish](ReadingStore& store) -> Result<Reading> {
            EvaluationReading reading { wish.evaluation(store), wish.access.rules->formulas, {}, wish.language };
            const PaperSources sources = wish.sources(store);
            const report::Names names = namesFor(sources);
            for (const EvaluationLine& line : reading.evaluation.lines)
                reading.names.push_back(report::lineName(wish.by, line.key, names));
            return Reading(std::make_shared<const EvaluationReading>(std::move(reading)));
        },
        [this](const Answer<Reading>& answer) {
            m_evaluate->setEnabled(true);
            if (!answer) {
                Q_EMIT said(answer.problem(), true);
                return;
            }
            m_model->take(*answer);
            m_figures->resizeColumnsToContents();
            listShown();
        },
        Line::Bulk);
}

void EvaluationPage::openFigure(const QModelIndex& cell)
{
    const auto indicator = cell.isValid() ? m_model->indicatorAt(cell.column()) : std::nullopt;
    if (!m_model->reading() || !indicator)
        return;
    m_shown = Shown { *indicator, m_model->keyAt(cell.row()) };
    listShown();
}

void EvaluationPage::listShown()
{
    if (!m_shown)
        return m_rulings->showCases({}, tr("Choose a figure (double click or Enter) to see the cases behind it."));
    const EvaluationReading& reading = *m_model->reading();
    const auto& lines = reading.evaluation.lines;
    QString whose = tr("All cases");
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (m_shown->key == lines[i].key)
            whose = fromUtf8(reading.names[i]);
    const QString what = whose + u' ' + indicatorTitle(m_shown->indicator, m_language.isChinese());
    using Cases = std::vector<CountedCase>;
    m_watch.backstage().ask(
        this,
        [grid = m_watch.access().grid, period = reading.evaluation.period, by = reading.evaluation.by,
            shown = *m_shown](ReadingStore& store) -> Result<Cases> {
            return casesBehind(store.ledgers().evaluation(), period, by, groupingOf(store.ledgers(), grid),
                shown.indicator, shown.key);
        },
        [this, what](const Answer<Cases>& answer) {
            if (!answer) {
                Q_EMIT said(answer.problem(), true);
                return;
            }
            m_rulings->showCases(*answer, tr("%1: %n case(s)", nullptr, static_cast<int>(answer->size())).arg(what));
        },
        Line::Bulk);
}

void EvaluationPage::askWhere(File kind)
{
    const QString ending = kind == File::Workbook ? QStringLiteral("xlsx")
        : kind == File::Table                     ? QStringLiteral("csv")
                                                  : QStringLiteral("pdf");
    auto* dialog = new QFileDialog(
        this, tr("Write the evaluation"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilter(QStringLiteral("*.") + ending);
    dialog->selectFile(QStringLiteral("evaluation-%1.%2").arg(m_from->text().left(7), ending));
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString& path) { write(kind, path); });
    dialog->open();
}

void EvaluationPage::write(File kind, const QString& path)
{
    Period period;
    if (!readPeriod(period))
        return;
    const Wish wish { m_watch.access(), m_language.isChinese() ? report::Language::Chinese : report::Language::English,
        period, wanted(), m_watch.session() ? m_watch.session()->name : std::string() };
    m_watch.backstage().ask(
        this, [wish, kind, path](ReadingStore& store) -> Result<Done> { return written(wish, kind, path, store); },
        [this, path](const Answer<Done>& answer) {
            if (answer)
                Q_EMIT said(tr("%1 is written.").arg(QFileInfo(path).fileName()), false);
            else
                Q_EMIT said(answer.problem(), true);
        },
        Line::Bulk);
}

} // namespace fengsui::ui
