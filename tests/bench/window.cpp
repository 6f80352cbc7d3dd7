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

Seen probe(const QStringList& arguments)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), arguments);
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
    struct Series {
        QStringList arguments;
        std::vector<double> times, memory;
    };
    Series full { { QStringLiteral("--probe"), QString::fromStdString(folder.path.string()) }, {}, {} };
    Series ofMachine { { QStringLiteral("--probe-empty"), QStringLiteral("machine") }, {}, {} };
    Series ofOurs { { QStringLiteral("--probe-empty"), QStringLiteral("ours") }, {}, {} };
    for (int round = 0; round < rounds; ++round)
        for (Series* one : { &ofMachine, &ofOurs, &full }) {
            const Seen seen = probe(one->arguments);
            one->times.push_back(seen.milliseconds);
            one->memory.push_back(seen.mib);
        }
    const double time = median(full.times), memory = median(full.memory);
    const auto against = [time](const char* name, double baseline) {
        return Figure { name, time, "ms", baseline, time / baseline, 2, true };
    };
    return {
        against("open", median(ofMachine.times)),
        // the same against a bare window that profits from our choice of who draws: stricter, to be seen beside it
        against("open-bare", median(ofOurs.times)),
        // of memory it is the difference that counts
        { "memory", memory, "MiB", median(ofOurs.memory), memory - median(ofOurs.memory), 200, true },
    };
}

} // namespace fengsui::bench
