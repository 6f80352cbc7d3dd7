#include "safety/backup_dialog.h"

#include "forms/form_rows.h"
#include "safety/long_work.h"
#include "safety/path_field.h"
#include "safety/work_strip.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace fengsui::ui {

BackupDialog::BackupDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_work(new LongWork(this))
    , m_how(new QLabel(this))
    , m_rows(new FormRows(this))
    , m_file(new PathField(PathField::What::NewFile, m_rows))
    , m_passphrase(new QLineEdit(m_rows))
    , m_again(new QLineEdit(m_rows))
    , m_strip(new WorkStrip(*m_work, this))
    , m_confirm(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_how->setWordWrap(true);
    m_how->setTextFormat(Qt::PlainText);
    for (QLineEdit* secret : { m_passphrase, m_again })
        secret->setEchoMode(QLineEdit::Password);
    m_rows->add("file", [] { return tr("&File *"); }, m_file);
    m_rows->add("passphrase", [] { return tr("&Passphrase *"); }, m_passphrase);
    m_rows->add("again", [] { return tr("&Once more *"); }, m_again);
    m_confirm->setDefault(true);
    m_leave->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addWidget(m_rows);
    column->addWidget(m_strip, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 18);
    const QString day = m_watch.local(m_watch.now()).left(10).remove(u'-');
    m_file->setPath(
        QStringLiteral("%1-%2.backup").arg(fromUtf8(m_watch.access().folder), day)); // beside the store's folder
    connect(m_confirm, &QPushButton::clicked, this, &BackupDialog::confirm);
    connect(m_leave, &QPushButton::clicked, this, &BackupDialog::reject);
    m_wording->say([this] { putWords(); });
    m_file->setFocus();
}

void BackupDialog::putWords()
{
    setWindowTitle(tr("Back up into a file"));
    m_how->setText(tr("All of this store goes into one file: entries, files and keys. The file is locked by the "
                      "passphrase; without it nobody can restore it, not even whoever made it. Work goes on meanwhile. "
                      "Put it on another disk."));
    m_confirm->setText(tr("&Back up (Enter)"));
    m_confirm->setAccessibleName(tr("Back up"));
    setRunning(isRunning());
}

bool BackupDialog::isRunning() const
{
    return m_work->isRunning();
}

QString BackupDialog::said() const
{
    return m_strip->said();
}

void BackupDialog::setRunning(bool isRunning)
{
    m_confirm->setEnabled(!isRunning);
    m_rows->setEnabled(!isRunning);
    m_leave->setText(isRunning ? tr("Stop (Esc)") : tr("Close (Esc)"));
    m_leave->setAccessibleName(m_leave->text());
}

void BackupDialog::confirm()
{
    m_rows->clearRefusals();
    if (m_work->isRunning())
        return;
    if (m_file->path().isEmpty()) {
        m_rows->refuse("file", tr("Say into which file."));
        return;
    }
    if (m_passphrase->text() != m_again->text()) {
        m_rows->refuse("again", tr("Both are not the same. Type the passphrase once more."));
        return;
    }
    const auto finish = [this](const Answer<BackupDone>& answer) {
        setRunning(false);
        if (answer)
            m_passphrase->clear(), m_again->clear();
        else if (answer.field() == "passphrase")
            m_rows->refuse("passphrase", answer.problem());
        const QString said = answer ? tr("Backed up %1 entries and %2 files, %3. The backup was opened again and tried "
                                         "by a restore: it is sound.")
                                          .arg(answer->entries)
                                          .arg(answer->files)
                                          .arg(QLocale().formattedDataSize(static_cast<qint64>(answer->bytes)))
                                    : answer.problem();
        m_strip->end(said, !answer);
        Q_EMIT finished(said, !answer);
    };
    m_work->run<BackupDone>([backUp = m_watch.access().care.backUp, file = toUtf8(m_file->path()),
                                passphrase = toUtf8(m_passphrase->text())](
                                const Progress& progress) { return backUp(file, passphrase, progress); },
        finish);
    m_strip->begin(tr("Backing up, and trying it…"));
    setRunning(true);
}

// Esc first stops what runs; then nothing of it is left behind.
void BackupDialog::reject()
{
    if (m_work->isRunning())
        return m_work->stop();
    QDialog::reject();
}

} // namespace fengsui::ui
