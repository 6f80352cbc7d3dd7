#include "sync/conversation.h"

#include "journal/journal.h"
#include "sync/farewell.h"

#include <algorithm>
#include <functional>

namespace fengsui::sync {

Conversation::Conversation(Store& store, Instant wall, Tick now, BatchLimits limits, Sides sides)
    : m_store(store)
    , m_limits(limits)
    , m_sides(std::move(sides))
    , m_wall(wall)
    , m_now(now)
    , m_lastHeard(now)
    , m_lastSaid(now)
    , m_blobs(store.blobs())
{
    guarded([&] {
        readMine();
        m_declared = mine();
        say(Hello { protocolVersion, oldestVersion, m_store.incarnation(), wall, digestOf(m_declared),
            digestOf(sharedOf(headsForThem())) });
    });
}

// The machine's failure ends this conversation and nothing else: the next one begins from what is on the disk.
void Conversation::guarded(const std::function<void()>& step)
{
    try {
        step();
    } catch (const StoreFailure& failure) {
        end(Bye::Why::StoreFailed,
            Refusal { Refusal::Reason::WrongState,
                QT_TRANSLATE_NOOP("Refusal", "Syncing stopped, because this console could not save: %1"),
                { failure.what() }, {} });
    }
}

void Conversation::say(const Frame& frame)
{
    if (m_isOver)
        return;
    m_output += encode(frame);
    m_lastSaid = m_now;
    if (m_output.size() > mostWaitingOutput) {
        m_output.clear(); // nobody takes it
        end(Bye::Why::TooSlow, refusalOf(Bye::Why::TooSlow));
    }
}

void Conversation::end(Bye::Why why, std::optional<Refusal> refusal)
{
    if (m_isOver)
        return;
    m_output += encode(Bye { why });
    m_ending = std::move(refusal);
    m_isOver = true;
}

void Conversation::leave(Bye::Why why)
{
    end(why, why == Bye::Why::Done ? std::nullopt : std::optional(refusalOf(why)));
}

std::string Conversation::takeOutput()
{
    return std::exchange(m_output, {});
}

std::vector<Refusal> Conversation::takeNotices()
{
    return std::exchange(m_notices, {});
}

Conversation::Tick Conversation::nextTick() const
{
    if (!m_isMet)
        return m_lastHeard + helloWithin;
    const Tick next = std::min(m_lastHeard + deadAfter, m_lastSaid + heartbeat);
    return m_standing.isLevel && m_isPulseDue ? std::min(next, m_pulseAgain) : next;
}

void Conversation::tick(Tick now)
{
    if (m_isOver)
        return;
    m_now = std::max(m_now, now);
    if (m_now >= m_lastHeard + (m_isMet ? deadAfter : helloWithin))
        return end(Bye::Why::TooSlow, refusalOf(Bye::Why::TooSlow));
    const bool isSilent = m_now >= m_lastSaid + heartbeat;
    if (!m_isMet || (!isSilent && !mayPulse()))
        return;
    guarded([&] {
        pump(); // what the pulse stands for goes first
        if (isSilent) {
            sendHeads();
            pulse();
        }
    });
}

void Conversation::storeChanged()
{
    m_isStale = true;
    m_ledgers.reset();
    m_heard.reset(); // it was compared with what we were
    m_blobs.storeChanged();
    if (!m_isOver)
        guarded([&] { pump(); });
}

void Conversation::entitle(Sides sides)
{
    if (m_isMet)
        sides.theirs.own.insert(m_standing.peer);
    if (m_isOver || sides == m_sides)
        return;
    m_sides = std::move(sides);
    m_ledgers.reset();
    m_mustCompareHeads = true;
    m_isPulseDue = true;
    guarded([&] {
        if (m_isMet)
            sayVector(); // what is for them now and was not before
        pump();
    });
}

void Conversation::receive(std::string_view bytes, Tick now)
{
    m_now = std::max(m_now, now);
    while (!m_isOver) {
        const auto taken = m_reader.take(bytes);
        if (!taken)
            return end(Bye::Why::TooLarge, taken.refusal());
        if (!taken->has_value())
            break;
        m_lastHeard = m_now; // a whole frame: bytes that trickle in are no sign of life
        const auto frame = decode(**taken);
        if (!frame)
            return end(Bye::Why::NotUnderstood, frame.refusal());
        if (!frame->has_value())
            continue;
        if (std::holds_alternative<Hello>(**frame) == m_isMet && !std::holds_alternative<Bye>(**frame))
            return end(Bye::Why::NotUnderstood, refusalOf(Bye::Why::NotUnderstood));
        guarded([&] { hear(**frame); });
    }
    if (!m_isOver)
        guarded([&] { pump(); });
}

void Conversation::hear(const Frame& frame)
{
    std::visit([this](const auto& fields) { hear(fields); }, frame);
}

void Conversation::hear(const Hello& hello)
{
    if (hello.minReader > protocolVersion || hello.version < oldestVersion)
        return end(Bye::Why::OtherVersion, refusalOf(Bye::Why::OtherVersion));
    m_isMet = true;
    m_standing.peer = hello.incarnation;
    m_sides.theirs.own.insert(hello.incarnation);
    m_theirHeads = hello.heads;
    m_standing.clockOffset = hello.wall - m_wall;
    if (hello.vector == digestOf(m_declared)) {
        for (const End& end : m_declared)
            believe(end);
        m_isToldAll = true;
    } else {
        sayVector();
    }
    if (hello.incarnation == m_store.incarnation()) {
        // Two stores that live under one name: a copy of a disk or of a virtual machine. Both take another one.
        m_store.renew();
        m_isRenewed = true;
        m_isStale = true;
        m_notices.push_back({ Refusal::Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal",
                "The other console is a copy of this one. Both go on under new names; nothing was lost. Find out who "
                "copied the store."),
            {}, {} });
    }
}

void Conversation::hear(const Bye& bye)
{
    m_isOver = true;
    if (bye.why != Bye::Why::Done)
        m_ending = refusalOf(bye.why);
}

void Conversation::readMine()
{
    if (!m_isStale)
        return;
    m_isStale = false;
    const auto before = std::exchange(m_mine, {});
    for (End& end : m_store.vector()) {
        StreamKey stream { end.last.incarnation, end.last.stream };
        m_mine.emplace(std::move(stream), std::move(end));
    }
    std::set<StreamKey> moved; // by another conversation, or by this one
    for (const auto& [stream, end] : before) {
        const auto now = m_mine.find(stream);
        if (now != m_mine.end() && now->second == end)
            continue;
        const auto hashes = now == m_mine.end() ? std::vector<Digest> {} : m_store.hashes(end.last, 1);
        if ((hashes.empty() || hashes.front() != end.hash) && (isForThem(stream) || m_there.contains(stream)))
            moved.insert(stream);
    }
    if (moved.empty())
        return;
    sayEnds(moved);
    for (const StreamKey& stream : moved)
        compareEnds(stream);
}

Vector Conversation::mine() const
{
    Vector vector;
    for (const auto& [stream, end] : m_mine)
        if (isShared(stream))
            vector.push_back(end);
    return vector;
}

Vector Conversation::theirs() const
{
    Vector vector;
    for (const auto& [stream, there] : m_there)
        if (there.number > 0 && !there.isApart)
            vector.push_back({ { stream.first, stream.second, there.number }, there.hash });
    return vector;
}

void Conversation::pump()
{
    if (m_isOver || !m_isToldAll)
        return;
    readMine();
    sendBatches();
    measure();
    if (mayPulse()) {
        if (std::exchange(m_mustCompareHeads, false))
            compareHeads();
        pulse();
        m_isPulseDue = false;
        m_pulseAgain = m_now + betweenPulses;
    }
    carryBlobs();
}

} // namespace fengsui::sync
