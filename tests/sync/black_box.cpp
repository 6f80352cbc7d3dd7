#include "sqlite/footprint.h"
#include "sqlite/ledger_tables.h"
#include "sqlite/sqlite_journal_reader.h"
#include "support/random_history.h"
#include "sync/hosts.h"
#include "sync/networked_console.h"

#include <CLI/CLI.hpp>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <poll.h>
#include <random>
#include <sys/mman.h>
#include <thread>
#include <unordered_map>

using namespace fengsui;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using Steady = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& what)
{
    throw std::runtime_error(what);
}

struct Plan {
    std::size_t consoles = 5;
    std::chrono::seconds time { 30 };
    std::uint64_t seed = 0;
    unsigned everyMilliseconds = 20;
    bool isCalm = false; ///< only partitions and restarts, as on a quiet week
};

/// Consoles on hosts of their own, from their making until they are looked through.
class County {
public:
    County(const Plan& plan, const fs::path& around)
        : m_plan(plan)
        , m_dice(plan.seed)
        , m_hosts(plan.consoles)
        , m_consoles(plan.consoles)
        , m_pulses(static_cast<Pulse*>(::mmap(
              nullptr, plan.consoles * sizeof(Pulse), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)))
    {
        if (m_pulses == MAP_FAILED)
            fail("no memory");
        std::vector<Digest> pins;
        for (std::size_t i = 0; i < m_consoles.size(); ++i) {
            m_keys.push_back(link::ConsoleKey::generate());
            pins.push_back(m_keys.back().pin());
        }
        for (std::size_t i = 0; i < m_consoles.size(); ++i) {
            One& one = m_consoles[i];
            one.as.store = { around / std::to_string(i) };
            one.as.state = around / ("state" + std::to_string(i));
            one.as.key = &m_keys[i];
            one.as.allowed = pins;
            one.as.address = Hosts::address(i);
            one.as.everyMilliseconds = plan.everyMilliseconds;
            one.as.pulse = &m_pulses[i];
            // All call the first, as towns call their county; neighbours call each other too.
            if (i > 0)
                one.as.calls = { Hosts::address(0) };
            if (i > 1)
                one.as.calls.push_back(Hosts::address(i - 1));
            createStoreFolder(one.as.store);
            StoreWriter writer(one.as.store);
            writer.journal().stepInto(Footprint::open(one.as.state, one.as.store.path, "this machine"), {});
            const Draft first = opening(writer.journal().publicKey(), writer.journal().incarnation());
            const Receipt receipt = writer.journal().append({ &first, 1 }, {}, SystemClock().now());
            one.name = writer.journal().incarnation().toString();
        }
    }
    ~County()
    {
        m_consoles.clear();
        ::munmap(m_pulses, m_plan.consoles * sizeof(Pulse));
    }

    /// Everybody writes, while all that can go wrong goes wrong.
    void suffer()
    {
        for (std::size_t i = 0; i < m_consoles.size(); ++i) {
            m_pulses[i].mayWrite = true;
            start(i);
        }
        const auto end = Steady::now() + m_plan.time;
        const auto third = Steady::now() + m_plan.time / 3;
        while (Steady::now() < end) {
            listenUntil(std::min(
                end, Steady::now() + std::chrono::milliseconds(200 + m_dice.below(m_plan.isCalm ? 60'000 : 2'000))));
            (this->*(m_plan.isCalm ? &County::disturb : &County::harm))();
            if (Steady::now() >= third && m_early.empty())
                m_early = memories();
        }
        m_late = memories();
        m_hosts.heal();
        for (std::size_t i = 0; i < m_consoles.size(); ++i) {
            m_pulses[i].mayWrite = false;
            wakeUp(i);
        }
        // and the power comes back everywhere: nobody waits for a line that died meanwhile
        for (std::size_t i = 0; i < m_consoles.size(); ++i)
            killAndStart(i);
    }

    /// Seconds until all hold and show the same; fails after `within`.
    double agree(std::chrono::seconds within)
    {
        const auto begin = Steady::now();
        std::vector<std::uint64_t> looked;
        for (std::size_t i = 0; i < m_consoles.size(); ++i)
            looked.push_back(m_pulses[i].looked);
        for (;;) {
            listenUntil(Steady::now() + 50ms);
            bool isSame = true;
            for (std::size_t i = 0; i < m_consoles.size(); ++i)
                isSame = isSame && m_pulses[i].looked > looked[i] && m_pulses[i].holds == m_pulses[0].holds
                    && m_pulses[i].shows == m_pulses[0].shows;
            if (isSame)
                return std::chrono::duration<double>(Steady::now() - begin).count();
            if (Steady::now() - begin > within)
                fail("the consoles don't come to the same");
        }
    }

    /// What was acknowledged is everywhere, once; nothing is there that nobody wrote; every store is sound and folds to
    /// the same.
    void lookThrough()
    {
        for (std::size_t i = 0; i < m_consoles.size(); ++i) {
            m_consoles[i].process->kill();
            hear(i);
            m_consoles[i].process.reset();
        }
        std::string ledgers;
        std::unordered_map<std::string, std::string> first;
        for (const One& one : m_consoles) {
            StoreWriter writer(one.as.store);
            const SqliteJournalReader reader(writer.connection());
            if (const auto seen = reader.verify({}); !seen.isSound())
                fail("a store is not sound: " + seen.faults.front().where + ": " + seen.faults.front().text);
            std::unordered_map<std::string, std::string> there;
            reader.visit([&](const Entry& entry) {
                const std::string key = entry.envelope.key.toString();
                if (!there.emplace(key, entry.hash.toHex()).second)
                    fail("a number stands for two entries: " + key);
                if (std::ranges::none_of(m_consoles,
                        [&](const One& each) { return entry.envelope.key.incarnation.toString() == each.name; }))
                    fail("an entry of nobody: " + key);
                return true;
            });
            for (const auto& [key, digest] : m_acknowledged)
                if (const auto entry = there.find(key); entry == there.end() || entry->second != digest)
                    fail("what was acknowledged is not on every console: " + key);
            if (first.empty())
                first = there;
            if (there != first)
                fail("two consoles hold different entries");
            const std::string shown = dumpLedgers(writer.connection());
            if (ledgers.empty())
                ledgers = shown;
            if (shown != ledgers)
                fail("two consoles show different ledgers");
        }
        StoreWriter writer(m_consoles.front().as.store);
        if (!writer.journal().rebuild({}) || dumpLedgers(writer.connection()) != ledgers)
            fail("folding again gives other ledgers");
    }

    void tell(double healing) const
    {
        double grown = 0;
        for (std::size_t i = 0; i < m_early.size(); ++i)
            grown = std::max(grown, (static_cast<double>(m_late[i]) - static_cast<double>(m_early[i])) / 1024);
        std::printf(
            "%zu consoles on hosts of their own for %lld s, seed %llu: %zu entries acknowledged, %zu kills, %zu "
            "stopped, %zu unplugged, %zu bad lines; equal %.1f s after the last; all on every console, none "
            "twice, none invented; log at most %.1f MiB, %llu open files, memory grew by %.1f MiB\n",
            m_consoles.size(), static_cast<long long>(m_plan.time.count()),
            static_cast<unsigned long long>(m_plan.seed), m_acknowledged.size(), m_kills, m_stops, m_unplugs, m_spoils,
            healing, static_cast<double>(m_mostLog) / 1024, static_cast<unsigned long long>(m_mostFiles), grown);
    }

private:
    struct One {
        NetworkedConsole as;
        std::string name;
        std::unique_ptr<SeparateProcess> process;
        std::string heard; ///< the beginning of a line
        bool isStopped = false;
        bool isUnplugged = false;
    };

    void start(std::size_t which)
    {
        One& one = m_consoles[which];
        one.as.seed = m_dice.generator()();
        // hours wrong, either way, and another way each time
        one.as.fromNow = m_dice.chance(50) ? 0 : (static_cast<std::int64_t>(m_dice.below(40)) - 20) * 3'600'000;
        one.process = std::make_unique<SeparateProcess>([this, which](SeparateProcess::Line& out) {
            m_hosts.enter(which);
            return runNetworked(m_consoles[which].as, out);
        });
    }

    void killAndStart(std::size_t which)
    {
        One& one = m_consoles[which];
        wakeUp(which);
        ::kill(one.process->id(), SIGKILL);
        hear(which);
        one.process.reset();
        start(which);
        ++m_kills;
    }

    void wakeUp(std::size_t which)
    {
        if (std::exchange(m_consoles[which].isStopped, false))
            ::kill(m_consoles[which].process->id(), SIGCONT);
    }

    void unplugOrBack(std::size_t which)
    {
        One& one = m_consoles[which];
        one.isUnplugged = !one.isUnplugged;
        if (one.isUnplugged) {
            m_hosts.unplug(which);
            ++m_unplugs;
        } else {
            m_hosts.plugIn(which);
        }
    }

    void harm()
    {
        const std::size_t which = m_dice.below(m_consoles.size());
        One& one = m_consoles[which];
        switch (m_dice.below(5)) {
        case 0:
            return killAndStart(which);
        case 1:
            one.isStopped = !one.isStopped;
            ::kill(one.process->id(), one.isStopped ? SIGSTOP : SIGCONT);
            m_stops += one.isStopped ? 1 : 0;
            return;
        case 2:
            return unplugOrBack(which);
        case 3:
            m_hosts.spoil(which, m_dice.chance(30) ? 100 : 5, static_cast<unsigned>(m_dice.below(300)));
            ++m_spoils;
            return;
        default:
            m_hosts.spoil(which, 0, 0);
        }
    }

    void disturb()
    {
        const std::size_t which = m_dice.below(m_consoles.size());
        if (m_dice.chance(20))
            return killAndStart(which);
        unplugOrBack(which);
    }

    std::vector<std::uint64_t> memories() const
    {
        std::vector<std::uint64_t> all;
        for (std::size_t i = 0; i < m_consoles.size(); ++i)
            all.push_back(m_pulses[i].memory);
        return all;
    }

    // Takes down what the consoles say, so that none has to wait.
    void listenUntil(Steady::time_point until)
    {
        while (Steady::now() < until) {
            std::vector<pollfd> ready;
            for (const One& one : m_consoles)
                ready.push_back({ one.process->in(), POLLIN, 0 });
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now());
            ::poll(ready.data(), ready.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 1)));
            for (std::size_t i = 0; i < ready.size(); ++i) {
                m_mostLog = std::max<std::uint64_t>(m_mostLog, m_pulses[i].log);
                m_mostFiles = std::max<std::uint64_t>(m_mostFiles, m_pulses[i].files);
                if (ready[i].revents != 0 && !hearSome(i))
                    fail("console " + std::to_string(i) + " ended by itself");
            }
        }
    }

    // To the end, of one that is dead.
    void hear(std::size_t which)
    {
        while (hearSome(which)) { }
        m_consoles[which].heard.clear(); // a line that its death cut off
    }

    bool hearSome(std::size_t which)
    {
        One& one = m_consoles[which];
        char room[65536];
        const ssize_t size = ::read(one.process->in(), room, sizeof room);
        if (size <= 0)
            return false;
        one.heard.append(room, static_cast<std::size_t>(size));
        std::size_t begin = 0;
        for (std::size_t end = one.heard.find('\n'); end != std::string::npos; end = one.heard.find('\n', begin)) {
            understand(which, one.heard.substr(begin, end - begin));
            begin = end + 1;
        }
        one.heard.erase(0, begin);
        return true;
    }

    void understand(std::size_t which, const std::string& line)
    {
        if (line.starts_with("ack ")) {
            const auto space = line.rfind(' ');
            if (!m_acknowledged.emplace(line.substr(4, space - 4), line.substr(space + 1)).second)
                fail("a number was given twice: " + line);
        } else if (!line.starts_with("open ")) {
            fail("console " + std::to_string(which) + ' ' + line);
        } else if (line.substr(5) != m_consoles[which].name) {
            fail("a console took another name after a kill");
        }
    }

    const Plan m_plan;
    Dice m_dice;
    Hosts m_hosts;
    std::vector<link::ConsoleKey> m_keys;
    std::vector<One> m_consoles;
    Pulse* m_pulses;
    std::unordered_map<std::string, std::string> m_acknowledged; ///< digests by keys
    std::vector<std::uint64_t> m_early, m_late; ///< memory of each after a third of the time, and in the end
    std::uint64_t m_mostLog = 0, m_mostFiles = 0;
    std::size_t m_kills = 0, m_stops = 0, m_unplugs = 0, m_spoils = 0;
};

} // namespace

int main(int argc, char** argv)
{
    CLI::App app(
        "Real consoles on hosts of their own, whose lines are cut and spoiled, and which are killed and stopped "
        "while people write; then looks whether all came to the same.");
    Plan plan;
    plan.seed = std::random_device {}();
    std::size_t time = 30;
    app.add_option("--consoles", plan.consoles, "How many")->check(CLI::Range(2, 50));
    app.add_option("--seconds", time, "How long it goes on");
    app.add_option("--seed", plan.seed, "Of what happens; not of when, which is up to the machine");
    app.add_option("--every", plan.everyMilliseconds, "Milliseconds between two entries of a console, about");
    app.add_flag("--calm", plan.isCalm, "Only partitions and restarts, a minute between");
    CLI11_PARSE(app, argc, argv);
    plan.time = std::chrono::seconds(time);

    if (const std::string obstacle = Hosts::obstacle(); !obstacle.empty()) {
        std::printf("skipped: no networks can be made on this machine: %s\n", obstacle.c_str());
        return 77;
    }
    const QTemporaryDir folder;
    try {
        County county(plan, folder.path().toStdString());
        county.suffer();
        const double healing = county.agree(120s);
        county.lookThrough();
        county.tell(healing);
    } catch (const std::exception& error) {
        std::printf("FAIL: seed %llu: %s\n", static_cast<unsigned long long>(plan.seed), error.what());
        return 1;
    }
    return 0;
}
