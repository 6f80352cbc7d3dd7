#include "consoles/bundle_dialog.h"

#include "look/theme.h"
#include "watch/watch.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

BundleDialog::BundleDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_file(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_said(new QLabel(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (QLabel* label : { m_file, m_said }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_progress->setRange(0, 1000);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_file);
    column->addWidget(m_progress);
    column->addWidget(m_said, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 10);
    connect(m_leave, &QPushButton::clicked, this, &BundleDialog::reject);
    m_wording->say([this] {
        setWindowTitle(m_writes ? tr("Write a bundle") : tr("Read a bundle"));
        m_leave->setText(m_isRunning ? tr("Stop (Esc)") : tr("Close (Esc)"));
        m_leave->setAccessibleName(m_leave->text());
        m_progress->setAccessibleName(tr("Progress of the bundle"));
    });
}

QString BundleDialog::said() const
{
    return m_said->text();
}

void BundleDialog::write(const Digest& pin, const QString& file, bool all)
{
    begin(file, true,
        [pin, file = toUtf8(file), all](Exchange& exchange) { return exchange.writeBundle(pin, file, all); });
}

void BundleDialog::read(const QString& file)
{
    begin(file, false, [file = toUtf8(file)](Exchange& exchange) { return exchange.readBundle(file); });
}

void BundleDialog::begin(const QString& file, bool writes, std::function<Result<Work>(Exchange&)> open)
{
    if (m_isRunning)
        return;
    m_writes = writes;
    m_isRunning = true;
    m_isCancelled = false;
    setWindowTitle(m_writes ? tr("Write a bundle") : tr("Read a bundle"));
    m_leave->setText(tr("Stop (Esc)"));
    m_file->setText(QFileInfo(file).fileName());
    m_file->setToolTip(file);
    m_said->clear();
    m_progress->setValue(0);
    m_watch.backstage().command(
        this, [open = std::move(open)](WritingStore& store) -> Result<Work> { return open(*store.exchange()); },
        [this](const Answer<Work>& answer) {
            if (!answer)
                return end(answer.problem(), true);
            m_work = *answer;
            step();
        },
        Line::Bulk);
}

void BundleDialog::step()
{
    m_watch.backstage().command(
        this, [work = m_work](WritingStore&) -> Result<BundleWork::Count> { return work->step(); },
        [this](const Answer<BundleWork::Count>& answer) { take(answer); }, Line::Bulk);
}

void BundleDialog::take(const Answer<BundleWork::Count>& answer)
{
    if (!answer)
        return end(answer.problem(), true);
    const BundleWork::Count& count = *answer;
    if (count.total > 0)
        m_progress->setValue(static_cast<int>(std::min(count.done, count.total) * 1000 / count.total));
    const QString peer = fromUtf8(count.peer);
    const int entries = static_cast<int>(count.entries);
    if (count.isDone) {
        m_progress->setValue(1000);
        return end(m_writes
                ? tr("Wrote %n entries for %1, which alone can read them.", nullptr, entries).arg(peer)
                : tr("Read %n entries from %1, %2 of them new.", nullptr, entries).arg(peer).arg(count.fresh),
            false);
    }
    if (m_isCancelled)
        return end(m_writes ? tr("Stopped. Nothing was written.")
                            : tr("Stopped. %1 new entries were taken; reading again takes the rest.").arg(count.fresh),
            true);
    step();
}

void BundleDialog::end(const QString& sentence, bool isProblem)
{
    m_isRunning = false;
    letGo();
    m_leave->setText(tr("Close (Esc)"));
    m_said->setText((isProblem ? QStringLiteral("✕ ") : QStringLiteral("✓ ")) + sentence);
    QPalette dress = palette();
    dress.setColor(QPalette::WindowText, Look::ink(isProblem ? Tone::Danger : Tone::Good));
    m_said->setPalette(dress);
    Q_EMIT finished(sentence, isProblem);
}

void BundleDialog::letGo()
{
    if (m_work)
        m_watch.backstage().command(
            &m_watch,
            [work = std::exchange(m_work, nullptr)](WritingStore&) mutable -> Result<Done> {
                work.reset();
                return Done {};
            },
            [](const Answer<Done>&) {}, Line::Bulk);
}

// Esc first stops what runs; what was taken in so far stays.
void BundleDialog::reject()
{
    if (m_isRunning) {
        m_isCancelled = true;
        return;
    }
    QDialog::reject();
}

} // namespace fengsui::ui
