#include "base/hex.h"
#include "base/signature.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"

#include <QTest>

using namespace fengsui;

namespace {

constexpr sync::BatchLimits tiny { 3, 2000 };

bool areEqual(SyncConsole& a, SyncConsole& b)
{
    return a.sync().vector() == b.sync().vector() && a.dump() == b.dump();
}

QByteArray saidOf(Meeting& meeting)
{
    QByteArray text;
    for (const auto* each : { &meeting.a, &meeting.b })
        if (each->ending())
            text += QByteArray::fromStdString(each->ending()->toString()) + '\n';
    return text;
}

// Carries an entry to another console without any conversation.
void give(SyncConsole& from, SyncConsole& to)
{
    const auto entries = allEntries(from.connection());
    if (!to.journal().accept(entries).isOk())
        qFatal("the entries were refused");
}

struct Two {
    explicit Two(const char* name, int entries = 25)
        : dice(name)
        , history(dice, 12)
    {
        b.clock.at = b.clock.at + Duration(70'000);
        a.play(dice, history, entries);
        b.play(dice, history, entries);
    }
    Dice dice;
    RandomHistory history;
    SyncConsole a;
    SyncConsole b;
};

} // namespace

class ConversationTest : public QObject {
    Q_OBJECT

private slots:
    void twoConsolesBecomeEqual()
    {
        Two two("twoConsolesBecomeEqual");
        Meeting meeting(two.a.sync(), two.b.sync());
        meeting.run();
        QVERIFY2(!meeting.a.isOver() && !meeting.b.isOver(), saidOf(meeting));
        QVERIFY(areEqual(two.a, two.b));
        QVERIFY(meeting.a.standing().isLevel && meeting.b.standing().isLevel);
        QVERIFY(meeting.a.standing().ledgersAgree == true && meeting.b.standing().ledgersAgree == true);
        QVERIFY(meeting.a.standing().sent > 25 && meeting.a.standing().sent == meeting.b.standing().received);
        QVERIFY2(verified(two.a.connection()).isSound(), faultsOf(verified(two.a.connection())));
        QVERIFY(meeting.a.takeNotices().empty() && meeting.b.takeNotices().empty());
    }

    void everyBatchSplitGivesTheSame()
    {
        for (const sync::BatchLimits limits :
            { sync::BatchLimits { 1, 1 }, { 2, 400 }, { 7, 100'000 }, { 1000, 700 } }) {
            Two two("everyBatchSplitGivesTheSame");
            Meeting meeting(two.a.sync(), two.b.sync(), limits);
            meeting.run();
            QVERIFY2(meeting.a.standing().isLevel, saidOf(meeting));
            QVERIFY(areEqual(two.a, two.b));
            // nothing goes twice, also not while the rest is still on its way
            QCOMPARE(meeting.a.standing().sent, meeting.b.standing().received);
            QCOMPARE(meeting.b.standing().sent, meeting.a.standing().received);
        }
    }

    // F7: what was durable stays, the next conversation goes on from there; F5
    void wireCutAfterEveryFrame()
    {
        Two two("wireCutAfterEveryFrame", 12);
        auto whole = two.a.clone();
        auto other = two.b.clone();
        Meeting undisturbed(whole->sync(), other->sync(), tiny);
        const std::size_t frames = undisturbed.run();
        QVERIFY(frames > 20);
        const std::string expected = whole->dump();
        for (std::size_t cut = 0; cut < frames; ++cut) {
            auto a = two.a.clone();
            auto b = two.b.clone();
            QCOMPARE(Meeting(a->sync(), b->sync(), tiny).run(cut), cut);
            Meeting again(a->sync(), b->sync(), tiny);
            again.run();
            QVERIFY2(again.a.standing().isLevel && again.b.standing().isLevel, saidOf(again));
            QVERIFY(areEqual(*a, *b));
            QVERIFY(a->dump() == expected);
        }
    }

    // days between the two halves, in which both sides write on
    void wireCutAndDaysOfWorkBetween()
    {
        Two two("wireCutAndDaysOfWorkBetween");
        for (int day = 0; day < 12; ++day) {
            Meeting(two.a.sync(), two.b.sync(), tiny).run(two.dice.below(60));
            two.a.play(two.dice, two.history, static_cast<int>(two.dice.below(10)));
            two.b.play(two.dice, two.history, static_cast<int>(two.dice.below(10)));
            if (two.dice.chance(30)) {
                two.a.close();
                two.a.open();
            }
        }
        Meeting last(two.a.sync(), two.b.sync());
        last.run();
        QVERIFY2(last.a.standing().isLevel, saidOf(last));
        QVERIFY(areEqual(two.a, two.b));
    }

    // F5: the same entries by another path, while they are on their way here
    void everythingSentTwiceChangesNothing()
    {
        Two two("everythingSentTwiceChangesNothing");
        give(two.a, two.b);
        const auto before = two.b.sync().vector();
        const std::string dump = two.b.dump();
        Meeting meeting(two.a.sync(), two.b.sync(), tiny);
        meeting.run(6);
        give(two.b, two.a); // b's entries come home by another path in the middle of it
        meeting.a.storeChanged();
        meeting.run();
        QVERIFY2(meeting.a.standing().isLevel && meeting.b.standing().isLevel, saidOf(meeting));
        QVERIFY(two.b.sync().vector() == before && two.b.dump() == dump);
        QVERIFY(areEqual(two.a, two.b));
        // and whole batches once more, by hand
        const auto entries = allEntries(two.a.connection());
        const sync::Taken taken = two.b.sync().take(entries);
        QVERIFY(taken.how == sync::Taken::How::Durable && taken.fresh == 0);
        QVERIFY(two.b.dump() == dump);
    }

    void threeConsolesThroughARelay()
    {
        Two two("threeConsolesThroughARelay");
        SyncConsole hub;
        Meeting left(two.a.sync(), hub.sync(), tiny);
        Meeting right(two.b.sync(), hub.sync(), tiny);
        // live through the relay: what is written at one end comes out at the other
        for (int round = 0; round < 30; ++round) {
            left.run(1 + two.dice.below(20));
            right.b.storeChanged();
            right.run(1 + two.dice.below(20));
            left.b.storeChanged();
            if (two.dice.chance(40)) {
                two.a.play(two.dice, two.history);
                left.a.storeChanged();
            }
            if (two.dice.chance(40)) {
                two.b.play(two.dice, two.history);
                right.a.storeChanged();
            }
        }
        for (int round = 0; round < 3; ++round) {
            left.run();
            right.b.storeChanged();
            right.run();
            left.b.storeChanged();
        }
        QVERIFY2(left.a.standing().isLevel && right.a.standing().isLevel, saidOf(left) + saidOf(right));
        QVERIFY(areEqual(two.a, two.b) && areEqual(two.a, hub));
    }

    // F7: urgent entries never wait behind a backlog
    void emergencyGoesFirst()
    {
        SyncConsole a, b;
        Dice dice("emergencyGoesFirst");
        RandomHistory history(dice, 30);
        a.play(dice, history, 60);
        entries::ShiftNoted noted;
        noted.set_text("levee");
        const Draft urgent { Kind::ShiftNoted, RawId::derived("levee"), noted.SerializeAsString(), {}, "emergency" };
        a.journal().append({ &urgent, 1 }, {}, a.clock.now());
        Meeting meeting(a.sync(), b.sync(), { 4, 100'000 });
        const auto hasUrgent = [&] {
            const auto vector = b.sync().vector();
            const auto own = a.sync().vector();
            const auto isUrgent = [&](const sync::End& end) {
                return end.last.stream == "emergency" && std::ranges::find(own, end) != own.end();
            };
            return std::ranges::any_of(vector, isUrgent);
        };
        while (!hasUrgent())
            QVERIFY(meeting.run(1) == 1);
        std::uint64_t otherwise = 0;
        for (const sync::End& end : b.sync().vector())
            if (end.last.stream != "emergency" && end.last.incarnation == a.journal().incarnation())
                otherwise += end.last.number;
        QVERIFY(otherwise <= 4); // at most what filled up the same batch
    }

    // P5: nothing new costs one round trip
    void nothingNewIsShort()
    {
        Two two("nothingNewIsShort");
        Meeting(two.a.sync(), two.b.sync()).run();
        Meeting again(two.a.sync(), two.b.sync());
        again.run();
        QVERIFY(again.a.standing().isLevel && again.a.standing().ledgersAgree == true);
        QVERIFY(again.kinds[2] == 0 && again.kinds[3] == 0);
        QVERIFY2(again.bytes < 4096, QByteArray::number(static_cast<qulonglong>(again.bytes)));
    }

    // F4: the same incarnation was written to in two places
    void clonesThatBothWroteAgreeAndLoseNothing()
    {
        for (int round = 0; round < 6; ++round) {
            Two two("clonesThatBothWroteAgreeAndLoseNothing", 10);
            auto clone = two.a.clone();
            two.a.play(two.dice, two.history, 8);
            clone->clock.at = two.a.clock.at + Duration(5'000);
            clone->play(two.dice, two.history, 5);
            auto facts = two.a.facts();
            std::ranges::copy(clone->facts(), std::back_inserter(facts));
            std::ranges::sort(facts);
            facts.erase(std::ranges::unique(facts).begin(), facts.end());

            Meeting meeting(two.a.sync(), clone->sync(), tiny);
            meeting.run();
            QVERIFY2(meeting.a.standing().isLevel && meeting.b.standing().isLevel, saidOf(meeting));
            QVERIFY(areEqual(two.a, *clone));
            QVERIFY(two.a.journal().incarnation() != clone->journal().incarnation());
            QVERIFY(!meeting.a.takeNotices().empty() && !meeting.b.takeNotices().empty());
            QVERIFY2(verified(two.a.connection()).isSound(), faultsOf(verified(two.a.connection())));
            // nothing lost, nothing twice: what both had, and two first entries of the new names
            auto after = two.a.facts();
            QCOMPARE(after.size(), facts.size() + 2);
            QVERIFY(std::ranges::adjacent_find(after) == after.end());
            QVERIFY(std::ranges::includes(after, facts));
            // and both go on
            two.a.play(two.dice, two.history, 3);
            clone->play(two.dice, two.history, 3);
            meeting.a.storeChanged();
            meeting.b.storeChanged();
            meeting.run();
            QVERIFY2(meeting.a.standing().isLevel, saidOf(meeting));
            QVERIFY(areEqual(two.a, *clone));
        }
    }

    // F4: the two branches meet at consoles that wrote neither, in whatever order
    void branchesThatMeetElsewhereEndEqual()
    {
        for (int round = 0; round < 4; ++round) {
            Two two("branchesThatMeetElsewhereEndEqual", 6);
            SyncConsole third, fourth;
            auto clone = two.a.clone();
            two.a.play(two.dice, two.history, 6);
            clone->clock.at = two.a.clock.at + Duration(5'000);
            clone->play(two.dice, two.history, 9);
            Meeting(two.a.sync(), third.sync(), tiny).run(two.dice.below(40));
            Meeting(two.a.sync(), third.sync(), tiny).run();
            Meeting(clone->sync(), fourth.sync(), tiny).run();
            Meeting(two.b.sync(), two.dice.chance(50) ? third.sync() : fourth.sync(), tiny).run();
            std::vector<SyncConsole*> all { &two.a, clone.get(), &two.b, &third, &fourth };
            for (int i = 0; i < 40; ++i) {
                SyncConsole* x = two.dice.oneOf(all);
                SyncConsole* y = two.dice.oneOf(all);
                if (x != y)
                    Meeting(x->sync(), y->sync(), tiny).run();
            }
            for (int i = 0; i < 2; ++i)
                for (std::size_t j = 1; j < all.size(); ++j)
                    Meeting(all[0]->sync(), all[j]->sync()).run();
            for (SyncConsole* each : all) {
                QVERIFY(areEqual(*all[0], *each));
                QVERIFY2(verified(each->connection()).isSound(), faultsOf(verified(each->connection())));
                QVERIFY(each->journal().rebuild({}));
                QVERIFY(each->dump() == all[0]->dump());
            }
            const auto facts = all[0]->facts();
            QVERIFY(std::ranges::adjacent_find(facts) == facts.end());
        }
    }

    // F3, F6: an old copy gets its later entries back and writes under a new name
    void restoredCopyGetsItsOwnTailBack()
    {
        Two two("restoredCopyGetsItsOwnTailBack", 8);
        auto backup = two.a.clone();
        two.a.play(two.dice, two.history, 8);
        Meeting(two.a.sync(), two.b.sync()).run();
        const auto facts = two.b.facts();
        const IncarnationId before = backup->journal().incarnation();
        Meeting meeting(backup->sync(), two.b.sync(), tiny);
        meeting.run();
        QVERIFY2(meeting.a.standing().isLevel, saidOf(meeting));
        QVERIFY(backup->journal().incarnation() != before);
        QVERIFY(areEqual(*backup, two.b));
        QVERIFY(std::ranges::includes(backup->facts(), facts));
        QCOMPARE(meeting.a.takeNotices().size(), 1u);
    }

    // F6: the same console with an empty disk
    void wipedConsoleGetsEverythingBack()
    {
        Two two("wipedConsoleGetsEverythingBack");
        Meeting(two.a.sync(), two.b.sync()).run();
        SyncConsole fresh;
        Meeting meeting(fresh.sync(), two.b.sync());
        meeting.run();
        QVERIFY(areEqual(fresh, two.b));
        QVERIFY(std::ranges::includes(fresh.facts(), two.a.facts()));
    }

    // F27, F28: peers keep each other's signed heads, and a contradiction is not called sound
    void rewrittenRecordIsToldByTheWitness()
    {
        Two two("rewrittenRecordIsToldByTheWitness", 5);
        two.a.journal().signHeads(two.a.clock.now());
        Meeting(two.a.sync(), two.b.sync()).run();
        const IncarnationId author = two.a.journal().incarnation();
        std::uint64_t witnessed = 0;
        for (const sync::SignedHead& head : two.b.sync().signedHeads())
            if (head.key.incarnation == author)
                ++witnessed;
        QVERIFY(witnessed >= 1);
        QVERIFY(verified(two.b.connection()).signedEntries > 0);
        sync::SignedHead head = two.b.sync().signedHeads().front();
        QVERIFY(two.b.sync().keep(head) == sync::Witness::Known);
        head.signature[5] = static_cast<char>(head.signature[5] ^ 1);
        head.hash.bytes[0] ^= 1;
        QVERIFY(two.b.sync().keep(head) == sync::Witness::Stranger);
        // an author that signed another entry of the same number
        const SigningKey key = SigningKey::generate();
        SyncConsole c;
        c.connection().execute(
            "UPDATE incarnation SET public_key = x'" + toHex(key.publicKey()) + "' WHERE is_own = 1");
        const sync::End end = c.sync().vector().front();
        const Digest other = sha256("another life");
        const sync::SignedHead rewritten { end.last, other, key.sign(headMessage(end.last, other)) };
        QVERIFY(c.sync().keep(rewritten) == sync::Witness::Contradiction);
        const Verification verification = verified(c.connection());
        QVERIFY(std::ranges::any_of(verification.faults,
            [](const Fault& fault) { return fault.text.find("keeps a signature") != std::string::npos; }));
    }

    // F8: nobody waits for ever
    void silenceEndsTheConversation()
    {
        Two two("silenceEndsTheConversation", 2);
        {
            Meeting meeting(two.a.sync(), two.b.sync());
            meeting.pass(std::chrono::seconds(9));
            QVERIFY(!meeting.a.isOver());
            meeting.pass(std::chrono::seconds(1));
            QVERIFY(meeting.a.isOver() && meeting.a.ending());
        }
        Meeting meeting(two.a.sync(), two.b.sync());
        meeting.run();
        for (int i = 0; i < 20; ++i) { // heartbeats keep it alive
            meeting.pass(std::chrono::seconds(15));
            meeting.run();
        }
        QVERIFY(!meeting.a.isOver() && !meeting.b.isOver());
        meeting.pass(std::chrono::seconds(44));
        QVERIFY(!meeting.a.isOver());
        meeting.pass(std::chrono::seconds(1));
        QVERIFY(meeting.a.isOver() && meeting.a.ending());
    }

    // C4: a change that comes later is compared too, long before the next heartbeat, but not each of many
    void laterChangesAreComparedTogether()
    {
        Two two("laterChangesAreComparedTogether");
        Meeting meeting(two.a.sync(), two.b.sync());
        meeting.run();
        for (int i = 0; i < 5; ++i) {
            two.a.play(two.dice, two.history, 1);
            meeting.a.storeChanged();
            meeting.run();
        }
        QVERIFY(meeting.a.standing().isLevel);
        QVERIFY(!meeting.a.standing().ledgersAgree);
        meeting.pass(sync::Conversation::betweenPulses);
        meeting.run();
        QVERIFY(meeting.a.standing().ledgersAgree == true && meeting.b.standing().ledgersAgree == true);
    }

    // C4: equal entries and other ledgers are an alarm
    void ledgersThatDifferAreTold()
    {
        Two two("ledgersThatDifferAreTold", 5);
        Meeting(two.a.sync(), two.b.sync()).run();
        // as a program would that folds otherwise
        two.a.connection().execute("UPDATE ledger_sum SET sum = zeroblob(32)");
        Meeting meeting(two.a.sync(), two.b.sync());
        meeting.run();
        QVERIFY(meeting.b.standing().ledgersAgree == false);
        QCOMPARE(meeting.b.takeNotices().size(), 1u);
    }

    // F9
    void otherVersionIsRefusedByName()
    {
        SyncConsole a;
        sync::Conversation conversation(a.sync(), { 0 }, sync::Conversation::Tick(0));
        sync::Hello hello;
        hello.version = 9;
        hello.minReader = 9;
        conversation.receive(sync::encode(hello), sync::Conversation::Tick(0));
        QVERIFY(conversation.isOver());
        QVERIFY(conversation.ending()->text.find("too far apart in age") != std::string::npos);
    }

    // F13: an entry that is not what it says ends the conversation and changes nothing
    void alteredEntryIsNotTaken()
    {
        Two two("alteredEntryIsNotTaken", 3);
        const auto before = two.b.sync().vector();
        sync::Conversation conversation(two.b.sync(), { 0 }, sync::Conversation::Tick(0));
        sync::Batch batch { 1, allEntries(two.a.connection()) };
        const auto altered = std::ranges::find_if(
            batch.entries, [](const Entry& entry) { return entry.body && !entry.body->empty(); });
        QVERIFY(altered != batch.entries.end());
        altered->body->back() ^= 1;
        sync::Hello hello;
        hello.incarnation = two.a.journal().incarnation();
        conversation.receive(sync::encode(hello) + sync::encode(batch), sync::Conversation::Tick(0));
        QVERIFY(conversation.isOver() && conversation.ending());
        QVERIFY(two.b.sync().vector() == before);
    }

    // C8: words out of turn, or too many
    void rulesAreKept_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const std::string hello = sync::encode(sync::Hello {});
        row("entries before the hello", sync::encode(sync::Batch { 1, {} }));
        row("hello twice", hello + hello);
        row("hello of more than 4 KiB", std::string("\x01\x20\x00\x00", 4) + std::string(0x2001, 'x'));
        row("frame of more than 1 MiB", hello + std::string("\x01\x00\x20\x00", 4));
        row("frame of nothing", hello + std::string(4, '\0'));
        row("unknown kind", hello + std::string("\x02\x00\x00\x00\x40\x00", 6));
        row("an ack of nothing", hello + sync::encode(sync::Ack { 1, true }));
        row("bodies that nobody asked for", hello + sync::encode(sync::Bodies {}));
        row("batch without entries", hello + sync::encode(sync::Batch { 1, {} }));
    }
    void rulesAreKept()
    {
        QFETCH(QByteArray, bytes);
        SyncConsole a;
        sync::Conversation conversation(a.sync(), { 0 }, sync::Conversation::Tick(0));
        conversation.receive(bytes.toStdString(), sync::Conversation::Tick(0));
        QVERIFY(conversation.isOver());
        QVERIFY(conversation.ending());
        QVERIFY(!conversation.takeOutput().empty()); // it says why
    }
};

QTEST_GUILESS_MAIN(ConversationTest)
#include "conversation_test.moc"
