#include "support/clerk_stores.h"

using namespace fengsui;
namespace fs = std::filesystem;

/// What an administrator does when something was lost, step by step as the manual says, with the real programs: a
/// county and a town that are paired, and the town meets with an accident.
class DrillStory : public QObject {
    Q_OBJECT

private slots:
    // passwords are slow to make on purpose, so each drill begins with copies of the same two stores
    void initTestCase()
    {
        m_made = std::make_unique<ClerkStores>();
        m_made->write("passphrase", "four words of a song\n");
        m_made->make("county", "511129", "沐川县");
        m_made->make("town", "511129100", "沐溪镇");
    }
    void init()
    {
        m_stores = m_made->copied();
        QVERIFY(pair("county", "town"));
        QVERIFY(level("county", "town"));
        m_own = incarnation("town");
    }

    // F3, F25
    void restoreFromABackup()
    {
        const ClerkRun backup
            = run("town", { "backup", at("town.backup"), "--passphrase-file", at("passphrase"), "--json" });
        QVERIFY2(backup.status == 0, backup.err.constData());
        QVERIFY(backup.json()["verified"].toBool());
        note("town"); // after the backup, and the county has it
        QVERIFY(level("county", "town"));
        const QStringList before = entries("town");
        fs::remove_all(at("town").toStdString());

        write("wrong", "another one\n");
        const ClerkRun wrong = run("town", { "restore", at("town.backup"), "--passphrase-file", at("wrong") });
        QCOMPARE(wrong.status, 1);
        QVERIFY2(wrong.err.contains("passphrase is not the one"), wrong.err.constData());
        QVERIFY(!fs::exists(at("town").toStdString()));
        const ClerkRun over = run("county", { "restore", at("town.backup"), "--passphrase-file", at("passphrase") });
        QCOMPARE(over.status, 1);
        QVERIFY2(over.err.contains("never restored over"), over.err.constData());

        const ClerkRun restored
            = run("town", { "restore", at("town.backup"), "--passphrase-file", at("passphrase"), "--json" });
        QVERIFY2(restored.status == 0, restored.err.constData());
        QVERIFY(entries("town").size() < before.size() + 1);
        QVERIFY(incarnation("town") != m_own);
        QCOMPARE(incarnation("town"), restored.json()["incarnation"].toString());
        note("town");
        QVERIFY(level("county", "town")); // the keys came with it: nobody pairs anew
        for (const QString& entry : before)
            QVERIFY(entries("town").contains(entry));
        QCOMPARE(incarnation("town"), restored.json()["incarnation"].toString()); // and it stays itself
    }

    // F3: the folder was put back from a copy, by hand
    void oldCopyPutBackByHand()
    {
        fs::copy(at("town").toStdString(), at("copy").toStdString(), fs::copy_options::recursive);
        note("town");
        QVERIFY(level("county", "town"));
        fs::remove_all(at("town").toStdString());
        fs::rename(at("copy").toStdString(), at("town").toStdString());
        note("town");
        QVERIFY(incarnation("town") != m_own);
        QVERIFY(level("county", "town"));
        QVERIFY(isSound("town") && isSound("county"));
    }

    // F6
    void lostDiskWithTheKeysKept()
    {
        note("town");
        QVERIFY(level("county", "town"));
        const QStringList before = entries("town");
        for (const auto& each : fs::directory_iterator(at("town").toStdString()))
            if (each.path().filename() != "key" && each.path().filename() != "wire.pem")
                fs::remove_all(each.path());
        make("town", "511129100", "沐溪镇");
        QVERIFY(pair("county", "town"));
        QVERIFY(level("county", "town"));
        for (const QString& entry : before)
            QVERIFY(entries("town").contains(entry));
        QCOMPARE(json("county", { "peer", "list", "--json" })["peers"].toArray().size(), 1); // it is the same one
    }

    void newConsoleGetsEverything()
    {
        note("town");
        QVERIFY(level("county", "town"));
        make("second", "511129101", "新街镇");
        QVERIFY(pair("county", "second"));
        QVERIFY(level("county", "second"));
        for (const QString& entry : entries("town"))
            QVERIFY(entries("second").contains(entry));
    }

    // F21: and nobody writes to the damaged store any more
    void damagedDiskIsChanged()
    {
        for (int i = 0; i < 5; ++i)
            note("town");
        QVERIFY(level("county", "town"));
        const QStringList before = entries("town");
        QFile journal(at("town") + "/journal.sqlite");
        QVERIFY(journal.open(QIODevice::ReadWrite));
        for (qint64 page = 4; page * 4096 < journal.size(); page += 7) {
            journal.seek(page * 4096);
            journal.write(QByteArray(512, 'x'));
        }
        journal.close();
        QCOMPARE(run("town", { "journal", "verify" }).status, 3);

        const ClerkRun salvaged = run("new", { "salvage", "--from", at("town"), "--json" });
        QVERIFY2(salvaged.status == 0, salvaged.err.constData());
        if (json("new", { "peer", "list", "--json" })["peers"].toArray().isEmpty()) {
            // what says who may sync was damaged too
            if (!run("new", { "operator", "list" }).out.contains("admin"))
                makeAdministrator("new");
            QVERIFY(pair("county", "new"));
        }
        QVERIFY(level("county", "new"));
        const ClerkRun again = run("new", { "salvage", "--from", at("town"), "--json" });
        QVERIFY2(again.status == 0, again.err.constData());
        QCOMPARE(again.json()["waiting"].toInteger(), 0);
        QVERIFY(isSound("new"));
        for (const QString& entry : before)
            QVERIFY(entries("new").contains(entry));
    }

    void machineBacksUpByItself()
    {
        fs::create_directory(at("second disk").toStdString());
        QVERIFY(json("town", { "backups", "status", "--json" })["folder"].isNull());
        const QJsonObject set = json("town", { "backups", "set", "--folder", at("second disk"), "--json" });
        const QString key = set["recoveryKey"].toString();
        QVERIFY(!key.isEmpty());
        QVERIFY(json("town", { "backups", "status", "--json" })["due"].toBool());
        { // a hub looks after its store
            RunningClerk hub(on("town", { "serve", "--listen", "127.0.0.1:0" }));
            QVERIFY(!hub.hear("port (\\d+)").isEmpty());
            for (int looks = 0; json("town", { "backups", "status", "--json" })["made"].toArray().isEmpty(); ++looks)
                QVERIFY2(looks < 300, hub.complaints().constData());
            hub.interrupt();
            QCOMPARE(hub.finish(), 0);
        }
        const QJsonObject status = json("town", { "backups", "status", "--json" });
        QVERIFY(!status["due"].toBool());
        const auto file = *fs::directory_iterator(at("second disk").toStdString());
        for (const auto& each : fs::recursive_directory_iterator(at("town").toStdString()))
            if (each.is_regular_file() && each.file_size() < 1'000'000) { // the key is nowhere on the machine
                QFile one(QString::fromStdString(each.path().string()));
                QVERIFY(one.open(QIODevice::ReadOnly));
                QVERIFY(!one.readAll().contains(key.left(9).toUtf8()));
            }
        write("paper", key.toUtf8());
        const ClerkRun restored = run("restored",
            { "restore", QString::fromStdString(file.path().string()), "--key-file", at("paper"), "--json" });
        QVERIFY2(restored.status == 0, restored.err.constData());
        QVERIFY(isSound("restored"));

        fs::remove_all(at("second disk").toStdString());
        const ClerkRun gone = run("town", { "backups", "now" });
        QCOMPARE(gone.status, 1);
        QVERIFY2(gone.err.contains("is not there"), gone.err.constData());
        QCOMPARE(run("town", { "backups", "off" }).status, 0);
        QVERIFY(json("town", { "backups", "status", "--json" })["folder"].isNull());
    }

private:
    QString at(const QString& name) const { return m_stores->at(name); }
    void write(const QString& name, const QByteArray& bytes) const { m_stores->write(name, bytes); }
    QStringList on(const QString& store, const QStringList& words) const { return m_stores->on(store, words); }
    ClerkRun run(const QString& store, const QStringList& words) const { return m_stores->run(store, words); }
    QJsonObject json(const QString& store, const QStringList& words) const { return m_stores->json(store, words); }
    void make(const QString& store, const QString& division, const QString& name) const
    {
        m_stores->make(store, division, name);
    }
    void makeAdministrator(const QString& store) const { m_stores->makeAdministrator(store); }
    void note(const QString& store) const { m_stores->note(store); }
    bool pair(const QString& waiting, const QString& calling) const { return m_stores->pair(waiting, calling); }
    bool level(const QString& serving, const QString& calling) const { return m_stores->level(serving, calling); }
    bool isSound(const QString& store) const { return m_stores->isSound(store); }
    QStringList entries(const QString& store) const { return m_stores->entries(store); }
    QString incarnation(const QString& store) const { return m_stores->incarnation(store); }

    std::unique_ptr<ClerkStores> m_made;
    std::unique_ptr<ClerkStores> m_stores;
    QString m_own;
};

QTEST_GUILESS_MAIN(DrillStory)
#include "drill_test.moc"
