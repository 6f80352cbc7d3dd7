#include "bench/bench.h"
#include "bench/big_store.h"

#include <QCoreApplication>
#include <QProcess>

#include <stdexcept>

namespace fengsui::bench {

namespace {

struct Seen {
    double milliseconds = 0;
    double mib = 0;
};

Seen probe(const std::filesystem::path& store)
{
    QProcess process;
    process.start(
        QCoreApplication::applicationFilePath(), { QStringLiteral("--probe"), QString::fromStdString(store.string()) });
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        throw std::runtime_error("the window could not be opened: " + process.readAllStandardError().toStdString());
    const QList<QByteArray> words = process.readAllStandardOutput().simplified().split(' ');
    return { words.value(0).toDouble(), words.value(1).toDouble() / 1024 };
}

} // namespace

std::vector<Figure> window()
{
    const Workplace place;
    const StoreFolder folder { place.path() / "store" };
    makeBigStore(folder, { .incidents = 200'000, .open = 10'000, .entriesEach = 5 });
    std::vector<double> emptyTime, fullTime, emptyMemory, fullMemory;
    for (int round = 0; round < rounds; ++round) {
        const Seen empty = probe({});
        const Seen full = probe(folder.path);
        emptyTime.push_back(empty.milliseconds);
        emptyMemory.push_back(empty.mib);
        fullTime.push_back(full.milliseconds);
        fullMemory.push_back(full.mib);
    }
    const double more = median(fullMemory) - median(emptyMemory);
    return {
        { "open", median(fullTime), "ms", median(emptyTime), median(fullTime) / median(emptyTime), 2, true },
        // of memory it is the difference that counts
        { "memory", median(fullMemory), "MiB", median(emptyMemory), more, 200, true },
    };
}

} // namespace fengsui::bench
