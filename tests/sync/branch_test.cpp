#include "journal/branch.h"
#include "staff/entries.pb.h"
#include "support/sync_meeting.h"

#include <QTest>

#include <set>

using namespace fengsui;

namespace {

using Consoles = std::vector<std::unique_ptr<SyncConsole>>;

void note(SyncConsole& console, const std::string& text)
{
    entries::ShiftNoted noted;
    noted.set_kind("note");
    noted.set_text(text);
    const Draft draft { Kind::ShiftNoted, RawId::derived(text), noted.SerializeAsString(), {} };
    console.clock.at = console.clock.at + std::chrono::seconds(1);
    console.journal().append({ &draft, 1 }, {}, console.clock.now());
}

/// Copies of copies, all of which write under one name:
///
///     first ── a1 ── a2          the original
///       ├───── b1 ── b2          a copy of it
///       │       ├─── c2 ── c3    a copy of the copy
///       │       └─── d2          and another
Consoles treeOfCopies(const std::string& salt)
{
    Consoles all;
    all.push_back(std::make_unique<SyncConsole>());
    note(*all[0], salt + "first");
    all.push_back(all[0]->clone());
    note(*all[0], salt + "a1");
    note(*all[0], salt + "a2");
    note(*all[1], salt + "b1");
    all.push_back(all[1]->clone());
    all.push_back(all[1]->clone());
    note(*all[1], salt + "b2");
    note(*all[2], salt + "c2");
    note(*all[2], salt + "c3");
    note(*all[3], salt + "d2");
    return all;
}

Consoles copiesOf(Consoles& originals)
{
    Consoles copies;
    for (auto& original : originals)
        copies.push_back(original->clone());
    return copies;
}

void meet(SyncConsole& a, SyncConsole& b)
{
    Meeting meeting(a.sync(), b.sync());
    meeting.run();
    QVERIFY(meeting.a.standing().isLevel && meeting.a.standing().ledgersAgree == true);
}

/// What is here of that incarnation, under whatever name.
std::set<std::string> lineage(SyncConsole& console, IncarnationId root)
{
    std::set<std::string> entries;
    std::set<IncarnationId> names { root };
    for (const Entry& entry : allEntries(console.connection()))
        if (const auto origin = originIn(entry); origin && origin->first.key.incarnation == root)
            names.insert(entry.envelope.key.incarnation);
    for (const Entry& entry : allEntries(console.connection()))
        if (names.contains(entry.envelope.key.incarnation))
            entries.insert(entry.envelope.key.toString() + ' ' + entry.hash.toHex());
    return entries;
}

std::size_t notes(SyncConsole& console)
{
    return static_cast<std::size_t>(console.connection().number("SELECT count(*) FROM entry WHERE kind = 50"));
}

} // namespace

/// F4: a stream that was forked, and forked again, comes to the same names on every console.
class BranchTest : public QObject {
    Q_OBJECT

private slots:
    void renamedEntriesTellWhatTheyWere()
    {
        SyncConsole console;
        note(console, "one");
        note(console, "two");
        const std::vector<Entry> entries = allEntries(console.connection());
        const Envelope& first = entries[1].envelope;
        const Entry opening = openingOf(first);
        QVERIFY(originIn(opening)->first == first);
        QCOMPARE(opening.envelope.key.incarnation, nameOfBranch(first));
        const Entry one = renamed(entries[1], first, opening.hash);
        const Entry two = renamed(entries[2], first, one.hash);
        QCOMPARE(two.envelope.key.number, 3u);
        QVERIFY(isRenamed(two.envelope) && !isRenamed(entries[2].envelope));
        QCOMPARE(firstDigest(two.envelope, two.hash), entries[2].hash);
        QVERIFY(originalOf(one, first, first.previous).envelope == first);
        QVERIFY(originalOf(two, first, entries[1].hash).hash == entries[2].hash);
        QVERIFY(two.stamp().hash == entries[2].hash && two.stamp().after == entries[2].envelope.after);
        QVERIFY(!originIn(one) && !originIn(entries[1]));
    }

    // F4: whatever the order in which the branches of a tree of copies are met
    void everyOrderOfMeetingGivesTheSameNames_data()
    {
        QTest::addColumn<QString>("salt");
        for (const char* salt : { "p", "q" }) // other digests: another branch keeps the name
            QTest::newRow(salt) << salt;
    }
    void everyOrderOfMeetingGivesTheSameNames()
    {
        QFETCH(QString, salt);
        Consoles originals = treeOfCopies(salt.toStdString());
        const IncarnationId root = originals[0]->journal().incarnation();
        std::vector<std::size_t> order { 0, 1, 2, 3 };
        std::optional<std::set<std::string>> expected;
        do {
            Consoles all = copiesOf(originals);
            // in this order each joins those that have met, by the last of them; then news go back
            for (std::size_t i = 1; i < order.size(); ++i)
                meet(*all[order[i - 1]], *all[order[i]]);
            for (int round = 0; round < 2; ++round)
                for (std::size_t i = order.size() - 1; i > 0; --i)
                    meet(*all[order[i]], *all[order[i - 1]]);
            for (std::size_t i = 1; i < order.size(); ++i)
                meet(*all[order[i - 1]], *all[order[i]]);
            for (auto& console : all) {
                QCOMPARE(notes(*console), 8u); // each once
                QCOMPARE(console->dump(), all[0]->dump());
                const auto here = lineage(*console, root);
                if (!expected)
                    expected = here;
                QCOMPARE(here, *expected);
            }
            const Verification verification = verified(all[order.back()]->connection());
            QVERIFY2(verification.isSound(), faultsOf(verification));
        } while (std::ranges::next_permutation(order).found);
    }

    // F4: both take other names, also the one whose branch kept it and who only hears of the fork from others
    void whoeverHearsOfItsCopyTakesAnotherName()
    {
        for (const char* salt : { "p", "q" }) { // other digests: the other branch keeps the name
            SyncConsole original, one, other;
            note(original, "first");
            const IncarnationId was = original.journal().incarnation();
            const auto copy = original.clone();
            note(original, std::string(salt) + "a");
            note(*copy, std::string(salt) + "b");
            meet(original, one);
            meet(*copy, other);
            meet(one, other); // here the fork is found
            QVERIFY(original.journal().incarnation() == was && copy->journal().incarnation() == was);
            Meeting(original.sync(), one.sync()).run();
            Meeting(copy->sync(), other.sync()).run();
            QVERIFY(original.journal().incarnation() != was);
            QVERIFY(copy->journal().incarnation() != was);
            QVERIFY(original.journal().incarnation() != copy->journal().incarnation());
        }
    }

    // F4: nobody who passes it on can say of a branch what it was not
    void forgedBranchesAreRefused()
    {
        SyncConsole console, other;
        note(console, "one");
        note(console, "two");
        const std::vector<Entry> entries = allEntries(console.connection());
        const Envelope& first = entries[1].envelope;
        const Entry opening = openingOf(first);
        const auto accepts = [&](const std::vector<Entry>& batch) { return other.journal().accept(batch).isOk(); };
        Entry elsewhere = opening; // under another name than follows
        elsewhere.envelope.key.incarnation = IncarnationId::derived("elsewhere");
        elsewhere.hash = sha256(elsewhere.envelope.encode());
        QVERIFY(!accepts({ elsewhere }));
        const Entry wrong = renamed(entries[2], first, opening.hash); // the second as if it were the first
        QVERIFY(!accepts({ opening, wrong }));
        Entry plain = renamed(entries[1], first, opening.hash); // without its first digest
        plain.envelope.after.clear();
        plain.hash = sha256(plain.envelope.encode());
        QVERIFY(!accepts({ opening, plain }));
        Entry own = entries[0]; // a renamed entry in a stream that is no branch
        own.envelope.after = renamed(entries[1], first, opening.hash).envelope.after;
        own.hash = sha256(own.envelope.encode());
        QVERIFY(!accepts({ own }));
        const Entry one = renamed(entries[1], first, opening.hash);
        QVERIFY(accepts({ opening, one }));
    }

    // what an entry was called is kept beside it wherever it had to leave its place, also when a branch met another one
    void everyNameThatWasLostIsKnown()
    {
        for (int i = 0; i < 12; ++i) {
            const std::string salt = std::to_string(i) + ' ';
            Consoles all; // one goes on after each of two copies, and both copies do
            all.push_back(std::make_unique<SyncConsole>());
            note(*all[0], salt + "first");
            all.push_back(all[0]->clone());
            note(*all[0], salt + "a1");
            all.push_back(all[0]->clone());
            note(*all[0], salt + "a2");
            note(*all[2], salt + "c2");
            note(*all[1], salt + "b1");
            std::vector<std::set<Digest>> held(all.size());
            for (const auto& [one, other] :
                { std::pair<std::size_t, std::size_t>(1, 2), { 0, 2 }, { 0, 1 }, { 1, 2 } }) {
                meet(*all[one], *all[other]);
                for (std::size_t each = 0; each < all.size(); ++each)
                    for (const Entry& entry : allEntries(all[each]->connection()))
                        held[each].insert(entry.hash);
            }
            for (std::size_t each = 0; each < all.size(); ++each) {
                Statement known(all[each]->connection(),
                    "SELECT 1 FROM entry WHERE hash = ?1 UNION ALL SELECT 1 FROM set_aside WHERE hash = ?1");
                for (const Digest& hash : held[each])
                    QVERIFY2(known.start().bind(1, hash).step(),
                        qPrintable(QStringLiteral("salt %1, console %2").arg(i).arg(each)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(BranchTest)
#include "branch_test.moc"
