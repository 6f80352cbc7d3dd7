#include "bench/peer_dialogue.h"

#include "bench/big_store.h"
#include "bench/peer_console.h"
#include "link/line.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

namespace fengsui::bench {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// Writes one entry after the other, each once the one before was acknowledged.
class Dialogue {
public:
    Dialogue(PeerConsole& console, const link::Address& partner, const Talk& talk)
        : m_console(console)
        , m_talk(talk)
        , m_admission([](const Digest&, link::Purpose) { return true; })
    {
        tcp::socket socket(m_io);
        socket.connect({ asio::ip::make_address(partner.host), partner.port });
        m_wire = std::make_shared<link::Wire>(std::move(socket), link::makeContext(console.key(), m_admission));
    }

    std::vector<double> run()
    {
        asio::co_spawn(m_io, talk(), [](const std::exception_ptr& failure) {
            if (failure)
                std::rethrow_exception(failure);
        });
        m_io.run();
        if (m_times.size() != m_talk.commands)
            throw std::runtime_error("the line ended before all was acknowledged");
        return m_times;
    }

private:
    link::Wire::Task<void> talk()
    {
        co_await m_wire->handshake(link::Wire::Side::Caller, link::Purpose::Sync);
        m_line = std::make_shared<link::Line>(m_wire, link::Wire::Side::Caller, m_console.store(), m_console.clock(),
            m_turnstile, [this](link::Line& line) { heard(line); });
        co_await m_line->run();
    }

    void heard(link::Line& line)
    {
        if (m_isWaiting || m_times.size() == m_talk.commands)
            return; // only a heartbeat, or its farewell
        const sync::Standing& standing = line.conversation().standing();
        if (!standing.isLevel || !standing.ledgersAgree.value_or(m_isUnderWay))
            return; // first both are to hold the same
        if (m_isUnderWay) {
            m_times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count());
            if (m_times.size() == m_talk.commands)
                return line.leave(sync::Bye::Why::Done);
        } else {
            m_talk.met();
        }
        m_isUnderWay = true;
        m_isWaiting = true;
        asio::co_spawn(m_io, goOn(), asio::detached);
    }

    link::Wire::Task<void> goOn()
    {
        if (m_talk.pause.count() > 0) {
            asio::steady_timer pause(m_io, m_talk.pause);
            co_await pause.async_wait(asio::use_awaitable);
        }
        m_isWaiting = false;
        m_start = std::chrono::steady_clock::now();
        const Instant now = m_console.clock().now();
        const Draft draft = someCase(m_times.size(), now);
        m_console.writer().journal().append({ &draft, 1 }, {}, now);
        m_line->storeChanged();
    }

    PeerConsole& m_console;
    const Talk& m_talk;
    link::Admission m_admission;
    asio::io_context m_io { 1 };
    std::shared_ptr<link::Wire> m_wire;
    link::Turnstile m_turnstile;
    std::shared_ptr<link::Line> m_line;
    std::chrono::steady_clock::time_point m_start;
    bool m_isUnderWay = false;
    bool m_isWaiting = false; ///< until the next command
    std::vector<double> m_times;
};

} // namespace

std::vector<double> dialogue(PeerConsole& console, const link::Address& partner, const Talk& talk)
{
    return Dialogue(console, partner, talk).run();
}

} // namespace fengsui::bench
