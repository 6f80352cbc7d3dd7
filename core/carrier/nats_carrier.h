#pragma once

#include "base/instant.h"
#include "carrier/intake.h"
#include "carrier/nats_server.h"

#include <functional>
#include <memory>
#include <optional>

namespace fengsui::carrier {

/// How it goes with the server, for people.
struct Standing {
    bool isConnected = false;
    Instant heardAt; ///< when the server last answered; nothing: never
    std::uint64_t sent = 0; ///< entries that the server confirmed since the start
    std::uint64_t received = 0; ///< entries that were new here since the start
    std::uint64_t waitingOut = 0; ///< entries that the server lacks
    std::uint64_t waitingIn = 0; ///< entries that lie there, or should, and are not here
    bool isSettled = false; ///< everything was sent, and everything was read that is to be had
    std::optional<Refusal> trouble; ///< why the last session ended, or what keeps it from beginning

    bool isLevel() const { return isSettled && waitingOut == 0 && waitingIn == 0; }
};

/// The same entries as by lines between consoles, over a NATS server that keeps them for whoever comes later. Each
/// stream of each incarnation has its subject there, and lies there without gaps: whoever lays down the next entries
/// says after which message, so that two consoles that carry the same stream can't double it. Where to go on is always
/// asked of both sides and never remembered.
///
/// It waits for the server on threads of its own; everything that touches the store is handed to the writer.
class NatsCarrier {
public:
    struct With {
        sync::Store& store;
        const Clock& clock;
        SigningKey key; ///< by which this console is known to the others
        std::function<bool(const std::string& writer, std::span<const Entry>)> isAllowed; ///< see Intake
        std::function<void(std::function<void()>)> onWriter; ///< runs it soon on the writer's thread, in order
        // all of these are called on the writer's thread
        std::function<void(const Refusal&)> notice;
        std::function<void()> tookEntries; ///< lines are to send them on
        std::function<void(const Standing&)> moved;
    };
    /// Everything named outlives the carrier.
    NatsCarrier(ServerAddress address, StreamPlan plan, With with);
    /// Stops.
    ~NatsCarrier();
    NatsCarrier(const NatsCarrier&) = delete;
    NatsCarrier& operator=(const NatsCarrier&) = delete;

    /// Begins, and tries again whenever the server is lost, until stop().
    void start();
    /// Waits for what is under way at the server, some seconds at most; by the writer's thread or after it.
    void stop();
    /// Something was written to the store; by any thread.
    void storeChanged();

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

} // namespace fengsui::carrier
