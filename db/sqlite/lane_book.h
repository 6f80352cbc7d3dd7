#pragma once

#include "journal/branch.h"
#include "journal/clock_judgement.h"
#include "journal/peer_judgement.h"
#include "sqlite/connection.h"
#include "sqlite/entry_table.h"

#include <map>
#include <optional>
#include <utility>

namespace fengsui {

/// The record itself: which streams are here, how far each reaches, which of their entries count, and the one way to
/// put a further entry down. Folds nothing. What is in memory is what the file holds, as of the transaction under way;
/// after a failure it is to be forgotten.
class LaneBook {
public:
    using StreamKey = std::pair<IncarnationId, StreamName>;

    explicit LaneBook(Connection& connection);

    /// Reads the file, unless that was done.
    void read();
    void forget();

    /// Made when there is none. The reference holds until the book is forgotten.
    Lane& lane(IncarnationId, const StreamName&);
    std::map<StreamKey, Lane>& lanes() { return m_lanes; }
    /// The digest of an entry that is here.
    std::optional<Digest> hashAt(const Lane&, std::uint64_t number);
    /// The same as it was first written, whatever name its branch bears now.
    std::optional<Digest> firstDigestAt(const Lane&, std::uint64_t number);
    /// Of a renamed branch: its first entry, as that was first written; null of any other stream.
    const Envelope* originOf(const Lane&) const;
    /// Under which its entries were first written: another than its own for a renamed branch.
    IncarnationId rootOf(const Lane&) const;
    /// Whether any stream here was ever forked.
    bool hasBranches() const { return !m_origins.empty(); }
    /// As the lane's last entry; the lane itself is written by write().
    void insert(Lane&, const Entry&, std::string_view envelope);
    void write(const Lane&);

    /// The highest time of all entries that are here, but of those whose clock is not to be followed.
    HybridTime seen() const { return m_seen; }
    const Clocks& clocks() const { return m_clocks; }
    /// Whether anything is to be folded from it.
    bool counts(const Lane&, const Envelope&) const;
    /// Looks again at what counts. True when it is other than before: then the ledgers are no longer what the entries
    /// come to.
    bool judgeAnew();

private:
    void writeCut(const Lane&);
    bool cutAnew();
    bool placeAnew();
    bool placeAnew(const Lane&);
    void place(const Lane&, std::int64_t entry, const Envelope&);
    HybridTime floorOf(const Lane&) const;

    Connection& m_connection;
    bool m_isRead = false;
    std::map<StreamKey, Lane> m_lanes;
    HybridTime m_seen;
    std::map<StreamKey, Envelope> m_origins; ///< of renamed branches
    Cuts m_cuts;
    Clocks m_clocks;
    Statement m_insertEntry;
    Statement m_insertLane;
    Statement m_updateLane;
    Statement m_hashAt;
    Statement m_envelopeAt;
};

} // namespace fengsui
