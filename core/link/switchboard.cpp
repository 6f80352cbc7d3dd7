#include "link/switchboard.h"

#include "journal/journal.h"
#include "link/back_off.h"
#include "link/doorway.h"
#include "link/line.h"
#include "link/pairing_call.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <charconv>
#include <csignal>
#include <deque>
#include <map>
#include <random>
#include <set>

namespace fengsui::link {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::system_error;

namespace {

constexpr std::size_t mostNotices = 100; // of one line
constexpr std::size_t mostRefusing = 256; // addresses that are shown the former key

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

Refusal unreachable(const Address& address, const std::string& why)
{
    return { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP("Refusal", "%1 can't be reached (%2). Is the other console running, and may it be called?"),
        { address.toString(), why }, "address" };
}

Refusal torn()
{
    return { Refusal::Reason::WrongState,
        QT_TRANSLATE_NOOP("Refusal",
            "The line to the other console broke. What had been confirmed is safe; the rest "
            "follows next time."),
        {}, {} };
}

// A handshake that fails is mostly one in which a side does not know the other's key.
Refusal notLetIn(const Address& address)
{
    return { Refusal::Reason::NotAllowed,
        QT_TRANSLATE_NOOP(
            "Refusal", "%1 and this console did not let each other in: not paired, revoked, or no console at all."),
        { address.toString() }, "address" };
}

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

Result<Address> Address::parse(const std::string& text)
{
    Address address;
    const auto colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    address.host = colon == std::string::npos ? text : text.substr(0, colon);
    if (address.host.starts_with('[') && address.host.ends_with(']'))
        address.host = address.host.substr(1, address.host.size() - 2);
    else if (address.host.find(':') != std::string::npos)
        address.host.clear(); // an address of version 6 without brackets
    if (port.empty() || error != std::errc() || end != port.data() + port.size() || address.host.empty())
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "\"%1\" is no address; write it like 192.0.2.7:4740 or [2001:db8::7]:4740."),
            { text }, "address" };
    return address;
}

std::string Address::toString() const
{
    return (host.find(':') == std::string::npos ? host : '[' + host + ']') + ':' + std::to_string(port);
}

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
    void callerLeft(const std::string& from, bool isSettled)
    {
        if (!formerContext)
            return;
        if (isSettled || refusingCallers.contains(from) || refusingCallers.size() >= mostRefusing)
            refusingCallers.erase(from);
        else
            refusingCallers.insert(from);
    }
    bool callsWithFormer(const Address& to) const
    {
        const auto at = failedCalls.find(to.toString());
        return formerContext && at != failedCalls.end() && at->second % 4 >= 2;
    }
    void callEnded(const Address& to, bool wasHeard)
    {
        if (wasHeard) // whoever accepted the former key has heard of the new one now
            failedCalls.erase(to.toString());
        else if (formerContext)
            ++failedCalls[to.toString()];
    }

    // --- calls that come in

    Result<std::uint16_t> openDoor(const Address& at)
    {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(at.host, error);
        const tcp::endpoint endpoint(address, at.port);
        auto acceptor = std::make_shared<tcp::acceptor>(io);
        if (!error)
            acceptor->open(endpoint.protocol(), error);
        if (!error)
            acceptor->set_option(tcp::acceptor::reuse_address(true), error);
        if (!error)
            acceptor->bind(endpoint, error);
        if (!error)
            acceptor->listen(asio::socket_base::max_listen_connections, error);
        if (error)
            return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be listened on (%2)."),
                { at.toString(), error.message() }, "listen" };
        doors.push_back(acceptor);
        return acceptor->local_endpoint().port();
    }

    Wire::Task<void> acceptAll(std::shared_ptr<tcp::acceptor> door)
    {
        const auto self = shared_from_this();
        std::deque<std::chrono::steady_clock::time_point> accepted;
        while (door->is_open()) {
            auto [error, socket] = co_await door->async_accept(quietly);
            const auto now = std::chrono::steady_clock::now();
            if (error) {
                co_await rest(std::chrono::milliseconds(100));
                continue;
            }
            boost::system::error_code gone;
            const auto address = socket.remote_endpoint(gone).address();
            if (!gone)
                asio::co_spawn(io, answer(std::move(socket), address), asio::detached);
            while (!accepted.empty() && now - accepted.front() >= std::chrono::seconds(1))
                accepted.pop_front();
            accepted.push_back(now);
            if (accepted.size() >= mostAcceptsASecond)
                co_await rest(std::chrono::milliseconds(1000));
        }
    }

    Wire::Task<void> answer(tcp::socket socket, asio::ip::address from)
    {
        const auto self = shared_from_this();
        const std::string caller = from.to_string();
        const bool isFormer = showsFormerToCaller(caller);
        const auto wire = std::make_shared<Wire>(std::move(socket), isFormer ? formerContext : context);
        bool isIn = false;
        if (const auto place = co_await doorway.enter(from))
            try {
                co_await wire->handshake(Wire::Side::Called, Purpose::Sync);
                isIn = true;
            } catch (const system_error&) {
            }
        if (!isIn)
            wire->close();
        callerLeft(caller, isIn);
        if (!isIn)
            co_return;
        if (wire->purpose() == Purpose::Sync)
            co_await talk(wire, Wire::Side::Called);
        else if (isFormer)
            wire->close(); // nobody is paired with a key that is over
        else
            waitingForPairing = wire;
        pairingCame();
    }

    // --- calls that go out

    Wire::Task<std::shared_ptr<Wire>> call(Address address, Purpose purpose, std::optional<Refusal>& refusal)
    {
        boost::system::error_code error;
        std::vector<tcp::endpoint> endpoints;
        if (const auto numeric = asio::ip::make_address(address.host, error); !error) {
            endpoints.emplace_back(numeric, address.port);
        } else {
            tcp::resolver resolver(io);
            auto [failed, found] = co_await resolver.async_resolve(address.host, std::to_string(address.port), quietly);
            for (const auto& each : found)
                endpoints.push_back(each.endpoint());
            error = failed;
        }
        auto socket = std::make_shared<tcp::socket>(io);
        bool isConnected = false;
        for (const tcp::endpoint& endpoint : endpoints) {
            asio::steady_timer deadline(io, Wire::handshakeWithin);
            deadline.async_wait([weak = std::weak_ptr(socket)](const boost::system::error_code& cancelled) {
                boost::system::error_code ignored;
                if (const auto strong = weak.lock(); strong && !cancelled)
                    strong->close(ignored);
            });
            std::tie(error) = co_await socket->async_connect(endpoint, quietly);
            if (!error && socket->is_open()) {
                isConnected = true;
                break;
            }
            socket = std::make_shared<tcp::socket>(io);
        }
        if (!isConnected) {
            refusal = unreachable(address, error.message());
            co_return nullptr;
        }
        const bool isFormer = purpose == Purpose::Sync && callsWithFormer(address);
        const auto wire = std::make_shared<Wire>(std::move(*socket), isFormer ? formerContext : context);
        try {
            co_await wire->handshake(Wire::Side::Caller, purpose);
            co_return wire;
        } catch (const system_error&) {
            wire->close();
        }
        refusal = notLetIn(address);
        co_return nullptr;
    }

    Wire::Task<void> keepCalling(Address address)
    {
        const auto self = shared_from_this();
        const int mine = routes;
        BackOff backOff;
        std::optional<Digest> known;
        while (!isStopping && mine == routes) {
            if (known && lineTo(*known)) {
                co_await rest(std::chrono::seconds(5));
                continue;
            }
            std::optional<Refusal> refusal;
            bool isHeard = false;
            if (const auto wire = co_await call(address, Purpose::Sync, refusal)) {
                if (mine != routes) {
                    wire->close();
                    co_return;
                }
                known = wire->pin();
                const auto line = co_await talk(wire, Wire::Side::Caller);
                isHeard = line && !line->conversation().standing().peer.isNull();
                if (isHeard)
                    backOff.reset();
            }
            callEnded(address, isHeard);
            if (!isStopping)
                co_await rest(backOff.next(chance()));
        }
    }

    // --- lines

    std::shared_ptr<Line> lineTo(const Digest& pin) const
    {
        const auto at = std::ranges::find(lines, pin, [](const auto& line) { return line->pin(); });
        return at == lines.end() ? nullptr : *at;
    }

    // One line a pair: of two calls that cross, the one by the console with the lower key stays; of two calls by one
    // side the newer, because the older must be dead.
    bool mayStay(const Wire& wire, Wire::Side side)
    {
        const auto old = lineTo(wire.pin());
        if (!old)
            return true;
        const bool isOurs = side == Wire::Side::Caller;
        if (old->side() != side && isOurs != (key.pin() < wire.pin()))
            return false;
        std::erase(lines, old);
        old->leave(sync::Bye::Why::Done);
        return true;
    }

    Wire::Task<std::shared_ptr<Line>> talk(std::shared_ptr<Wire> wire, Wire::Side side)
    {
        const auto self = shared_from_this();
        // who was let in may have been revoked while the handshake went on
        if (isStopping || !isStillAllowed(wire->pin()) || !mayStay(*wire, side)) {
            wire->close();
            co_return nullptr;
        }
        const auto line = std::make_shared<Line>(
            wire, side, with.store, with.clock, turnstile, [self](Line& heard) { self->heard(heard); },
            sidesWith(wire->pin()));
        lines.push_back(line);
        co_await line->run();
        heard(*line);
        std::erase(lines, line);
        heardOf.erase(line.get());
        CallEnd end { line->conversation().standing(), line->conversation().ending(), line->conversation().theirs(),
            line->conversation().blobs().standing(), side == Wire::Side::Caller, line->remote() };
        if (line->isTorn())
            end.refusal = torn();
        guarded([&] { with.ended(line->pin(), end); });
        co_return line;
    }

    // A store that can't be read or written ends nothing here but what was asked of it: lines say so themselves, and
    // the next second tries again.
    void guarded(const std::function<void()>& step)
    {
        try {
            step();
        } catch (const StoreFailure& failure) {
            const auto now = std::chrono::steady_clock::now();
            if (now < std::exchange(failingUntil, now + std::chrono::minutes(1)))
                return; // it was told
            with.notice({ Refusal::Reason::WrongState,
                QT_TRANSLATE_NOOP("Refusal", "Syncing stopped, because this console could not save: %1"),
                { failure.what() }, {} });
        }
    }

    bool isStillAllowed(const Digest& pin)
    {
        bool isAllowed = false;
        guarded([&] { isAllowed = with.isAllowed(pin); });
        return isAllowed;
    }

    sync::Sides sidesWith(const Digest& pin) const { return with.sides ? with.sides(pin) : sync::Sides {}; }

    void heard(Line& line)
    {
        Heard& of = heardOf[&line];
        const auto notices = line.conversation().takeNotices();
        for (const Refusal& notice : notices)
            if (++of.notices <= mostNotices) // a peer can cause them at will
                with.notice(notice);
        const std::uint64_t received = line.conversation().standing().received;
        const bool hasGained = line.conversation().takeGainedBlob();
        if (std::exchange(of.received, received) == received && notices.empty() && !hasGained)
            return;
        if (with.tookEntries)
            with.tookEntries();
        storeChanged(&line);
    }

    Wire::Task<Result<CallEnd>> syncOnce(Address to, std::chrono::milliseconds within)
    {
        const auto self = shared_from_this();
        std::optional<Refusal> refusal;
        const auto wire = co_await call(to, Purpose::Sync, refusal);
        if (!wire) {
            callEnded(to, false);
            co_return *refusal;
        }
        const auto line = std::make_shared<Line>(
            wire, Wire::Side::Caller, with.store, with.clock, turnstile,
            [self](Line& heard) {
                self->heard(heard);
                const sync::Standing& standing = heard.conversation().standing();
                if (standing.isLevel && standing.ledgersAgree && heard.conversation().blobs().isSettled())
                    heard.leave(sync::Bye::Why::Done);
            },
            sidesWith(wire->pin()));
        asio::steady_timer deadline(io, within);
        deadline.async_wait([weak = std::weak_ptr(line)](const boost::system::error_code& error) {
            if (const auto strong = weak.lock(); strong && !error)
                strong->leave(sync::Bye::Why::TooSlow);
        });
        lines.push_back(line);
        co_await line->run();
        callEnded(to, !line->conversation().standing().peer.isNull());
        std::erase(lines, line);
        with.ended(line->pin(),
            { line->conversation().standing(), line->conversation().ending(), line->conversation().theirs(),
                line->conversation().blobs().standing(), true, line->remote() });
        if (line->isTorn() && line->conversation().standing().peer.isNull())
            co_return notLetIn(to); // the other side looks at our key after we think to be in
        if (line->isTorn())
            co_return torn();
        if (const auto& ending = line->conversation().ending())
            co_return *ending;
        co_return CallEnd { line->conversation().standing(), std::nullopt, line->conversation().theirs(),
            line->conversation().blobs().standing(), true, line->remote() };
    }

    // entries go on from here, and they may say that somebody is not to be talked to any more
    void storeChanged(const Line* by)
    {
        for (const auto& each : std::vector(lines)) {
            if (!isStillAllowed(each->pin())) {
                each->leave(sync::Bye::Why::NotAllowed);
                continue;
            }
            each->entitle(sidesWith(each->pin()));
            if (each.get() != by)
                each->storeChanged();
        }
    }

    // --- pairing

    void pairingCame()
    {
        if (pairingSignal)
            pairingSignal->cancel();
    }

    Wire::Task<Result<Paired>> awaitPairing(
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
    Wire::Task<std::shared_ptr<Wire>> nextForPairing(std::chrono::steady_clock::time_point until)
    {
        while (!waitingForPairing && !isPairingCancelled && std::chrono::steady_clock::now() < until) {
            pairingSignal->expires_at(until);
            co_await pairingSignal->async_wait(quietly);
        }
        co_return std::exchange(waitingForPairing, nullptr);
    }

    /// `door` was opened for this alone, or is null.
    Wire::Task<void> pairBeside(std::optional<Address> to, std::shared_ptr<tcp::acceptor> door, sync::CallingCard ours,
        std::shared_ptr<const PairingEars> ears)
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

    void cancelPairing()
    {
        if (!isPairing)
            return;
        isPairingCancelled = true;
        if (const auto wire = pairingWire.lock())
            wire->close();
        pairingCame();
    }

    Wire::Task<Result<Paired>> callForPairing(Address to, sync::CallingCard ours, const AskDigits& ask)
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

    void readLine(std::function<void(std::string)> line)
    {
        wantsLine = std::move(line);
        if (!input) {
            input = std::make_unique<asio::posix::stream_descriptor>(io, 0);
            asio::co_spawn(io, readLines(), asio::detached);
        }
    }

    Wire::Task<void> readLines()
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

    // --- time

    Wire::Task<void> rest(std::chrono::milliseconds time)
    {
        asio::steady_timer timer(io, time);
        co_await timer.async_wait(quietly);
    }

    Wire::Task<void> everySecond()
    {
        const auto self = shared_from_this();
        while (!isStopping) {
            co_await rest(std::chrono::seconds(1));
            guarded(with.everySecond);
            for (const auto& each : std::vector(lines)) // revoked by somebody here
                if (!isStillAllowed(each->pin()))
                    each->leave(sync::Bye::Why::NotAllowed);
        }
    }

    void begin()
    {
        if (!std::exchange(isBegun, true))
            asio::co_spawn(io, everySecond(), asio::detached);
    }

    void forgetRoutes()
    {
        ++routes;
        boost::system::error_code ignored;
        for (const auto& door : std::exchange(doors, {}))
            door->close(ignored);
        for (const auto& line : std::vector(lines))
            line->leave(sync::Bye::Why::Done);
    }

    Wire::Task<void> hangUp()
    {
        const auto self = shared_from_this();
        isStopping = true;
        forgetRoutes();
        const auto until = std::chrono::steady_clock::now() + 2 * Wire::farewellWithin;
        while (!lines.empty() && std::chrono::steady_clock::now() < until)
            co_await rest(std::chrono::milliseconds(10));
        io.stop();
    }

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
    std::chrono::steady_clock::time_point failingUntil; ///< the store; it needn't be told again before
    Doorway doorway;
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
    const int mostCalls = m_board->formerContext ? 8 : 3;
    for (int calls = 1;; ++calls) {
        Result<CallEnd> end = m_board->finish(m_board->syncOnce(address, within));
        if (end || end.refusal().reason != Refusal::Reason::NotAllowed || calls == mostCalls)
            return end;
    }
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
