#include "sqlite/ledger_tables.h"
#include "support/golden.h"
#include "support/sync_meeting.h"

#include <QFile>
#include <QTest>

#include <filesystem>
#include <set>

using namespace fengsui;

namespace {

std::filesystem::path goldenFolder()
{
    return std::filesystem::path(qEnvironmentVariable("FENGSUI_SOURCE").toStdString()) / "tests/data/journal";
}

// Two consoles that work, a copy of the one that works too, and what they come to when all have met.
void writeGolden(const QString& file)
{
    Dice dice(20'261'123);
    RandomHistory history(dice, 40);
    SyncConsole county, town;
    county.play(dice, history, 150);
    town.play(dice, history, 150);
    Meeting(county.sync(), town.sync()).run();
    const auto copy = county.clone();
    county.play(dice, history, 10);
    copy->play(dice, history, 10);
    Meeting(county.sync(), town.sync()).run();
    Meeting(copy->sync(), town.sync()).run();
    Meeting(county.sync(), town.sync()).run();
    Meeting(county.sync(), town.sync()).run();
    town.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    town.close();
    std::filesystem::copy_file(town.folder().key(), (file + ".key").toStdString());
    QFile whole(QString::fromStdString(town.folder().journal().string()));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QFile packed(file + ".store");
    QVERIFY(packed.open(QIODevice::WriteOnly));
    packed.write(qCompress(whole.readAll(), 9));
}

// The store as it was written, in a folder where it may be opened.
void unpack(const QString& name, const StoreFolder& folder)
{
    const QString from = QString::fromStdString(goldenFolder().string()) + '/' + name;
    QFile packed(from + ".store");
    QVERIFY2(packed.open(QIODevice::ReadOnly), qPrintable(packed.fileName()));
    std::filesystem::create_directories(folder.path);
    QFile whole(QString::fromStdString(folder.journal().string()));
    QVERIFY(whole.open(QIODevice::WriteOnly));
    whole.write(qUncompress(packed.readAll()));
    std::filesystem::copy_file((from + ".key").toStdString(), folder.key());
    std::filesystem::permissions(
        folder.key(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

} // namespace

/// Stores that earlier programs wrote are read by this one: nothing is missing, and what it comes to is known. What
/// lies in tests/data/journal is never written again; a release adds a file of its own (README there).
class GoldenLogTest : public QObject {
    Q_OBJECT
private slots:
    void storesOfEarlierProgramsComeToTheSame_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addRow("2026-11") << "2026-11";
    }
    // F9
    void storesOfEarlierProgramsComeToTheSame()
    {
        QFETCH(const QString, name);
        if (const QString file = qEnvironmentVariable("FENGSUI_GOLDEN_STORE"); !file.isEmpty())
            return writeGolden(file);
        const QTemporaryDir around;
        const StoreFolder folder { std::filesystem::path(around.path().toStdString()) / "store" };
        unpack(name, folder);
        StoreWriter writer(folder);
        const Verification verification = verified(writer.connection());
        QVERIFY2(verification.isSound(), faultsOf(verification).constData());
        std::string hashes;
        std::set<int> kinds;
        const auto entries = allEntries(writer.connection());
        for (const Entry& entry : entries) {
            hashes += entry.hash.view();
            kinds.insert(entry.envelope.kind);
            const auto again = Envelope::decode(entry.envelope.encode());
            QVERIFY(again && sha256(again->encode()) == entry.hash);
        }
        std::string text = "entries " + std::to_string(entries.size()) + "\nkinds";
        for (const int kind : kinds)
            text += ' ' + std::to_string(kind);
        text += "\nhashes " + sha256(hashes).toHex() + '\n';
        test::compareWithGolden(text, "journal/" + name + ".entries");
    }
    void ledgersOfEarlierProgramsAreFoldedAnew_data() { storesOfEarlierProgramsComeToTheSame_data(); }
    void ledgersOfEarlierProgramsAreFoldedAnew()
    {
        QFETCH(const QString, name);
        const QTemporaryDir around;
        const StoreFolder folder { std::filesystem::path(around.path().toStdString()) / "store" };
        unpack(name, folder);
        StoreWriter writer(folder);
        const std::string asOpened = dumpLedgers(writer.connection());
        QVERIFY(writer.journal().rebuild({}));
        QVERIFY(dumpLedgers(writer.connection()) == asOpened);
        test::compareWithGolden(sha256(asOpened).toHex() + '\n', "journal/" + name + ".ledgers");
    }
};

QTEST_GUILESS_MAIN(GoldenLogTest)
#include "golden_log_test.moc"
