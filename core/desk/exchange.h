#pragma once

#include "base/result.h"
#include "desk/session.h"
#include "journal/journal.h"
#include "peer/peer_book.h"
#include "sync/pairing.h"
#include "sync/peer_status.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// Where other consoles may call this one, and whom it calls. A setting of this store that no peer gets.
struct Routes {
    std::string listen; ///< "0.0.0.0:4740"; empty: nobody may call
    std::vector<std::string> call;

    bool isOff() const { return listen.empty() && call.empty(); }
    bool operator==(const Routes&) const = default;
};

/// How it stands with one paired console, for people.
struct PeerPicture {
    Peer peer;
    std::string fingerprint;
    sync::Way way = sync::Way::None;
    std::string address; ///< of the line
    bool isLive = false; ///< there is a line now
    std::optional<Instant> heardAt;
    std::uint64_t waitingOut = 0; ///< entries that it lacks, as far as is known here
    std::uint64_t waitingIn = 0; ///< entries that it was known to hold and we don't
    std::optional<Instant> oldestUnsent; ///< when the oldest of those that it lacks was recorded
    Duration clockOffset {}; ///< its wall clock less ours
    std::optional<bool> ledgersAgree;
    std::string trouble; ///< why the last line ended, if not well; English
};

/// How honest the picture is that this console gives.
struct ExchangePicture {
    std::string fingerprint; ///< of this console's own key
    Routes routes;
    std::uint16_t port = 0; ///< where it listens; 0 when it doesn't
    std::optional<Refusal> trouble; ///< why it does not listen, though it should
    std::vector<PeerPicture> peers; ///< paired, or revoked; not this console itself
};

/// A moment of a pairing under way.
struct PairingMoment {
    enum class What : std::uint8_t {
        Waiting, ///< for a call, on `port`
        Comparing, ///< `digits` are to be read out
        Failed, ///< one try; `triesLeft` more may follow
        Paired, ///< with `card`; over
        Over, ///< without success
    };
    What what = What::Waiting;
    std::uint16_t port = 0;
    std::string digits {};
    int triesLeft = 0;
    std::optional<Refusal> refusal {};
    sync::CallingCard card {};
};

/// A bundle that is written or read piece by piece, so that other work has its turn between. Each step is made on the
/// writer's thread while the store is open.
class BundleWork {
public:
    struct Count {
        std::uint64_t done = 0; ///< of `total`
        std::uint64_t total = 0;
        std::uint64_t entries = 0;
        std::uint64_t fresh = 0; ///< when reading: that were not here before
        std::string peer; ///< for whom, or from whom
        bool isDone = false;
        News news {};
        std::uint64_t files = 0; ///< that went along
        std::uint64_t fileBytes = 0;
    };
    virtual ~BundleWork() = default;
    /// Throws StoreFailure. Nothing is done after the last step or a refusal.
    virtual Result<Count> step() = 0;
};

/// This console's talk with others, beside the commands on the writer's thread. All calls but wake() are made on it.
class Exchange {
public:
    /// What it tells, on the writer's thread.
    struct Ears {
        std::function<void(const ExchangePicture&)> picture; ///< whenever it changed
        std::function<void(const News&)> news; ///< of entries that came in
        std::function<void(const Refusal&)> notice; ///< what a person must know of
        std::function<void(const PairingMoment&)> pairing;
    };
    virtual ~Exchange() = default;
    virtual void tell(Ears) = 0;

    /// Carries the lines on with what is ready, at most about so long.
    virtual void turn(std::chrono::milliseconds most) = 0;
    /// Until there is something to carry on, or wake().
    virtual void wait() = 0;
    /// Ends wait(), now or the next time; by any thread.
    virtual void wake() = 0;

    /// Administrators. An address that can't be used is refused, and everything stays as it was.
    virtual Outcome setRoutes(const Session&, const Routes&) = 0;

    /// Administrators. Calls that address, or with none waits for a call: where it listens, or else at `at`.
    virtual Outcome beginPairing(const Session&, const std::string& to, const std::string& at) = 0;
    /// What the other console's person read out.
    virtual void answerPairing(const std::string& digits) = 0;
    virtual void cancelPairing() = 0;

    /// This console's card as it stands in a pairing file.
    virtual std::string card() const = 0;
    /// Administrators. Enrols the console whose card stands in the text, if the digits are those of the card.
    virtual Result<sync::CallingCard> enrolCard(const Session&, const std::string& text, const std::string& digits) = 0;

    /// What the paired console lacks, or everything, into a file that it alone can read.
    virtual Result<std::shared_ptr<BundleWork>> writeBundle(const Digest& pin, const std::string& file, bool all) = 0;
    virtual Result<std::shared_ptr<BundleWork>> readBundle(const std::string& file) = 0;
};

} // namespace fengsui
