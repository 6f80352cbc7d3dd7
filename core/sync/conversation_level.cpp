#include "sync/conversation.h"
#include "sync/farewell.h"

#include <algorithm>

namespace fengsui::sync {

void Conversation::hear(const Heads& heads)
{
    for (const SignedHead& head : heads.heads) {
        const Witness witness = m_store.keep(head);
        // an honest peer has looked at each before; and to look takes longer than to make them up
        if (witness == Witness::Stranger && ++m_strangeHeads > mostStrangeHeads)
            return end(Bye::Why::NotUnderstood, refusalOf(Bye::Why::NotUnderstood));
        if (witness == Witness::Contradiction)
            m_notices.push_back({ Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal",
                    "The record was rewritten: another console keeps a signature of entry %1 that is not of the entry "
                    "here. Run \"fengsui-clerk journal verify\" on both."),
                { head.key.toString() }, {} });
    }
}

void Conversation::hear(const Pulse& pulse)
{
    m_heard = pulse;
    readMine();
    // Each message came in its order: if we believe to hold the same and don't, somebody believes what isn't so.
    if (isLevel() && pulse.vector != digestOf(mine()))
        return sayVector();
    compareLedgers();
}

void Conversation::compareLedgers()
{
    if (m_awaitsBodies || !m_heard || !m_heard->ledgers || !m_ledgers || m_ledgers->first != m_heard->vector)
        return;
    const bool agree = m_ledgers->second == *m_heard->ledgers;
    if (!agree && m_standing.ledgersAgree.value_or(true))
        m_notices.push_back({ Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal",
                "Both consoles hold the same entries, but their ledgers differ. Run \"fengsui-clerk journal rebuild\" "
                "on both; if they differ still, the versions of the program do."),
            {}, {} });
    m_standing.ledgersAgree = agree;
}

bool Conversation::mayPulse() const
{
    return m_standing.isLevel && m_isPulseDue && m_now >= m_pulseAgain;
}

// Somebody was erased where these entries came from, and the line was cut before the entry that says so had come. It
// may never come: then those that it did not reach show the same again, because whoever has the bodies gives them.
// Until that is answered our ledgers are not to be compared.
void Conversation::askForBodies()
{
    if (std::exchange(m_isBodyGone, false) || m_awaitsBodies)
        return;
    std::vector<EntryKey> keys = m_store.bodilessEntries(mostBodiesWanted);
    std::erase_if(keys, [&](const EntryKey& key) { return !isShared({ key.incarnation, key.stream }); });
    if (keys.empty())
        return;
    m_awaitsBodies = true;
    say(BodiesWanted { std::move(keys) });
}

void Conversation::hear(const BodiesWanted& wanted)
{
    Bodies bodies;
    std::size_t bytes = 0;
    for (const EntryKey& key : wanted.keys) {
        if (!isForThem({ key.incarnation, key.stream }))
            continue;
        for (Entry& entry : m_store.read(key, 1, mostBatchBytes)) {
            bytes += encodedSize(entry);
            if (entry.body && (bodies.entries.empty() || bytes <= mostBatchBytes))
                bodies.entries.push_back(std::move(entry));
        }
    }
    say(bodies);
}

void Conversation::hear(const Bodies& bodies)
{
    if (!std::exchange(m_awaitsBodies, false))
        return end(Bye::Why::NotUnderstood, refusalOf(Bye::Why::NotUnderstood));
    if (bodies.entries.empty()) {
        m_isBodyGone = true;
        return pulse();
    }
    const Taken taken = m_store.take(bodies.entries);
    if (taken.how == Taken::How::Altered)
        return end(Bye::Why::Altered, taken.refusal);
    m_isStale = true;
    m_ledgers.reset();
    m_isPulseDue = true;
}

// A head is worth something where its entry is: only such ones are sent, and each once.
void Conversation::sendHeads()
{
    Heads heads;
    for (SignedHead& head : headsForThem()) {
        There& there = m_there[{ head.key.incarnation, head.key.stream }];
        if (head.key.number > there.number || head.key.number <= there.headSent || there.isApart)
            continue;
        there.headSent = head.key.number;
        heads.heads.push_back(std::move(head));
        if (heads.heads.size() == mostHeads) {
            say(heads);
            heads.heads.clear();
        }
    }
    if (!heads.heads.empty())
        say(heads);
}

std::vector<SignedHead> Conversation::headsForThem() const
{
    std::vector<SignedHead> heads = m_store.signedHeads();
    std::erase_if(heads, [&](const SignedHead& head) { return !isForThem({ head.key.incarnation, head.key.stream }); });
    return heads;
}

// A hundred heads are more than everything else that two consoles say that hold the same.
void Conversation::compareHeads()
{
    const std::vector<SignedHead> heads = headsForThem();
    if (digestOf(sharedOf(heads)) != m_theirHeads)
        return sendHeads();
    for (const SignedHead& head : heads)
        m_there[{ head.key.incarnation, head.key.stream }].headSent = head.key.number;
}

// As a vector, in the order of their keys.
Vector Conversation::sharedOf(const std::vector<SignedHead>& heads) const
{
    Vector shared;
    for (const SignedHead& head : heads)
        if (isShared({ head.key.incarnation, head.key.stream }))
            shared.push_back({ head.key, head.hash });
    std::ranges::sort(shared);
    return shared;
}

bool Conversation::isLevel() const
{
    if (!m_isToldAll || !m_onItsWay.empty())
        return false;
    const auto isSame = [&](const auto& mine) {
        const auto there = m_there.find(mine.first);
        if (!isForThem(mine.first))
            return true;
        if (there == m_there.end() || there->second.isApart)
            return false;
        return isShared(mine.first)
            ? there->second.number == mine.second.last.number && there->second.hash == mine.second.hash
            : there->second.number >= mine.second.last.number; // what is not for us may be further there
    };
    const auto isKnown = [&](const auto& there) {
        return there.second.number == 0 || m_mine.contains(there.first) || !isShared(there.first);
    };
    return std::ranges::all_of(m_mine, isSame) && std::ranges::all_of(m_there, isKnown);
}

void Conversation::pulse()
{
    Pulse pulse { digestOf(mine()), std::nullopt };
    if (isLevel()) {
        askForBodies();
        if (!m_ledgers || m_ledgers->first != pulse.vector)
            m_ledgers = { pulse.vector,
                m_store.ledgerDigest([this](const StreamName& stream) { return m_sides.share(stream); }) };
        if (!m_awaitsBodies)
            pulse.ledgers = m_ledgers->second;
    }
    say(pulse);
    compareLedgers();
}

void Conversation::measure()
{
    m_standing.waitingOut = 0;
    m_standing.waitingIn = 0;
    for (const auto& [stream, end] : m_mine) {
        if (!isForThem(stream))
            continue;
        const There& there = m_there[stream];
        if (end.last.number > there.number)
            m_standing.waitingOut += end.last.number - there.number;
    }
    for (const auto& [stream, there] : m_there) {
        if (!isShared(stream))
            continue;
        const auto mine = m_mine.find(stream);
        const std::uint64_t ours = mine == m_mine.end() ? 0 : mine->second.last.number;
        if (there.number > ours)
            m_standing.waitingIn += there.number - ours;
    }
    const bool wasLevel = m_standing.isLevel;
    m_standing.isLevel = isLevel();
    m_isPulseDue = m_isPulseDue || !m_standing.isLevel;
    if (wasLevel && !m_standing.isLevel)
        m_standing.ledgersAgree.reset();
}

} // namespace fengsui::sync
