#include "safety/backups_page.h"

#include "forms/form_rows.h"
#include "safety/backup_dialog.h"
#include "safety/key_dialog.h"
#include "safety/path_field.h"
#include "safety/restore_dialog.h"
#include "safety/trouble_page.h"
#include "watch/watch.h"
#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

constexpr const char* password = "river-crossing-7";
constexpr const char* passphrase = "four words on paper";

class HandClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at = *Instant::parse("2025-11-03T01:00:00Z");
};

} // namespace

/// Backups of a real store, made and restored by the widgets.
class BackupsPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        NewStore about;
        about.division = "511129";
        about.name = "沐川县";
        QVERIFY(createStore(place, about, m_clock));
        LocalWriter writer(place, loadShelves(place), m_clock);
        for (const auto& [account, role] :
            { std::pair { "admin", Role::Administrator }, std::pair { "acceptor", Role::Acceptor } }) {
            Operator person;
            person.account = person.name = account;
            person.roles = { role };
            QVERIFY(writer.office().staff.enrol(Session::system(), person, password, PasswordCost::Interactive));
        }
    }

    void init()
    {
        const StoreFolder place { m_folder.filePath("store").toStdString() };
        m_watch = std::make_unique<Watch>(accessTo(place, loadShelves(place), m_clock), m_clock);
        signIn("admin");
    }
    void cleanup() { m_watch.reset(); }

    void aWeakOrMistypedPassphraseIsRefusedAtItsField()
    {
        BackupsPage page(*m_watch);
        BackupDialog* dialog = page.openBackup();
        dialog->file()->setPath(m_folder.filePath("weak.backup"));
        dialog->passphrase()->setText("short");
        dialog->again()->setText("shorter");
        dialog->confirmButton()->click();
        QVERIFY(dialog->rows().refusalAt("again").contains("not the same"));
        QVERIFY(!dialog->isRunning());
        dialog->again()->setText("short");
        dialog->confirmButton()->click();
        QTRY_VERIFY(dialog->rows().refusalAt("passphrase").contains("too short"));
        QVERIFY(!QFile::exists(m_folder.filePath("weak.backup")));
    }

    // F3, F25: the restored store is a new one and writes under a new name
    void oneByHandIsRestoredIntoANewStore()
    {
        BackupsPage page(*m_watch);
        BackupDialog* dialog = page.openBackup();
        const QString file = m_folder.filePath("by-hand.backup");
        QSignalSpy finished(dialog, &BackupDialog::finished);
        dialog->file()->setPath(file);
        dialog->passphrase()->setText(passphrase);
        dialog->again()->setText(passphrase);
        dialog->confirmButton()->click();
        QVERIFY(dialog->isRunning() && !dialog->confirmButton()->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
        QVERIFY2(dialog->said().contains("tried by a restore"), qPrintable(dialog->said()));
        QVERIFY(QFile::exists(file) && dialog->passphrase()->text().isEmpty());

        RestoreDialog* restore = page.openRestore();
        restore->file()->setPath(file);
        restore->folder()->setPath(m_folder.filePath("restored"));
        restore->secret()->setText("four other words here");
        restore->confirmButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!restore->isRunning() && restore->said().startsWith(u'✕'), 30'000);
        QVERIFY(!QDir(m_folder.filePath("restored")).exists());
        QVERIFY(!restore->openButton()->isEnabled());
        restore->secret()->setText(passphrase);
        restore->confirmButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(restore->openButton()->isEnabled(), 30'000);
        QVERIFY2(restore->said().contains("沐川县"), qPrintable(restore->said()));
        QVERIFY(!restore->confirmButton()->isEnabled()); // once is enough
        QSignalSpy wanted(&page, &BackupsPage::openWanted);
        restore->openButton()->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), m_folder.filePath("restored"));
        const StoreReader before(StoreFolder { m_folder.filePath("store").toStdString() });
        const StoreReader after(StoreFolder { m_folder.filePath("restored").toStdString() });
        QVERIFY(before.journal().incarnation() != after.journal().incarnation());
        QVERIFY(restore->said().contains(QString::fromStdString(after.journal().incarnation().toString()).left(8)));
    }

    void aFolderThatHoldsSomethingIsNeverRestoredInto()
    {
        RestoreDialog dialog(m_watch->access().care.restore, [](Instant) { return QString(); });
        dialog.file()->setPath(m_folder.filePath("by-hand.backup"));
        dialog.secret()->setText(passphrase);
        dialog.folder()->setPath(m_folder.filePath("store"));
        dialog.confirmButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.said().startsWith(u'✕'), 30'000);
        QVERIFY(!dialog.openButton()->isEnabled());
    }

    void theMachineMakesThemAndTheKeyOnPaperOpensThem()
    {
        const QString folder = m_folder.filePath("second disk");
        BackupsPage page(*m_watch);
        QTRY_VERIFY(page.standing().contains("no backups by itself"));
        QVERIFY(!page.nowButton()->isEnabled() && !page.stopButton()->isEnabled());
        page.folder()->setPath(folder);
        QVERIFY(page.setButton()->isEnabled());
        page.setButton()->click();
        QTRY_VERIFY(page.told().contains("no folder"));
        QVERIFY(QDir().mkpath(folder));
        QTRY_VERIFY(page.setButton()->isEnabled());
        page.setButton()->click();
        QTRY_VERIFY(page.key());
        QVERIFY(!page.key()->closeButton()->isEnabled()); // not before it is on paper
        page.key()->close();
        QVERIFY(page.key()->isVisible());
        const QString key = page.key()->key();
        page.key()->written()->setChecked(true);
        page.key()->closeButton()->click();
        QTRY_VERIFY(page.standing().contains("None was made"));
        QTRY_VERIFY(page.nowButton()->isEnabled());
        page.nowButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(page.standing().contains("The last was made"), 30'000);
        QTRY_VERIFY(page.nowButton()->isEnabled());
        QVERIFY(page.standing().contains("tomorrow"));

        RestoreDialog* restore = page.openRestore();
        const QStringList made = QDir(folder).entryList({ "*.backup" });
        QCOMPARE(made.size(), 1);
        restore->file()->setPath(folder + u'/' + made.front());
        restore->folder()->setPath(m_folder.filePath("by key"));
        restore->kind()->setCurrentIndex(1);
        restore->secret()->setText(key.left(20));
        restore->confirmButton()->click();
        QTRY_VERIFY(restore->said().contains("64 digits"));
        restore->secret()->setText(key);
        restore->confirmButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(restore->openButton()->isEnabled(), 30'000);

        QVERIFY(QDir(folder).removeRecursively()); // the disk is taken out
        page.nowButton()->click();
        QTRY_VERIFY(page.standing().contains("plug in"));
        QVERIFY(page.told().startsWith(u'✕'));
        QTRY_VERIFY(page.stopButton()->isEnabled());
        page.stopButton()->click();
        QTRY_VERIFY(page.standing().contains("no backups by itself"));
    }

    void whoIsNoAdministratorSetsNothing()
    {
        signIn("acceptor");
        BackupsPage page(*m_watch);
        QTRY_VERIFY(page.standing().contains("no backups by itself"));
        QVERIFY(!page.setButton()->isEnabled() && !page.folder()->isEnabled());
        signIn("admin");
        QVERIFY(page.setButton()->isEnabled());
    }

    // T16
    void everyStepsHaveADoor()
    {
        TroublePage page;
        page.show();
        QSignalSpy wanted(&page, &TroublePage::wanted);
        QCOMPARE(page.occasions()->count(), 6);
        for (int row = 0; row < page.occasions()->count(); ++row) {
            page.occasions()->setCurrentRow(row);
            QVERIFY(page.steps().contains(page.occasions()->item(row)->text()));
            QVERIFY(page.steps().count("<li") >= 3);
            QVERIFY(!page.buttons().empty());
            for (QPushButton* button : page.buttons())
                button->click();
        }
        QVERIFY(wanted.count() > page.occasions()->count());
        page.occasions()->setCurrentRow(3);
        QVERIFY(page.steps().contains("peer renew-key"));
    }

private:
    void signIn(const QString& account)
    {
        bool isDone = false;
        m_watch->signIn(account, password, this, [&](const QString& problem) {
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
            isDone = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 15'000);
    }

    QTemporaryDir m_folder;
    HandClock m_clock;
    std::unique_ptr<Watch> m_watch;
};

QTEST_MAIN(BackupsPageTest)
#include "backups_page_test.moc"
