#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"
#include "journal/envelope.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace fengsui {

/// The machine failed: disk full, file damaged, store read-only. What was acknowledged before stands; what this was
/// about is not saved. The text is English for QT_TRANSLATE_NOOP("Failure", …), with its arguments.
class StoreFailure : public std::runtime_error {
public:
    StoreFailure(std::string text, std::vector<std::string> arguments = {});
    const std::string& text() const { return m_text; }
    const std::vector<std::string>& arguments() const { return m_arguments; }

private:
    std::string m_text;
    std::vector<std::string> m_arguments;
};

/// What a desk wants written down.
struct Draft {
    Kind kind;
    SubjectId subject;
    std::string body; ///< serialised message of the kind
    std::vector<Digest> after; ///< entries it builds upon
    StreamName stream = "county"; ///< of a subject that lies in another stream already: that one
};

/// What was touched, by subject: those who show it read it again.
struct News {
    std::vector<IncidentId> incidents;
    std::vector<TeamId> teams;
    std::vector<PersonId> persons;
    std::vector<OperatorId> operators;
    bool editions = false;
    bool duty = false;
    bool rules = false;
    bool peers = false;
    bool drawings = false;
    bool tracks = false;
    bool components = false; ///< what was noted of single ones, not the edition

    bool isEmpty() const
    {
        return incidents.empty() && teams.empty() && persons.empty() && operators.empty() && !editions && !duty
            && !rules && !peers && !drawings && !components && !tracks;
    }
};

struct Receipt {
    std::vector<EntryKey> keys; ///< in the order of the drafts
    std::vector<Digest> hashes;
    News news;
};

/// Where a record ends: what a paper prints so that it is an outside witness.
struct Head {
    EntryKey key; ///< of the last entry of the stream
    Digest hash;
    std::optional<std::string> signature; ///< Ed25519 over the encoded key and hash, once signed
};

/// A place where the journal is not what its chain says.
struct Fault {
    std::string where; ///< entry key, table or page
    std::string text; ///< English for QT_TRANSLATE_NOOP("Failure", …)
    std::vector<std::string> arguments;
};

struct Verification {
    std::uint64_t entries = 0;
    std::uint64_t erased = 0;
    std::uint64_t awaited = 0; ///< bodies of persons that a peer sent erased; the entry that says so has not come
    std::uint64_t signedEntries = 0; ///< covered by a signed head
    std::vector<Head> heads;
    std::vector<Fault> faults;
    bool isSound() const { return faults.empty(); }
};

/// Progress of long work in [0, total]; answering false ends it at the next safe point.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// The one place where something becomes true. Owned by the writer's thread.
class Journal {
public:
    virtual ~Journal() = default;

    /// Appends all drafts and moves the ledgers in one durable transaction; nothing of it when it throws StoreFailure.
    virtual Receipt append(std::span<const Draft> drafts, OperatorId author, Instant now) = 0;

    /// Takes entries of other incarnations as they are. Known ones change nothing; of each stream they must come
    /// without gaps. A broken chain, a gap or a fork is refused as a whole.
    virtual Result<News> accept(std::span<const Entry> entries) = 0;

    /// Calls after each commit with what it touched, on the writer's thread; instead of the listener before.
    virtual void listen(std::function<void(const News&)> listener) = 0;

    /// Signs the head of our own streams if it moved.
    virtual void signHeads(Instant now) = 0;
    virtual std::vector<Head> heads() const = 0;
    virtual IncarnationId incarnation() const = 0;
    /// Those whose first entry announced this key for their heads.
    virtual std::vector<IncarnationId> incarnationsOf(const std::string& publicKey) const = 0;
    /// Of the key that signs our heads: Ed25519, 32 bytes.
    virtual std::string publicKey() const = 0;

    /// Throws the ledgers away and folds all entries again. False when it was cancelled (then the old ledgers stand).
    virtual bool rebuild(const Progress&) = 0;
};

/// Reading what was written.
class JournalReader {
public:
    virtual ~JournalReader() = default;
    /// All entries in the order of arrival, until the visitor answers false.
    virtual void visit(const std::function<bool(const Entry&)>&) const = 0;
    virtual std::vector<Entry> entriesOf(SubjectId) const = 0; ///< in the order of folding
    virtual std::optional<Entry> entry(const EntryKey&) const = 0;
    virtual std::uint64_t count() const = 0;
    /// This console's own.
    virtual IncarnationId incarnation() const = 0;
    /// Checks pages, chain, bodies, signed heads, and that the ledgers are what the entries come to. Names every place
    /// that is wrong, at most 100.
    virtual Verification verify(const Progress&) const = 0;
    virtual std::vector<Head> heads() const = 0;
};

} // namespace fengsui
