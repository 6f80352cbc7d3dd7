#include "carrier/nats_carrier.h"

#include "carrier/errand.h"
#include "journal/journal.h"
#include "link/back_off.h"
#include "peer/audience.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <random>
#include <thread>

namespace fengsui::carrier {

namespace {

constexpr std::chrono::milliseconds patience { 250 }; // of a reader, before it looks whether to stop
constexpr std::chrono::milliseconds walkWithin { 5000 }; // a message that is known to be there
constexpr std::chrono::seconds betweenHeads { 15 };
constexpr int mostRounds = 16; // of two consoles that lay down the same stream

Refusal brokenOff(const ServerAddress& address, const std::string& why)
{
    return { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP("Refusal", "The NATS server %1 can't be reached, or broke off (%2). It is tried again."),
        { address.toString(), why }, "nats" };
}

Refusal notSaved(const StoreFailure& failure)
{
    return { Refusal::Reason::WrongState,
        QT_TRANSLATE_NOOP("Refusal", "Syncing stopped, because this console could not save: %1"), { failure.what() },
        {} };
}

Refusal strangersWork(const std::string& subject)
{
    return { Refusal::Reason::NotAllowed,
        QT_TRANSLATE_NOOP("Refusal",
            "On the NATS server lies something at %1 that no console wrote that is paired and not revoked; it was not "
            "taken. Look who may write to the server."),
        { subject }, "nats" };
}

Refusal gap(const EntryKey& first, std::uint64_t last)
{
    return { Refusal::Reason::Missing,
        QT_TRANSLATE_NOOP("Refusal",
            "The NATS server does not hold entries %1 to %2, which others build upon: they were removed there, or are "
            "not by a paired console. Get them by a line or a bundle."),
        { first.toString(), std::to_string(last) }, "nats" };
}

bool isUrgent(const Lane& lane)
{
    return lane.second == "emergency";
}

} // namespace

class NatsCarrier::Work {
public:
    Work(ServerAddress address, StreamPlan plan, With with)
        : m_address(std::move(address))
        , m_plan(std::move(plan))
        , m_with(std::move(with))
        , m_intake({ m_with.store, m_with.isAllowed, m_with.notice })
    {
    }

    void start()
    {
        m_thread = std::thread([this] { run(); });
    }
    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopping = true;
        }
        m_wake.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }
    void storeChanged()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isChanged = true;
        }
        m_wake.notify_all();
    }

private:
    /// What lies on the server of a lane.
    struct There {
        std::uint64_t number = 0; ///< of the last entry, by consoles that count
        std::uint64_t sequence = 0; ///< of the subject's last message in the near stream
        bool isStrange = false; ///< something lies there that may count later
        bool isParted = false; ///< another branch: nothing is laid down before the subject was walked
        bool isRelaid = false; ///< all of it was laid down once more, behind what does not count; never twice a session
    };

    template <typename F>
    auto onWriter(F work)
    {
        return errand(m_with.onWriter, [this] { return isOver(); }, std::move(work));
    }
    bool isOver() const { return m_isStopping || m_isBroken; }
    void rest(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, time, [this] { return m_isStopping.load(); });
    }

    void run();
    std::optional<Refusal> session();
    void read(NatsServer&, const char* stream, std::size_t index);
    std::uint64_t handle(const char* stream, const std::vector<Message>&);

    There look(NatsServer&, const Lane&);
    void lookAtAll(NatsServer&);
    bool sendNext(NatsServer&);
    bool send(NatsServer&, const Lane&, std::uint64_t upTo);
    void sendHeads(NatsServer&);
    std::vector<std::pair<Lane, std::uint64_t>> lacking(const sync::Vector& mine);
    void walk(NatsServer&, const std::vector<std::pair<Lane, std::uint64_t>>& lanes);
    void tellGaps();
    bool isDrained() const;
    void measure(bool isSettled);
    void report();

    const ServerAddress m_address;
    const StreamPlan m_plan;
    const With m_with;
    Intake m_intake; ///< on the writer's thread

    std::thread m_thread;
    std::mutex m_mutex; ///< of everything below
    std::condition_variable m_wake;
    std::atomic<bool> m_isStopping = false;
    std::atomic<bool> m_isBroken = false; ///< the session
    bool m_isChanged = false;
    std::string m_why; ///< it broke
    std::vector<const char*> m_streams;
    std::array<std::atomic<bool>, 2> m_isDrained {};
    std::map<Lane, There> m_there;
    std::map<Lane, std::uint64_t> m_headSent;
    std::atomic<std::uint64_t> m_taken = 0; ///< entries since the start
    Standing m_standing;
};

void NatsCarrier::Work::run()
{
    link::BackOff backOff;
    while (!m_isStopping) {
        std::optional<Refusal> trouble;
        try {
            trouble = session();
        } catch (const Stopped&) {
            trouble = m_isBroken ? std::optional(brokenOff(m_address, m_why)) : std::nullopt;
        } catch (const ServerFailure& failure) {
            trouble = brokenOff(m_address, failure.what());
        } catch (const StoreFailure& failure) {
            trouble = notSaved(failure);
        }
        if (m_isStopping)
            break;
        if (m_standing.isConnected)
            backOff.reset();
        m_isBroken = false;
        m_standing.isConnected = false;
        m_standing.isSettled = false;
        m_standing.trouble = trouble;
        try {
            report();
        } catch (const Stopped&) {
            break;
        }
        rest(backOff.next(std::random_device {}()));
    }
}

std::optional<Refusal> NatsCarrier::Work::session()
{
    const std::string name = "fengsui " + RawId::derived(m_with.key.publicKey()).toString();
    NatsServer server(m_address, name);
    if (auto refusal = server.prepare(m_plan))
        return refusal;
    {
        const std::lock_guard lock(m_mutex);
        m_streams = { nearStream };
        if (server.has(farStream))
            m_streams.push_back(farStream);
        m_there.clear();
        m_headSent.clear();
        m_isChanged = true;
        for (auto& each : m_isDrained)
            each = false;
    }
    lookAtAll(server);
    m_standing.isConnected = true;
    m_standing.trouble.reset();
    m_standing.heardAt = m_with.clock.now();
    report();
    struct Readers {
        std::vector<std::thread> threads;
        std::atomic<bool>& isBroken;
        ~Readers()
        {
            isBroken = true; // the session is over, whatever the reason
            for (std::thread& thread : threads)
                thread.join();
        }
    };
    Readers readers { {}, m_isBroken };
    for (std::size_t i = 0; i < m_streams.size(); ++i)
        readers.threads.emplace_back([this, &server, i] { read(server, m_streams[i], i); });
    int walks = 0;
    std::uint64_t takenBefore = 0;
    auto walkAt = std::chrono::steady_clock::now();
    auto headsAt = walkAt;
    while (!isOver()) {
        {
            const std::lock_guard lock(m_mutex);
            m_isChanged = false;
        }
        bool hasSent = false;
        while (!isOver() && sendNext(server))
            hasSent = true;
        const auto now = std::chrono::steady_clock::now();
        if (hasSent || now >= headsAt) {
            sendHeads(server);
            headsAt = now + betweenHeads;
        }
        const auto lanes = lacking(onWriter([this] { return m_with.store.vector(); }));
        const bool isNew = m_taken != takenBefore; // maybe whom we did not know
        if (!lanes.empty() && isDrained() && (now >= walkAt || (isNew && walks < 8))) {
            takenBefore = m_taken;
            walk(server, lanes);
            tellGaps();
            ++walks;
            walkAt = std::chrono::steady_clock::now() + std::chrono::seconds(1 << std::min(walks, 10));
            measure(m_taken == takenBefore);
            continue;
        }
        measure(isDrained() && (lanes.empty() || walks > 0));
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::chrono::milliseconds(500), [this] { return isOver() || m_isChanged; });
    }
    throw Stopped {};
}

bool NatsCarrier::Work::isDrained() const
{
    for (std::size_t i = 0; i < m_streams.size(); ++i)
        if (!m_isDrained[i])
            return false;
    return true;
}

// --- what comes in

void NatsCarrier::Work::read(NatsServer& server, const char* stream, std::size_t index)
{
    std::string why;
    try {
        // by the incarnation: a store that was restored reads again what its former life had confirmed
        const auto incarnation = onWriter([this] { return m_with.store.incarnation(); });
        const auto reading = server.follow(stream, "console_" + incarnation.toString());
        while (!isOver()) {
            const auto messages = reading->take(patience);
            if (!messages.empty()) {
                m_isDrained[index] = false;
                handle(stream, messages);
                reading->confirm();
            }
            if (messages.empty() && !m_isDrained[index].exchange(true))
                storeChanged(); // the other thread waits for it
        }
        return;
    } catch (const Stopped&) {
        return;
    } catch (const std::exception& failure) { // of the server or of the store
        why = failure.what();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_why = why;
        m_isBroken = true;
    }
    m_wake.notify_all();
}

std::uint64_t NatsCarrier::Work::handle(const char* stream, const std::vector<Message>& messages)
{
    std::vector<std::optional<Parcel>> parcels;
    for (const Message& message : messages)
        parcels.push_back(unwrap(message.subject, message.bytes));
    const auto result = onWriter([&] {
        auto taken = m_intake.take(parcels);
        for (std::size_t i = 0; i < parcels.size(); ++i)
            if (taken.outcomes[i].how == Intake::How::Strange)
                m_intake.tell(strangersWork(messages[i].subject));
        if (taken.fresh > 0)
            m_with.tookEntries();
        return taken;
    });
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < messages.size(); ++i) {
            const auto lane = laneOf(messages[i].subject);
            if (!lane || messages[i].subject != entrySubject(*lane))
                continue;
            There& there = m_there[*lane];
            const Intake::Outcome& outcome = result.outcomes[i];
            if (stream == std::string_view(nearStream) && there.sequence < messages[i].sequence) {
                there.sequence = messages[i].sequence;
                if (outcome.how == Intake::How::Strange && !std::exchange(there.isRelaid, true))
                    there.number = 0; // whoever reads may not take what lies before it: all of it once more
            }
            there.isStrange = there.isStrange || outcome.how == Intake::How::Strange;
            if (outcome.how == Intake::How::Parted) {
                there.isParted = false;
                there.number = outcome.kept; // our branch goes behind the other one
            } else {
                there.number = std::max(there.number, outcome.end.last.number);
            }
        }
    }
    m_taken += result.fresh;
    if (result.fresh > 0)
        storeChanged();
    return result.fresh;
}

// What the readers did not get in order, from the subject's beginning.
void NatsCarrier::Work::walk(NatsServer& server, const std::vector<std::pair<Lane, std::uint64_t>>& lanes)
{
    for (const auto& [lane, until] : lanes) {
        {
            const std::lock_guard lock(m_mutex);
            There& there = m_there[lane];
            there.isStrange = false;
            there.isParted = false;
        }
        for (const char* stream : m_streams) {
            const auto reading = server.walk(stream, entrySubject(lane));
            for (;;) {
                const auto messages = reading->take(walkWithin);
                if (messages.empty() || isOver())
                    break;
                handle(stream, messages);
                reading->confirm();
            }
        }
        const There there = look(server, lane);
        const std::lock_guard lock(m_mutex);
        if (there.isStrange)
            m_there[lane].isStrange = true;
    }
}

std::vector<std::pair<Lane, std::uint64_t>> NatsCarrier::Work::lacking(const sync::Vector& mine)
{
    std::map<Lane, std::uint64_t> ours;
    for (const sync::End& end : mine)
        ours[{ end.last.incarnation, end.last.stream }] = end.last.number;
    std::vector<std::pair<Lane, std::uint64_t>> lanes;
    std::uint64_t waitingIn = 0;
    const std::lock_guard lock(m_mutex);
    for (const auto& [lane, there] : m_there) {
        const std::uint64_t number = ours.contains(lane) ? ours[lane] : 0;
        if (there.number > number || there.isStrange || there.isParted)
            lanes.emplace_back(lane, number);
        waitingIn += there.number > number ? there.number - number : 0;
    }
    m_standing.waitingIn = waitingIn;
    return lanes;
}

void NatsCarrier::Work::tellGaps()
{
    for (const auto& [lane, number] : lacking(onWriter([this] { return m_with.store.vector(); }))) {
        std::uint64_t last = 0;
        {
            const std::lock_guard lock(m_mutex);
            last = m_there[lane].number;
        }
        if (last > number)
            onWriter([&] {
                m_intake.tell(gap({ lane.first, lane.second, number + 1 }, last));
                return true;
            });
    }
}

// --- what goes out

NatsCarrier::Work::There NatsCarrier::Work::look(NatsServer& server, const Lane& lane)
{
    There there;
    for (const char* stream : m_streams) {
        const auto last = server.last(stream, entrySubject(lane));
        if (!last)
            continue;
        if (stream == std::string_view(nearStream))
            there.sequence = last->sequence;
        const auto parcel = unwrap(last->subject, last->bytes);
        const auto outcome = onWriter([&] { return m_intake.look(parcel); });
        there.isStrange = there.isStrange || outcome.how == Intake::How::Strange;
        there.isParted = there.isParted || outcome.how == Intake::How::Parted;
        there.number = std::max(there.number, outcome.end.last.number);
    }
    return there;
}

void NatsCarrier::Work::lookAtAll(NatsServer& server)
{
    for (const char* stream : m_streams)
        for (const std::string& subject : server.subjects(stream, "fengsui.entry.>")) {
            const auto lane = laneOf(subject);
            if (!lane || m_there.contains(*lane))
                continue;
            const There there = look(server, *lane);
            const std::lock_guard lock(m_mutex);
            m_there[*lane] = there;
        }
}

// One batch of whatever comes first: of emergencies, then of our own, then what came to us by others. True when there
// may be more.
bool NatsCarrier::Work::sendNext(NatsServer& server)
{
    const auto [mine, own] = onWriter([this] { return std::pair(m_with.store.vector(), m_with.store.incarnation()); });
    std::vector<std::pair<Lane, std::uint64_t>> waiting;
    std::uint64_t entries = 0;
    {
        const std::lock_guard lock(m_mutex);
        for (const sync::End& end : mine) {
            if (end.last.stream == mediationStream)
                continue; // whoever reaches the server reads all that lies there: this goes by lines
            const Lane lane { end.last.incarnation, end.last.stream };
            const There& there = m_there[lane];
            if (there.isParted || end.last.number <= there.number)
                continue;
            waiting.emplace_back(lane, end.last.number);
            entries += end.last.number - there.number;
        }
        m_standing.waitingOut = entries;
    }
    if (waiting.empty())
        return false;
    const auto rank
        = [&](const auto& each) { return std::pair(isUrgent(each.first) ? 0 : 1, each.first.first == own ? 0 : 1); };
    const auto first = std::ranges::min_element(waiting, {}, rank);
    return send(server, first->first, first->second);
}

bool NatsCarrier::Work::send(NatsServer& server, const Lane& lane, std::uint64_t upTo)
{
    There there;
    {
        const std::lock_guard lock(m_mutex);
        there = m_there[lane];
    }
    const std::size_t room = std::min(
        sync::mostBatchBytes, server.largestMessage() - std::min<std::size_t>(server.largestMessage(), 8192));
    for (int round = 0; round < mostRounds; ++round) {
        const EntryKey from { lane.first, lane.second, there.number + 1 };
        const std::size_t most = std::min<std::uint64_t>(sync::mostEntries, upTo - there.number);
        sync::Batch batch { 1, onWriter([&] { return m_with.store.read(from, most, room / 2); }) };
        std::size_t bytes = 0;
        std::size_t count = 0;
        for (; count < batch.entries.size(); ++count) {
            bytes += sync::encodedSize(batch.entries[count]);
            if (count > 0 && bytes > room)
                break;
        }
        batch.entries.resize(count);
        if (batch.entries.empty())
            return false; // set aside meanwhile; the next look at the vector shows it
        const Entry& end = batch.entries.back();
        const std::string subject = entrySubject(lane);
        // the digest names all entries before it too; the number behind it tells a batch that was laid down anew
        const std::string id = end.hash.toHex() + '.' + std::to_string(there.sequence);
        const auto sequence = server.publish(subject, wrap(m_with.key, subject, batch), id, there.sequence);
        if (sequence) {
            const std::lock_guard lock(m_mutex);
            There& now = m_there[lane];
            now.number = std::max(now.number, end.envelope.key.number);
            now.sequence = std::max(now.sequence, *sequence);
            m_standing.sent += batch.entries.size();
            m_standing.heardAt = m_with.clock.now();
            return true;
        }
        there = look(server, lane); // somebody else was faster, or our own word came through though the answer was lost
        const std::lock_guard lock(m_mutex);
        if (m_there[lane].isRelaid) // what lies behind is strange, and before it once more all that counts
            there.number = std::max(there.number, m_there[lane].number);
        there.isRelaid = m_there[lane].isRelaid || there.isStrange;
        m_there[lane] = there;
        if (there.isParted || there.number >= upTo)
            return true;
    }
    throw ServerFailure("another console lays down the same stream");
}

// Signed ends go on subjects of their own, each when the entries that it stands for lie there.
void NatsCarrier::Work::sendHeads(NatsServer& server)
{
    for (const sync::SignedHead& head : onWriter([this] { return m_with.store.signedHeads(); })) {
        const Lane lane { head.key.incarnation, head.key.stream };
        {
            const std::lock_guard lock(m_mutex);
            if (m_there[lane].number < head.key.number || m_headSent[lane] >= head.key.number)
                continue;
            m_headSent[lane] = head.key.number;
        }
        const std::string subject = headSubject(lane);
        const auto last = server.last(nearStream, subject);
        const auto parcel = last ? unwrap(subject, last->bytes) : std::nullopt;
        const auto* heads = parcel ? std::get_if<sync::Heads>(&parcel->frame) : nullptr;
        if (heads && !heads->heads.empty() && heads->heads.back().key.number >= head.key.number
            && heads->heads.back().signature == head.signature)
            continue;
        // whoever was faster has laid down the same
        server.publish(subject, wrap(m_with.key, subject, sync::Heads { { head } }), {}, last ? last->sequence : 0);
    }
}

// --- for people

void NatsCarrier::Work::measure(bool isSettled)
{
    {
        const std::lock_guard lock(m_mutex);
        m_standing.isSettled = isSettled && !m_isChanged && m_standing.waitingOut == 0;
        m_standing.received = m_taken;
        m_standing.heardAt = m_with.clock.now();
    }
    report();
}

void NatsCarrier::Work::report()
{
    Standing standing;
    {
        const std::lock_guard lock(m_mutex);
        standing = m_standing;
    }
    onWriter([&] {
        m_with.moved(standing);
        return true;
    });
}

NatsCarrier::NatsCarrier(ServerAddress address, StreamPlan plan, With with)
    : m_work(std::make_unique<Work>(std::move(address), std::move(plan), std::move(with)))
{
}

NatsCarrier::~NatsCarrier()
{
    m_work->stop();
}

void NatsCarrier::start()
{
    m_work->start();
}

void NatsCarrier::stop()
{
    m_work->stop();
}

void NatsCarrier::storeChanged()
{
    m_work->storeChanged();
}

} // namespace fengsui::carrier
