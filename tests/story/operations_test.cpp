#include "support/clerk_stores.h"

using namespace fengsui;
namespace fs = std::filesystem;

/// T16: what an administrator does when something happens to a console, by script, and what the program tells him, in
/// both languages. A county and a town that are paired and hold the same.
class OperationsStory : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_made = std::make_unique<ClerkStores>();
        m_made->write("passphrase", "four words of a song\n");
        m_made->make("county", "511129", "沐川县");
        m_made->make("town", "511129100", "沐溪镇");
        QVERIFY(m_made->pair("county", "town"));
        QVERIFY(m_made->level("county", "town"));
    }
    void init()
    {
        m_stores = m_made->copied();
        QFETCH(QString, language);
        m_stores->speak(language);
    }

    void restore_data() { languages(); }
    // F3, F25
    void restore()
    {
        QCOMPARE(run("town", { "backup", at("b"), "--passphrase-file", at("passphrase") }).status, 0);
        m_stores->note("town");
        QVERIFY(level("county", "town"));
        const QStringList before = m_stores->entries("town");
        fs::remove_all(at("town").toStdString());
        const ClerkRun restored = run("town", { "restore", at("b"), "--passphrase-file", at("passphrase") });
        QCOMPARE(restored.status, 0);
        QVERIFY(tells(restored.out, "sync it with its peers", "请与对端同步"));
        m_stores->note("town");
        QVERIFY(level("county", "town"));
        QVERIFY(holds("town", before) && m_stores->isSound("town"));
    }

    void lostConsole_data() { languages(); }
    // F14: it was stolen, and is told to everybody
    void lostConsole()
    {
        const ClerkRun revoked = run("county", { "peer", "revoke", "沐溪镇", "--reason", "被盗", "--as", "admin" });
        QCOMPARE(revoked.status, 0);
        QVERIFY(tells(revoked.out, "may not sync any more", "不得再同步"));
        QVERIFY(tells(run("county", { "peer", "list" }).out, "revoked: 被盗", "已吊销：被盗"));
        const ClerkRun refused = m_stores->meet("county", "town");
        QCOMPARE(refused.status, 1);
        QVERIFY(tells(refused.err, "did not let each other in", "互不相认"));
        const ClerkRun bundle = run("county", { "bundle", "write", at("f"), "--for", "沐溪镇" });
        QCOMPARE(bundle.status, 1);
        QVERIFY(tells(bundle.err, "nothing is written for it", "不为它写出"));
    }

    void newConsole_data() { languages(); }
    // F6
    void newConsole()
    {
        m_stores->note("town");
        QVERIFY(level("county", "town"));
        m_stores->make("second", "511129101", "新街镇");
        QVERIFY(m_stores->pair("county", "second"));
        QVERIFY(tells(run("county", { "peer", "list" }).out, "never heard", "从未"));
        QVERIFY(level("county", "second"));
        QVERIFY(holds("second", m_stores->entries("town")));
    }

    void keyChange_data() { languages(); }
    // F14
    void keyChange()
    {
        // what was written for the old key before it was changed
        m_stores->note("county");
        QCOMPARE(run("county", { "bundle", "write", at("old.bundle"), "--for", "沐溪镇" }).status, 0);
        const QString before = m_stores->json("town", { "peer", "list", "--json" })["own"].toString();
        const ClerkRun renewed = run("town", { "peer", "renew-key", "--as", "admin" });
        QVERIFY2(renewed.status == 0, renewed.err.constData());
        QVERIFY(tells(renewed.out, "Make a new backup now", "请立即重新备份"));
        QCOMPARE(run("town", { "bundle", "read", at("old.bundle") }).status, 0);

        // by a stick to somebody who has not heard, and by a line
        m_stores->note("town");
        QCOMPARE(run("town", { "bundle", "write", at("new.bundle"), "--for", "沐川县" }).status, 0);
        const ClerkRun read = run("county", { "bundle", "read", at("new.bundle"), "--json" });
        QVERIFY2(read.status == 0, read.err.constData());
        QVERIFY(read.json()["new"].toInteger() > 0);
        const QJsonObject town = m_stores->peer("county", "沐溪镇");
        QVERIFY(town["renewed"].toBool() && town["pin"].toString() != before);
        QVERIFY(level("county", "town"));

        // whoever is called shows the old key to whoever has not heard
        QCOMPARE(run("county", { "peer", "renew-key", "--as", "admin" }).status, 0);
        m_stores->note("county");
        QVERIFY(level("county", "town"));
        // and whoever calls, too
        QCOMPARE(run("town", { "peer", "renew-key", "--as", "admin" }).status, 0);
        m_stores->note("town");
        QVERIFY(level("county", "town"));
        QVERIFY(m_stores->isSound("county") && m_stores->isSound("town"));
        QCOMPARE(m_stores->json("county", { "peer", "list", "--json" })["peers"].toArray().size(), 1);

        // whoever is not an administrator changes nothing
        m_stores->note("town");
        const ClerkRun refused = run("town", { "peer", "renew-key", "--as", "p4" });
        QCOMPARE(refused.status, 1);
        QVERIFY(!fs::exists(at("town/key.next").toStdString()));
        QVERIFY(level("county", "town"));
    }

    void stolenKey_data() { languages(); }
    // F14: a copy of the town's disk, with its keys
    void stolenKey()
    {
        fs::copy(at("town").toStdString(), at("thief").toStdString(), fs::copy_options::recursive);
        QCOMPARE(run("town", { "peer", "renew-key", "--as", "admin" }).status, 0);
        QVERIFY(level("county", "town"));
        const ClerkRun old = m_stores->meet("county", "thief");
        QCOMPARE(old.status, 1);
        QVERIFY(tells(old.err, "did not let each other in", "互不相认"));
        // it renews the key, too, and brings that to somebody who has not heard
        m_stores->make("second", "511129101", "新街镇");
        QVERIFY(m_stores->pair("county", "second"));
        QCOMPARE(run("thief", { "peer", "renew-key", "--as", "admin" }).status, 0);
        QCOMPARE(run("thief", { "bundle", "write", at("f"), "--for", "沐川县", "--all" }).status, 0);
        QCOMPARE(run("county", { "bundle", "read", at("f") }).status, 0);
        QVERIFY(m_stores->peer("county", "沐溪镇")["contested"].toBool());
        QVERIFY(tells(run("county", { "peer", "list" }).out, "renewed twice", "两次更换"));
        QCOMPARE(m_stores->meet("county", "town").status, 1);
        QCOMPARE(m_stores->meet("county", "thief").status, 1);
        // a person decides
        QCOMPARE(
            run("county", { "peer", "revoke", "沐溪镇", "--reason", "两处自称沐溪镇", "--as", "admin" }).status, 0);
        QVERIFY(m_stores->pair("county", "town"));
        QVERIFY(level("county", "town"));
        QCOMPARE(m_stores->meet("county", "thief").status, 1);
    }

    void redaction_data() { languages(); }
    // F16: a caller's data are destroyed here, and wherever the entry comes; copies from before are named
    void redaction()
    {
        const ClerkRun filed = run("town",
            { "incident", "report", "--title", "河街积水", "--address", "河街12号", "--workflow", "urban", "--caller",
                "赵六", "--phone", "13800000000", "--as", "p1", "--json" });
        QCOMPARE(filed.status, 1); // nobody of that name here yet
        m_stores->addOperator("town", "leader", "shiftLeader", { "--role", "acceptor", "--as", "admin" });
        const ClerkRun taken = run("town",
            { "incident", "report", "--title", "河街积水", "--address", "河街12号", "--workflow", "urban", "--caller",
                "赵六", "--phone", "13800000000", "--as", "leader", "--json" });
        QVERIFY2(taken.status == 0, taken.err.constData());
        const QString number = taken.json()["number"].toString();
        QVERIFY(level("county", "town"));
        QCOMPARE(callerAt("county", number)["name"].toString(), QString("赵六"));
        QCOMPARE(run("county", { "backup", at("b"), "--passphrase-file", at("passphrase") }).status, 0);
        QCOMPARE(run("county", { "bundle", "write", at("f"), "--for", "沐溪镇", "--all" }).status, 0);

        const QString person = callerAt("town", number)["id"].toString();
        const ClerkRun erased = run("town", { "person", "erase", person, "--reason", "本人要求", "--as", "leader" });
        QVERIFY2(erased.status == 0, erased.err.constData());
        QVERIFY(tells(erased.out, "Backups and bundles from before", "此前的备份和同步包"));
        QVERIFY(level("county", "town"));
        for (const char* store : { "county", "town" }) {
            QVERIFY(callerAt(store, number)["erased"].toBool());
            QVERIFY(!run(store, { "journal", "dump" }).out.contains("13800000000"));
            QVERIFY(m_stores->isSound(store));
        }
        QCOMPARE(run("town", { "bundle", "read", at("f") }).status, 0);
        QVERIFY(!run("town", { "journal", "dump" }).out.contains("13800000000"));
        // the backup has it until it hears
        QCOMPARE(run("restored", { "restore", at("b"), "--passphrase-file", at("passphrase") }).status, 0);
        QVERIFY(run("restored", { "journal", "dump" }).out.contains("13800000000"));
        QVERIFY(level("restored", "town"));
        QVERIFY(!run("restored", { "journal", "dump" }).out.contains("13800000000"));
    }

    void failingDisk_data() { languages(); }
    // F20, F21
    void failingDisk()
    {
        for (int i = 0; i < 5; ++i)
            m_stores->note("town");
        QVERIFY(level("county", "town"));
        const QStringList before = m_stores->entries("town");
        QFile journal(at("town") + "/journal.sqlite");
        QVERIFY(journal.open(QIODevice::ReadWrite));
        for (qint64 page = 4; page * 4096 < journal.size(); page += 7) {
            journal.seek(page * 4096);
            journal.write(QByteArray(512, 'x'));
        }
        journal.close();
        QCOMPARE(run("town", { "journal", "verify" }).status, 3);
        const ClerkRun salvaged = run("new", { "salvage", "--from", at("town") });
        QVERIFY2(salvaged.status == 0, salvaged.err.constData());
        QVERIFY(tells(salvaged.out, "Sync this store with a peer", "请让此库与对端同步")
            || tells(salvaged.out, "Nothing is missing", "没有缺失"));
        if (m_stores->json("new", { "peer", "list", "--json" })["peers"].toArray().isEmpty()) {
            if (!run("new", { "operator", "list" }).out.contains("admin"))
                m_stores->makeAdministrator("new");
            QVERIFY(m_stores->pair("county", "new"));
        }
        QVERIFY(level("county", "new"));
        QCOMPARE(run("new", { "salvage", "--from", at("town") }).status, 0);
        QVERIFY(holds("new", before) && m_stores->isSound("new"));
    }

    void otherDisk_data() { languages(); }
    // F3: the store was moved to another disk, and the old one is there still
    void otherDisk()
    {
        const QString own = m_stores->incarnation("town");
        fs::copy(at("town").toStdString(), at("moved").toStdString(), fs::copy_options::recursive);
        m_stores->note("moved");
        QVERIFY(m_stores->incarnation("moved") != own); // it writes under a name of its own
        m_stores->note("town");
        QVERIFY(level("county", "town"));
        QVERIFY(level("county", "moved"));
        QVERIFY(m_stores->isSound("county") && m_stores->isSound("moved"));
    }

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("Chinese") << "zh_CN";
    }
    /// Whether the text says it in the language of this row, and not in the other one.
    static bool tells(const QByteArray& text, const char* english, const char* chinese)
    {
        const bool isChinese = QString(QTest::currentDataTag()) == "Chinese";
        const bool isTold
            = text.contains(isChinese ? chinese : english) && !text.contains(isChinese ? english : chinese);
        if (!isTold)
            qWarning("%s", text.constData());
        return isTold;
    }
    QString at(const QString& name) const { return m_stores->at(name); }
    ClerkRun run(const QString& store, const QStringList& words) const { return m_stores->run(store, words); }
    bool level(const QString& serving, const QString& calling) const { return m_stores->level(serving, calling); }
    bool holds(const QString& store, const QStringList& digests) const
    {
        const QStringList held = m_stores->entries(store);
        return std::ranges::all_of(digests, [&](const QString& digest) { return held.contains(digest); });
    }
    QJsonObject callerAt(const QString& store, const QString& number) const
    {
        const QJsonArray reports
            = m_stores->json(store, { "incident", "show", number, "--json" })["reportsOnFile"].toArray();
        return reports.isEmpty() ? QJsonObject() : reports[0].toObject()["caller"].toObject();
    }

    std::unique_ptr<ClerkStores> m_made;
    std::unique_ptr<ClerkStores> m_stores;
};

QTEST_GUILESS_MAIN(OperationsStory)
#include "operations_test.moc"
