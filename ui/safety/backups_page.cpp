#include "safety/backups_page.h"

#include "safety/backup_dialog.h"
#include "safety/key_dialog.h"
#include "safety/long_work.h"
#include "safety/path_field.h"
#include "safety/restore_dialog.h"
#include "safety/work_strip.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fengsui::ui {

BackupsPage::BackupsPage(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_work(new LongWork(this))
    , m_how(new QLabel(this))
    , m_state(new QLabel(this))
    , m_folder(new PathField(PathField::What::Folder, this))
    , m_set(new QPushButton(this))
    , m_newKey(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_now(new QPushButton(this))
    , m_byHand(new QPushButton(this))
    , m_restore(new QPushButton(this))
    , m_strip(new WorkStrip(*m_work, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (QLabel* label : { m_how, m_state }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_state->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_state->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    auto* machine = new QHBoxLayout;
    for (QPushButton* button : { m_set, m_newKey, m_now, m_stop })
        machine->addWidget(button);
    machine->addStretch();
    auto* hand = new QHBoxLayout;
    for (QPushButton* button : { m_byHand, m_restore })
        hand->addWidget(button);
    hand->addStretch();
    for (QPushButton* button : { m_set, m_newKey, m_now, m_stop, m_byHand, m_restore })
        button->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addWidget(m_state);
    column->addWidget(m_folder);
    column->addLayout(machine);
    column->addWidget(m_strip, 1);
    column->addLayout(hand);
    resize(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 20);
    connect(m_set, &QPushButton::clicked, this, [this] { setPlan(false); });
    connect(m_newKey, &QPushButton::clicked, this, [this] { setPlan(true); });
    connect(m_stop, &QPushButton::clicked, this, &BackupsPage::stopPlan);
    connect(m_now, &QPushButton::clicked, this, &BackupsPage::backUpNow);
    connect(m_byHand, &QPushButton::clicked, this, &BackupsPage::openBackup);
    connect(m_restore, &QPushButton::clicked, this, &BackupsPage::openRestore);
    connect(&watch, &Watch::sessionChanged, this, &BackupsPage::enableButtons);
    m_wording->say([this] { putWords(); });
    m_folder->setFocus();
    read();
}

void BackupsPage::putWords()
{
    setWindowTitle(tr("Backups"));
    m_how->setText(tr("The machine makes one each day and whenever the shift is handed over, into a folder on another "
                      "disk; it keeps those of two days, one a day for two weeks, and one a month for a year. Each is "
                      "opened again and tried at once. What goes wrong is told at the top of the window."));
    m_set->setText(tr("&Use this folder"));
    m_set->setAccessibleName(tr("Let the machine make backups into this folder"));
    m_newKey->setText(tr("New recovery &key…"));
    m_newKey->setAccessibleName(tr("Another recovery key for the backups made from now on"));
    m_now->setText(tr("Make one &now"));
    m_now->setAccessibleName(tr("Make a backup into the folder now"));
    m_stop->setText(tr("Make n&o more"));
    m_stop->setAccessibleName(tr("The machine makes no more backups"));
    m_byHand->setText(tr("&Back up into a file…"));
    m_byHand->setAccessibleName(tr("Back up into a file, locked by a passphrase"));
    m_restore->setText(tr("&Restore a backup…"));
    m_restore->setAccessibleName(tr("Restore a backup into a new store"));
    showStanding();
}

QString BackupsPage::standing() const
{
    return m_state->text();
}

QString BackupsPage::told() const
{
    return m_strip->said();
}

KeyDialog* BackupsPage::key() const
{
    return m_key;
}

bool BackupsPage::isRunning() const
{
    return m_work->isRunning();
}

void BackupsPage::read()
{
    using Standing = std::optional<BackupStanding>;
    m_work->run<Standing>([look = m_watch.access().care.backups](const Progress&) { return Result<Standing>(look()); },
        [this](const Answer<Standing>& answer) {
            m_isRead = answer.isOk();
            m_standing = answer ? *answer : std::nullopt;
            if (!answer)
                tell(answer.problem(), true);
            if (m_standing && m_folder->path().isEmpty())
                m_folder->setPath(fromUtf8(m_standing->folder));
            showStanding();
        });
    enableButtons();
}

void BackupsPage::showStanding()
{
    if (!m_isRead)
        m_state->setText(tr("Reading…"));
    else if (!m_standing)
        m_state->setText(tr("✕ The machine makes no backups by itself. Choose a folder on another disk."));
    else {
        const QString folder = fromUtf8(m_standing->folder);
        QStringList words;
        if (!m_standing->isFolderThere)
            words << tr("✕ The folder %1 is not there: plug in or mount its disk.").arg(folder);
        else
            words << (m_standing->made.empty() ? tr("✕ None was made into %1 yet.").arg(folder)
                                               : tr("✓ The last was made %1; %2 lie in %3.")
                                                     .arg(m_watch.local(m_standing->made.back()))
                                                     .arg(m_standing->made.size())
                                                     .arg(folder));
        words << (m_standing->isDue ? tr("The next one is due now.")
                                    : tr("The next is made tomorrow, or when the shift is handed over."));
        m_state->setText(words.join(u'\n'));
    }
    enableButtons();
}

void BackupsPage::enableButtons()
{
    const auto& session = m_watch.session();
    const bool isAdministrator = session && session->holds(Role::Administrator);
    const bool isFree = m_isRead && !m_work->isRunning();
    m_folder->setEnabled(isAdministrator && isFree);
    m_set->setEnabled(isAdministrator && isFree);
    m_newKey->setEnabled(isAdministrator && isFree && m_standing);
    m_stop->setEnabled(isAdministrator && isFree && m_standing);
    m_now->setEnabled(session && isFree && m_standing);
    m_byHand->setEnabled(isAdministrator);
    m_restore->setEnabled(isAdministrator);
    m_set->setToolTip(isAdministrator ? QString() : tr("For administrators."));
}

void BackupsPage::setPlan(bool isNewKey)
{
    m_work->run<std::string>([set = m_watch.access().care.setBackups, folder = toUtf8(m_folder->path()), isNewKey](
                                 const Progress&) { return set(folder, isNewKey); },
        [this](const Answer<std::string>& answer) {
            if (!answer)
                tell(answer.problem(), true);
            else
                tell(tr("From now on backups are made into %1.").arg(m_folder->path()), false);
            if (answer && !answer->empty()) {
                m_key = new KeyDialog(fromUtf8(*answer), this);
                m_key->open();
            }
            read();
        });
    enableButtons();
}

void BackupsPage::stopPlan()
{
    m_work->run<Done>(
        [stop = m_watch.access().care.stopBackups](const Progress&) {
            stop();
            return Outcome(Done {});
        },
        [this](const Answer<Done>& answer) {
            tell(answer ? tr("The machine makes no more backups. Those made before stay.") : answer.problem(), !answer);
            read();
        });
    enableButtons();
}

void BackupsPage::backUpNow()
{
    m_work->run<BackupDone>(m_watch.access().care.backUpByPlan, [this](const Answer<BackupDone>& answer) {
        tell(answer
                ? tr("Backed up %1 entries and %2 files. The backup was opened again and is sound; the recovery key "
                     "opens it.")
                      .arg(answer->entries)
                      .arg(answer->files)
                : answer.problem(),
            !answer);
        read();
    });
    m_strip->begin(tr("Backing up, and trying it…"));
    enableButtons();
}

BackupDialog* BackupsPage::openBackup()
{
    if (!m_backup) {
        m_backup = new BackupDialog(m_watch, this);
        connect(m_backup, &BackupDialog::finished, this, &BackupsPage::said);
    }
    m_backup->show();
    m_backup->activateWindow();
    return m_backup;
}

RestoreDialog* BackupsPage::openRestore()
{
    if (!m_restoring) {
        m_restoring
            = new RestoreDialog(m_watch.access().care.restore, [this](Instant at) { return m_watch.local(at); }, this);
        connect(m_restoring, &RestoreDialog::openWanted, this, &BackupsPage::openWanted);
    }
    m_restoring->show();
    m_restoring->activateWindow();
    return m_restoring;
}

void BackupsPage::tell(const QString& sentence, bool isProblem)
{
    m_strip->end(sentence, isProblem);
    Q_EMIT said(sentence, isProblem);
}

// Esc first stops what runs.
void BackupsPage::reject()
{
    if (m_work->isRunning())
        return m_work->stop();
    QDialog::reject();
}

} // namespace fengsui::ui
