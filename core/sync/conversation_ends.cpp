#include "journal/branch.h"
#include "sync/conversation.h"
#include "sync/farewell.h"

#include <algorithm>

namespace fengsui::sync {

namespace {

constexpr std::size_t mostStreams = 64 * 1024; // of the other side, in memory

} // namespace

void Conversation::sayVector()
{
    readMine();
    Have have { {}, false };
    for (const auto& [stream, end] : m_mine) {
        if (!isForThem(stream))
            continue;
        have.ends.push_back(end);
        if (have.ends.size() == mostEnds) {
            say(have);
            have.ends.clear();
        }
    }
    have.isLast = true;
    say(have);
}

void Conversation::sayEnds(const std::set<StreamKey>& streams)
{
    readMine();
    Have have;
    for (const StreamKey& stream : streams) {
        const auto mine = m_mine.find(stream);
        have.ends.push_back(mine != m_mine.end() ? mine->second : End { { stream.first, stream.second, 0 }, {} });
    }
    say(have);
}

void Conversation::hear(const Have& have)
{
    std::set<StreamKey> untold; // they hold what is not for them: what they need not send us all the same
    for (const End& end : have.ends) {
        believe(end);
        if (StreamKey stream { end.last.incarnation, end.last.stream }; !isForThem(stream))
            untold.insert(std::move(stream));
    }
    if (!m_isToldAll && !untold.empty())
        sayEnds(untold);
    if (m_there.size() > mostStreams)
        return end(Bye::Why::TooLarge, refusalOf(Bye::Why::TooLarge));
    m_isToldAll = m_isToldAll || have.isLast;
}

void Conversation::believe(const End& end)
{
    const StreamKey stream { end.last.incarnation, end.last.stream };
    There& there = m_there[stream];
    there.number = end.last.number;
    there.hash = end.hash;
    there.sent = end.last.number;
    there.headSent = std::min(there.headSent, there.number);
    readMine();
    compareEnds(stream);
}

// Whoever is ahead in a stream, or level, sees whether the other's end is one of its own entries.
void Conversation::compareEnds(const StreamKey& stream)
{
    There& there = m_there[stream];
    there.isApart = false;
    const EntryKey last { stream.first, stream.second, there.number };
    const auto mine = m_mine.find(stream);
    const std::uint64_t ours = mine == m_mine.end() ? 0 : mine->second.last.number;
    if (ours >= there.number) {
        if (there.number == 0)
            return;
        const auto hashes = m_store.hashes(last, 1);
        if (!hashes.empty() && hashes.front() == there.hash)
            return;
        there.isApart = true;
        if (++m_partings > mostPartings)
            return end(Bye::Why::Stuck, refusalOf(Bye::Why::Stuck));
        sendHashes(last);
    } else if (stream.first == m_store.incarnation() && !m_isRenewed) {
        // Somebody knows more of us than we do: this store is an older copy of itself. What it lacks comes back.
        m_store.renew();
        m_isRenewed = true;
        m_isStale = true;
        m_notices.push_back({ Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal",
                "This store is an older copy of itself: another console holds later entries of it. They come back "
                "now, and from now on this console writes under a new name."),
            {}, {} });
    }
}

void Conversation::sendHashes(const EntryKey& last)
{
    EntryKey first = last;
    first.number = last.number > mostHashes ? last.number - mostHashes + 1 : 1;
    say(Hashes { first, m_store.hashes(first, last.number - first.number + 1) });
}

void Conversation::hear(const HashesWanted& wanted)
{
    if (m_store.hashes(wanted.last, 1).empty())
        return; // it was set aside meanwhile, and a Have says so
    sendHashes(wanted.last);
}

void Conversation::hear(const Hashes& hashes)
{
    const auto mine = m_store.hashes(hashes.first, hashes.hashes.size());
    const auto [ours, theirs] = std::ranges::mismatch(mine, hashes.hashes);
    if (ours == mine.end())
        return sayEnds({ { hashes.first.incarnation, hashes.first.stream } }); // we are not where it believed us to be
    const auto same = static_cast<std::uint64_t>(ours - mine.begin());
    EntryKey fork = hashes.first;
    fork.number += same;
    if (same == 0 && fork.number > 1) {
        EntryKey last = fork;
        --last.number;
        return say(HashesWanted { last });
    }
    sayFork(fork);
}

void Conversation::sayFork(const EntryKey& key)
{
    if (auto envelope = m_store.envelope(key))
        say(Fork { *std::move(envelope) });
}

void Conversation::hear(const Fork& fork)
{
    const auto theirs = Envelope::decode(fork.envelope);
    const EntryKey key = theirs->key;
    const Digest hash = sha256(fork.envelope);
    const auto mine = m_store.hashes(key, 1);
    if (mine.empty() || mine.front() == hash)
        return; // settled already
    EntryKey before = key;
    --before.number;
    const auto previous = before.number == 0 ? std::vector { Digest {} } : m_store.hashes(before, 1);
    if (previous.empty() || previous.front() != theirs->previous)
        return sendHashes(key); // they parted earlier
    m_notices.push_back({ Refusal::Reason::Conflict,
        QT_TRANSLATE_NOOP("Refusal",
            "Two different entries bear the name %1: a console's store was copied or restored and both copies were "
            "written to. Both branches are kept."),
        { key.toString() }, {} });
    if (key.incarnation == m_store.incarnation()) {
        m_store.renew();
        m_isRenewed = true;
        m_isStale = true;
    }
    const auto ours = m_store.envelope(key);
    const auto here = ours ? Envelope::decode(*ours) : std::nullopt;
    if (!here || firstDigest(*here, mine.front()) < firstDigest(*theirs, hash))
        return sayFork(key);
    m_store.setAside(key, hash);
    m_isStale = true;
    readMine();
}

} // namespace fengsui::sync
