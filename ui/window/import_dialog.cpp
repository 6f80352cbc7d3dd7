#include "window/import_dialog.h"

#include "watch/watch.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace fengsui::ui {

namespace {
/// More are counted, not listed.
constexpr int mostListed = 1000;
} // namespace

ImportDialog::ImportDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_file(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_figures(new QLabel(this))
    , m_problems(new QTableWidget(0, 2, this))
    , m_choose(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    m_progress->setRange(0, 1000);
    m_file->setTextFormat(Qt::PlainText);
    m_problems->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_problems->setTabKeyNavigation(false);
    m_problems->verticalHeader()->hide();
    m_problems->horizontalHeader()->setStretchLastSection(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_choose);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_file);
    column->addWidget(m_progress);
    column->addWidget(m_figures);
    column->addWidget(m_problems, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 24);
    m_wording->say([this] {
        setWindowTitle(tr("Import calls"));
        m_choose->setText(tr("&Choose a file…"));
        m_choose->setAccessibleName(tr("Choose a call file"));
        m_cancel->setText(isRunning() ? tr("Stop (Esc)") : tr("Close (Esc)"));
        m_cancel->setAccessibleName(m_cancel->text());
        m_progress->setAccessibleName(tr("Progress of the import"));
        m_problems->setAccessibleName(tr("Rows with remarks"));
        m_problems->setHorizontalHeaderLabels({ tr("Line"), tr("Why") });
        m_file->setText(m_name.isEmpty() ? tr("CSV or .csv.gz, UTF-8 or GB18030") : m_name);
        showFigures();
    });
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::choose);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
}

void ImportDialog::choose()
{
    auto* dialog = new QFileDialog(this, tr("Call file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Call files (*.csv *.csv.gz)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::start);
    dialog->open();
}

void ImportDialog::start(const QString& file)
{
    if (isRunning() || !m_watch.session())
        return;
    m_totals = {};
    m_problems->setRowCount(0);
    m_name = QFileInfo(file).fileName();
    m_file->setText(m_name);
    m_progress->setValue(0);
    m_choose->setEnabled(false);
    using Opened = std::shared_ptr<CallImport>;
    m_watch.backstage().ask(
        this,
        [file = toUtf8(file), known = m_watch.access().mappings](ReadingStore&) -> Result<Opened> {
            auto import = CallImport::open(file, {}, *known);
            if (!import)
                return import.refusal();
            return std::make_shared<CallImport>(*std::move(import));
        },
        [this](const Answer<Opened>& answer) {
            if (!answer)
                return end(answer.problem());
            m_import = *answer;
            m_cancel->setText(tr("Stop (Esc)"));
            readBatch();
        },
        Line::Bulk);
}

void ImportDialog::readBatch()
{
    using Read = std::shared_ptr<CallImport::Batch>;
    m_watch.backstage().ask(
        this,
        [import = m_import, grid = m_watch.access().grid](ReadingStore&) -> Result<Read> {
            return std::make_shared<CallImport::Batch>(import->nextBatch(grid.get()));
        },
        [this](const Answer<Read>& answer) {
            if (!answer)
                return end(answer.problem());
            take(*answer);
        },
        Line::Bulk);
}

void ImportDialog::take(std::shared_ptr<CallImport::Batch> batch)
{
    for (const ImportProblem& problem : batch->problems) {
        list(problem.line, problem.why);
        m_totals.refused += problem.isUsed ? 0 : 1;
    }
    if (!m_watch.session())
        return end(tr("The console was locked."));
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), batch](WritingStore& store) -> Result<BatchOutcome> {
            return store.office().intake.importBatch(session, batch->reports);
        },
        [this, batch](const Answer<BatchOutcome>& answer) {
            if (!answer)
                return end(answer.problem());
            m_totals.taken += answer->taken;
            m_totals.known += answer->known;
            m_totals.refused += answer->refused.size();
            for (const auto& [index, why] : answer->refused)
                list(batch->lines[index], why);
            if (m_import->bytesTotal() > 0)
                m_progress->setValue(static_cast<int>(m_import->bytesRead() * 1000 / m_import->bytesTotal()));
            showFigures();
            if (batch->isLast || m_totals.isCancelled)
                return end(m_import->brokenBy() ? sentence(*m_import->brokenBy()) : QString());
            readBatch();
        },
        Line::Bulk);
}

void ImportDialog::list(std::size_t line, const Refusal& why)
{
    if (m_problems->rowCount() >= mostListed)
        return;
    const int row = m_problems->rowCount();
    m_problems->setRowCount(row + 1);
    m_problems->setItem(row, 0, new QTableWidgetItem(QString::number(line)));
    m_problems->setItem(row, 1, new QTableWidgetItem(sentence(why)));
}

void ImportDialog::end(const QString& problem)
{
    m_import.reset();
    m_choose->setEnabled(true);
    m_cancel->setText(tr("Close (Esc)"));
    const QString figures = tr("%1: %2 taken in, %3 known before, %4 not used")
                                .arg(m_name)
                                .arg(m_totals.taken)
                                .arg(m_totals.known)
                                .arg(m_totals.refused);
    if (problem.isEmpty() && !m_totals.isCancelled)
        m_progress->setValue(1000);
    showFigures();
    if (!problem.isEmpty())
        m_file->setText(QStringLiteral("✕ ") + problem);
    Q_EMIT finished(problem.isEmpty() ? figures : problem, !problem.isEmpty());
}

void ImportDialog::showFigures()
{
    m_figures->setText(tr("%1 taken in · %2 known before · %3 not used")
            .arg(m_totals.taken)
            .arg(m_totals.known)
            .arg(m_totals.refused));
}

// Esc first stops a running import; what was taken in so far stays.
void ImportDialog::reject()
{
    if (isRunning()) {
        m_totals.isCancelled = true;
        return;
    }
    QDialog::reject();
}

} // namespace fengsui::ui
