#include "sqlite/footprint.h"
#include "sqlite/ledger_tables.h"
#include "sqlite/sqlite_sync_store.h"
#include "support/random_history.h"
#include "sync/conversation.h"
#include "sync/victim.h"

#include <CLI/CLI.hpp>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <sys/socket.h>
#include <thread>
#include <unordered_map>

using namespace fengsui;
namespace fs = std::filesystem;

namespace {

using Steady = std::chrono::steady_clock;

struct Totals {
    std::size_t kills = 0;
    std::size_t whileOpening = 0; ///< of them
    std::size_t entries = 0; ///< acknowledged
};

[[noreturn]] void fail(const std::string& what)
{
    throw std::runtime_error(what);
}

class FixedClock final : public Clock {
public:
    Instant now() const override { return { 4'000'000'000'000 }; }
};

/// The stores of one or two consoles, from their making until they are looked through.
class Life {
public:
    Life(fs::path around, std::size_t consoles, Dice& dice, Totals& totals)
        : m_around(std::move(around))
        , m_dice(dice)
        , m_totals(totals)
    {
        fs::remove_all(m_around);
        for (std::size_t i = 0; i < consoles; ++i) {
            fs::create_directories(m_around);
            m_victims.push_back({ { m_around / std::to_string(i) }, m_around / ("state" + std::to_string(i)), 0, 0 });
            createStoreFolder(m_victims.back().store);
            StoreWriter writer(m_victims.back().store);
            writer.journal().stepInto(
                Footprint::open(m_victims.back().state, m_victims.back().store.path, "this machine"), {});
            const Draft first = opening(writer.journal().publicKey(), writer.journal().incarnation());
            writer.journal().append({ &first, 1 }, {}, { 1'760'000'000'000 });
            m_names.push_back(writer.journal().incarnation().toString());
        }
    }
    ~Life() { fs::remove_all(m_around); }
    Life(const Life&) = delete;
    Life& operator=(const Life&) = delete;

    /// How long a console takes here from its start until it is open, when nobody kills it before.
    Steady::duration timeToOpen()
    {
        const auto begin = Steady::now();
        const Victim victim = next(m_victims.front());
        SeparateProcess process([&](SeparateProcess::Line& out) { return writeOn(victim, out); });
        if (!process.hear().starts_with("open "))
            fail("a console does not open");
        const auto took = Steady::now() - begin;
        process.kill();
        hear(0, process, true);
        return took;
    }

    /// Starts all, kills one of them after so long, and takes down what was acknowledged.
    void killOne(Steady::duration after)
    {
        int ends[2] { -1, -1 };
        if (m_victims.size() > 1 && ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
            fail("no socket");
        const auto begin = Steady::now();
        std::vector<std::unique_ptr<SeparateProcess>> processes;
        for (std::size_t i = 0; i < m_victims.size(); ++i) {
            const Victim victim = next(m_victims[i]);
            processes.push_back(std::make_unique<SeparateProcess>([&, i](SeparateProcess::Line& out) {
                if (m_victims.size() == 1)
                    return writeOn(victim, out);
                ::close(ends[1 - i]);
                return talkOn(victim, ends[i], out);
            }));
        }
        for (const int end : ends)
            if (end >= 0)
                ::close(end);
        std::this_thread::sleep_until(begin + after);
        const std::size_t killed = m_dice.below(processes.size());
        processes[killed]->kill();
        ++m_totals.kills;
        for (std::size_t i = 0; i < processes.size(); ++i)
            if (const bool wasOpen = hear(i, *processes[i], i == killed); i == killed && !wasOpen)
                ++m_totals.whileOpening;
    }

    /// Everything that was acknowledged is there, once; the stores are sound, fold to the same again, and consoles that
    /// talk once more without being killed hold and show the same.
    void lookThrough() const
    {
        std::vector<std::unique_ptr<StoreWriter>> writers;
        for (const Victim& victim : m_victims)
            writers.push_back(std::make_unique<StoreWriter>(victim.store));
        if (writers.size() > 1)
            talk(*writers[0], *writers[1]);
        for (const auto& writer : writers) {
            const SqliteJournalReader reader(writer->connection());
            if (const auto seen = reader.verify({}); !seen.isSound())
                fail("a store is not sound: " + seen.faults.front().where + ": " + seen.faults.front().text);
            std::unordered_map<std::string, std::string> there;
            reader.visit([&](const Entry& entry) {
                if (!there.emplace(entry.envelope.key.toString(), entry.hash.toHex()).second)
                    fail("a number stands for two entries: " + entry.envelope.key.toString());
                return true;
            });
            for (const auto& [key, digest] : m_acknowledged)
                if (const auto entry = there.find(key); entry == there.end() || entry->second != digest)
                    fail("what was acknowledged is not there: " + key);
            const std::string ledgers = dumpLedgers(writer->connection());
            if (!writer->journal().rebuild({}) || dumpLedgers(writer->connection()) != ledgers)
                fail("folding again gives other ledgers");
        }
    }

private:
    Victim next(Victim victim)
    {
        victim.seed = m_dice.generator()();
        victim.now = 1'760'000'000'000 + static_cast<std::int64_t>(++m_starts) * 60'000;
        return victim;
    }

    /// Whether it was open before it ended.
    bool hear(std::size_t console, SeparateProcess& process, bool isKilled)
    {
        bool isOpen = false;
        for (std::string line = process.hear(); !line.empty(); line = process.hear()) {
            if (line.starts_with("open ")) {
                isOpen = true;
                if (line.substr(5) != m_names[console])
                    fail("a console took another name after a kill");
            } else if (line.starts_with("ack ")) {
                const auto space = line.rfind(' ');
                const auto [known, isNew] = m_acknowledged.emplace(line.substr(4, space - 4), line.substr(space + 1));
                if (!isNew)
                    fail("a number was given twice: " + known->first);
                ++m_totals.entries;
            } else {
                fail("console " + std::to_string(console) + ' ' + line);
            }
        }
        if (!isKilled && process.join() != 0)
            fail("the console that was not killed ended badly");
        return isOpen;
    }

    static void talk(StoreWriter& a, StoreWriter& b)
    {
        const FixedClock clock;
        SqliteSyncStore storeOfA(a.connection(), a.journal(), clock), storeOfB(b.connection(), b.journal(), clock);
        sync::Conversation left(storeOfA, clock.now(), {}), right(storeOfB, clock.now(), {});
        for (std::string toLeft, toRight;;) {
            toRight = left.takeOutput();
            toLeft = right.takeOutput();
            if (toLeft.empty() && toRight.empty())
                break;
            right.receive(toRight, {});
            left.receive(toLeft, {});
        }
        if (left.ending() || !left.standing().isLevel || left.standing().ledgersAgree != true)
            fail("the consoles don't come to the same: " + (left.ending() ? left.ending()->toString() : ""));
        if (dumpLedgers(a.connection()) != dumpLedgers(b.connection()))
            fail("the consoles show other ledgers");
    }

    fs::path m_around;
    Dice& m_dice;
    Totals& m_totals;
    std::vector<Victim> m_victims;
    std::vector<std::string> m_names;
    std::size_t m_starts = 0;
    std::unordered_map<std::string, std::string> m_acknowledged; ///< digests by keys
};

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Kills consoles at any moment, as nothing but the machine itself can, and looks what is left.");
    std::size_t kills = 200, consoles = 1, killsOfALife = 500;
    std::uint64_t seed = std::random_device {}();
    app.add_option("--kills", kills, "How many");
    app.add_option("--consoles", consoles, "1: one that writes; 2: two that write and sync")->check(CLI::Range(1, 2));
    app.add_option("--life", killsOfALife, "How many kills before the stores are looked through and made anew");
    app.add_option("--seed", seed, "Of the moments and of what is written");
    CLI11_PARSE(app, argc, argv);

    const QTemporaryDir folder;
    const auto begin = Steady::now();
    Dice dice(seed);
    Totals totals;
    try {
        while (totals.kills < kills) {
            Life life(fs::path(folder.path().toStdString()) / "life", consoles, dice, totals);
            // from before it is open until long after; it takes longer the more is in the store
            std::size_t longest = 0;
            for (std::size_t left = std::min(killsOfALife, kills - totals.kills); left > 0; --left) {
                if (left % 100 == 0 || longest == 0)
                    longest = 3 * static_cast<std::size_t>(life.timeToOpen() / std::chrono::microseconds(1));
                life.killOne(std::chrono::microseconds(dice.below(longest)));
            }
            life.lookThrough();
        }
    } catch (const std::exception& error) {
        std::printf("FAIL: after %zu kills, seed %llu: %s\n", totals.kills, static_cast<unsigned long long>(seed),
            error.what());
        return 1;
    }
    const double seconds = std::chrono::duration<double>(Steady::now() - begin).count();
    std::printf("%zu kills of %zu console%s in %.1f s, %zu before it was open: %zu entries acknowledged, none lost, no "
                "number twice\n",
        totals.kills, consoles, consoles == 1 ? "" : "s", seconds, totals.whileOpening, totals.entries);
    return 0;
}
