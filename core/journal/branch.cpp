#include "journal/branch.h"

#include "peer/entries.pb.h"
#include "peer/peer_book.h"

namespace fengsui {

namespace {

// Stands before the first digest among the references of a renamed entry. No entry has it for its own digest.
const Digest& mark()
{
    static const Digest digest = sha256("what follows is the first digest of a renamed entry");
    return digest;
}

} // namespace

IncarnationId nameOfBranch(const Envelope& first)
{
    return IncarnationId::derived(
        "branch:" + first.key.incarnation.toString() + '/' + first.key.stream + '/' + sha256(first.encode()).toHex());
}

bool isRenamed(const Envelope& envelope)
{
    const std::size_t size = envelope.after.size();
    return size >= 2 && envelope.after[size - 2] == mark();
}

Digest firstDigest(const Envelope& envelope, const Digest& hash)
{
    return isRenamed(envelope) ? envelope.after.back() : hash;
}

Entry openingOf(const Envelope& first)
{
    entries::BranchOpened opened;
    opened.set_first(first.encode());
    Entry entry;
    entry.body = opened.SerializeAsString();
    entry.envelope = { { nameOfBranch(first), first.key.stream, 1 }, first.time, first.recordedAt, {},
        static_cast<std::uint16_t>(Kind::BranchOpened), 1, branchesSubject(), sha256(*entry.body), {}, {} };
    entry.hash = sha256(entry.envelope.encode());
    return entry;
}

std::optional<BranchOrigin> originIn(const Entry& entry)
{
    entries::BranchOpened opened;
    if (static_cast<Kind>(entry.envelope.kind) != Kind::BranchOpened || entry.envelope.key.number != 1 || !entry.body
        || !opened.ParseFromString(*entry.body))
        return std::nullopt;
    auto first = Envelope::decode(opened.first());
    if (!first || isRenamed(*first) || openingOf(*first).hash != entry.hash)
        return std::nullopt;
    return BranchOrigin { *std::move(first) };
}

Entry renamed(const Entry& original, const Envelope& first, const Digest& previous)
{
    Entry entry = original;
    entry.envelope.key = { nameOfBranch(first), first.key.stream, original.envelope.key.number - first.key.number + 2 };
    entry.envelope.previous = previous;
    entry.envelope.after.push_back(mark());
    entry.envelope.after.push_back(original.hash);
    entry.hash = sha256(entry.envelope.encode());
    return entry;
}

Entry originalOf(const Entry& renamed, const Envelope& first, const Digest& previous)
{
    Entry entry = renamed;
    entry.envelope.key
        = { first.key.incarnation, first.key.stream, renamed.envelope.key.number + first.key.number - 2 };
    entry.envelope.previous = previous;
    entry.envelope.after.resize(entry.envelope.after.size() - 2);
    entry.hash = sha256(entry.envelope.encode());
    return entry;
}

} // namespace fengsui
