#include "link/board.h"

#include <boost/asio/detached.hpp>

namespace fengsui::link {

namespace {

using boost::system::system_error;

constexpr std::size_t mostRefusing = 256; // addresses that are shown the former key

Refusal unreachable(const Address& address, const std::string& why)
{
    return { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP("Refusal", "%1 can't be reached (%2). Is the other console running, and may it be called?"),
        { address.toString(), why }, "address" };
}

} // namespace

Refusal notLetIn(const Address& address)
{
    return { Refusal::Reason::NotAllowed,
        QT_TRANSLATE_NOOP(
            "Refusal", "%1 and this console did not let each other in: not paired, revoked, or no console at all."),
        { address.toString() }, "address" };
}

void Switchboard::Board::callerLeft(const std::string& from, bool isSettled)
{
    if (!formerContext)
        return;
    if (isSettled || refusingCallers.contains(from) || refusingCallers.size() >= mostRefusing)
        refusingCallers.erase(from);
    else
        refusingCallers.insert(from);
}

bool Switchboard::Board::callsWithFormer(const Address& to) const
{
    const auto at = failedCalls.find(to.toString());
    return formerContext && at != failedCalls.end() && at->second % 4 >= 2;
}

void Switchboard::Board::callEnded(const Address& to, bool wasHeard)
{
    if (wasHeard) // whoever accepted the former key has heard of the new one now
        failedCalls.erase(to.toString());
    else if (formerContext)
        ++failedCalls[to.toString()];
}

Result<std::uint16_t> Switchboard::Board::openDoor(const Address& at)
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

Wire::Task<void> Switchboard::Board::acceptAll(std::shared_ptr<tcp::acceptor> door)
{
    const auto self = shared_from_this();
    while (door->is_open()) {
        auto [error, socket] = co_await door->async_accept(quietly);
        if (error) {
            co_await rest(std::chrono::milliseconds(100));
            continue;
        }
        boost::system::error_code gone;
        const auto address = socket.remote_endpoint(gone).address();
        if (gone)
            continue;
        if (acceptPace.sendsAway(address.to_string(), sinceBegin())) {
            socket.close(gone);
            co_await rest(std::chrono::milliseconds(20));
            continue;
        }
        asio::co_spawn(io, answer(std::move(socket), address), asio::detached);
        while (!acceptPace.mayAccept(sinceBegin()))
            co_await rest(std::chrono::milliseconds(20));
    }
}

Wire::Task<void> Switchboard::Board::answer(tcp::socket socket, asio::ip::address from)
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
    if (wire->purpose() == Purpose::Sync) {
        acceptPace.known(wire->pin(), caller, sinceBegin());
        co_await talk(wire, Wire::Side::Called);
    } else if (isFormer) {
        wire->close(); // nobody is paired with a key that is over
    } else {
        waitingForPairing = wire;
    }
    pairingCame();
}

Wire::Task<std::shared_ptr<Wire>> Switchboard::Board::call(
    Address address, Purpose purpose, std::optional<Refusal>& refusal)
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

Wire::Task<void> Switchboard::Board::keepCalling(Address address)
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

} // namespace fengsui::link
