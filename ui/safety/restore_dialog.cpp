#include "safety/restore_dialog.h"

#include "forms/form_rows.h"
#include "safety/long_work.h"
#include "safety/path_field.h"
#include "safety/work_strip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fengsui::ui {

RestoreDialog::RestoreDialog(Restoring restore, std::function<QString(Instant)> local, QWidget* parent)
    : QDialog(parent)
    , m_restore(std::move(restore))
    , m_local(std::move(local))
    , m_wording(new Wording(this))
    , m_work(new LongWork(this))
    , m_how(new QLabel(this))
    , m_rows(new FormRows(this))
    , m_file(new PathField(PathField::What::OldFile, m_rows))
    , m_kind(new QComboBox(m_rows))
    , m_secret(new QLineEdit(m_rows))
    , m_folder(new PathField(PathField::What::Folder, m_rows))
    , m_strip(new WorkStrip(*m_work, this))
    , m_confirm(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_how->setWordWrap(true);
    m_how->setTextFormat(Qt::PlainText);
    m_kind->addItems({ QString(), QString() });
    m_rows->add("file", [] { return tr("&Backup *"); }, m_file);
    m_rows->add("kind", [] { return tr("&Locked by *"); }, m_kind);
    m_rows->add("secret", [] { return tr("&Passphrase or key *"); }, m_secret);
    m_rows->add("folder", [] { return tr("&New folder *"); }, m_folder);
    m_confirm->setDefault(true);
    m_open->setEnabled(false);
    for (QPushButton* button : { m_open, m_leave })
        button->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton* button : { m_confirm, m_open, m_leave })
        buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addWidget(m_rows);
    column->addWidget(m_strip, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 22);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int kind) {
        // a key is copied from paper, which goes wrong unseen; a passphrase is known by heart
        m_secret->setEchoMode(kind == 0 ? QLineEdit::Password : QLineEdit::Normal);
    });
    m_secret->setEchoMode(QLineEdit::Password);
    connect(m_confirm, &QPushButton::clicked, this, &RestoreDialog::confirm);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openWanted(m_restored); });
    connect(m_leave, &QPushButton::clicked, this, &RestoreDialog::reject);
    m_wording->say([this] { putWords(); });
    m_file->setFocus();
}

void RestoreDialog::putWords()
{
    setWindowTitle(tr("Restore a backup"));
    m_how->setText(
        tr("Makes a store of a backup, in a new folder; the store that is open now stays as it is. What was written "
           "after the backup may live on at other consoles, and two different entries must never bear the same number. "
           "So the restored store writes under a new name (a new incarnation). Sync it, and what it wrote after the "
           "backup comes back from the others. Don't use the old store any more."));
    m_kind->setItemText(0, tr("A passphrase (made by hand)"));
    m_kind->setItemText(1, tr("The recovery key (made by the machine)"));
    m_confirm->setText(tr("&Restore (Enter)"));
    m_confirm->setAccessibleName(tr("Restore"));
    m_open->setText(tr("&Open it"));
    m_open->setAccessibleName(tr("Open the restored store in a window of its own"));
    setRunning(isRunning());
}

bool RestoreDialog::isRunning() const
{
    return m_work->isRunning();
}

QString RestoreDialog::said() const
{
    return m_strip->said();
}

void RestoreDialog::setRunning(bool isRunning)
{
    m_confirm->setEnabled(!isRunning && m_restored.isEmpty());
    m_open->setEnabled(!isRunning && !m_restored.isEmpty());
    m_rows->setEnabled(m_confirm->isEnabled());
    m_leave->setText(isRunning ? tr("Stop (Esc)") : tr("Close (Esc)"));
    m_leave->setAccessibleName(m_leave->text());
}

void RestoreDialog::confirm()
{
    m_rows->clearRefusals();
    if (m_work->isRunning())
        return;
    if (m_file->path().isEmpty()) {
        m_rows->refuse("file", tr("Choose the backup."));
        return;
    }
    if (m_secret->text().isEmpty()) {
        m_rows->refuse("secret", tr("Type what the backup was locked by."));
        return;
    }
    if (m_folder->path().isEmpty()) {
        m_rows->refuse("folder", tr("Name a new or empty folder for the store."));
        return;
    }
    const BackupSecret secret { m_kind->currentIndex() == 0 ? BackupSecret::Kind::Passphrase
                                                            : BackupSecret::Kind::RecoveryKey,
        toUtf8(m_secret->text()) };
    const auto finish = [this, folder = m_folder->path()](const Answer<Restored>& answer) {
        if (answer) {
            m_restored = folder;
            m_secret->clear();
        }
        setRunning(false);
        if (answer)
            m_strip->end(tr("Restored the store of %1 (%2) as it was at %3: %4 entries, all verified. From now on it "
                            "writes as the incarnation %5.")
                             .arg(fromUtf8(answer->name), fromUtf8(answer->division), m_local(answer->madeAt))
                             .arg(answer->entries)
                             .arg(fromUtf8(answer->incarnation).left(8)),
                false);
        else
            m_strip->end(answer.problem(), true);
    };
    m_work->run<Restored>(
        [restore = m_restore, file = toUtf8(m_file->path()), secret, folder = toUtf8(m_folder->path())](
            const Progress& progress) { return restore(file, secret, folder, progress); },
        finish);
    m_strip->begin(tr("Restoring, and verifying every entry…"));
    setRunning(true);
}

// Esc first stops what runs; then the folder is as it was.
void RestoreDialog::reject()
{
    if (m_work->isRunning())
        return m_work->stop();
    QDialog::reject();
}

} // namespace fengsui::ui
