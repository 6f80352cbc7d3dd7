#include "sqlite/connection.h"

#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

using namespace fengsui;

class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void statementsOfTheSameWordsDoNotDisturbEachOther()
    {
        Connection connection({}, Connection::Mode::Scratch);
        connection.execute("CREATE TABLE number(value)");
        connection.execute("INSERT INTO number VALUES(1), (2), (3)");
        const char* sql = "SELECT value FROM number ORDER BY value";
        Statement outer(connection, sql);
        std::int64_t sum = 0;
        while (outer.step()) {
            Statement inner(connection, sql);
            while (inner.step())
                sum += outer.integer(0) * inner.integer(0);
        }
        QCOMPARE(sum, 36);
    }

    void aStatementUsedAgainRemembersNothing()
    {
        Connection connection({}, Connection::Mode::Scratch);
        const char* sql = "SELECT ?1, ?2";
        {
            Statement first(connection, sql);
            QVERIFY(first.bind(1, 7).bindText(2, "seven").step());
        }
        Statement second(connection, sql);
        QVERIFY(second.step());
        QVERIFY(second.isNull(0) && second.isNull(1));
    }

    // Half a read that somebody gave up must not hold up the log or the end of the connection.
    void aStatementLeftInTheMiddleHoldsNothing()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("some.sqlite").toStdString();
        {
            Connection connection(file, Connection::Mode::ReadWrite);
            connection.execute("CREATE TABLE number(value)");
            connection.execute("INSERT INTO number VALUES(1), (2)");
            {
                Statement half(connection, "SELECT value FROM number");
                QVERIFY(half.step());
            }
            connection.execute("INSERT INTO number VALUES(3)");
            QVERIFY(connection.checkpoint(true));
            connection.execute("DROP TABLE number");
            connection.execute("CREATE TABLE number(value)");
            Statement again(connection, "SELECT value FROM number");
            QVERIFY(!again.step());
        }
        QVERIFY(!std::filesystem::exists(file.string() + "-wal"));
    }

    // F22: the log is reset by one connection alone, whatever name the file is opened by
    void aFileHasOneWriter()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("some.sqlite").toStdString();
        const std::filesystem::path name = folder.filePath("another name").toStdString();
        {
            Connection writer(file, Connection::Mode::ReadWrite);
            std::filesystem::create_symlink(file, name);
            for (const auto& path : { file, name })
                QVERIFY_THROWS_EXCEPTION(std::logic_error, Connection(path, Connection::Mode::ReadWrite));
            Connection(file, Connection::Mode::ReadOnly).number("SELECT count(*) FROM sqlite_schema");
            const Connection another(folder.filePath("other.sqlite").toStdString(), Connection::Mode::ReadWrite);
        }
        Connection(name, Connection::Mode::ReadWrite).execute("CREATE TABLE number(value)");
    }
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
