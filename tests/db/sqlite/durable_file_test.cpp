#include "sqlite/durable_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <system_error>

#include <sys/resource.h>

using namespace fengsui;
namespace fs = std::filesystem;

class DurableFileTest : public QObject {
    Q_OBJECT

private slots:
    void fileIsThereWhole()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "a" / "b" / "file";
        const std::string bytes(300000, 'x');
        writeDurably(file, bytes);
        QVERIFY(readWhole(file) == bytes);
        writeDurably(file, "short");
        QCOMPARE(readWhole(file), std::string("short"));
        QCOMPARE(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()), 1);
    }

    void fullDiskLeavesTheOldFile()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "file";
        writeDurably(file, "old");
        std::signal(SIGXFSZ, SIG_IGN); // then the write fails as on a full disk, with a partial write before it
        rlimit limit {};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        const rlimit small { 1000, limit.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &small);
        bool isRefused = false;
        try {
            writeDurably(file, std::string(5000, 'x'));
        } catch (const std::system_error& error) {
            isRefused = std::string(error.what()).find("file") != std::string::npos;
        }
        ::setrlimit(RLIMIT_FSIZE, &limit);
        QVERIFY(isRefused);
        QCOMPARE(readWhole(file), std::string("old"));
        QCOMPARE(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()), 1);
    }

    void missingFileIsNamed() { QVERIFY_THROWS_EXCEPTION(std::system_error, readWhole("/nonexistent/file")); }
};

QTEST_GUILESS_MAIN(DurableFileTest)
#include "durable_file_test.moc"
