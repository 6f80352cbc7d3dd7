#include "bench/bench.h"
#include "bench/map_ground.h"

#include "support/real_data.h"

#include <QCoreApplication>
#include <QProcess>

#include <array>
#include <memory>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace fengsui::bench {

namespace {

struct Seen {
    double p50 = 0, p95 = 0, kib = 0, start = 0;
    std::array<double, 3> settle {}; ///< county, town, village; ms
};

/// What the map is shown over.
struct Ground {
    QString baseMap, editions, components;
};

Seen probe(const QString& scene, const QString& backend, int zoom, const Ground& ground)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(),
        { QStringLiteral("--probe-map"), scene, backend, QString::number(zoom), ground.baseMap, ground.editions,
            ground.components });
    const bool isDone = process.waitForFinished(180'000);
    const QList<QByteArray> words = process.readAllStandardOutput().simplified().split(' ');
    if (!isDone || process.exitCode() != 0 || words.size() != 7)
        throw std::runtime_error("the map could not be shown: " + process.readAllStandardError().toStdString());
    return { words[0].toDouble(), words[1].toDouble(), words[2].toDouble(), words[3].toDouble(),
        { words[4].toDouble(), words[5].toDouble(), words[6].toDouble() } };
}

/// Processes that keep every core busy while it lives.
class Burning {
public:
    Burning()
    {
        for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
            auto& process = m_processes.emplace_back(std::make_unique<QProcess>());
            process->start(QCoreApplication::applicationFilePath(), { QStringLiteral("--burn") });
            process->waitForStarted();
        }
    }
    ~Burning()
    {
        for (const auto& process : m_processes) {
            process->kill();
            process->waitForFinished();
        }
    }

private:
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

Seen medianOf(const std::vector<Seen>& all)
{
    const auto of = [&](auto figure) {
        std::vector<double> values;
        for (const Seen& each : all)
            values.push_back(figure(each));
        return median(values);
    };
    Seen seen { of([](const Seen& each) { return each.p50; }), of([](const Seen& each) { return each.p95; }),
        of([](const Seen& each) { return each.kib; }), of([](const Seen& each) { return each.start; }), {} };
    for (std::size_t i = 0; i < seen.settle.size(); ++i)
        seen.settle[i] = of([i](const Seen& each) { return each.settle[i]; });
    return seen;
}

} // namespace

std::vector<Figure> map()
{
    const Workplace place;
    const std::filesystem::path file = place.path() / "base.mbtiles";
    writeBaseMap(file);
    const std::filesystem::path editions = place.path() / "editions";
    const Digest components = writeManyComponents(editions,
        { realData("components/bristol_streetlights.csv.gz").toStdString(),
            realData("components/tulsa_hydrants.csv.gz").toStdString() });
    ::sync(); // the machine is not busy writing when the frames are counted
    const Ground base { QString::fromStdString(file.string()), QString::fromStdString(editions.string()),
        QString::fromStdString(components.toHex()) };
    const QString empty = QStringLiteral("empty"), full = QStringLiteral("full"), software = QStringLiteral("software"),
                  machine = QStringLiteral("machine"), openGl = QStringLiteral("opengl");
    const auto less = [](const char* name, double value, const char* unit, double baseline, double target) {
        return Figure { name, value, unit, baseline, value / baseline, target, true };
    };

    // The far ones first: the start is measured of the near ones, and both are warm then. Those that others are set
    // against are done in turn, and the median of each figure counts.
    const Seen bareFar = probe(empty, machine, 11, base);
    const Seen far = probe(full, software, 11, base);
    const Seen bareSoftware = probe(empty, software, 13, base);
    const Seen nearGl = probe(full, openGl, 13, base);
    std::vector<Seen> bares, nears, busies;
    for (int round = 0; round < rounds; ++round) {
        bares.push_back(probe(empty, machine, 13, base));
        nears.push_back(probe(full, software, 13, base));
        const Burning others;
        busies.push_back(probe(full, software, 13, base));
    }
    const Seen bare = medianOf(bares), near = medianOf(nears), busy = medianOf(busies);
    return {
        less("pan", near.p95, "ms", bare.p95, 0.8),
        less("pan-far", far.p95, "ms", bareFar.p95, 1.0),
        less("pan-p50", near.p50, "ms", bare.p50, 0.8),
        // reported beside it, as a machine with a graphics card would draw; here by the processor
        less("pan-opengl", nearGl.p95, "ms", bare.p95, 4),
        less("busy", busy.p95, "ms", near.p95, 1.5),
        less("settle", near.settle[0], "ms", 300, 1),
        less("settle-town", near.settle[1], "ms", 300, 1),
        less("settle-near", near.settle[2], "ms", 300, 1),
        less("map-start", near.start, "ms", bare.start, 1.5),
        { "map-memory", near.kib / 1024, "MiB", bareSoftware.kib / 1024, near.kib / 1024 - bareSoftware.kib / 1024, 100,
            true },
    };
}

} // namespace fengsui::bench
