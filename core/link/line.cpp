#include "link/line.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace fengsui::link {

namespace asio = boost::asio;

namespace {

constexpr std::size_t pieceSize = 64 * 1024;
constexpr std::size_t talkSize = 2 * 1024; // what is heard at once: small frames may ask for much work

// Of whoever is beyond the budget: how long one's turn lasts, and how much is heard before one looks at the time.
struct TurnLimits {
    std::chrono::microseconds within;
    std::size_t slice;
};
constexpr TurnLimits alone { std::chrono::milliseconds(2), 2 * 1024 };
constexpr TurnLimits besideTalk { std::chrono::microseconds(300), 64 };

} // namespace

Line::Line(std::shared_ptr<Wire> wire, Wire::Side side, sync::Store& store, const Clock& clock, Turnstile& turnstile,
    std::function<void(Line&)> heard, sync::Sides sides)
    : m_wire(std::move(wire))
    , m_side(side)
    , m_conversation(store, clock.now(), sync::Conversation::Tick(0), {}, std::move(sides))
    , m_turnstile(turnstile)
    , m_heard(std::move(heard))
{
}

sync::Conversation::Tick Line::tick() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_begin);
}

void Line::wake()
{
    if (m_wake)
        m_wake->cancel();
}

void Line::storeChanged()
{
    m_conversation.storeChanged();
    wake();
}

void Line::entitle(sync::Sides sides)
{
    m_conversation.entitle(std::move(sides));
    wake();
}

void Line::leave(sync::Bye::Why why)
{
    m_conversation.leave(why);
    wake();
}

Wire::Task<void> Line::run()
{
    const auto self = shared_from_this();
    const auto executor = co_await asio::this_coro::executor;
    m_wake = std::make_unique<asio::steady_timer>(executor);
    asio::co_spawn(executor, [self] { return self->write(); }, asio::detached);
    std::vector<char> piece(pieceSize);
    try {
        while (!m_conversation.isOver()) {
            // the conversation itself ends sooner when nothing is heard
            const std::size_t size = co_await m_wire->readSome(asio::buffer(piece), 2 * sync::Conversation::deadAfter);
            m_heardAt = std::chrono::steady_clock::now();
            std::string_view heard(piece.data(), size);
            if (m_budget.spend(size + std::exchange(m_said, 0), tick()) && size <= talkSize)
                talk(std::exchange(heard, {}));
            else
                m_muchAt = tick();
            while (!heard.empty() && !m_conversation.isOver()) {
                co_await answersTaken();
                const auto turn = co_await m_turnstile.pass(this);
                hearSome(heard);
            }
        }
        while (!m_isWritten) // until the bye is out and the other side has closed
            co_await m_wire->readSome(asio::buffer(piece), Wire::farewellWithin);
    } catch (const boost::system::system_error&) {
        m_isTorn = !m_conversation.isOver();
    }
    wake();
    while (!m_isWritten) {
        m_wake->expires_after(Wire::farewellWithin);
        co_await m_wake->async_wait(asio::as_tuple(asio::use_awaitable));
    }
    m_wire->close();
}

// Whoever asks without taking the answers is not heard any further. Two that have much for each other never have so
// much on the way; and if nothing at all is taken, writing fails.
Wire::Task<void> Line::answersTaken()
{
    while (m_conversation.waitingOutput() > sync::Conversation::mostWaitingOutput / 2 && !m_isWritten) {
        asio::steady_timer pause(co_await asio::this_coro::executor, std::chrono::milliseconds(10));
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

// Between the pieces of a backlog, and before it, there are small ones too: they are heard, but nobody waits for them.
// Fifty towns that come back at once all say hello.
void Line::talk(std::string_view bytes)
{
    m_hasBeenLevel = m_hasBeenLevel || m_conversation.standing().isLevel;
    if (m_hasBeenLevel && (!m_muchAt || tick() - *m_muchAt > std::chrono::seconds(1)))
        m_turnstile.talked(this);
    hear(bytes);
}

void Line::hear(std::string_view bytes)
{
    m_conversation.receive(bytes, tick());
    m_heard(*this);
    wake();
}

// For a moment, and at least a little.
void Line::hearSome(std::string_view& rest)
{
    const TurnLimits& limits = m_turnstile.isTalkBeside(this) ? besideTalk : alone;
    const auto until = std::chrono::steady_clock::now() + limits.within;
    do {
        hear(rest.substr(0, limits.slice));
        rest.remove_prefix(std::min(limits.slice, rest.size()));
    } while (!rest.empty() && !m_conversation.isOver() && std::chrono::steady_clock::now() < until);
}

Wire::Task<void> Line::write()
{
    const auto self = shared_from_this();
    try {
        while (!m_isTorn) {
            if (const std::string bytes = m_conversation.takeOutput(); !bytes.empty()) {
                m_said += bytes.size();
                co_await m_wire->write(bytes);
                continue;
            }
            if (m_conversation.isOver())
                break;
            m_wake->expires_after(std::max(m_conversation.nextTick() - tick(), Duration(1)));
            co_await m_wake->async_wait(asio::as_tuple(asio::use_awaitable));
            m_conversation.tick(tick());
            m_heard(*this); // a comparison that was put off may have shown that both hold the same
        }
        m_wire->finish();
    } catch (const boost::system::system_error&) {
        m_isTorn = !m_conversation.isOver();
        m_wire->close();
    }
    m_isWritten = true;
    wake();
}

} // namespace fengsui::link
