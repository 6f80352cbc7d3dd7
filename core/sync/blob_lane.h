#pragma once

#include "sync/blob_store.h"
#include "sync/frame.h"

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace fengsui::sync {

/// How files fare in a conversation, for people.
struct BlobStanding {
    std::uint64_t sent = 0; ///< bytes
    std::uint64_t received = 0; ///< bytes that are new here
    std::uint64_t files = 0; ///< that became whole here by this conversation
};

/// The part of a conversation that carries files, behind all entries: each side says which files it lacks, the other
/// says which of them it has and of which pieces, and then piece after piece is asked for and sent, when no entry
/// waits.
///
///     wanted → … ← offer, chunk wanted → ← chunk, chunk wanted → ← chunk …          one file at a time each way
///
/// Whoever holds a file may send it, so files pass through consoles between as entries do. Where the line breaks the
/// next conversation goes on with the chunks that are missing.
class BlobLane {
public:
    static constexpr std::size_t window = 2; ///< chunks asked for: a slow line is never far from the next entry
    static constexpr std::size_t mostAsked = 8; ///< of us; whoever asks for more breaks the rules
    static constexpr std::size_t mostOffered = 8; ///< by us and not taken yet: to offer a file is to read it

    using Say = std::function<void(const Frame&)>;
    /// Null where this console carries no files. The store outlives the lane.
    explicit BlobLane(BlobStore* store)
        : m_store(store)
    {
    }
    ~BlobLane();
    BlobLane(const BlobLane&) = delete;
    BlobLane& operator=(const BlobLane&) = delete;

    /// What the other side said.
    void hear(const BlobsWanted&);
    void hear(const BlobOffer&);
    void hear(const BlobGone&);
    /// False when it asks for more than it may.
    bool hear(const ChunkWanted&);
    /// False when the chunk is not what its digest says.
    bool hear(const Chunk&);

    /// Entries came, here or elsewhere: other files may be wanted, and others be here.
    void storeChanged() { m_isStale = true; }
    /// Says what may be said now; chunks only when `isQuiet`: no entry waits. `peer` is who listens.
    void pump(bool isQuiet, IncarnationId peer, const Say&);

    const BlobStanding& standing() const { return m_standing; }
    /// Each side has of the other's files what it wants, as far as they are there.
    bool isSettled() const;
    /// A file became whole since this was asked last: others may want it.
    bool takeGained() { return std::exchange(m_hasGained, false); }

private:
    void sayWanted(const Say&);
    void lookAgain();
    void sayOffer(const Say&);
    void takeOn(IncarnationId peer, const Say&);
    void sendChunks(const Say&);

    /// The file that comes just now.
    struct Taking {
        BlobList list;
        std::deque<std::size_t> missing; ///< not asked for yet
        std::set<std::size_t> asked;
    };

    BlobStore* m_store;
    BlobStanding m_standing;
    bool m_isStale = true;
    bool m_hasGained = false;
    std::optional<std::vector<Digest>> m_saidWanted;
    std::map<Digest, WantedBlob> m_wanted;
    std::set<Digest> m_notThere; ///< of those that we want
    bool m_isTold = false; ///< they said what they want
    std::set<Digest> m_theyWant;
    std::deque<Digest> m_toLookAt; ///< of those that they want: whether they are here
    std::set<Digest> m_offered; ///< by us, and not whole there yet
    std::deque<BlobList> m_offers; ///< of theirs, not begun
    std::optional<Taking> m_taking;
    std::deque<ChunkWanted> m_asked; ///< of us
};

} // namespace fengsui::sync
