#include "base/disk_room.h"
#include "base/signature.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"

#include <QTest>

#include <limits>

using namespace fengsui;

namespace {

Draft note(const std::string& text)
{
    entries::ShiftNoted noted;
    noted.set_text(text);
    return { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {} };
}

// The frames in a piece of the wire.
std::vector<sync::Frame> framesOf(std::string_view wire)
{
    sync::FrameReader reader(sync::largestFrame);
    std::vector<sync::Frame> frames;
    for (;;) {
        const auto taken = reader.take(wire);
        if (!taken || !taken->has_value())
            return frames;
        if (const auto frame = sync::decode(**taken); frame && frame->has_value())
            frames.push_back(**frame);
    }
}

// An entry as its author would have written it, in a stream of its own.
Entry forged(IncarnationId incarnation, std::uint64_t number, HybridTime time, Instant recordedAt, Digest previous,
    const Draft& draft)
{
    Entry entry { { { incarnation, draft.stream, number }, time, recordedAt, {}, static_cast<std::uint16_t>(draft.kind),
                      1, draft.subject, sha256(draft.body), previous, {} },
        {}, draft.body };
    entry.hash = sha256(entry.envelope.encode());
    return entry;
}

// What a dishonest console makes of a record that it passes on: one body is another, and all after it fits again.
std::vector<Entry> rewritten(std::vector<Entry> record, std::size_t at, const Draft& instead)
{
    record[at].body = instead.body;
    record[at].envelope.bodyHash = sha256(instead.body);
    for (std::size_t i = at; i < record.size(); ++i) {
        if (i > at)
            record[i].envelope.previous = record[i - 1].hash;
        record[i].hash = sha256(record[i].envelope.encode());
    }
    return record;
}

std::vector<Entry> streamOf(SyncConsole& console, IncarnationId incarnation, const StreamName& stream)
{
    std::vector<Entry> entries;
    for (Entry& entry : allEntries(console.connection()))
        if (entry.envelope.key.incarnation == incarnation && entry.envelope.key.stream == stream)
            entries.push_back(std::move(entry));
    return entries;
}

} // namespace

/// What a console bears from others: very much, very little, very large, and lies.
class BoundsTest : public QObject {
    Q_OBJECT

private slots:
    // F7: however much is behind, what is on its way is bounded, and what waits is told
    void backlogGoesInBoundedBatches()
    {
        SyncConsole a, b;
        std::vector<Draft> drafts;
        for (int i = 0; i < 12'500; ++i)
            drafts.push_back(note("note " + std::to_string(i) + (i % 50 == 0 ? std::string(60'000, 'x') : "")));
        a.journal().append(drafts, {}, a.clock.now());

        using Tick = sync::Conversation::Tick;
        sync::Conversation sender(a.sync(), { 0 }, Tick(0));
        sync::Conversation receiver(b.sync(), { 0 }, Tick(0));
        std::size_t onTheirWay = 0, most = 0, batches = 0;
        std::uint64_t waited = std::numeric_limits<std::uint64_t>::max();
        for (bool moves = true; moves;) {
            const std::string there = sender.takeOutput();
            QVERIFY(there.size() <= sync::Conversation::mostWaitingOutput);
            for (const sync::Frame& frame : framesOf(there))
                if (const auto* batch = std::get_if<sync::Batch>(&frame)) {
                    std::size_t bytes = 0;
                    for (const Entry& entry : batch->entries)
                        bytes += sync::encodedSize(entry);
                    QVERIFY(batch->entries.size() <= sync::mostEntries);
                    QVERIFY(bytes <= sync::mostBatchBytes || batch->entries.size() == 1);
                    most = std::max(most, ++onTheirWay);
                    ++batches;
                }
            receiver.receive(there, Tick(0));
            const std::string back = receiver.takeOutput();
            for (const sync::Frame& frame : framesOf(back))
                onTheirWay -= std::holds_alternative<sync::Ack>(frame) ? 1 : 0;
            sender.receive(back, Tick(0));
            QVERIFY(sender.standing().waitingOut <= waited);
            if (sender.standing().waitingOut > 0)
                waited = sender.standing().waitingOut;
            moves = !there.empty() || !back.empty();
        }
        QVERIFY(sender.standing().isLevel && receiver.standing().isLevel);
        QCOMPARE(most, sync::Conversation::window);
        QVERIFY(batches > 20);
        QVERIFY(a.dump() == b.dump());
    }

    // F15: nothing that was written is ever put away, so whoever was away for years still gets it entry by entry
    void peerAwayForYearsMissesNothing()
    {
        SyncConsole a, b;
        Dice dice("peerAwayForYearsMissesNothing");
        RandomHistory history(dice, 10);
        a.play(dice, history, 10);
        Meeting(a.sync(), b.sync()).run();
        for (int year = 0; year < 10; ++year) {
            a.clock.at = a.clock.at + std::chrono::hours(365 * 24);
            a.play(dice, history, 4);
            a.close();
            a.open();
        }
        const auto facts = a.facts();
        Meeting meeting(a.sync(), b.sync());
        meeting.run();
        QVERIFY(meeting.a.standing().isLevel);
        QVERIFY(std::ranges::includes(b.facts(), facts));
        QVERIFY(a.dump() == b.dump());
    }

    // F27: an entry that was altered on the way is not what its digest says
    void relayThatAltersAnEntryIsNotBelieved()
    {
        SyncConsole author, end;
        for (int i = 0; i < 5; ++i) {
            const Draft draft = note("said " + std::to_string(i));
            author.journal().append({ &draft, 1 }, {}, author.clock.now());
        }
        std::vector<Entry> record = streamOf(author, author.journal().incarnation(), "county");
        const auto before = end.sync().vector();
        for (std::size_t at = 0; at < record.size(); ++at) {
            std::vector<Entry> altered = record;
            altered[at].body = note("never said").body;
            QVERIFY(end.sync().take(altered).how == sync::Taken::How::Altered);
            altered = record;
            altered[at].envelope.recordedAt = altered[at].envelope.recordedAt + Duration(1);
            QVERIFY(end.sync().take(altered).how != sync::Taken::How::Durable);
        }
        QVERIFY(end.sync().vector() == before);
    }

    // F18: what others send waits with them when there is little room; what people say here does not
    void nearlyFullDiskTakesNothingFromPeers()
    {
        Dice dice { 5 };
        RandomHistory history(dice, 10);
        SyncConsole a, b;
        a.play(dice, history, 10);
        std::uint64_t left = peersWaitBelow - 1;
        SqliteSyncStore store(b.connection(), b.journal(), b.clock);
        store.roomBy([&left] { return left; });
        Meeting full(a.sync(), store);
        full.run();
        QVERIFY(full.b.isOver() && full.b.ending()->toString().find("nearly full (127 MiB left)") != std::string::npos);
        QCOMPARE(b.sync().vector().size(), std::size_t(1)); // its own
        QVERIFY(full.a.isOver());
        const Draft draft { Kind::ShiftNoted, RawId::derived("here"), {}, {} };
        b.journal().append({ &draft, 1 }, {}, b.clock.now());
        left = peersWaitBelow;
        Meeting again(a.sync(), store);
        again.run();
        QVERIFY(again.a.standing().isLevel && again.b.standing().ledgersAgree == true);
    }

    // F27, F28: a record that was rewritten as a whole fits together, but not to what its author signed
    void relayThatRewritesARecordIsFoundByTheSignedHead()
    {
        SyncConsole author, end;
        for (int i = 0; i < 5; ++i) {
            const Draft draft = note("said " + std::to_string(i));
            author.journal().append({ &draft, 1 }, {}, author.clock.now());
        }
        author.journal().signHeads(author.clock.now());
        const IncarnationId name = author.journal().incarnation();
        const std::vector<Entry> record = streamOf(author, name, "county");
        QVERIFY(end.sync().take(rewritten(record, 3, note("never said"))).how == sync::Taken::How::Durable);

        // the relay can't sign it: a head of its own making is a stranger's
        const std::vector<Entry> there = streamOf(end, name, "county");
        const sync::SignedHead forgedHead { there.back().envelope.key, there.back().hash,
            SigningKey::generate().sign(headMessage(there.back().envelope.key, there.back().hash)) };
        QVERIFY(end.sync().keep(forgedHead) == sync::Witness::Stranger);
        // and the author's true head, by whatever path it comes, contradicts
        for (const sync::SignedHead& head : author.sync().signedHeads())
            if (head.key.incarnation == name && head.key.stream == "county")
                QVERIFY(end.sync().keep(head) == sync::Witness::Contradiction);
        QVERIFY(!verified(end.connection()).isSound());

        // when the two meet, the fork is told to both, nothing wedges, and what was truly said is on both
        Meeting meeting(author.sync(), end.sync());
        meeting.run();
        QVERIFY(meeting.a.standing().isLevel && meeting.b.standing().isLevel);
        QVERIFY(!meeting.a.takeNotices().empty() && !meeting.b.takeNotices().empty());
        QVERIFY(author.dump() == end.dump());
        const auto facts = end.facts();
        for (const Entry& entry : record)
            QVERIFY(std::ranges::any_of(
                facts, [&](const std::string& fact) { return fact.ends_with(entry.envelope.bodyHash.toHex()); }));
    }

    // F21, F4: a bit that changed on the disk is no fork: nothing is renamed for it, and nothing counts twice
    void damagedEntryIsNotTakenForAFork()
    {
        SyncConsole author, other;
        for (int i = 0; i < 5; ++i) {
            const Draft draft = note("said " + std::to_string(i));
            author.journal().append({ &draft, 1 }, {}, author.clock.now());
        }
        Meeting(author.sync(), other.sync()).run();
        const Draft draft = note("said afterwards");
        author.journal().append({ &draft, 1 }, {}, author.clock.now());
        const auto facts = author.facts();
        const IncarnationId name = author.journal().incarnation();
        // the digest of the entry that the other one's record ends with, so that the two seem to part there
        Statement damage(author.connection(), "UPDATE entry SET hash = ?1 WHERE number = 6 AND hash <> ?1");
        Digest last;
        last.bytes.fill(0xff); // the higher one loses its name
        damage.bind(1, last).run();
        Meeting meeting(author.sync(), other.sync());
        meeting.run();
        const auto after = author.facts();
        QVERIFY(std::ranges::includes(after, facts) && std::ranges::adjacent_find(after) == after.end());
        QVERIFY(streamOf(author, name, "county").size() == 7);
        const auto there = other.facts();
        QVERIFY(std::ranges::adjacent_find(there) == there.end());
        QVERIFY2(verified(other.connection()).isSound(), faultsOf(verified(other.connection())));
        QVERIFY(!verified(author.connection()).isSound()); // and it is found
    }

    // F30: times at both ends of what can be written, in whatever order they come
    void timesAtTheirLimitsAreOnlyTimes()
    {
        constexpr std::uint64_t lastTime = std::numeric_limits<std::uint64_t>::max();
        constexpr std::int64_t first = std::numeric_limits<std::int64_t>::min();
        constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
        const IncarnationId far = IncarnationId::derived("far");
        std::vector<Entry> record { forged(far, 1, { 0 }, { first }, {}, note("the first moment")) };
        record.push_back(forged(far, 2, { lastTime }, { last }, record[0].hash, note("the last moment")));
        record.push_back(forged(far, 3, { lastTime }, { 0 }, record[1].hash, note("and after it")));
        SyncConsole a, b;
        QVERIFY(a.sync().take(record).how == sync::Taken::How::Durable);
        // the clock stands still at the end of time, and the numbers go on
        for (int i = 0; i < 3; ++i) {
            const Draft draft = note("written at the end of time " + std::to_string(i));
            a.journal().append({ &draft, 1 }, {}, a.clock.now());
        }
        const std::vector<Entry> own = streamOf(a, a.journal().incarnation(), "county");
        QVERIFY(own.back().envelope.time.value == lastTime);
        for (std::size_t i = 1; i < own.size(); ++i)
            QVERIFY(own[i - 1] < own[i]);
        a.close();
        a.open();
        Meeting meeting(a.sync(), b.sync());
        meeting.run();
        QVERIFY(meeting.a.standing().isLevel && a.dump() == b.dump());
        QVERIFY2(verified(b.connection()).isSound(), faultsOf(verified(b.connection())));
    }

    // F30, F5: numbers that nobody can have reached are a gap, and change nothing
    void numbersBeyondAnyStreamAreAGap()
    {
        SyncConsole a;
        const auto before = a.sync().vector();
        for (const std::uint64_t number : { std::uint64_t(2), std::uint64_t(1) << 31, std::uint64_t(1) << 32,
                 (std::uint64_t(1) << 63) - 1, std::uint64_t(1) << 63, std::numeric_limits<std::uint64_t>::max() }) {
            const Entry entry = forged(IncarnationId::derived("far"), number, { 1 }, { 1 }, {}, note("out of nowhere"));
            QVERIFY(a.sync().take({ &entry, 1 }).how == sync::Taken::How::Apart);
            QVERIFY(a.sync().vector() == before);
            QVERIFY(a.sync().hashes(entry.envelope.key, 10).empty());
            QVERIFY(a.sync().read(entry.envelope.key, 10, 1000).empty());
            QVERIFY(!a.sync().envelope(entry.envelope.key));
        }
    }
};

QTEST_GUILESS_MAIN(BoundsTest)
#include "bounds_test.moc"
