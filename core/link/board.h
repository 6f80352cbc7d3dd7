#pragma once

#include "link/accept_pace.h"
#include "link/back_off.h"
#include "link/doorway.h"
#include "link/line.h"
#include "link/switchboard.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <map>
#include <optional>
#include <random>
#include <set>

namespace fengsui::link {

namespace asio = boost::asio;
using asio::ip::tcp;

inline constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

/// A handshake that fails is mostly one in which a side does not know the other's key.
Refusal notLetIn(const Address&);

/// What a switchboard works with: the calls, the lines, and a pairing beside them. Everything that waits holds it.
struct Switchboard::Board : std::enable_shared_from_this<Switchboard::Board> {
    Board(const ConsoleKey& ownKey, With given)
        : key(ownKey)
        , with(std::move(given))
        , admission([this](const Digest& pin, Purpose purpose) {
            return pin != key.pin() && !(with.former && pin == with.former->pin())
                && (purpose == Purpose::Pair ? isPairing : with.isAllowed(pin));
        })
        , context(makeContext(key, admission))
        , formerContext(with.former ? makeContext(*with.former, admission) : nullptr)
    {
    }

    // --- which key is shown
    // A console that has not heard yet that we renewed our key refuses the new one, and nobody can ask it before: so
    // whoever refused one is shown the other one the next time. Whoever calls tries each key twice, because the other
    // side may be changing, too.
    bool showsFormerToCaller(const std::string& from) const { return formerContext && refusingCallers.contains(from); }
    void callerLeft(const std::string& from, bool isSettled);
    bool callsWithFormer(const Address& to) const;
    void callEnded(const Address& to, bool wasHeard);

    // --- calls that come in
    Result<std::uint16_t> openDoor(const Address& at);
    Wire::Task<void> acceptAll(std::shared_ptr<tcp::acceptor> door);
    Wire::Task<void> answer(tcp::socket socket, asio::ip::address from);

    // --- calls that go out
    Wire::Task<std::shared_ptr<Wire>> call(Address address, Purpose purpose, std::optional<Refusal>& refusal);
    Wire::Task<void> keepCalling(Address address);

    // --- lines
    std::shared_ptr<Line> lineTo(const Digest& pin) const;
    bool mayStay(const Wire& wire, Wire::Side side);
    Wire::Task<std::shared_ptr<Line>> talk(std::shared_ptr<Wire> wire, Wire::Side side);
    void guarded(const std::function<void()>& step);
    bool isStillAllowed(const Digest& pin);
    /// Nothing, and it is told, when the store can't be read.
    std::optional<sync::Sides> sidesWith(const Digest& pin);
    void heard(Line& line);
    Wire::Task<Result<CallEnd>> syncPatiently(Address to, std::chrono::milliseconds within);
    Wire::Task<Result<CallEnd>> syncOnce(Address to, std::chrono::milliseconds within);
    void storeChanged(const Line* by);

    // --- pairing
    void pairingCame();
    Wire::Task<Result<Paired>> awaitPairing(
        std::shared_ptr<tcp::acceptor> door, sync::CallingCard ours, const AskDigits& ask);
    Wire::Task<std::shared_ptr<Wire>> nextForPairing(std::chrono::steady_clock::time_point until);
    /// `door` was opened for this alone, or is null.
    Wire::Task<void> pairBeside(std::optional<Address> to, std::shared_ptr<tcp::acceptor> door, sync::CallingCard ours,
        std::shared_ptr<const PairingEars> ears);
    void cancelPairing();
    Wire::Task<Result<Paired>> callForPairing(Address to, sync::CallingCard ours, const AskDigits& ask);
    void readLine(std::function<void(std::string)> line);
    Wire::Task<void> readLines();

    // --- time
    Duration sinceBegin() const;
    Wire::Task<void> rest(std::chrono::milliseconds time);
    Wire::Task<void> everySecond();
    void begin();
    void forgetRoutes();
    Wire::Task<void> hangUp();
    std::uint64_t chance() { return std::random_device {}(); }

    /// Runs until the task is done; its result.
    template <typename T>
    T finish(Wire::Task<T> task)
    {
        std::optional<T> result;
        std::exception_ptr failure;
        asio::co_spawn(io, fill(std::move(task), result), [&](const std::exception_ptr& error) {
            failure = error;
            io.stop();
        });
        io.restart();
        io.run();
        if (failure)
            std::rethrow_exception(failure);
        return *std::move(result);
    }

    template <typename T>
    static Wire::Task<void> fill(Wire::Task<T> task, std::optional<T>& result)
    {
        result.emplace(co_await std::move(task));
    }

    Turnstile turnstile; // outlives whoever stands in it
    std::unique_ptr<asio::io_context> ownIo = std::make_unique<asio::io_context>(1);
    asio::io_context& io = *ownIo;
    const ConsoleKey key;
    With with;
    Admission admission;
    std::shared_ptr<asio::ssl::context> context;
    std::shared_ptr<asio::ssl::context> formerContext; ///< null without a former key
    std::set<std::string> refusingCallers; ///< addresses from which the key was refused
    std::map<std::string, unsigned> failedCalls; ///< one after the other, by address
    std::vector<std::shared_ptr<tcp::acceptor>> doors;
    std::vector<std::shared_ptr<Line>> lines;
    struct Heard {
        std::uint64_t received = 0;
        std::size_t notices = 0;
    };
    std::map<const Line*, Heard> heardOf;
    const std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point failingUntil; ///< the store; it needn't be told again before
    Doorway doorway;
    AcceptPace acceptPace;
    int routes = 0; ///< goes up whenever those before are forgotten
    bool isBegun = false;
    bool isStopping = false;
    bool isPairing = false;
    bool isPairingCancelled = false;
    std::weak_ptr<Wire> pairingWire;
    std::shared_ptr<Wire> waitingForPairing;
    std::unique_ptr<asio::steady_timer> pairingSignal;
    std::unique_ptr<asio::posix::stream_descriptor> input;
    std::function<void(std::string)> wantsLine;
};

} // namespace fengsui::link
