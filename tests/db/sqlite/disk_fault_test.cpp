#include "person/entries.pb.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"
#include "support/temporary_store.h"
#include "support/watched_disk.h"

#include <QTest>

#include <optional>
#include <sqlite3.h>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

/// Fails when it is told to.
class FaultyDisk final : public DiskWatcher {
public:
    enum class Fault { Write, Full, Sync, Read, Open };
    enum class Lasting { Once, FromThenOn };

    /// The operation of that number from now on, counted from 1, fails: writes (also truncations) for Write and Full,
    /// syncs for Sync.
    void failAt(std::uint64_t number, Fault fault, Lasting lasting)
    {
        m_plan = Plan { number, fault, lasting };
        m_counted = 0;
        m_hasFailed = false;
    }
    /// Nothing fails any more.
    void heal() { m_plan.reset(); }
    /// Whether anything has failed since `failAt`.
    bool hasFailed() const { return m_hasFailed; }

    int beforeWrite(const std::string&, std::string_view, std::uint64_t) override { return answer(Fault::Write); }
    int beforeTruncate(const std::string&, std::uint64_t) override { return answer(Fault::Write); }
    int beforeSync(const std::string&) override { return answer(Fault::Sync); }
    int beforeRead(const std::string&) override { return answer(Fault::Read); }
    int beforeOpen(const std::string&) override { return answer(Fault::Open); }

private:
    int answer(Fault doing)
    {
        if (!m_plan || doing != (m_plan->fault == Fault::Full ? Fault::Write : m_plan->fault))
            return SQLITE_OK;
        ++m_counted;
        if (m_counted != m_plan->number && (m_counted < m_plan->number || m_plan->lasting == Lasting::Once))
            return SQLITE_OK;
        m_hasFailed = true;
        switch (m_plan->fault) {
        case Fault::Write:
            return SQLITE_IOERR_WRITE;
        case Fault::Full:
            return SQLITE_FULL;
        case Fault::Read:
            return SQLITE_IOERR_READ;
        case Fault::Open:
            return SQLITE_CANTOPEN;
        case Fault::Sync:
            break;
        }
        return SQLITE_IOERR_FSYNC;
    }

    struct Plan {
        std::uint64_t number;
        Fault fault;
        Lasting lasting;
    };
    std::optional<Plan> m_plan;
    std::uint64_t m_counted = 0;
    bool m_hasFailed = false;
    WatchedDisk m_disk { *this };
};

Draft note(int number)
{
    entries::ShiftNoted noted;
    noted.set_text("note " + std::to_string(number));
    return { Kind::ShiftNoted, RawId::derived(noted.text()), noted.SerializeAsString(), {} };
}

Draft person(Kind kind)
{
    entries::PersonRecorded recorded;
    recorded.set_name(std::string(6000, 'x'));
    return { kind, RawId::derived("person"), kind == Kind::PersonRecorded ? recorded.SerializeAsString() : "", {} };
}

/// What was acknowledged, and whether it went on after a failure.
struct Played {
    std::vector<std::pair<EntryKey, Digest>> acknowledged;
    int refused = 0;
    bool wasOpened = false;
    bool wroteAfterAFailedSync = false;
};

/// A small day: open, write, erase, build the ledgers anew, close. Whatever fails, it tries the next thing.
Played play(const StoreFolder& folder, const FaultyDisk& disk, bool isSync)
{
    Played played;
    const auto attempt = [&](const auto& what) {
        try {
            what();
        } catch (const StoreFailure&) {
            ++played.refused;
        }
    };
    attempt([&] {
        StoreWriter writer(folder);
        played.wasOpened = true;
        const auto append = [&](const Draft& draft) {
            attempt([&] {
                const bool hadFailed = disk.hasFailed() && played.refused > 0;
                const Receipt receipt = writer.journal().append(std::span(&draft, 1), {}, { 1000 });
                played.acknowledged.emplace_back(receipt.keys[0], receipt.hashes[0]);
                played.wroteAfterAFailedSync = played.wroteAfterAFailedSync || (isSync && hadFailed);
            });
        };
        append(note(1));
        append(person(Kind::PersonRecorded));
        append(note(2));
        append(person(Kind::PersonErased));
        attempt([&] { writer.journal().rebuild({}); });
        append(note(3));
    });
    return played;
}

} // namespace

class DiskFaultTest : public QObject {
    Q_OBJECT

private slots:
    // Each operation of the disk fails in turn, until a run is over before its turn comes (SQLite's own way of
    // testing).
    void whateverOperationFailsNothingAcknowledgedIsLost_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("lasting");
        const auto row = [](const char* name, FaultyDisk::Fault fault, FaultyDisk::Lasting lasting) {
            QTest::newRow(name) << static_cast<int>(fault) << static_cast<int>(lasting);
        };
        row("a write fails once", FaultyDisk::Fault::Write, FaultyDisk::Lasting::Once);
        row("writes fail from then on", FaultyDisk::Fault::Write, FaultyDisk::Lasting::FromThenOn);
        row("the disk is full once", FaultyDisk::Fault::Full, FaultyDisk::Lasting::Once);
        row("the disk is full from then on", FaultyDisk::Fault::Full, FaultyDisk::Lasting::FromThenOn);
        row("a read fails once", FaultyDisk::Fault::Read, FaultyDisk::Lasting::Once);
        row("reads fail from then on", FaultyDisk::Fault::Read, FaultyDisk::Lasting::FromThenOn);
        row("an opening fails once", FaultyDisk::Fault::Open, FaultyDisk::Lasting::Once);
        row("openings fail from then on", FaultyDisk::Fault::Open, FaultyDisk::Lasting::FromThenOn);
        row("a sync fails once", FaultyDisk::Fault::Sync, FaultyDisk::Lasting::Once);
        row("syncs fail from then on", FaultyDisk::Fault::Sync, FaultyDisk::Lasting::FromThenOn);
    }

    // F20
    void whateverOperationFailsNothingAcknowledgedIsLost()
    {
        QFETCH(int, fault);
        QFETCH(int, lasting);
        const bool isSync = static_cast<FaultyDisk::Fault>(fault) == FaultyDisk::Fault::Sync;
        FaultyDisk disk;
        const TemporaryStore fresh;
        const StoreFolder folder { fresh.around() / "played" };
        std::uint64_t turn = 0;
        int refusals = 0;
        for (bool isOver = false; !isOver; ++turn) {
            fs::remove_all(folder.path);
            fs::copy(fresh.folder().path, folder.path, fs::copy_options::recursive);
            disk.failAt(turn + 1, static_cast<FaultyDisk::Fault>(fault), static_cast<FaultyDisk::Lasting>(lasting));
            const Played played = play(folder, disk, isSync);
            isOver = !disk.hasFailed();
            disk.heal();
            refusals += played.refused;
            QVERIFY(!played.wroteAfterAFailedSync);
            QVERIFY(!isOver || (played.refused == 0 && played.acknowledged.size() == 5));

            StoreWriter writer(folder); // opens, and goes on
            const Draft draft = note(4);
            writer.journal().append(std::span(&draft, 1), {}, { 2000 });
            const SqliteJournalReader reader(writer.connection());
            for (const auto& [key, hash] : played.acknowledged) {
                const auto entry = reader.entry(key);
                QVERIFY2(entry && entry->hash == hash, qPrintable(QString("turn %1").arg(turn)));
            }
            const Verification verification = reader.verify({});
            QVERIFY2(verification.isSound(), faultsOf(verification));
        }
        const bool isOpen = static_cast<FaultyDisk::Fault>(fault) == FaultyDisk::Fault::Open; // of a few files only
        QVERIFY(isOpen ? turn > 2 && refusals > 1 : turn > 10 && refusals > 5);
    }

    // F20: whoever receives ends the line at a sync that failed, writes nothing more, and can still be read; opened
    // anew it takes what it did not confirm
    void receiverStopsAtAFailedSync()
    {
        FaultyDisk disk;
        const TemporaryStore ofSender, ofReceiver;
        const SystemClock clock;
        StoreWriter sender(ofSender.folder());
        for (int i = 0; i < 5; ++i) {
            const Draft draft = note(i);
            sender.journal().append(std::span(&draft, 1), {}, { 1000 + i });
        }
        SqliteSyncStore from(sender.connection(), sender.journal(), clock);
        for (std::uint64_t turn = 1;; ++turn) {
            std::optional<StoreWriter> receiver(ofReceiver.folder());
            std::optional<SqliteSyncStore> to(std::in_place, receiver->connection(), receiver->journal(), clock);
            disk.failAt(turn, FaultyDisk::Fault::Sync, FaultyDisk::Lasting::Once);
            std::optional<Meeting> meeting(std::in_place, from, *to);
            meeting->run();
            if (!disk.hasFailed()) {
                QVERIFY(turn > 1 && meeting->b.standing().isLevel);
                break;
            }
            QVERIFY(meeting->b.isOver() && meeting->b.ending());
            const Draft draft = note(9);
            QVERIFY_THROWS_EXCEPTION(StoreFailure, receiver->journal().append(std::span(&draft, 1), {}, { 2000 }));
            QVERIFY(SqliteJournalReader(receiver->connection()).heads().size() <= 2); // it still tells what it has
            meeting.reset();
            disk.heal();
            to.reset();
            receiver.reset();
        }
    }
};

QTEST_GUILESS_MAIN(DiskFaultTest)
#include "disk_fault_test.moc"
