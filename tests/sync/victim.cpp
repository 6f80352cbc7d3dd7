#include "sync/victim.h"

#include "sqlite/footprint.h"
#include "sqlite/sqlite_sync_store.h"
#include "support/random_history.h"
#include "sync/conversation.h"

#include <poll.h>
#include <sys/socket.h>

namespace fengsui {

namespace {

class RunningClock final : public Clock {
public:
    explicit RunningClock(std::int64_t now)
        : m_now(now)
    {
    }
    Instant now() const override { return { m_now }; }
    void goOn() { m_now += 40; }

private:
    std::int64_t m_now;
};

class OpenConsole {
public:
    OpenConsole(const Victim& victim, SeparateProcess::Line& out)
        : clock(victim.now)
        , writer(victim.store)
        , m_dice(victim.seed)
        , m_out(out)
    {
        writer.journal().stepInto(Footprint::open(victim.state, victim.store.path, "this machine"), clock.now());
        out.tell("open " + writer.journal().incarnation().toString());
    }
    void write()
    {
        clock.goOn();
        const Receipt receipt = writer.journal().append(m_history.next(writer.ledgers(), clock.now()), {}, clock.now());
        for (std::size_t i = 0; i < receipt.keys.size(); ++i)
            m_out.tell("ack " + receipt.keys[i].toString() + ' ' + receipt.hashes[i].toHex());
        if (m_dice.chance(10))
            writer.journal().signHeads(clock.now());
    }
    bool chance(unsigned percent) { return m_dice.chance(percent); }

    RunningClock clock;
    StoreWriter writer;

private:
    Dice m_dice;
    RandomHistory m_history { m_dice, 30 };
    SeparateProcess::Line& m_out;
};

} // namespace

int writeOn(const Victim& victim, SeparateProcess::Line& out)
{
    for (OpenConsole console(victim, out);;)
        console.write();
}

int talkOn(const Victim& victim, int wire, SeparateProcess::Line& out)
{
    OpenConsole console(victim, out);
    SqliteSyncStore store(console.writer.connection(), console.writer.journal(), console.clock);
    sync::Conversation conversation(store, console.clock.now(), {});
    std::string waiting, room(64 * 1024, '\0');
    while (!conversation.isOver()) {
        waiting += conversation.takeOutput();
        pollfd ready { wire, static_cast<short>(waiting.empty() ? POLLIN : POLLIN | POLLOUT), 0 };
        ::poll(&ready, 1, 1);
        if ((ready.revents & POLLOUT) != 0)
            if (const ssize_t sent = ::send(wire, waiting.data(), waiting.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
                sent > 0)
                waiting.erase(0, static_cast<std::size_t>(sent));
        if ((ready.revents & (POLLIN | POLLHUP)) != 0) {
            const ssize_t came = ::recv(wire, room.data(), room.size(), MSG_DONTWAIT);
            if (came == 0)
                return 0;
            if (came > 0)
                conversation.receive(std::string_view(room).substr(0, static_cast<std::size_t>(came)), {});
        }
        if (console.chance(50)) {
            console.write();
            conversation.storeChanged();
        }
    }
    return conversation.ending() ? 1 : 0;
}

} // namespace fengsui
