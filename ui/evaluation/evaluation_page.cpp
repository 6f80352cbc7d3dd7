#include "evaluation/evaluation_page.h"

#include "desk/evaluation_reading.h"
#include "desk/paper_names.h"
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
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace fengsui::ui {

namespace {

constexpr std::array ways { By::Unit, By::Town, By::Grid, By::Post };
/// More are counted, not listed.
constexpr std::size_t mostListed = 5000;

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
    , m_about(new QLabel(this))
    , m_cases(new QTableWidget(0, 5, this))
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
    dress(*m_cases);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_evaluate->setDefault(true);
    auto* lower = new QWidget(this);
    auto* below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(m_about);
    below->addWidget(m_cases, 1);
    auto* halves = new QSplitter(Qt::Vertical, this);
    halves->addWidget(m_figures);
    halves->addWidget(lower);
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
        m_cases->setAccessibleName(tr("Cases behind the figure; Enter opens one"));
        m_cases->setHorizontalHeaderLabels(
            { tr("Case number"), tr("Title"), tr("Due"), tr("Done"), tr("In the numerator") });
        if (m_listed.empty())
            m_about->setText(tr("Choose a figure (double click or Enter) to see the cases behind it."));
    });
    connect(m_evaluate, &QPushButton::clicked, this, &EvaluationPage::evaluate);
    connect(m_figures, &QTableView::activated, this, &EvaluationPage::openFigure);
    connect(m_cases, &QTableWidget::activated, this, [this](const QModelIndex& cell) {
        if (cell.row() < static_cast<int>(m_listed.size()))
            Q_EMIT caseChosen(m_listed[static_cast<std::size_t>(cell.row())]);
    });
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
    const Wish wish { m_watch.access(), m_language.isChinese() ? report::Language::Chinese : report::Language::English,
        period, wanted(), {} };
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
            showCases({}, tr("Choose a figure (double click or Enter) to see the cases behind it."));
        },
        Line::Bulk);
}

void EvaluationPage::openFigure(const QModelIndex& cell)
{
    const EvaluationReading* reading = m_model->reading();
    const auto indicator = cell.isValid() ? m_model->indicatorAt(cell.column()) : std::nullopt;
    if (!reading || !indicator)
        return;
    const auto key = m_model->keyAt(cell.row());
    const QString what
        = m_model->index(cell.row(), 0).data().toString() + u' ' + indicatorTitle(*indicator, m_language.isChinese());
    using Cases = std::vector<CountedCase>;
    m_watch.backstage().ask(
        this,
        [grid = m_watch.access().grid, period = reading->evaluation.period, by = reading->evaluation.by,
            indicator = *indicator, key](ReadingStore& store) -> Result<Cases> {
            return casesBehind(
                store.ledgers().evaluation(), period, by, groupingOf(store.ledgers(), grid), indicator, key);
        },
        [this, what](const Answer<Cases>& answer) {
            if (!answer) {
                Q_EMIT said(answer.problem(), true);
                return;
            }
            showCases(*answer, tr("%1: %n case(s)", nullptr, static_cast<int>(answer->size())).arg(what));
        },
        Line::Bulk);
}

void EvaluationPage::showCases(const std::vector<CountedCase>& cases, const QString& what)
{
    m_about->setText(what);
    m_listed.clear();
    const std::size_t shown = std::min(cases.size(), mostListed);
    m_cases->setRowCount(static_cast<int>(shown));
    const auto local = [this](const std::optional<Instant>& at) { return at ? m_watch.local(*at) : QString(); };
    for (std::size_t i = 0; i < shown; ++i) {
        const CountedCase& each = cases[i];
        m_listed.push_back(each.name.id);
        const QStringList texts { fromUtf8(each.name.number), fromUtf8(each.name.title), local(each.facts.handle.due),
            local(each.facts.handle.at), each.adds == 0 ? tr("no") : tr("yes") };
        for (int column = 0; column < texts.size(); ++column)
            m_cases->setItem(static_cast<int>(i), column, new QTableWidgetItem(texts[column]));
    }
    m_cases->resizeColumnsToContents();
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
