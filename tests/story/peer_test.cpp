#include "support/clerk_stores.h"

#include <QDir>

using namespace fengsui;

/// Two real consoles: paired by digits, worked on apart, joined, revoked.
class PeerStory : public QObject {
    Q_OBJECT

private slots:
    // passwords are slow to make on purpose, so each test begins with copies of the same two stores
    void initTestCase()
    {
        m_made = std::make_unique<ClerkStores>();
        m_made->make("county", "511129", "沐川县");
        m_made->make("town", "511129100", "沐溪镇");
    }

    void init() { m_stores = m_made->copied(); }

    void pairSyncAndRevoke()
    {
        QVERIFY(pair("county", "town"));
        const QJsonArray peers = json("county", { "peer", "list", "--json" })["peers"].toArray();
        QCOMPARE(peers.size(), 1);
        QCOMPARE(peers[0]["name"].toString(), QString("沐溪镇"));
        QVERIFY(peers[0]["lastHeard"].isNull());

        // both work while apart
        QVERIFY(run("county",
                    { "operator", "add", "county2", "--name", "乙", "--role", "acceptor", "--as", "admin",
                        "--password-file", passwordFile() })
                    .status
            == 0);
        QVERIFY(run("town",
                    { "operator", "add", "town2", "--name", "丙", "--role", "patroller", "--as", "admin",
                        "--password-file", passwordFile() })
                    .status
            == 0);
        const QString divisions = qEnvironmentVariable("FENGSUI_SOURCE") + "/resources/demo/divisions.csv";
        const ClerkRun imported = run("county", { "import", "divisions", divisions });
        QVERIFY2(imported.status == 0, imported.err.constData());
        const ClerkRun synced = meet("county", "town");
        QVERIFY2(synced.status == 0, synced.err.constData());
        QVERIFY(synced.json()["sent"].toInteger() > 0 && synced.json()["received"].toInteger() > 0);
        QVERIFY(synced.json()["equal"].toBool() && synced.json()["ledgersAgree"].toBool());
        QCOMPARE(accounts("county"), accounts("town"));
        QVERIFY(accounts("county").contains("town2") && accounts("town").contains("county2"));
        QCOMPARE(entriesOf("county"), entriesOf("town"));
        // each is still itself
        QCOMPARE(json("county", { "journal", "stats", "--json" })["name"].toString(), QString("沐川县"));
        QCOMPARE(json("town", { "journal", "stats", "--json" })["name"].toString(), QString("沐溪镇"));
        for (const char* store : { "county", "town" })
            QVERIFY(json(store, { "journal", "verify", "--json" })["sound"].toBool());

        // the file that the entry announces came along (F17), and is in use from now on
        QVERIFY2(!synced.err.contains("editions/"), synced.err.constData());
        QCOMPARE(synced.json()["files"].toObject()["received"].toInteger(), 1);
        QCOMPARE(editionsOf("town"), editionsOf("county"));
        QVERIFY(!editionsOf("town").isEmpty());

        // nothing new: nothing is sent
        const ClerkRun again = meet("county", "town");
        QVERIFY(again.json()["sent"].toInteger() == 0 && again.json()["received"].toInteger() == 0);
        const QJsonObject status = json("town", { "sync", "status", "--json" })["peers"].toArray().at(0).toObject();
        QCOMPARE(status["name"].toString(), QString("沐川县"));
        QCOMPARE(status["waitingOut"].toInteger(), 0);
        QVERIFY(status["ledgersAgree"].toBool());

        // F14: revoked at the county, and not let in any more
        QVERIFY(run("county", { "peer", "revoke", "沐溪镇", "--reason", "stolen", "--as", "admin" }).status == 0);
        const ClerkRun refused = meet("county", "town");
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("did not let each other in"), refused.err.constData());
        QVERIFY(json("county", { "peer", "list", "--json" })["peers"].toArray().at(0)["revoked"].toBool());
    }

    // F26: a peer is known by its key, wherever it is called
    void addressesMeanNothing()
    {
        QVERIFY(pair("county", "town"));
        for (const char* address : { "127.0.0.1", "127.0.0.2", "127.0.0.3" }) {
            const ClerkRun synced = meet("county", "town", address);
            QVERIFY2(synced.status == 0, synced.err.constData());
            QVERIFY(synced.json()["equal"].toBool());
            QCOMPARE(synced.json()["received"].toInteger() > 0, std::string_view(address) == "127.0.0.1");
        }
        QCOMPARE(json("town", { "sync", "status", "--json" })["peers"].toArray().size(), 1);
        QCOMPARE(json("county", { "sync", "status", "--json" })["peers"].toArray().size(), 1);
        // and a stranger at an address that was a peer's is not let in
        make("stranger", "511129101", "别处");
        QVERIFY(meet("stranger", "town", "127.0.0.1").status != 0);
    }

    // F17: a photograph of the town's is looked at in the county
    void filesFollowTheirCases()
    {
        QVERIFY(pair("county", "town"));
        QVERIFY(run("town",
                    { "operator", "add", "leader", "--name", "丁", "--role", "shiftLeader", "--role", "acceptor",
                        "--as", "admin", "--password-file", passwordFile() })
                    .status
            == 0);
        const ClerkRun filed = run("town",
            { "incident", "report", "--title", "河街积水", "--address", "河街12号", "--workflow", "urban", "--as",
                "leader", "--json" });
        QVERIFY2(filed.status == 0, filed.err.constData());
        const QString number = filed.json()["number"].toString();
        const QString photo = at("现场.txt");
        QFile file(photo);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(400'000, 'x')) == 400'000);
        file.close();
        const ClerkRun attached = run("town", { "incident", "attach", number, photo, "--as", "leader", "--json" });
        QVERIFY2(attached.status == 0, attached.err.constData());
        QVERIFY(run("town", { "incident", "attach", number, photo, "--as", "leader" }).err.contains("already"));
        const ClerkRun wrong = run("town", { "incident", "attach", number, at("town/key"), "--as", "leader" });
        QCOMPARE(wrong.status, 1);
        QVERIFY2(wrong.err.contains("PDF"), wrong.err.constData());

        const ClerkRun synced = meet("county", "town");
        QVERIFY2(synced.status == 0, synced.err.constData());
        QCOMPARE(synced.json()["files"].toObject()["bytesSent"].toInteger(), 400'000);
        const QJsonArray files = list("county", { "incident", "attachments", number, "--json" });
        QCOMPARE(files.size(), 1);
        QVERIFY(files[0].toObject().value("here").toBool());
        QCOMPARE(files[0]["name"].toString(), QString("现场.txt"));
        QCOMPARE(files[0]["console"].toString(), QString("沐溪镇"));
        QCOMPARE(json("county", { "sync", "status", "--json" })["files"].toObject()["waiting"].toInteger(), 0);
        const QString digits = files[0]["file"].toString().left(12);
        const QString copy = at("copy.txt");
        QVERIFY(run("county", { "attachment", "save", digits, copy }).status == 0);
        QFile saved(copy);
        QVERIFY(saved.open(QIODevice::ReadOnly) && saved.readAll() == QByteArray(400'000, 'x'));
        QCOMPARE(run("county", { "attachment", "save", digits, copy }).status, 1); // it is there already

        QVERIFY(run("town", { "incident", "detach", number, digits, "--reason", "wrong case", "--as", "leader" }).status
            == 0);
        QVERIFY(meet("county", "town").status == 0);
        QVERIFY(!list("county", { "incident", "attachments", number, "--json" })[0].toObject().value("here").toBool());
        QCOMPARE(run("county", { "attachment", "save", digits, at("late") }).status, 1);
    }

    void sticksCarryWhatALineWould()
    {
        QVERIFY(pair("county", "town"));
        const QString stick = at("stick");
        const ClerkRun wrote = run("county", { "bundle", "write", stick, "--for", "沐溪镇", "--json" });
        QVERIFY2(wrote.status == 0, wrote.err.constData());
        const ClerkRun read = run("town", { "bundle", "read", stick, "--json" });
        QVERIFY2(read.status == 0, read.err.constData());
        QCOMPARE(read.json()["new"].toInteger(), wrote.json()["entries"].toInteger());
        QCOMPARE(run("town", { "bundle", "read", stick, "--json" }).json()["new"].toInteger(), 0);
        QCOMPARE(run("county", { "bundle", "read", stick }).status, 1); // it is not for the one that wrote it
        const QString back = at("back");
        QVERIFY(run("town", { "bundle", "write", back, "--for", "沐川县" }).status == 0);
        QVERIFY(run("county", { "bundle", "read", back }).status == 0);
        QCOMPARE(entriesOf("county"), entriesOf("town"));
    }

    // F2: of two records the list shows both, and whoever settles it says which one holds
    void recordsChangedApartAreSettled()
    {
        QVERIFY(pair("county", "town"));
        QCOMPARE(run("county", { "team", "add", "抢修一队", "--call-sign", "A-1", "--as", "admin" }).status, 0);
        QCOMPARE(meet("county", "town").status, 0);
        for (const auto& [store, sign] : { std::pair("county", "B-1"), { "town", "C-1" } }) {
            const QString file = QString(store) + ".csv";
            m_stores->write(
                file, QByteArray("name,responsibleUnit,callSign,skills,division,members\n抢修一队,,") + sign + ",,,\n");
            const ClerkRun taken = run(store, { "team", "import", at(file), "--as", "admin" });
            QVERIFY2(taken.status == 0, taken.err.constData());
        }
        QCOMPARE(meet("county", "town").status, 0);
        const QJsonArray found = list("county", { "conflict", "list", "--json" });
        QCOMPARE(found.size(), 1);
        const QString other = found[0]["other"]["digest"].toString();
        QVERIFY(run("county", { "conflict", "list" }).out.contains(other.left(12).toLatin1()));

        QCOMPARE(run("county", { "conflict", "settle", other.left(4), "--as", "admin" }).status, 1);
        QCOMPARE(run("county", { "conflict", "settle", QString(12, 'f'), "--as", "admin" }).status, 1);
        const QString before = callSign("county");
        const ClerkRun settled = run("county", { "conflict", "settle", other.left(12), "--as", "admin" });
        QVERIFY2(settled.status == 0, settled.err.constData());
        QVERIFY(callSign("county") != before);
        QCOMPARE(run("county", { "conflict", "settle", other, "--as", "admin" }).status, 1); // nothing is open any more
        QCOMPARE(meet("county", "town").status, 0);
        QCOMPARE(callSign("town"), callSign("county"));
        QCOMPARE(list("town", { "conflict", "list", "--json" }).size(), 0);
    }

    void onlyAdministratorsPairAndRevoke()
    {
        QVERIFY(run("county",
                    { "operator", "add", "clerk", "--name", "甲", "--role", "acceptor", "--as", "admin",
                        "--password-file", passwordFile() })
                    .status
            == 0);
        const ClerkRun pairing = run("county", { "peer", "pair", "--listen", "127.0.0.1:0", "--as", "clerk" });
        QCOMPARE(pairing.status, 1);
        const ClerkRun revoking = run("county", { "peer", "revoke", "nobody", "--reason", "x", "--as", "admin" });
        QCOMPARE(revoking.status, 1);
        QVERIFY(revoking.err.contains("nobody"));
    }

    void wrongDigitsPairNobody()
    {
        RunningClerk county(on("county", { "peer", "pair", "--listen", "127.0.0.1:0", "--as", "admin" }));
        const QString port = county.hear("port (\\d+)");
        QVERIFY(!port.isEmpty());
        RunningClerk town(on("town", { "peer", "pair", "--to", "127.0.0.1:" + port, "--as", "admin" }));
        QVERIFY(!town.hear(": (\\d{6})\n").isEmpty());
        town.say("12345");
        QCOMPARE(town.finish(), 1);
        QVERIFY(json("town", { "peer", "list", "--json" })["peers"].toArray().isEmpty());
    }

    // entries that were written while the line was live come over without another call
    void hubAndTownServeAndStayTogether()
    {
        QVERIFY(pair("county", "town"));
        RunningClerk county(on("county", { "serve", "--listen", "127.0.0.1:0" }));
        const QString port = county.hear("port (\\d+)");
        QVERIFY(!port.isEmpty());
        const ClerkRun once
            = run("town", { "sync", "once", "--at", "127.0.0.1:" + port, "--peer", "沐川县", "--json" });
        QVERIFY2(once.status == 0, once.err.constData());
        const ClerkRun other = run("town", { "sync", "once", "--at", "127.0.0.1:" + port, "--peer", "somebody" });
        QCOMPARE(other.status, 1);
        county.interrupt();
        QCOMPARE(county.finish(), 0);
        QCOMPARE(entriesOf("county"), entriesOf("town"));
    }

private:
    QString at(const QString& name) const { return m_stores->at(name); }
    QStringList on(const QString& store, const QStringList& words) const { return m_stores->on(store, words); }
    ClerkRun run(const QString& store, const QStringList& words) const { return m_stores->run(store, words); }
    QJsonObject json(const QString& store, const QStringList& words) const { return m_stores->json(store, words); }
    QJsonArray list(const QString& store, const QStringList& words) const { return run(store, words).json().array(); }
    QString callSign(const QString& store) const
    {
        return list(store, { "team", "list", "--json" }).first()["callSign"].toString();
    }
    QStringList editionsOf(const QString& store) const { return QDir(at(store + "/editions")).entryList(QDir::Files); }
    QString passwordFile() const { return at("password"); }
    void make(const QString& store, const QString& division, const QString& name) const
    {
        m_stores->make(store, division, name);
    }
    bool pair(const QString& waiting, const QString& calling) const { return m_stores->pair(waiting, calling); }
    ClerkRun meet(const QString& serving, const QString& calling, const QString& address = "127.0.0.1") const
    {
        return m_stores->meet(serving, calling, address);
    }

    QStringList accounts(const QString& store) const
    {
        QStringList accounts;
        for (const auto& each : run(store, { "operator", "list", "--json" }).json().array())
            accounts << each[QStringLiteral("account")].toString();
        accounts.sort();
        return accounts;
    }

    QStringList entriesOf(const QString& store) const
    {
        QStringList lines = QString::fromUtf8(run(store, { "journal", "dump" }).out).split('\n');
        lines.sort();
        return lines;
    }

    std::unique_ptr<ClerkStores> m_made;
    std::unique_ptr<ClerkStores> m_stores;
};

QTEST_GUILESS_MAIN(PeerStory)
#include "peer_test.moc"
