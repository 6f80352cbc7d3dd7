#pragma once

#include "base/signature.h"
#include "journal/journal.h"
#include "journal/subject_state.h"
#include "sqlite/connection.h"
#include "sqlite/fold_guard.h"
#include "sqlite/footprint.h"
#include "sqlite/forked_branch.h"
#include "sqlite/lane_book.h"
#include "sqlite/ledger_sums.h"
#include "sqlite/ledger_writer.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

namespace fengsui {

/// The journal over the store's one read-write connection. The connection must not be used by another thread, and no
/// other read-write connection may exist: see Connection::Mode.
class SqliteJournal final : public Journal {
public:
    /// Opens or makes the tables; folds all entries anew when the ledgers are of another version. A new journal gets an
    /// incarnation whose entries are signed with the key. Throws StoreFailure, also when the last entries of a stream
    /// are not what their chain says: nothing is to be written after them.
    /// `mint` gives each new incarnation its id: chance, except where a run must be played again.
    SqliteJournal(Connection& connection, SigningKey key, std::function<IncarnationId()> mint = &IncarnationId::random);
    ~SqliteJournal() override;

    Receipt append(std::span<const Draft> drafts, OperatorId author, Instant now) override;
    Result<News> accept(std::span<const Entry> entries) override;
    void listen(std::function<void(const News&)> listener) override { m_listener = std::move(listener); }
    void signHeads(Instant now) override;
    std::vector<Head> heads() const override;
    IncarnationId incarnation() const override { return m_incarnation; }
    std::vector<IncarnationId> incarnationsOf(const std::string& publicKey) const override;
    std::string publicKey() const override { return m_key.publicKey(); }
    bool rebuild(const Progress&) override;

    /// From now on writes as a new incarnation, which says first who it is. For a store that turned out to be a copy.
    void renew(Instant now);
    /// From now on signs by that key, as a new incarnation. All heads of the old one are to be signed before.
    void takeKey(SigningKey, Instant now);
    /// Renews a store whose own incarnation signed by another key: the keys were changed, and the power failed then.
    void goOnUnder(Instant now);
    /// Goes on under its name only if the footprint says that this is the store that wrote under it the last time;
    /// renews it otherwise, before anything else is written. From then on the footprint follows.
    void stepInto(std::unique_ptr<Footprint> footprint, Instant now);
    /// What is tried once when there is no room for an entry of ours: true when some was made.
    void makeRoomBy(std::function<bool()> makeRoom) { m_makeRoom = std::move(makeRoom); }
    /// Renames our branch of a forked stream from this entry on; see sync::Store::setAside. `kept` is the entry that
    /// keeps the name.
    void setAside(const EntryKey& first, const Digest& kept, Instant now);
    /// Writes down that this console's clock was more than a day ahead when it wrote an entry of that time: from then
    /// on its entries are held. False when that is known, or our own time is no better.
    bool suspect(IncarnationId, HybridTime arriving, Instant now);
    /// Folds the ledgers anew if that failed after the last entries were saved, because there was no room for it. Done
    /// before anything else is written or compared: a ledger that does not say what is stored is not added to. Throws
    /// StoreFailure while it still can't be done.
    void makeLedgersGood();
    /// Puts down a peer's signed head of an entry that is here and was checked.
    void keepHead(const Head&);

private:
    struct Subject {
        SubjectState state;
        HybridTime lastTime;
        EntryKey lastKey;
        bool isNew = true; ///< no entry of it was stored before
        StreamSet streams; ///< of its entries
        LedgerShare written; ///< what its rows in the tables add to the sums
    };
    using Touched = std::map<SubjectKey, LedgerWriter::Row>;

    Receipt appendOnce(std::span<const Draft> drafts, OperatorId author, Instant now);
    /// Within a transaction.
    Receipt write(std::span<const Draft> drafts, OperatorId author, Instant now);
    /// Where the draft's entry belongs.
    StreamName streamOf(const Draft&);
    /// The state before this entry, or the one that a late entry must be folded into anew.
    Subject& subject(const SubjectKey&);
    /// Its entries folded anew; of what is written of it nothing is known then.
    Subject foldedAnew(const SubjectKey&) const;
    /// Folds a known subject's entries, which are others than they were, and marks its row.
    void foldAgain(const SubjectKey&, Touched& touched);
    /// Folds the entry and stores it; `touched` collects how each subject's row stands.
    void take(Lane&, const Entry&, std::string_view envelope, Touched& touched, News&);
    void foldIn(const Entry&, Touched& touched);
    /// Gives an entry its body that came without it, unless whom it is of was erased meanwhile.
    void fillIn(const Entry&, Touched& touched, News&);
    void writeLedgers(const Touched& touched);
    void sign(Lane&);
    /// Renames the stream's entries from this one on, within a transaction; gives what it took out of the stream.
    std::vector<CutEntry> moveToBranch(const EntryKey& first, const Digest& kept, Touched& touched, News&);
    /// The same for what stands in these lanes and has come as a renamed branch too.
    void moveToBranches(const std::vector<Lane*>& written, Touched& touched, News&);
    std::map<Digest, Entry> rename(std::span<const CutEntry> branch, const Digest& kept);
    void eraseBodies(SubjectId);
    void rememberKey(const Entry&);
    /// Looks again at what counts when entries about peers came. True when ledgers must be folded anew.
    bool judgeAnew();
    /// Once the transaction under way is done.
    void foldAllAnew();
    /// After a failure nothing in memory may be ahead of the file: everything is read again before the next writing.
    void forget();
    void remember();
    void requireSoundEnd();
    /// An entry at which the program crashed twice is folded no more.
    void setApartWhatCrashes();
    bool foldAll(const Progress&);
    void afterCommit();
    void tidy();
    std::vector<Lane> ownLanes() const;
    void tell(const News&) const;

    Connection& m_connection;
    SigningKey m_key;
    std::function<IncarnationId()> m_mint;
    IncarnationId m_incarnation;
    mutable FoldGuard m_guard;
    std::set<Digest> m_crashing; ///< entries that are not folded
    std::unique_ptr<LaneBook> m_book;
    bool m_mustJudge = false; ///< the transaction under way holds entries about peers
    bool m_mustRebuild = false; ///< and after it the ledgers are to be folded anew
    bool m_areLedgersStale = false; ///< that is still to be done
    Instant m_triedAgainAt; ///< by signHeads()
    Instant m_signedAt;
    bool m_isSigning = false; ///< the transaction under way signs heads
    std::function<void(const News&)> m_listener;
    std::function<bool()> m_makeRoom;
    std::unique_ptr<Footprint> m_footprint;
    bool m_hasErased = true; ///< the log may hold erased bodies, also those of a run before
    std::unordered_map<SubjectKey, Subject> m_subjects; ///< recently touched
    std::unique_ptr<LedgerWriter> m_ledgers;
    std::optional<LedgerSums> m_sums; ///< as the file holds them, once they were read
};

} // namespace fengsui
