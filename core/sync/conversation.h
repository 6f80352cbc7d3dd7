#pragma once

#include "sync/blob_lane.h"
#include "sync/frame.h"
#include "sync/sides.h"

#include <deque>
#include <functional>
#include <map>
#include <set>

namespace fengsui::sync {

/// What the other console is known to be like, for people.
struct Standing {
    IncarnationId peer; ///< null before its hello
    Duration clockOffset {}; ///< its wall clock less ours, as of the hello
    std::uint64_t sent = 0; ///< entries that are durable there by this conversation
    std::uint64_t received = 0; ///< entries that are new here by this conversation
    std::uint64_t waitingOut = 0; ///< entries that it lacks, as far as it told
    std::uint64_t waitingIn = 0; ///< entries that we lack, as far as it told
    bool isLevel = false; ///< both hold the same entries
    std::optional<bool> ledgersAgree; ///< when they were compared since both were level
};

/// Of one batch. By default so few entries that whoever takes them is back for its own people within 50 ms.
struct BatchLimits {
    std::size_t entries = 300;
    std::size_t bytes = mostBatchBytes;
};

/// One conversation of two consoles, from hello to the end, without socket, clock or thread: bytes and ticks go in,
/// bytes and calls of the store come out. Each begins from what is, never from what was remembered: both tell what they
/// hold, each sends what the other lacks, and from then on what comes anew. An entry that comes twice changes nothing.
///
///     hello ⇄ hello, have ⇄ have → batches ⇄ acks → heads, pulses …           live until somebody says bye
///
/// Where the two hold different entries of one name, they find the place, show each other the two, and the branch whose
/// first own entry has the lower digest keeps the name, on every console: see Store::setAside.
class Conversation {
public:
    /// Time since any one moment, of a clock that is never set.
    using Tick = Duration;

    static constexpr Duration helloWithin = std::chrono::seconds(10);
    static constexpr Duration heartbeat = std::chrono::seconds(15);
    static constexpr Duration deadAfter = std::chrono::seconds(45);
    static constexpr Duration betweenPulses = std::chrono::seconds(1); ///< at least, while there are changes
    static constexpr std::size_t window = 8; ///< batches that were not acknowledged yet
    static constexpr std::size_t mostWaitingOutput = 16 * 1024 * 1024;
    static constexpr int mostSetbacks = 64; ///< refused batches without an accepted one between
    static constexpr int mostPartings = 4096; ///< ends that were not ours
    static constexpr int mostStrangeHeads = 64; ///< not signed by whom they are of

    /// The store outlives the conversation. `wall` is the clock on the wall.
    Conversation(Store& store, Instant wall, Tick now, BatchLimits limits = {}, Sides sides = {});

    void receive(std::string_view bytes, Tick now);
    void tick(Tick now);
    /// Something was written here, by people or by another conversation.
    void storeChanged();
    /// Who is to get what is otherwise than before, or not.
    void entitle(Sides sides);
    /// Says bye and ends.
    void leave(Bye::Why why);

    /// What is to be sent, each byte once.
    std::string takeOutput();
    std::size_t waitingOutput() const { return m_output.size(); } ///< bytes
    bool isOver() const { return m_isOver; }
    /// Why it ended, if it did not end well.
    const std::optional<Refusal>& ending() const { return m_ending; }
    /// By when tick() is to be called at the latest.
    Tick nextTick() const;
    const Standing& standing() const { return m_standing; }
    /// What the other side holds, as far as it told and what is here fits to it.
    Vector theirs() const;
    /// What a person must know of: forks, rewritten records, ledgers that differ. Each is told once.
    std::vector<Refusal> takeNotices();
    /// How files fare in it.
    const BlobLane& blobs() const { return m_blobs; }
    /// A file became whole since this was asked last: other conversations may want to hear of it.
    bool takeGainedBlob() { return m_blobs.takeGained(); }

private:
    using StreamKey = std::pair<IncarnationId, StreamName>;

    /// What we believe of a stream at the other side.
    struct There {
        std::uint64_t number = 0; ///< durable there
        Digest hash {};
        std::uint64_t sent = 0; ///< on its way there
        std::uint64_t headSent = 0; ///< of the signed head
        bool isApart = false; ///< the branches differ: nothing is sent until a Have mends it
    };
    struct OnItsWay {
        std::uint64_t number;
        std::map<StreamKey, End> ends;
        std::uint64_t entries;
    };

    void say(const Frame& frame);
    void end(Bye::Why why, std::optional<Refusal> refusal);
    void guarded(const std::function<void()>& step);

    void hear(const Frame& frame);
    void hear(const Hello& hello);
    void hear(const Have& have);
    void hear(const Batch& batch);
    void hear(const Ack& ack);
    void hear(const Heads& heads);
    void hear(const Pulse& pulse);
    void hear(const Hashes& hashes);
    void hear(const HashesWanted& wanted);
    void hear(const Fork& fork);
    void hear(const Bye& bye);
    void hear(const BlobsWanted& wanted);
    void hear(const BlobOffer& offer);
    void hear(const ChunkWanted& wanted);
    void hear(const Chunk& chunk);
    void hear(const BlobGone& gone);
    void hear(const BodiesWanted& wanted);
    void hear(const Bodies& bodies);

    bool isForThem(const StreamKey& stream) const { return m_sides.theirs.gets(stream.first, stream.second); }
    bool isShared(const StreamKey& stream) const { return m_sides.share(stream.first, stream.second); }
    void sayVector();
    void sayEnds(const std::set<StreamKey>& streams);
    void believe(const End& end);
    /// Whether what the other side holds of the stream is the beginning of what we hold, as far as can be seen here.
    void compareEnds(const StreamKey& stream);
    void sendHashes(const EntryKey& last);
    void sayFork(const EntryKey& key);
    /// Reads our ends again if they may have moved, and mends what the other side believes of those that moved back.
    void readMine();
    /// What is here of that which both are to hold.
    Vector mine() const;
    /// The signed heads that are of use to the other side.
    std::vector<SignedHead> headsForThem() const;
    /// Sends whatever may be sent now.
    void pump();
    bool isWorthABatch() const;
    void sendBatches();
    void sendHeads();
    /// Files come last, when no entry waits for its turn.
    bool mayPulse() const;
    void carryBlobs();
    /// Sends them unless both held the same from the beginning.
    void compareHeads();
    Vector sharedOf(const std::vector<SignedHead>& heads) const;
    void pulse();
    void compareLedgers();
    void askForBodies();
    void measure();
    bool isLevel() const;

    Store& m_store;
    const BatchLimits m_limits;
    Sides m_sides;
    const Instant m_wall;
    FrameReader m_reader;
    std::string m_output;
    bool m_isOver = false;
    std::optional<Refusal> m_ending;
    std::vector<Refusal> m_notices;
    Standing m_standing;

    Tick m_now;
    Tick m_lastHeard;
    Tick m_lastSaid;
    bool m_isMet = false; ///< the hello came
    bool m_isToldAll = false; ///< all of its ends came
    Vector m_declared; ///< what our hello stood for
    Digest m_theirHeads; ///< as of their hello
    std::map<StreamKey, End> m_mine;
    bool m_isStale = true; ///< m_mine is not what the store holds
    std::map<StreamKey, There> m_there;
    std::deque<OnItsWay> m_onItsWay;
    std::uint64_t m_batch = 0;
    int m_setbacks = 0;
    int m_partings = 0;
    int m_strangeHeads = 0;
    bool m_isRenewed = false;
    bool m_mustCompareHeads = true; ///< once; later by the heartbeat
    bool m_isPulseDue = true; ///< something came or went since the last comparison of ledgers
    Tick m_pulseAgain {}; ///< not before: many small changes are compared together
    std::optional<std::pair<Digest, Digest>> m_ledgers; ///< vector and ledger digest, as last computed
    std::optional<Pulse> m_heard; ///< the last one
    bool m_awaitsBodies = false; ///< that we lack: they were asked for
    bool m_isBodyGone = false; ///< the answer was that the other side has none either
    BlobLane m_blobs;
};

} // namespace fengsui::sync
