#pragma once

#include "base/signature.h"
#include "journal/journal.h"
#include "journal/subject_state.h"
#include "sqlite/connection.h"
#include "sqlite/entry_table.h"
#include "sqlite/ledger_writer.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace fengsui {

/// The journal over the store's one read-write connection. The connection must not be used by another thread, and no
/// other read-write connection may exist: see Connection::Mode.
class SqliteJournal final : public Journal {
public:
    /// Opens or makes the tables; folds all entries anew when the ledgers are of another version. A new journal gets an
    /// incarnation whose entries are signed with the key. Throws StoreFailure.
    SqliteJournal(Connection& connection, SigningKey key);
    ~SqliteJournal() override;

    Receipt append(std::span<const Draft> drafts, OperatorId author, Instant now) override;
    Result<News> accept(std::span<const Entry> entries) override;
    void signHeads(Instant now) override;
    std::vector<Head> heads() const override;
    IncarnationId incarnation() const override { return m_incarnation; }
    std::string publicKey() const override { return m_key.publicKey(); }
    bool rebuild(const Progress&) override;

private:
    struct Subject {
        SubjectState state;
        HybridTime lastTime;
        EntryKey lastKey;
        bool isNew = true; ///< no entry of it was stored before
    };
    /// The state before this entry, or the one that a late entry must be folded into anew.
    Subject& subject(SubjectId, SubjectKind);
    void insert(Lane&, const Entry&, std::string_view envelope);
    /// Folds a stored entry; `touched` collects how each subject's row stands.
    void take(const Entry&, std::map<SubjectId, LedgerWriter::Row>& touched, News&);
    void writeLedgers(const std::map<SubjectId, LedgerWriter::Row>& touched);
    void writeLane(const Lane&);
    Lane& lane(IncarnationId, const StreamName&);
    void eraseBodies(SubjectId);
    void forget();
    void afterCommit();

    Connection& m_connection;
    SigningKey m_key;
    IncarnationId m_incarnation;
    std::vector<Lane> m_lanes;
    HybridTime m_seen;
    Instant m_signedAt;
    bool m_hasErased = false;
    std::unordered_map<SubjectId, Subject> m_subjects; ///< recently touched
    std::unique_ptr<LedgerWriter> m_ledgers;
    std::unique_ptr<Statement> m_insertEntry;
    std::unique_ptr<Statement> m_insertLane;
    std::unique_ptr<Statement> m_updateLane;
    std::unique_ptr<Statement> m_isErased;
};

} // namespace fengsui
