#include "sync/networked_console.h"

#include "link/switchboard.h"
#include "sqlite/footprint.h"
#include "sqlite/sqlite_sync_store.h"
#include "support/random_history.h"

#include <cstring>
#include <fstream>
#include <thread>

namespace fengsui {

namespace {

constexpr std::uint16_t port = 4740;

class WrongClock final : public Clock {
public:
    explicit WrongClock(std::int64_t fromNow)
        : m_fromNow(fromNow)
    {
    }
    Instant now() const override { return { SystemClock().now().milliseconds + m_fromNow }; }

private:
    std::int64_t m_fromNow;
};

std::uint64_t beginningOf(const Digest& digest)
{
    std::uint64_t number = 0;
    std::memcpy(&number, digest.view().data(), sizeof number);
    return number;
}

void look(const NetworkedConsole& console, const SqliteSyncStore& store)
{
    Pulse& pulse = *console.pulse;
    pulse.holds = beginningOf(sync::digestOf(store.vector()));
    pulse.shows = beginningOf(store.ledgerDigest([](const StreamName&) { return true; }));
    std::ifstream statm("/proc/self/statm");
    std::uint64_t all = 0, resident = 0;
    statm >> all >> resident;
    pulse.memory = resident * 4;
    std::error_code gone;
    const auto log = std::filesystem::file_size(console.store.journal().string() + "-wal", gone);
    pulse.log = gone ? 0 : log / 1024;
    pulse.files = static_cast<std::uint64_t>(
        std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()));
    ++pulse.looked;
}

} // namespace

int runNetworked(const NetworkedConsole& console, SeparateProcess::Line& out)
{
    const WrongClock clock(console.fromNow);
    StoreWriter writer(console.store);
    writer.journal().stepInto(Footprint::open(console.state, console.store.path, "this machine"), clock.now());
    SqliteSyncStore store(writer.connection(), writer.journal(), clock);
    link::Switchboard board(*console.key,
        { store, clock,
            [&](const Digest& pin) { return std::ranges::find(console.allowed, pin) != console.allowed.end(); },
            [](const Refusal&) {}, [](const Digest&, const link::CallEnd&) {},
            [&] { writer.journal().signHeads(clock.now()); } });
    if (const auto listening = board.listen({ console.address, port }); !listening) {
        out.tell("failed: " + listening.refusal().toString());
        return 1;
    }
    out.tell("open " + writer.journal().incarnation().toString());
    for (const std::string& address : console.calls)
        board.keepCalling({ address, port });

    Dice dice(console.seed);
    RandomHistory history(dice, 50);
    std::atomic<bool> isTime = false;
    const std::jthread pace([&](const std::stop_token& stop) { // of the people who write here
        for (Dice pauses(console.seed + 1); !stop.stop_requested();) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1 + pauses.below(2 * console.everyMilliseconds)));
            isTime = true;
            board.wake();
        }
    });
    for (auto nextLook = std::chrono::steady_clock::now();;) {
        board.wait();
        board.turn(std::chrono::milliseconds(5));
        if (isTime.exchange(false) && console.pulse->mayWrite) {
            const Receipt receipt
                = writer.journal().append(history.next(writer.ledgers(), clock.now()), {}, clock.now());
            for (std::size_t i = 0; i < receipt.keys.size(); ++i)
                out.tell("ack " + receipt.keys[i].toString() + ' ' + receipt.hashes[i].toHex());
            board.storeChanged();
        }
        if (const auto now = std::chrono::steady_clock::now(); now >= nextLook) {
            look(console, store);
            nextLook = now + std::chrono::milliseconds(500);
        }
    }
}

} // namespace fengsui
