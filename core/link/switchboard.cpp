#include "link/switchboard.h"

#include "link/board.h"

#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>

namespace fengsui::link {

Switchboard::Switchboard(const ConsoleKey& key, With with)
    : m_board(std::make_shared<Board>(key, std::move(with)))
{
}

Switchboard::~Switchboard()
{
    if (m_board->input)
        m_board->input->release(); // standard input is not ours to close
    m_board->input.reset();
    m_board->lines.clear();
    m_board->doors.clear();
    m_board->waitingForPairing.reset();
    m_board->pairingSignal.reset();
    m_board->ownIo.reset(); // with whatever still waits there, and would keep the board alive
}

Result<std::uint16_t> Switchboard::listen(const Address& at)
{
    auto port = m_board->openDoor(at);
    if (port)
        asio::co_spawn(m_board->io, m_board->acceptAll(m_board->doors.back()), asio::detached);
    return port;
}

void Switchboard::keepCalling(const Address& address)
{
    asio::co_spawn(m_board->io, m_board->keepCalling(address), asio::detached);
}

void Switchboard::run(bool stopsOnSignals)
{
    std::optional<asio::signal_set> signals;
    if (stopsOnSignals) {
        signals.emplace(m_board->io, SIGINT, SIGTERM);
        signals->async_wait([this](const boost::system::error_code& error, int) {
            if (!error)
                stop();
        });
    }
    m_board->begin();
    m_board->io.restart();
    m_board->io.run();
}

void Switchboard::turn(std::chrono::milliseconds most)
{
    m_board->begin();
    const auto until = std::chrono::steady_clock::now() + most;
    while (m_board->io.poll_one() > 0 && std::chrono::steady_clock::now() < until) { }
}

void Switchboard::wait()
{
    m_board->begin();
    m_board->io.run_one();
}

void Switchboard::wake()
{
    asio::post(m_board->io, [] { });
}

void Switchboard::storeChanged()
{
    m_board->storeChanged(nullptr);
}

void Switchboard::forgetRoutes()
{
    m_board->forgetRoutes();
}

void Switchboard::hangUp()
{
    asio::co_spawn(m_board->io, m_board->hangUp(), asio::detached);
    m_board->io.restart();
    m_board->io.run_for(4 * Wire::farewellWithin);
}

void Switchboard::stop()
{
    asio::post(m_board->io, [board = m_board] { asio::co_spawn(board->io, board->hangUp(), asio::detached); });
}

// Where keys were renewed the two may have to try before they find those that both know.
Result<CallEnd> Switchboard::syncOnce(const Address& address, std::chrono::milliseconds within)
{
    return m_board->finish(m_board->syncPatiently(address, within));
}

Result<Switchboard::Paired> Switchboard::awaitPairing(const Address& at, const sync::CallingCard& ours,
    const AskDigits& ask, const std::function<void(std::uint16_t)>& listening)
{
    const auto port = listen(at);
    if (!port)
        return port.refusal();
    listening(*port);
    return m_board->finish(m_board->awaitPairing(m_board->doors.back(), ours, ask));
}

Result<Switchboard::Paired> Switchboard::callForPairing(
    const Address& to, const sync::CallingCard& ours, const AskDigits& ask)
{
    return m_board->finish(m_board->callForPairing(to, ours, ask));
}

Result<std::uint16_t> Switchboard::beginPairing(
    const std::optional<Address>& to, const Address& at, const sync::CallingCard& ours, PairingEars ears)
{
    if (m_board->isPairing)
        return Refusal { Refusal::Reason::Locked,
            QT_TRANSLATE_NOOP("Refusal", "The pairing before is still ending. Try again in a few seconds."), {}, {} };
    std::shared_ptr<tcp::acceptor> door;
    std::uint16_t port = 0;
    if (!to && !m_board->doors.empty()) {
        port = m_board->doors.front()->local_endpoint().port();
    } else if (!to) {
        const auto opened = listen(at);
        if (!opened)
            return opened;
        port = *opened;
        door = m_board->doors.back();
        m_board->doors.pop_back();
    }
    m_board->isPairing = true;
    m_board->isPairingCancelled = false;
    m_board->waitingForPairing = nullptr;
    m_board->pairingSignal = std::make_unique<asio::steady_timer>(m_board->io);
    asio::co_spawn(m_board->io,
        m_board->pairBeside(to, door, ours, std::make_shared<const PairingEars>(std::move(ears))), asio::detached);
    return port;
}

void Switchboard::cancelPairing()
{
    m_board->cancelPairing();
}

void Switchboard::readLine(std::function<void(std::string)> line)
{
    m_board->readLine(std::move(line));
}

void Switchboard::post(std::function<void()> work)
{
    asio::post(m_board->io, std::move(work));
}

std::size_t Switchboard::lines() const
{
    return m_board->lines.size();
}

std::vector<LineNow> Switchboard::linesNow() const
{
    std::vector<LineNow> all;
    for (const auto& line : m_board->lines)
        all.push_back({ line->pin(), line->conversation().standing(), line->conversation().theirs(),
            line->side() == Wire::Side::Caller, line->remote(), line->silence() });
    return all;
}

} // namespace fengsui::link
