#include "consoles/bundle_dialog.h"
#include "consoles/card_dialog.h"
#include "consoles/console_list_model.h"
#include "consoles/consoles_page.h"
#include "consoles/digits_field.h"
#include "consoles/pairing_dialog.h"
#include "consoles/revoke_dialog.h"
#include "consoles/routes_dialog.h"
#include "forms/form_rows.h"
#include "watch/watch.h"
#include "wiring/local_store.h"
#include "wiring/shelves.h"

#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

constexpr const char* password = "river-crossing-7";

/// A store of its own, opened as a window opens it.
struct Console {
    Console(const QString& folder, const std::string& division, const std::string& name, const Clock& clock)
    {
        const StoreFolder place { folder.toStdString() };
        NewStore about;
        about.division = division;
        about.name = name;
        const auto made = createStore(place, about, clock);
        if (!made)
            qFatal("%s", made.refusal().toString().c_str());
        LocalWriter writer(place, loadShelves(place), clock);
        for (const auto& [account, role] :
            { std::pair { "admin", Role::Administrator }, std::pair { "acceptor", Role::Acceptor } }) {
            Operator person;
            person.account = account + std::string("-") + division;
            person.name = account;
            person.roles = { role };
            if (!writer.office().staff.enrol(Session::system(), person, password))
                qFatal("not enrolled");
        }
    }
};

} // namespace

/// The list of consoles and its dialogs over two real stores.
class ConsolesPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const Console county(m_folder.filePath("county"), "511129", "沐川县", m_clock);
        const Console town(m_folder.filePath("town"), "511129100", "沐溪镇", m_clock);
        m_county = open("county");
        m_town = open("town");
        for (Watch* watch : { m_county.get(), m_town.get() }) {
            QTRY_VERIFY_WITH_TIMEOUT(watch->canWrite() && watch->backstage().picture(), 20'000);
            signIn(*watch, watch == m_county.get() ? "admin-511129" : "admin-511129100");
        }
    }

    void cleanupTestCase()
    {
        m_county.reset();
        m_town.reset();
    }

    void whoIsNoAdministratorReadsAndIsToldWhy()
    {
        signIn(*m_county, "acceptor-511129");
        ConsolesPage page(*m_county);
        QVERIFY(!page.pairButton()->isEnabled() && !page.routesButton()->isEnabled());
        QVERIFY(page.whyNot().contains("administrators"));
        QVERIFY(page.about().contains("works alone"));
        signIn(*m_county, "admin-511129");
        QVERIFY(page.pairButton()->isEnabled());
        QVERIFY(page.whyNot().isEmpty());
    }

    void aBadAddressIsRefusedAtItsField()
    {
        auto* dialog = new RoutesDialog(*m_county);
        dialog->listen()->setText("127.0.0.1");
        dialog->saveButton()->click();
        QTRY_VERIFY(dialog->rows().refusalAt("listen").contains("127.0.0.1"));
        dialog->listen()->clear();
        dialog->call()->setPlainText("nowhere");
        dialog->saveButton()->click();
        QTRY_VERIFY(dialog->rows().refusalAt("call").contains("nowhere"));
        QVERIFY(m_county->backstage().picture()->routes.isOff());
        delete dialog;
    }

    void whatIsSavedIsListenedOnAndOffAgain()
    {
        route(*m_county, "127.0.0.1:0", {});
        QTRY_VERIFY(m_county->backstage().picture()->port != 0);
        route(*m_county, {}, {});
        QTRY_VERIFY(m_county->backstage().picture()->port == 0);
    }

    void pairingWithoutAnAddressIsRefusedAndCanBeCancelled()
    {
        auto* dialog = new PairingDialog(*m_county);
        dialog->show();
        dialog->callButton()->click();
        QVERIFY(dialog->callButton()->isEnabled());
        dialog->door()->setText("127.0.0.1:0");
        dialog->waitButton()->click();
        QTRY_VERIFY(dialog->port() > 0);
        QVERIFY(dialog->said().contains(QString::number(dialog->port())));
        QVERIFY(!dialog->confirmButton()->isEnabled());
        QSignalSpy gone(dialog, &QObject::destroyed);
        dialog->close();
        QTRY_COMPARE(gone.count(), 1);
    }

    void nobodyThereIsToldInWords()
    {
        auto* dialog = new PairingDialog(*m_town);
        dialog->show();
        dialog->address()->setText("127.0.0.1:1");
        dialog->callButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->said().contains("can't be reached"), 15'000);
        QVERIFY(dialog->callButton()->isEnabled());
        delete dialog;
    }

    // a wrong digit costs a try, not the pairing; what is paired meets by itself from then on
    void twoPairByDigitsAndTalk()
    {
        auto* waits = new PairingDialog(*m_county);
        auto* calls = new PairingDialog(*m_town);
        QSignalSpy paired(waits, &PairingDialog::paired);
        waits->show();
        calls->show();
        waits->door()->setText("127.0.0.1:0");
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (waits->waitButton()->isEnabled())
                    waits->waitButton()->click();
                return waits->port() > 0;
            }(),
            15'000);
        calls->address()->setText(QStringLiteral("127.0.0.1:%1").arg(waits->port()));
        calls->callButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(calls->digits().size() == 6 && calls->digits() == waits->digits(), 15'000);
        QString wrong = calls->digits();
        wrong[0] = wrong[0] == u'1' ? u'2' : u'1';
        calls->theirs()->setText(groupedDigits(wrong, 3));
        calls->confirmButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(calls->said().contains("not the same"), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(waits->said().contains("may call again"), 15'000);
        calls->callButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(calls->digits().size() == 6 && calls->digits() == waits->digits(), 15'000);
        for (PairingDialog* dialog : { waits, calls }) {
            dialog->theirs()->setText(groupedDigits(dialog->digits(), 3));
            dialog->confirmButton()->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(paired.count(), 1, 15'000);
        QVERIFY(paired[0][0].toString().contains("沐溪镇"));
        QTRY_VERIFY_WITH_TIMEOUT(isInTouch(*m_county) && isInTouch(*m_town), 30'000);
        // what the one writes reaches the other's window as news
        QSignalSpy news(&m_county->backstage(), &Backstage::newsCame);
        Operator person;
        person.account = "new-town";
        person.name = "新人";
        person.roles = { Role::Patroller };
        m_town->backstage().command(
            this,
            [session = *m_town->session(), person](WritingStore& store) -> Result<News> {
                const auto id = store.office().staff.enrol(session, person, password);
                if (!id)
                    return id.refusal();
                News touched;
                touched.operators = { *id };
                return touched;
            },
            [](const Answer<News>&) {});
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::find(m_county->operators(), "new-town", &Operator::account) != m_county->operators().end(),
            30'000);
    }

    void aBundleIsToldInNumbersAndAForeignFileRefused()
    {
        route(*m_town, {}, {});
        QTRY_VERIFY_WITH_TIMEOUT(!isInTouch(*m_county), 30'000);
        ConsolesPage county(*m_county);
        QCOMPARE(county.model().rowCount(), 1);
        county.list()->selectRow(0);
        const QString file = m_folder.filePath("a.bundle");
        county.writeBundle(file);
        QTRY_VERIFY_WITH_TIMEOUT(county.bundle()->said().contains("Wrote"), 15'000);
        QVERIFY(!QFile::exists(file + ".part"));
        ConsolesPage town(*m_town);
        town.readBundle(file);
        QTRY_VERIFY_WITH_TIMEOUT(town.bundle()->said().contains("Read"), 15'000);
        QFile foreign(m_folder.filePath("foreign"));
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        foreign.write("no bundle at all");
        foreign.close();
        town.readBundle(foreign.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(town.bundle()->said().contains("no bundle"), 15'000);
    }

    void aCardWithOtherDigitsPairsNobody()
    {
        auto* town = new CardDialog(*m_town);
        QTRY_COMPARE(town->digits().size(), 20);
        const QString file = m_folder.filePath("town.card");
        town->write(file);
        QTRY_VERIFY(QFile::exists(file));
        auto* county = new CardDialog(*m_county);
        county->read(file);
        QTRY_VERIFY(county->theirs()->isEnabled());
        QString wrong = town->digits();
        wrong[19] = wrong[19] == u'1' ? u'2' : u'1';
        county->theirs()->setText(wrong);
        county->confirmButton()->click();
        QTRY_VERIFY(county->said().contains("not the digits"));
        county->theirs()->setText(town->digits());
        QSignalSpy paired(county, &CardDialog::paired);
        county->confirmButton()->click();
        QTRY_COMPARE(paired.count(), 1);
        delete county;
        delete town;
    }

    // F14
    void aRevokedConsoleIsNotTalkedTo()
    {
        ConsolesPage page(*m_county);
        page.list()->selectRow(0);
        page.revokeButton()->click();
        page.revoking()->confirmButton()->click();
        QTRY_VERIFY(page.revoking()->findChild<FormRows*>()->refusalAt("reason").contains("Say why"));
        page.revoking()->reason()->setText("stolen");
        page.revoking()->confirmButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_county->backstage().picture()->peers.front().peer.isRevoked, 15'000);
        QTRY_VERIFY(!page.revokeButton()->isEnabled());
        QVERIFY(page.about().contains("stolen"));
    }

private:
    std::unique_ptr<Watch> open(const QString& name)
    {
        const StoreFolder place { m_folder.filePath(name).toStdString() };
        return std::make_unique<Watch>(accessTo(place, loadShelves(place), m_clock), m_clock);
    }
    void signIn(Watch& watch, const QString& account)
    {
        bool isDone = false;
        watch.signIn(account, password, this, [&](const QString& problem) {
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
            isDone = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 15'000);
    }
    void route(Watch& watch, const QString& listen, const QString& call)
    {
        auto* dialog = new RoutesDialog(watch); // deletes itself once it is saved
        QSignalSpy saved(dialog, &RoutesDialog::saved);
        dialog->show();
        dialog->listen()->setText(listen);
        dialog->call()->setPlainText(call);
        dialog->saveButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 15'000);
    }
    static bool isInTouch(Watch& watch)
    {
        const auto& peers = watch.backstage().picture()->peers;
        return !peers.empty() && peers.front().isLive;
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Watch> m_county;
    std::unique_ptr<Watch> m_town;
};

QTEST_MAIN(ConsolesPageTest)
#include "consoles_page_test.moc"
