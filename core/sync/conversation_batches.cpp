#include "base/plant.h"
#include "sync/conversation.h"
#include "sync/farewell.h"

#include <algorithm>

namespace fengsui::sync {

namespace {

// Emergency first, however much else waits; then in the order of the keys.
bool isUrgent(const StreamName& stream)
{
    return stream == "emergency" && !FENGSUI_PLANT(emergency_waits);
}

} // namespace

void Conversation::hear(const Batch& batch)
{
    std::map<StreamKey, End> ends;
    for (const Entry& entry : batch.entries)
        ends[{ entry.envelope.key.incarnation, entry.envelope.key.stream }] = { entry.envelope.key, entry.hash };
    const auto streamsOf = [](const auto& which) {
        std::set<StreamKey> streams;
        for (const auto& [stream, end] : which)
            streams.insert(stream);
        return streams;
    };
    if (FENGSUI_PLANT(ack_before_commit))
        say(Ack { batch.number, true });
    const Taken taken = m_store.take(batch.entries);
    m_isStale = true;
    switch (taken.how) {
    case Taken::How::Altered:
        return end(Bye::Why::Altered, taken.refusal);
    case Taken::How::Apart:
        sayEnds(streamsOf(ends));
        if (taken.fork)
            sendHashes(*taken.fork);
        return say(Ack { batch.number, false });
    case Taken::How::Durable:
        break;
    }
    m_blobs.storeChanged();
    m_standing.received += taken.fresh;
    m_isPulseDue = m_isPulseDue || taken.fresh > 0;
    // Whoever sends an entry holds all before it.
    for (const Entry& entry : batch.entries) {
        There& there = m_there[{ entry.envelope.key.incarnation, entry.envelope.key.stream }];
        if (entry.envelope.key.number <= there.number)
            continue;
        there.number = entry.envelope.key.number;
        there.hash = entry.hash;
        there.sent = std::max(there.sent, there.number);
    }
    if (!FENGSUI_PLANT(ack_before_commit))
        say(Ack { batch.number, true });
    // What has come as a renamed branch already went there at once, and is not where the sender believes it to be.
    readMine();
    std::erase_if(ends, [&](const auto& sent) {
        const auto here = m_store.hashes(sent.second.last, 1);
        return !here.empty() && here.front() == sent.second.hash;
    });
    if (!ends.empty())
        sayEnds(streamsOf(ends));
}

void Conversation::hear(const Ack& ack)
{
    if (m_onItsWay.empty() || m_onItsWay.front().number != ack.number)
        return end(Bye::Why::NotUnderstood, refusalOf(Bye::Why::NotUnderstood));
    const OnItsWay batch = std::move(m_onItsWay.front());
    m_onItsWay.pop_front();
    if (!ack.isDurable) {
        // The Have that came before says from where to go on.
        if (++m_setbacks > mostSetbacks)
            return end(Bye::Why::Stuck, refusalOf(Bye::Why::Stuck));
        for (const auto& [stream, end] : batch.ends) {
            There& there = m_there[stream];
            there.sent = there.number;
        }
        return;
    }
    m_setbacks = 0;
    m_standing.sent += batch.entries;
    for (const auto& [stream, end] : batch.ends) {
        There& there = m_there[stream];
        if (end.last.number <= there.number)
            continue;
        there.number = end.last.number;
        there.hash = end.hash;
    }
}

void Conversation::carryBlobs()
{
    // An entry that was not acknowledged may have to be sent again.
    const bool isQuiet = m_onItsWay.empty() && m_output.size() < mostWaitingOutput / 8
        && std::ranges::none_of(
            m_mine,
            [this](const auto& mine) {
                const There& there = m_there[mine.first];
                return !there.isApart && there.sent < mine.second.last.number;
            });
    m_blobs.pump(isQuiet, m_standing.peer, [this](const Frame& frame) { say(frame); });
}

void Conversation::hear(const BlobsWanted& wanted)
{
    m_blobs.hear(wanted);
}

void Conversation::hear(const BlobOffer& offer)
{
    m_blobs.hear(offer);
}

void Conversation::hear(const ChunkWanted& wanted)
{
    if (!m_blobs.hear(wanted))
        end(Bye::Why::NotUnderstood, refusalOf(Bye::Why::NotUnderstood));
}

void Conversation::hear(const Chunk& chunk)
{
    if (!m_blobs.hear(chunk))
        end(Bye::Why::Altered,
            Refusal { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "A file was altered on its way between the consoles; it was not taken."),
                {}, {} });
}

void Conversation::hear(const BlobGone& gone)
{
    m_blobs.hear(gone);
}

// What does not fill a batch goes at once where nothing is on its way, and else waits for the receipt: fifty towns that
// come back at once bring something for each of the others, and each batch costs the receiver a commit.
bool Conversation::isWorthABatch() const
{
    if (m_onItsWay.empty())
        return true;
    std::uint64_t waiting = 0;
    for (const auto& [stream, end] : m_mine) {
        const auto known = m_there.find(stream);
        const std::uint64_t sent = known == m_there.end() ? 0 : known->second.sent;
        if (!isForThem(stream) || sent >= end.last.number || (known != m_there.end() && known->second.isApart))
            continue;
        if (isUrgent(stream.second))
            return true;
        waiting += end.last.number - sent;
    }
    return waiting >= m_limits.entries;
}

void Conversation::sendBatches()
{
    while (isWorthABatch() && m_onItsWay.size() < window + (FENGSUI_PLANT(window_off_by_one) ? 1 : 0) && !m_isOver) {
        Batch batch { m_batch + 1, {} };
        OnItsWay onItsWay { batch.number, {}, 0 };
        std::size_t bytes = 0;
        for (const bool urgent : { true, false })
            for (const auto& [stream, end] : m_mine) {
                There& there = m_there[stream];
                std::size_t room = m_limits.entries - batch.entries.size();
                if (isUrgent(stream.second) != urgent || !isForThem(stream) || there.isApart
                    || there.sent >= end.last.number || room == 0
                    || (bytes >= m_limits.bytes && !batch.entries.empty()))
                    continue;
                EntryKey from = end.last;
                from.number = there.sent + 1;
                room = std::min<std::size_t>(room, end.last.number - there.sent);
                for (Entry& entry : m_store.read(from, room, m_limits.bytes - std::min(bytes, m_limits.bytes))) {
                    const std::size_t size = encodedSize(entry);
                    if (!batch.entries.empty() && bytes + size > m_limits.bytes
                        && !FENGSUI_PLANT(batch_without_bound)) {
                        bytes = m_limits.bytes;
                        break;
                    }
                    bytes += size;
                    there.sent = entry.envelope.key.number;
                    onItsWay.ends[stream] = { entry.envelope.key, entry.hash };
                    batch.entries.push_back(std::move(entry));
                }
            }
        if (batch.entries.empty())
            return;
        ++m_batch;
        onItsWay.entries = batch.entries.size();
        m_onItsWay.push_back(std::move(onItsWay));
        say(batch);
    }
}

} // namespace fengsui::sync
