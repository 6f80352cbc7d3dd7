#include "bench/bench.h"
#include "bench/big_store.h"
#include "bench/peer_ceiling.h"
#include "bench/peer_console.h"
#include "bench/peer_dialogue.h"
#include "support/intruder.h"

#include <atomic>
#include <optional>
#include <thread>

namespace fengsui::bench {

namespace {

constexpr std::size_t commands = 2000;

double percentile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

/// Somebody with a paired console's key, on a thread of its own until it goes out of scope.
class Flood {
public:
    /// `about` is an entry that the other side has.
    Flood(const link::ConsoleKey& key, const link::Address& at, const EntryKey& about)
        : m_thread([this, key, at, about] { run(key, at, about); })
    {
        while (m_said == 0 && !m_isOver)
            std::this_thread::yield();
    }
    ~Flood()
    {
        m_isOver = true;
        m_thread.join();
    }

private:
    void run(const link::ConsoleKey& key, const link::Address& at, const EntryKey& about)
    {
        std::string many;
        for (int i = 0; i < 200; ++i)
            many += sync::encode(sync::HashesWanted { about })
                + sync::encode(sync::Pulse { sha256(std::to_string(i)), std::nullopt });
        while (!m_isOver) {
            try {
                Intruder intruder(key, at);
                intruder.greet();
                intruder.say(sync::Have { {}, true });
                for (int i = 0; i < 50 && !m_isOver; ++i) {
                    intruder.say(many);
                    m_said += many.size();
                }
                intruder.hangUp();
            } catch (const boost::system::system_error&) {
                continue; // shown the door; it comes back
            }
        }
    }

    std::atomic<bool> m_isOver = false;
    std::atomic<std::uint64_t> m_said = 0;
    std::thread m_thread;
};

} // namespace

// A person's command: committed here, durable on the other console with its ledgers, and known here to be so.
std::vector<Figure> live()
{
    const Workplace place;
    PeerConsole here({ place.path() / "here" });
    std::size_t size = 0;
    {
        const Draft draft = someCase(0, here.clock().now());
        size = Envelope::fixedSize + draft.body.size();
    }
    std::vector<double> bare[2], ours[2];
    for (int round = 0; round < rounds; ++round) {
        const auto folder = place.path() / std::to_string(round);
        const auto ceiling = PeerCeiling(folder / "bare").live(commands, size);
        ServingPeer there(makePartner(here, folder / "there"));
        const auto times = dialogue(here, there.address(), { commands });
        there.finish();
        for (const int which : { 0, 1 }) {
            const double part = which == 0 ? 0.5 : 0.99;
            bare[which].push_back(percentile(ceiling, part) * 1000);
            ours[which].push_back(percentile(times, part) * 1000);
        }
    }
    const auto figure = [&](const char* name, int which) {
        return Figure { name, median(ours[which]), "ms", median(bare[which]), median(ours[which]) / median(bare[which]),
            2.5, true };
    };
    return { figure("live", 0), figure("live-p99", 1) };
}

// The same while another paired console, in hostile hands, says as much as the line takes, and asks for work with all
// of it.
Figure flood()
{
    const Workplace place;
    PeerConsole here({ place.path() / "here" });
    const auto intruder = link::ConsoleKey::generate();
    const StoreFolder hub = makePartner(here, place.path() / "hub", &intruder);
    std::vector<double> calm, flooded;
    for (int round = 0; round < rounds; ++round) {
        ServingPeer there(hub);
        const std::chrono::milliseconds pause(10); // more than all who work in a county write
        calm.push_back(percentile(dialogue(here, there.address(), { 500, pause }), 0.99) * 1000);
        std::optional<Flood> flood;
        const auto times = dialogue(here, there.address(),
            { 500, pause, [&] { flood.emplace(intruder, there.address(), here.store().vector().front().last); } });
        flooded.push_back(percentile(times, 0.99) * 1000);
    }
    return { "flood-p99", median(flooded), "ms", median(calm), median(flooded) / median(calm), 2, true };
}

} // namespace fengsui::bench
