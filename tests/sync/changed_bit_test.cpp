#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;

// A bit that changes on the disk must not go out as if it had been written so: the others would believe it, and keep a
// signature against what was really written.
class ChangedBitTest : public QObject {
    Q_OBJECT

private slots:
    void isNotPassedOn_data()
    {
        QTest::addColumn<QString>("column");
        for (const char* column : { "envelope", "body", "hash" })
            QTest::newRow(column) << column;
    }
    // F21
    void isNotPassedOn()
    {
        QFETCH(QString, column);
        Dice dice("isNotPassedOn");
        RandomHistory history(dice, 10);
        SyncConsole damaged, other;
        damaged.play(dice, history, 5);
        const auto before = other.sync().vector();
        change(damaged.connection(), "entry", column.toStdString(), "number = 1");
        Meeting meeting(damaged.sync(), other.sync());
        meeting.run();
        QVERIFY(meeting.a.ending());
        QVERIFY2(meeting.a.ending()->toString().find("is damaged") != std::string::npos,
            meeting.a.ending()->toString().c_str());
        QCOMPARE(other.sync().vector(), before);
    }

    // F21: nor built upon
    void nothingIsWrittenBehindIt()
    {
        Dice dice("nothingIsWrittenBehindIt");
        RandomHistory history(dice, 10);
        SyncConsole console;
        console.play(dice, history, 5);
        console.close(); // what it knows by heart would go over the damage
        {
            Connection disk(console.folder().journal(), Connection::Mode::ReadWrite);
            change(disk, "lane", "hash", "number > 0");
        }
        try {
            console.open();
            console.play(dice, history, 1);
            QFAIL("it wrote");
        } catch (const StoreFailure& failure) {
            QVERIFY(std::string(failure.what()).find("is damaged") != std::string::npos);
        }
    }

private:
    static void change(Connection& disk, const std::string& table, const std::string& column, const std::string& where)
    {
        Statement row(disk, "SELECT rowid, " + column + " FROM " + table + " WHERE " + where + " LIMIT 1");
        QVERIFY(row.step());
        const std::int64_t id = row.integer(0);
        std::string bytes(row.bytes(1));
        row.start();
        bytes.back() = static_cast<char>(bytes.back() ^ 1);
        Statement change(disk, "UPDATE " + table + " SET " + column + " = ?2 WHERE rowid = ?1");
        change.bind(1, id).bindBytes(2, bytes).run();
    }
};

QTEST_GUILESS_MAIN(ChangedBitTest)
#include "changed_bit_test.moc"
