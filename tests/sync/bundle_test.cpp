#include "sync/bundle.h"

#include "support/sync_meeting.h"

#include <QTest>

#include <sstream>

using namespace fengsui;

namespace {

struct Station {
    SyncConsole console;
    SigningKey key = signingKey(console.folder());
    std::vector<std::string> allowed;

    std::string write(const Station& reader, const sync::Vector& there = {})
    {
        std::ostringstream file;
        sync::writeBundle(file, console.sync(), there, key, reader.key.publicKey());
        return file.str();
    }
    Result<sync::BundleCount> read(const std::string& bytes)
    {
        std::istringstream file(bytes);
        return sync::readBundle(file, console.sync(), key,
            [this](const std::string& writer) { return std::ranges::find(allowed, writer) != allowed.end(); });
    }
};

struct Two {
    explicit Two(const char* name, int entries = 40)
        : dice(name)
        , history(dice, 20)
    {
        b.allowed.push_back(a.key.publicKey());
        a.allowed.push_back(b.key.publicKey());
        a.console.play(dice, history, entries);
        b.console.play(dice, history, entries);
    }
    Dice dice;
    RandomHistory history;
    Station a;
    Station b;
};

} // namespace

/// The same batches on a stick.
class BundleTest : public QObject {
    Q_OBJECT

private slots:
    void twoSticksMakeTwoConsolesEqual()
    {
        Two two("twoSticksMakeTwoConsolesEqual");
        const auto there = two.b.read(two.a.write(two.b));
        QVERIFY2(there.isOk(), there ? "" : there.refusal().toString().c_str());
        QVERIFY(there->fresh > 0 && there->fresh == there->entries);
        // the way back knows from the way there what the other one has
        const auto back = two.a.read(two.b.write(two.a, there->vector));
        QVERIFY(back.isOk() && back->fresh == back->entries && back->fresh > 0);
        QVERIFY(two.a.console.sync().vector() == two.b.console.sync().vector());
        QVERIFY(two.a.console.dump() == two.b.console.dump());
        QVERIFY2(verified(two.a.console.connection()).isSound(), faultsOf(verified(two.a.console.connection())));
    }

    // F5
    void readingTwiceChangesNothing()
    {
        Two two("readingTwiceChangesNothing");
        const std::string stick = two.a.write(two.b);
        QVERIFY(two.b.read(stick).isOk());
        const auto vector = two.b.console.sync().vector();
        const std::string dump = two.b.console.dump();
        const auto again = two.b.read(stick);
        QVERIFY(again.isOk() && again->fresh == 0 && again->entries > 0);
        QVERIFY(two.b.console.sync().vector() == vector && two.b.console.dump() == dump);
    }

    // wherever the stick was pulled out, and whatever bit it lost: refused as a whole
    void tornOrDamagedIsRefusedAsAWhole()
    {
        Two two("tornOrDamagedIsRefusedAsAWhole", 10);
        const std::string stick = two.a.write(two.b);
        const auto vector = two.b.console.sync().vector();
        for (int round = 0; round < 300; ++round) {
            std::string damaged = stick;
            if (round % 3 == 0)
                damaged.resize(two.dice.below(stick.size()));
            else if (round % 3 == 1)
                damaged[two.dice.below(stick.size())] ^= static_cast<char>(1u << two.dice.below(8));
            else
                damaged += two.dice.bytes(1 + two.dice.below(30));
            const auto read = two.b.read(damaged);
            QVERIFY(!read.isOk());
            QVERIFY(!read.refusal().text.empty());
        }
        QVERIFY(two.b.console.sync().vector() == vector);
        QVERIFY(two.b.read(stick).isOk());
    }

    void foreignIsRefusedWithTheReason()
    {
        Two two("foreignIsRefusedWithTheReason", 5);
        Station third;
        third.allowed.push_back(two.a.key.publicKey());
        const auto saysOf
            = [](const Result<sync::BundleCount>& read) { return read ? std::string() : read.refusal().text; };
        QVERIFY(saysOf(third.read(two.a.write(two.b))).find("for another console") != std::string::npos);
        QVERIFY(saysOf(two.b.read(third.write(two.b))).find("not paired") != std::string::npos);
        QVERIFY(saysOf(two.b.read("no bundle at all")).find("no bundle") != std::string::npos);
        QVERIFY(saysOf(two.b.read("")).find("no bundle") != std::string::npos);
    }

    // what is on the stick can't be read by whoever finds it
    void nothingReadableLiesOnTheStick()
    {
        Two two("nothingReadableLiesOnTheStick");
        const std::string stick = two.a.write(two.b);
        QVERIFY(stick.find("Caller") == std::string::npos && stick.find("ev1") == std::string::npos);
    }

    // the hint was wrong: the other console was restored meanwhile
    void gapIsToldAndTheWholeBundleMendsIt()
    {
        Two two("gapIsToldAndTheWholeBundleMendsIt");
        const sync::Vector hint = two.a.console.sync().vector();
        two.a.console.play(two.dice, two.history, 5);
        const auto read = two.b.read(two.a.write(two.b, hint));
        QVERIFY(!read.isOk());
        QVERIFY(read.refusal().text.find("--all") != std::string::npos);
        QVERIFY(two.b.read(two.a.write(two.b)).isOk());
    }
};

QTEST_GUILESS_MAIN(BundleTest)
#include "bundle_test.moc"
