#include "support/clerk_stores.h"
#include "support/nats_process.h"

using namespace fengsui;

/// A county and two towns: one town reaches the county by a line, the other only the server.
class NatsStory : public QObject {
    Q_OBJECT

private slots:
    // F5, F14: both ways together, nothing doubled; and whoever is revoked is not believed any more
    void byLineAndByServer()
    {
        NatsProcess server("county");
        server.start();
        const QString url = QString::fromStdString(server.url());
        make("county", "511129", "沐川县");
        make("east", "511129100", "沐溪镇");
        make("west", "511129101", "永福镇");
        QVERIFY(pair("county", "east"));
        QVERIFY(pair("county", "west"));

        // the county lays down all that it has, and the west town takes it though nobody calls it
        const ClerkRun laid = run("county", { "sync", "once", "--nats", url, "--json" });
        QVERIFY2(laid.status == 0, laid.err.constData());
        QVERIFY(laid.json()["sent"].toInteger() > 0 && laid.json()["equal"].toBool());
        const ClerkRun taken = run("west", { "sync", "once", "--nats", url, "--json" });
        QVERIFY2(taken.status == 0, taken.err.constData());
        QVERIFY(taken.json()["received"].toInteger() > 0);
        const QJsonObject status = json("west", { "sync", "status", "--json" })["carriers"].toArray().at(0).toObject();
        QCOMPARE(status["address"].toString(), url);
        QCOMPARE(status["waitingOut"].toInteger(), 0);
        QVERIFY(status["trouble"].toString().isEmpty());

        // the county carries between the line and the server
        {
            RunningClerk county(m_stores.on("county", { "serve", "--listen", "127.0.0.1:0", "--nats", url }));
            const QString port = county.hear("port (\\d+)");
            QVERIFY(!port.isEmpty());
            const ClerkRun east = run("east", { "sync", "once", "--at", "127.0.0.1:" + port, "--json" });
            QVERIFY2(east.status == 0, east.err.constData());
            // and the east town by the server too: nothing is new to either
            const ClerkRun again = run("east", { "sync", "once", "--nats", url, "--json" });
            QVERIFY2(again.status == 0, again.err.constData());
            county.interrupt();
            QCOMPARE(county.finish(), 0);
        }
        for (const char* store : { "county", "west", "east", "county" }) {
            const ClerkRun last = run(store, { "sync", "once", "--nats", url, "--json" });
            QVERIFY2(last.status == 0 && last.json()["equal"].toBool(), last.err.constData());
        }
        QCOMPARE(entriesOf("west"), entriesOf("county"));
        QCOMPARE(entriesOf("east"), entriesOf("county"));
        for (const char* store : { "county", "east", "west" })
            QVERIFY(json(store, { "journal", "verify", "--json" })["sound"].toBool());

        QVERIFY(run("county", { "peer", "revoke", "永福镇", "--reason", "stolen", "--as", "admin" }).status == 0);
        const QStringList before = entriesOf("county");
        QVERIFY(run("west",
                    { "operator", "add", "thief", "--name", "丙", "--role", "administrator", "--as", "admin",
                        "--password-file", m_stores.at("password") })
                    .status
            == 0);
        run("west", { "sync", "once", "--nats", url });
        const ClerkRun refused = run("county", { "sync", "once", "--nats", url, "--json" });
        QVERIFY2(refused.status == 0, refused.err.constData());
        QVERIFY(!run("county", { "operator", "list" }).out.contains("thief"));
    }

    void whatCanNotWorkIsTold()
    {
        make("alone", "511129102", "底堡镇");
        const QString closed = QStringLiteral("nats://127.0.0.1:%1").arg(freePort());
        const ClerkRun unreachable = run("alone", { "sync", "once", "--nats", closed, "--within", "5" });
        QCOMPARE(unreachable.status, 1);
        QVERIFY2(unreachable.err.contains("can't be reached"), unreachable.err.constData());
        const ClerkRun open = run("alone", { "sync", "once", "--nats", "nats://10.0.0.1:4222" });
        QCOMPARE(open.status, 1);
        QVERIFY2(open.err.contains("unencrypted"), open.err.constData());
        QCOMPARE(run("alone", { "sync", "once" }).status, 2);
        QCOMPARE(run("alone", { "sync", "once", "--ca", "/dev/null" }).status, 2);
    }

private:
    ClerkRun run(const QString& store, const QStringList& words) const { return m_stores.run(store, words); }
    QJsonObject json(const QString& store, const QStringList& words) const { return m_stores.json(store, words); }
    void make(const QString& store, const QString& division, const QString& name) const
    {
        m_stores.make(store, division, name);
    }
    bool pair(const QString& waiting, const QString& calling) const { return m_stores.pair(waiting, calling); }

    QStringList entriesOf(const QString& store) const
    {
        QStringList lines = QString::fromUtf8(run(store, { "journal", "dump" }).out).split('\n');
        lines.sort();
        return lines;
    }

    ClerkStores m_stores;
};

QTEST_GUILESS_MAIN(NatsStory)
#include "nats_test.moc"
