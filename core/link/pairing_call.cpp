#include "link/pairing_call.h"

#include "base/id.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace fengsui::link {

namespace asio = boost::asio;

namespace {

Refusal broken()
{
    return { Refusal::Reason::WrongState,
        QT_TRANSLATE_NOOP("Refusal",
            "The line broke, or the two minutes are over, before both had confirmed. Nothing "
            "was paired."),
        {}, {} };
}

/// What outlives the coroutine: the person may answer after the line broke.
struct Call {
    std::shared_ptr<Wire> wire;
    sync::Pairing pairing;

    // bytes go out one after the other, because the pairing speaks in turns
    Wire::Task<void> flush()
    {
        if (const std::string bytes = pairing.takeOutput(); !bytes.empty())
            co_await wire->write(bytes);
    }
};

Wire::Task<void> flushLater(std::shared_ptr<Call> call)
{
    try {
        co_await call->flush();
    } catch (const boost::system::system_error&) {
        call->wire->close(); // the reader notices
    }
}

} // namespace

Wire::Task<Result<Switchboard::Paired>> pairOver(std::shared_ptr<Wire> wire, const Digest& ourPin,
    const sync::CallingCard& ourCard, const Switchboard::AskDigits& ask, std::chrono::steady_clock::time_point until)
{
    const auto executor = co_await asio::this_coro::executor;
    const std::string nonce = std::string(RawId::random().view()) + std::string(RawId::random().view());
    const auto call = std::make_shared<Call>(
        Call { wire, sync::Pairing({ ourPin, wire->pin(), wire->exporter() }, ourCard, nonce) });
    bool hasAsked = false;
    std::vector<char> piece(sync::Pairing::most);
    try {
        co_await call->flush();
        while (!call->pairing.isOver()) {
            const auto left
                = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            const std::size_t size
                = co_await wire->readSome(asio::buffer(piece), std::max(left, std::chrono::milliseconds(1)));
            call->pairing.receive({ piece.data(), size });
            co_await call->flush();
            if (!call->pairing.digits() || hasAsked)
                continue;
            hasAsked = true;
            ask(*call->pairing.digits(), [call, executor](const std::string& typed) {
                call->pairing.confirm(typed == call->pairing.digits());
                asio::co_spawn(executor, flushLater(call), asio::detached);
            });
        }
    } catch (const boost::system::system_error&) {
        // whoever confirms last hears no more than that the other one hangs up
    }
    wire->finish();
    if (const auto& refusal = call->pairing.refusal())
        co_return *refusal;
    const auto partner = call->pairing.partner();
    if (!partner)
        co_return broken();
    co_return Switchboard::Paired { wire->pin(), *partner };
}

} // namespace fengsui::link
