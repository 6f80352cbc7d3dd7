#pragma once

#include "link/console_key.h"
#include "sync/conversation.h"
#include "sync/pairing.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fengsui::link {

/// Where a console is reached.
struct Address {
    std::string host;
    std::uint16_t port = 0;

    /// "host:port", "192.0.2.7:4740", "[2001:db8::7]:4740".
    static Result<Address> parse(const std::string& text);
    std::string toString() const;
};

/// How one call ended.
struct CallEnd {
    sync::Standing standing;
    std::optional<Refusal> refusal; ///< unless it ended well
    sync::Vector theirs {}; ///< what the other side held
    sync::BlobStanding files {}; ///< that went along
    bool isOurCall = true;
    std::string remote {}; ///< address of the other side
};

/// A line that is there now.
struct LineNow {
    Digest pin;
    sync::Standing standing;
    sync::Vector theirs; ///< what the other side holds, as far as it told
    bool isOurCall = true;
    std::string remote;
    std::chrono::milliseconds silence {}; ///< since it was last heard
};

/// All lines of this console, on the thread that calls run(): the writer's, because conversations call the store.
/// Listens and dials, lets in only who is allowed, keeps one line a peer, and lets each line know what came in by
/// another, so that entries go on by whatever path there is.
class Switchboard {
public:
    static constexpr std::chrono::minutes pairingWithin { 2 };
    static constexpr int mostPairingTries = 3;

    struct With {
        sync::Store& store;
        const Clock& clock;
        std::function<bool(const Digest& pin)> isAllowed; ///< asked at each handshake, and again when peers change
        std::function<void(const Refusal&)> notice; ///< what a person must know of
        std::function<void(const Digest& pin, const CallEnd&)> ended; ///< a line is over
        std::function<void()> everySecond; ///< housekeeping of the store
        std::function<void()> tookEntries {}; ///< a line brought entries: whoever carries them otherwise is to look
        /// Who is to get what in a talk with this console; nothing: both get everything.
        std::function<sync::Sides(const Digest& pin)> sides {};
        /// The key that this console showed before it renewed it: shown to whoever has not heard of the new one.
        std::optional<ConsoleKey> former {};
    };
    /// Everything named outlives the switchboard.
    Switchboard(const ConsoleKey& key, With with);
    ~Switchboard();
    Switchboard(const Switchboard&) = delete;
    Switchboard& operator=(const Switchboard&) = delete;

    /// From now on others may call; gives the port, which the system chooses for 0. Refuses an address that can't be
    /// listened on.
    Result<std::uint16_t> listen(const Address& at);
    /// Calls the address, and again whenever the line is lost.
    void keepCalling(const Address& address);

    /// Carries all lines until stop() or, with `stopsOnSignals`, until the process is asked to end.
    void run(bool stopsOnSignals = false);
    /// May be called from anywhere, also by another thread. Says bye on every line.
    void stop();

    /// Runs the work on the thread that carries the lines, soon and in order. May be called from anywhere.
    void post(std::function<void()> work);
    /// For a thread that has other work too, instead of run(): carries on what is ready, at most about so long.
    void turn(std::chrono::milliseconds most);
    /// Until something is ready, or wake().
    void wait();
    /// Ends wait(), now or the next time. May be called by another thread.
    void wake();
    /// Something was written here, and not by a line: it goes out, and whoever is revoked by it is not talked to.
    void storeChanged();
    /// Nobody may call any more, and nobody is called; every line ends with bye.
    void forgetRoutes();
    /// Says bye on every line and stays until they are gone, a few seconds at most. Nothing can be done after it.
    void hangUp();

    /// Calls once and talks until both hold the same and have compared their ledgers, at most so long.
    Result<CallEnd> syncOnce(const Address& address, std::chrono::milliseconds within);

    /// Asks the person here for the digits that the other one reads out, once ours are known; calls back with the
    /// words.
    using AskDigits = std::function<void(const std::string& ours, std::function<void(std::string)> answer)>;
    struct Paired {
        Digest pin;
        sync::CallingCard card;
    };
    /// Waits for another console to call for pairing; three tries, two minutes.
    Result<Paired> awaitPairing(const Address& at, const sync::CallingCard& ours, const AskDigits& ask,
        const std::function<void(std::uint16_t port)>& listening);
    /// Calls another console that waits for pairing.
    Result<Paired> callForPairing(const Address& to, const sync::CallingCard& ours, const AskDigits& ask);
    /// Pairing beside the lines, for turn(): its ends are told, never on the way of this call itself.
    struct PairingEars {
        AskDigits ask;
        std::function<void(const Refusal& why, int triesLeft)> failed; ///< the next call may come
        std::function<void(const Result<Paired>&)> ended;
    };
    /// Calls `to`; with none it waits for a call: where others may call anyhow, or else at `at`. Gives the port.
    Result<std::uint16_t> beginPairing(
        const std::optional<Address>& to, const Address& at, const sync::CallingCard& ours, PairingEars ears);
    /// Ends it without success, soon.
    void cancelPairing();
    /// For AskDigits: the next line of standard input, without stopping the lines.
    void readLine(std::function<void(std::string)> line);

    std::size_t lines() const; ///< live conversations
    std::vector<LineNow> linesNow() const;

private:
    struct Board;
    std::shared_ptr<Board> m_board;
};

} // namespace fengsui::link
