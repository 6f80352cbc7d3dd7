#include "staff/entries.pb.h"
#include "support/separate_process.h"
#include "support/temporary_store.h"

#include <QTest>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sched.h>
#include <set>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

Draft note(int number)
{
    entries::ShiftNoted noted;
    noted.set_text(std::string(3000, 'x') + std::to_string(number));
    return { Kind::ShiftNoted, RawId::derived(std::to_string(number)), noted.SerializeAsString(), {} };
}

std::string keyAndHash(const Receipt& receipt)
{
    return receipt.keys[0].toString() + ' ' + receipt.hashes[0].toHex();
}

/// Writes until the disk is full, tells every acknowledgement and the failure, and once `makeRoom` was called goes on.
int writeUntilFull(SeparateProcess::Line& line, const StoreFolder& folder, const std::function<void()>& makeRoom)
{
    StoreWriter writer(folder);
    int number = 0;
    const auto append = [&] {
        const Draft draft = note(number++);
        line.tell(keyAndHash(writer.journal().append(std::span(&draft, 1), {}, { 1000 + number })));
    };
    try {
        while (number < 5000)
            append();
        return 1; // it never became full
    } catch (const StoreFailure& failure) {
        line.tell(std::string("failure ") + failure.what());
    }
    for (int again = 0; again < 3; ++again) { // and it stays so, however often it is tried
        try {
            append();
            return 2;
        } catch (const StoreFailure&) {
        }
    }
    if (SqliteJournalReader(writer.connection()).count() == 0) // looking is possible all the time
        return 3;
    makeRoom();
    for (int further = 0; further < 5; ++further)
        append();
    return 0;
}

struct Heard {
    std::set<std::string> acknowledged;
    std::string failure;
    int status = 0;
};

Heard listen(SeparateProcess& process)
{
    Heard heard;
    for (std::string line = process.hear(); !line.empty(); line = process.hear()) {
        if (line.starts_with("failure "))
            heard.failure = line;
        else
            heard.acknowledged.insert(line);
    }
    heard.status = process.join();
    return heard;
}

/// Nothing acknowledged is missing, and nothing is there twice or broken.
QByteArray whatIsWrong(const StoreFolder& folder, const Heard& heard)
{
    const StoreReader reader(folder);
    QByteArray wrong = faultsOf(reader.journal().verify({}));
    std::set<std::string> found;
    reader.journal().visit([&](const Entry& entry) {
        found.insert(entry.envelope.key.toString() + ' ' + entry.hash.toHex());
        return true;
    });
    for (const std::string& each : heard.acknowledged)
        if (!found.contains(each))
            wrong += "lost: " + QByteArray::fromStdString(each) + '\n';
    if (found.size() != heard.acknowledged.size())
        wrong += "unacknowledged entries were kept\n";
    return wrong;
}

} // namespace

class DiskFullTest : public QObject {
    Q_OBJECT

private slots:
    // F18
    void fileThatMayNotGrowLosesNothing()
    {
        for (const rlim_t room : { 60'000u, 400'000u, 3'000'000u }) { // within the log, and beyond the first checkpoint
            TemporaryStore store;
            SeparateProcess process([&](SeparateProcess::Line& line) {
                std::signal(SIGXFSZ, SIG_IGN); // then writing fails, partly written, as on a full disk
                rlimit limit {};
                getrlimit(RLIMIT_FSIZE, &limit);
                const rlimit small { room, limit.rlim_max };
                setrlimit(RLIMIT_FSIZE, &small);
                return writeUntilFull(line, store.folder(), [&] { setrlimit(RLIMIT_FSIZE, &limit); });
            });
            const Heard heard = listen(process);
            QCOMPARE(heard.status, 0);
            QVERIFY2(heard.failure.find("Not saved") != std::string::npos, heard.failure.c_str());
            QVERIFY2(heard.failure.find("full") != std::string::npos, heard.failure.c_str());
            QVERIFY(heard.acknowledged.size() > 5);
            const QByteArray wrong = whatIsWrong(store.folder(), heard);
            QVERIFY2(wrong.isEmpty(), wrong);
        }
    }

    // F18
    void fullFileSystemLosesNothing()
    {
        TemporaryStore store;
        const fs::path disk = store.around() / "disk";
        fs::create_directory(disk);
        const StoreFolder there { disk / "store" };
        const StoreFolder copied { store.around() / "copied" };
        SeparateProcess process([&](SeparateProcess::Line& line) {
            // a mount of its own, which goes with the process
            const bool isAlone = unshare(CLONE_NEWNS) == 0 || mayMountAsOwnUser();
            if (!isAlone || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
                || mount("fengsui", disk.c_str(), "tmpfs", 0, "size=6m") != 0) {
                line.tell(std::string("no mount: ") + std::strerror(errno));
                return 77;
            }
            createStoreFolder(there);
            std::ofstream(disk / "letters") << std::string(1'000'000, 'x');
            std::ofstream(there.ballast()) << std::string(1'000'000, 'x');
            const int status = writeUntilFull(line, there, [&] { fs::remove(disk / "letters"); });
            if (fs::exists(there.ballast()))
                return 4; // it was full, and the ballast was not given for words
            fs::copy(there.path, copied.path, fs::copy_options::recursive);
            return status;
        });
        const Heard heard = listen(process);
        if (heard.status == 77)
            QSKIP(heard.acknowledged.empty() ? "no mount" : heard.acknowledged.begin()->c_str());
        QCOMPARE(heard.status, 0);
        QVERIFY2(
            heard.failure.find("the disk that holds " + there.journal().string() + " is full") != std::string::npos,
            heard.failure.c_str());
        QVERIFY(heard.acknowledged.size() > 100);
        const QByteArray wrong = whatIsWrong(copied, heard);
        QVERIFY2(wrong.isEmpty(), wrong);
    }

private:
    static bool mayMountAsOwnUser()
    {
        const uid_t user = geteuid();
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        std::ofstream("/proc/self/setgroups") << "deny";
        std::ofstream("/proc/self/gid_map") << "0 " << user << " 1";
        std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
        return true;
    }
};

QTEST_GUILESS_MAIN(DiskFullTest)
#include "disk_full_test.moc"
