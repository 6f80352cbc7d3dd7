#include "bench/bench.h"
#include "bench/big_store.h"
#include "bench/peer_ceiling.h"
#include "bench/peer_console.h"
#include "link/line.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

namespace fengsui::bench {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t commands = 2000;

/// Writes one entry after the other, each once the one before was acknowledged.
class Dialogue {
public:
    Dialogue(PeerConsole& console, const link::Address& partner)
        : m_console(console)
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
        if (m_times.size() != commands)
            throw std::runtime_error("the line ended before all was acknowledged");
        return m_times;
    }

private:
    link::Wire::Task<void> talk()
    {
        co_await m_wire->handshake(link::Wire::Side::Caller, link::Purpose::Sync);
        m_line = std::make_shared<link::Line>(m_wire, link::Wire::Side::Caller, m_console.store(), m_console.clock(),
            [this](link::Line& line) { heard(line); });
        co_await m_line->run();
    }

    void heard(link::Line& line)
    {
        const sync::Standing& standing = line.conversation().standing();
        if (!standing.isLevel || !standing.ledgersAgree.value_or(m_isUnderWay))
            return; // first both are to hold the same
        if (m_isUnderWay) {
            m_times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count());
            if (m_times.size() == commands)
                return line.leave(sync::Bye::Why::Done);
        }
        m_isUnderWay = true;
        m_start = std::chrono::steady_clock::now();
        const Instant now = m_console.clock().now();
        const Draft draft = someCase(m_times.size(), now);
        m_console.writer().journal().append({ &draft, 1 }, {}, now);
        line.storeChanged();
    }

    PeerConsole& m_console;
    link::Admission m_admission;
    asio::io_context m_io { 1 };
    std::shared_ptr<link::Wire> m_wire;
    std::shared_ptr<link::Line> m_line;
    std::chrono::steady_clock::time_point m_start;
    bool m_isUnderWay = false;
    std::vector<double> m_times;
};

double percentile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

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
        const auto times = Dialogue(here, there.address()).run();
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

} // namespace fengsui::bench
