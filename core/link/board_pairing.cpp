#include "link/board.h"
#include "link/pairing_call.h"

#include <boost/asio/detached.hpp>
#include <boost/asio/read_until.hpp>

namespace fengsui::link {

namespace {

Refusal waitsNotForPairing(const Address& address)
{
    return { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP("Refusal",
            "%1 does not wait for pairing now. Let the person there wait for this console, then call again."),
        { address.toString() }, "address" };
}

Refusal nobodyCalled()
{
    return { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP("Refusal", "No other console called for pairing within two minutes."), {}, {} };
}

} // namespace

void Switchboard::Board::pairingCame()
{
    if (pairingSignal)
        pairingSignal->cancel();
}

Wire::Task<Result<Switchboard::Paired>> Switchboard::Board::awaitPairing(
    std::shared_ptr<tcp::acceptor> door, sync::CallingCard ours, const AskDigits& ask)
{
    const auto self = shared_from_this();
    const auto until = std::chrono::steady_clock::now() + pairingWithin;
    std::optional<Refusal> last;
    pairingSignal = std::make_unique<asio::steady_timer>(io);
    isPairing = true;
    for (int attempt = 0; attempt < mostPairingTries; ++attempt) {
        while (!waitingForPairing && std::chrono::steady_clock::now() < until) {
            pairingSignal->expires_at(until);
            co_await pairingSignal->async_wait(quietly);
        }
        const auto wire = std::exchange(waitingForPairing, nullptr);
        if (!wire)
            break;
        auto paired = co_await pairOver(wire, key.pin(), ours, ask, until);
        if (paired) {
            isPairing = false;
            waitingForPairing.reset();
            co_return paired;
        }
        last = paired.refusal();
    }
    isPairing = false;
    waitingForPairing.reset();
    boost::system::error_code ignored;
    door->close(ignored);
    co_return last.value_or(nobodyCalled());
}

// The wire of the next call for pairing; null when the time is over, or nobody wants it any more.
Wire::Task<std::shared_ptr<Wire>> Switchboard::Board::nextForPairing(std::chrono::steady_clock::time_point until)
{
    while (!waitingForPairing && !isPairingCancelled && std::chrono::steady_clock::now() < until) {
        pairingSignal->expires_at(until);
        co_await pairingSignal->async_wait(quietly);
    }
    co_return std::exchange(waitingForPairing, nullptr);
}

Wire::Task<void> Switchboard::Board::pairBeside(std::optional<Address> to, std::shared_ptr<tcp::acceptor> door,
    sync::CallingCard ours, std::shared_ptr<const PairingEars> ears)
{
    const auto self = shared_from_this();
    const auto until = std::chrono::steady_clock::now() + pairingWithin;
    Result<Paired> result = nobodyCalled();
    for (int tries = to ? 1 : mostPairingTries; tries > 0; --tries) {
        std::optional<Refusal> refusal;
        const auto wire = to ? co_await call(*to, Purpose::Pair, refusal) : co_await nextForPairing(until);
        if (!wire || isPairingCancelled) {
            if (refusal)
                result = refusal->reason == Refusal::Reason::NotAllowed ? waitsNotForPairing(*to) : *refusal;
            if (wire)
                wire->close();
            break;
        }
        pairingWire = wire;
        result = co_await pairOver(wire, key.pin(), ours, ears->ask, until);
        if (result || isPairingCancelled)
            break;
        if (tries > 1)
            ears->failed(result.refusal(), tries - 1);
    }
    isPairing = false;
    boost::system::error_code ignored;
    if (door)
        door->close(ignored);
    ears->ended(result);
}

void Switchboard::Board::cancelPairing()
{
    if (!isPairing)
        return;
    isPairingCancelled = true;
    if (const auto wire = pairingWire.lock())
        wire->close();
    pairingCame();
}

Wire::Task<Result<Switchboard::Paired>> Switchboard::Board::callForPairing(
    Address to, sync::CallingCard ours, const AskDigits& ask)
{
    const auto self = shared_from_this();
    isPairing = true;
    std::optional<Refusal> refusal;
    const auto wire = co_await call(to, Purpose::Pair, refusal);
    if (!wire) {
        isPairing = false;
        co_return *refusal;
    }
    auto paired = co_await pairOver(wire, key.pin(), ours, ask, std::chrono::steady_clock::now() + pairingWithin);
    isPairing = false;
    co_return paired;
}

void Switchboard::Board::readLine(std::function<void(std::string)> line)
{
    wantsLine = std::move(line);
    if (!input) {
        input = std::make_unique<asio::posix::stream_descriptor>(io, 0);
        asio::co_spawn(io, readLines(), asio::detached);
    }
}

Wire::Task<void> Switchboard::Board::readLines()
{
    const auto self = shared_from_this();
    std::string typed;
    for (;;) {
        const auto [error, size]
            = co_await asio::async_read_until(*input, asio::dynamic_buffer(typed, 4096), '\n', quietly);
        std::string line = typed.substr(0, error ? typed.size() : size - 1);
        typed.erase(0, error ? typed.size() : size);
        line.erase(0, line.find_first_not_of(" \t\r"));
        line.erase(line.find_last_not_of(" \t\r") + 1);
        if (const auto wanted = std::exchange(wantsLine, nullptr))
            wanted(line);
        if (error)
            co_return;
    }
}

} // namespace fengsui::link
