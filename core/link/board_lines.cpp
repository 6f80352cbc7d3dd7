#include "link/board.h"

#include "journal/journal.h"

#include <boost/asio/detached.hpp>

#include <algorithm>

namespace fengsui::link {

namespace {

constexpr std::size_t mostNotices = 100; // of one line

Refusal torn()
{
    return { Refusal::Reason::WrongState,
        QT_TRANSLATE_NOOP("Refusal",
            "The line to the other console broke. What had been confirmed is safe; the rest "
            "follows next time."),
        {}, {} };
}

Refusal unsaved(const StoreFailure& failure)
{
    return { Refusal::Reason::WrongState,
        QT_TRANSLATE_NOOP("Refusal", "Syncing stopped, because this console could not save: %1"), { failure.what() },
        {} };
}

} // namespace

std::shared_ptr<Line> Switchboard::Board::lineTo(const Digest& pin) const
{
    const auto at = std::ranges::find(lines, pin, [](const auto& line) { return line->pin(); });
    return at == lines.end() ? nullptr : *at;
}

// One line a pair: of two calls that cross, the one by the console with the lower key stays; of two calls by one
// side the newer, because the older must be dead.
bool Switchboard::Board::mayStay(const Wire& wire, Wire::Side side)
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

Wire::Task<std::shared_ptr<Line>> Switchboard::Board::talk(std::shared_ptr<Wire> wire, Wire::Side side)
{
    const auto self = shared_from_this();
    // who was let in may have been revoked while the handshake went on
    const auto sides = isStopping || !isStillAllowed(wire->pin()) ? std::nullopt : sidesWith(wire->pin());
    if (!sides || !mayStay(*wire, side)) {
        wire->close();
        co_return nullptr;
    }
    const auto line = std::make_shared<Line>(
        wire, side, with.store, with.clock, turnstile, [self](Line& heard) { self->heard(heard); }, *sides);
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
void Switchboard::Board::guarded(const std::function<void()>& step)
{
    try {
        step();
    } catch (const StoreFailure& failure) {
        const auto now = std::chrono::steady_clock::now();
        if (now < std::exchange(failingUntil, now + std::chrono::minutes(1)))
            return; // it was told
        with.notice(unsaved(failure));
    }
}

bool Switchboard::Board::isStillAllowed(const Digest& pin)
{
    bool isAllowed = false;
    guarded([&] { isAllowed = with.isAllowed(pin); });
    return isAllowed;
}

std::optional<sync::Sides> Switchboard::Board::sidesWith(const Digest& pin)
{
    std::optional<sync::Sides> sides;
    guarded([&] { sides = with.sides ? with.sides(pin) : sync::Sides {}; });
    return sides;
}

void Switchboard::Board::heard(Line& line)
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

// Which key a console that renewed its own shows is settled by calls that fail. Each waits a little longer, so that the
// other side has noticed that the one before is over.
Wire::Task<Result<CallEnd>> Switchboard::Board::syncPatiently(Address to, std::chrono::milliseconds within)
{
    const auto self = shared_from_this();
    const int mostCalls = formerContext ? 8 : 3;
    for (int calls = 1;; ++calls) {
        Result<CallEnd> end = co_await syncOnce(to, within);
        if (end || end.refusal().reason != Refusal::Reason::NotAllowed || calls == mostCalls)
            co_return end;
        co_await rest(calls * std::chrono::milliseconds(40));
    }
}

Wire::Task<Result<CallEnd>> Switchboard::Board::syncOnce(Address to, std::chrono::milliseconds within)
{
    const auto self = shared_from_this();
    std::optional<Refusal> refusal;
    const auto wire = co_await call(to, Purpose::Sync, refusal);
    if (!wire) {
        callEnded(to, false);
        co_return *refusal;
    }
    std::optional<sync::Sides> sides;
    try {
        sides = with.sides ? with.sides(wire->pin()) : sync::Sides {};
    } catch (const StoreFailure& failure) {
        wire->close();
        callEnded(to, false);
        co_return unsaved(failure);
    }
    const auto line = std::make_shared<Line>(
        wire, Wire::Side::Caller, with.store, with.clock, turnstile,
        [self](Line& heard) {
            self->heard(heard);
            const sync::Standing& standing = heard.conversation().standing();
            if (standing.isLevel && standing.ledgersAgree && heard.conversation().blobs().isSettled())
                heard.leave(sync::Bye::Why::Done);
        },
        *sides);
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
void Switchboard::Board::storeChanged(const Line* by)
{
    for (const auto& each : std::vector(lines)) {
        if (!isStillAllowed(each->pin())) {
            each->leave(sync::Bye::Why::NotAllowed);
            continue;
        }
        const auto sides = sidesWith(each->pin());
        if (!sides) {
            each->leave(sync::Bye::Why::StoreFailed);
            continue;
        }
        each->entitle(*sides);
        if (each.get() != by)
            each->storeChanged();
    }
}

Duration Switchboard::Board::sinceBegin() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - began);
}

Wire::Task<void> Switchboard::Board::rest(std::chrono::milliseconds time)
{
    asio::steady_timer timer(io, time);
    co_await timer.async_wait(quietly);
}

Wire::Task<void> Switchboard::Board::everySecond()
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

void Switchboard::Board::begin()
{
    if (!std::exchange(isBegun, true))
        asio::co_spawn(io, everySecond(), asio::detached);
}

void Switchboard::Board::forgetRoutes()
{
    ++routes;
    boost::system::error_code ignored;
    for (const auto& door : std::exchange(doors, {}))
        door->close(ignored);
    for (const auto& line : std::vector(lines))
        line->leave(sync::Bye::Why::Done);
}

Wire::Task<void> Switchboard::Board::hangUp()
{
    const auto self = shared_from_this();
    isStopping = true;
    forgetRoutes();
    const auto until = std::chrono::steady_clock::now() + 2 * Wire::farewellWithin;
    while (!lines.empty() && std::chrono::steady_clock::now() < until)
        co_await rest(std::chrono::milliseconds(10));
    io.stop();
}

} // namespace fengsui::link
