#include "sync/conversation.h"

#include "base/plant.h"
#include "journal/branch.h"
#include "journal/journal.h"

#include <algorithm>
#include <functional>

namespace fengsui::sync {

namespace {

constexpr std::size_t mostStreams = 64 * 1024; // of the other side, in memory

// Emergency first, however much else waits; then in the order of the keys.
bool isUrgent(const StreamName& stream)
{
    return stream == "emergency" && !FENGSUI_PLANT(emergency_waits);
}

Refusal refusalOf(Bye::Why why)
{
    using Reason = Refusal::Reason;
    switch (why) {
    case Bye::Why::Done:
        break;
    case Bye::Why::OtherVersion:
        return { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal",
                "The two consoles' programs are too far apart in age to sync. Install the newer version on the older."),
            {}, {} };
    case Bye::Why::NotUnderstood:
        return { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The other console said something that breaks the rules of syncing."), {},
            {} };
    case Bye::Why::TooLarge:
        return { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The other console sent more than the rules of syncing allow."), {}, {} };
    case Bye::Why::TooSlow:
        return { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The other console has not answered for too long."),
            {}, {} };
    case Bye::Why::Altered:
        return { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "An entry was altered on its way between the consoles; it was not taken."), {},
            {} };
    case Bye::Why::StoreFailed:
        return { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The other console can't save: its disk is full or faulty."), {}, {} };
    case Bye::Why::NotAllowed:
        return { Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal",
                "The other console does not sync with this one: it was revoked there, or "
                "never paired."),
            {}, {} };
    case Bye::Why::Stuck:
        return { Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "The consoles got stuck: one sent again and again what the other can't take."),
            {}, {} };
    }
    return { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The other console ended the conversation."), {}, {} };
}

} // namespace

Digest digestOf(const Vector& vector)
{
    DigestBuilder builder;
    for (const End& end : vector) {
        // a stream's name can't hold the zero that ends it
        builder.add(end.last.incarnation.view());
        builder.add(end.last.stream);
        builder.add(std::string_view("\0", 1));
        std::string number;
        for (int i = 0; i < 8; ++i)
            number += static_cast<char>(end.last.number >> (8 * i) & 0xff);
        builder.add(number);
        builder.add(end.hash.view());
    }
    return builder.finish();
}

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

bool Conversation::mayPulse() const
{
    return m_standing.isLevel && m_isPulseDue && m_now >= m_pulseAgain;
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

void Conversation::sendBatches()
{
    while (m_onItsWay.size() < window + (FENGSUI_PLANT(window_off_by_one) ? 1 : 0) && !m_isOver) {
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
