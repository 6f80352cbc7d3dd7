#include "sqlite/fold_guard.h"
#include "staff/entries.pb.h"
#include "support/temporary_store.h"

#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace fengsui;

namespace {

/// Does it in a process of its own, which is expected to crash.
void inProcess(const std::function<void()>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        const rlimit none { 0, 0 };
        setrlimit(RLIMIT_CORE, &none);
        for (const int signal : { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL })
            std::signal(signal, SIG_DFL); // those of the test would tell a long story
        work();
        _exit(0);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
}

void crashIn(const std::filesystem::path& file, const Digest& entry, int signal)
{
    inProcess([&] {
        FoldGuard guard(file);
        const FoldGuard::Folding folding(guard, entry);
        raise(signal);
    });
}

Draft note(const std::string& text)
{
    entries::ShiftNoted noted;
    noted.set_text(text);
    return { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {} };
}

bool shows(StoreWriter& writer, const std::string& text)
{
    Statement row(writer.connection(), "SELECT 1 FROM shift_note WHERE text = ?1");
    return row.bindText(1, text).step();
}

} // namespace

class FoldGuardTest : public QObject {
    Q_OBJECT

private slots:
    // F13
    void crashesAreCountedByEntry()
    {
        const TemporaryStore store;
        const auto file = store.around() / "folding";
        const Digest first = sha256("first"), second = sha256("second");
        QVERIFY(!FoldGuard(file).crash());
        crashIn(file, first, SIGSEGV);
        QCOMPARE(FoldGuard(file).crash()->times, 1u);
        QVERIFY(!FoldGuard(file).crash()); // the run before went well
        crashIn(file, first, SIGABRT);
        crashIn(file, first, SIGFPE);
        {
            FoldGuard guard(file);
            QCOMPARE(guard.crash()->times, 2u);
            QVERIFY(guard.crash()->entry == first);
        }
        crashIn(file, first, SIGSEGV);
        crashIn(file, second, SIGSEGV);
        QVERIFY(FoldGuard(file).crash()->entry == second);
    }

    // F13: who was ended from outside, or crashed elsewhere, says nothing about an entry
    void onlyCrashesWithinAnEntryCount()
    {
        const TemporaryStore store;
        const auto file = store.around() / "folding";
        crashIn(file, sha256("first"), SIGKILL);
        QVERIFY(!FoldGuard(file).crash());
        inProcess([&] {
            FoldGuard guard(file);
            {
                const FoldGuard::Folding folding(guard, sha256("first"));
            }
            raise(SIGSEGV);
        });
        QVERIFY(!FoldGuard(file).crash());
    }

    // F13: the third start after two crashes in one entry goes without it, and says so
    void thirdStartSetsTheEntryApart()
    {
        const TemporaryStore store;
        Digest poison;
        {
            StoreWriter writer(store.folder());
            for (const char* text : { "before", "poison", "after" }) {
                const Draft draft = note(text);
                const Receipt receipt = writer.journal().append({ &draft, 1 }, {}, { 1000 });
                if (std::string_view(text) == "poison")
                    poison = receipt.hashes[0];
            }
        }
        crashIn(store.folder().folding(), poison, SIGSEGV);
        {
            StoreWriter writer(store.folder()); // once may be chance
            QVERIFY(shows(writer, "poison"));
        }
        crashIn(store.folder().folding(), poison, SIGSEGV);
        crashIn(store.folder().folding(), poison, SIGSEGV);
        for (unsigned start = 0; start < 2; ++start) {
            StoreWriter writer(store.folder());
            QVERIFY(shows(writer, "before") && shows(writer, "after") && !shows(writer, "poison"));
            const SqliteJournalReader reader(writer.connection());
            const Verification verification = reader.verify({});
            QCOMPARE(verification.faults.size(), std::size_t(1));
            QVERIFY(verification.faults[0].text.starts_with("Folding this entry made the program crash"));
            QVERIFY(verification.faults[0].where.ends_with("/2"));
            QCOMPARE(reader.count(), std::uint64_t(3) + start); // it is kept, and goes on to others
            const Draft draft = note("next");
            writer.journal().append({ &draft, 1 }, {}, { 2000 });
            QVERIFY(shows(writer, "next"));
            if (start == 0)
                continue;
            QVERIFY(writer.journal().rebuild({})); // by a newer version
            QVERIFY(shows(writer, "poison"));
            QVERIFY(reader.verify({}).isSound());
        }
    }

    // F13: also one that crashes before it is put down, whoever sends it again and again
    void crashingEntryOfAPeerIsTakenAndNotFolded()
    {
        const TemporaryStore ofSender, ofReceiver;
        std::vector<Entry> sent;
        {
            StoreWriter sender(ofSender.folder());
            const Draft draft = note("poison");
            sender.journal().append({ &draft, 1 }, {}, { 1000 });
            sent = allEntries(sender.connection());
        }
        crashIn(ofReceiver.folder().folding(), sent[0].hash, SIGSEGV);
        crashIn(ofReceiver.folder().folding(), sent[0].hash, SIGSEGV);
        StoreWriter receiver(ofReceiver.folder());
        QVERIFY(receiver.journal().accept(sent).isOk());
        QVERIFY(!shows(receiver, "poison"));
        QCOMPARE(SqliteJournalReader(receiver.connection()).count(), std::uint64_t(1));
    }
};

QTEST_GUILESS_MAIN(FoldGuardTest)
#include "fold_guard_test.moc"
