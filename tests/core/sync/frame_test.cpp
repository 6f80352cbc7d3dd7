#include "support/dice.h"
#include "sync/frame.h"

#include <QTest>

using namespace fengsui;

namespace {

EntryKey keyOf(Dice& dice)
{
    return { IncarnationId::derived(dice.bytes(4)), dice.chance(50) ? "county" : "town:511129100000",
        1 + dice.below(1u << 30) };
}

Entry entryOf(Dice& dice)
{
    Entry entry;
    entry.envelope.key = keyOf(dice);
    entry.envelope.time = { dice.generator()() };
    entry.envelope.recordedAt = { static_cast<std::int64_t>(dice.generator()()) };
    entry.envelope.kind = static_cast<std::uint16_t>(dice.below(100));
    entry.envelope.subject = RawId::derived(dice.bytes(4));
    for (std::size_t left = dice.below(4); left > 0; --left)
        entry.envelope.after.push_back(sha256(dice.bytes(4)));
    if (dice.chance(80)) {
        entry.body = dice.bytes(dice.below(300));
        entry.envelope.bodyHash = sha256(*entry.body);
    }
    entry.hash = sha256(entry.envelope.encode());
    return entry;
}

/// One of each kind.
std::vector<sync::Frame> everyKind(Dice& dice)
{
    const sync::End end { keyOf(dice), sha256(dice.bytes(3)) };
    sync::Have have { { end, end }, dice.chance(50) };
    sync::Batch batch { 1 + dice.below(1000), {} };
    for (std::size_t left = 1 + dice.below(5); left > 0; --left)
        batch.entries.push_back(entryOf(dice));
    std::vector<Digest> hashes { sha256("1"), sha256("2") };
    return { sync::Hello { 1, 1, IncarnationId::derived("x"), { -5 }, sha256("v") }, have, batch,
        sync::Ack { dice.below(1000), dice.chance(50) },
        sync::Heads { { { keyOf(dice), sha256("h"), dice.bytes(64) } } }, sync::Pulse { sha256("v"), std::nullopt },
        sync::Pulse { sha256("v"), sha256("l") }, sync::Hashes { keyOf(dice), hashes },
        sync::HashesWanted { keyOf(dice) }, sync::Fork { entryOf(dice).envelope.encode() },
        sync::Bye { sync::Bye::Why::Stuck } };
}

} // namespace

class FrameTest : public QObject {
    Q_OBJECT

private slots:
    void decodingGivesTheSameFrame()
    {
        Dice dice("decodingGivesTheSameFrame");
        for (int round = 0; round < 50; ++round)
            for (const sync::Frame& frame : everyKind(dice)) {
                const std::string bytes = sync::encode(frame);
                const auto decoded = sync::decode(std::string_view(bytes).substr(4));
                QVERIFY(decoded.isOk() && decoded->has_value());
                QCOMPARE((*decoded)->index(), frame.index());
                QVERIFY(sync::encode(**decoded) == bytes);
            }
    }

    void entriesTravelAsTheirExactBytes()
    {
        Dice dice("entriesTravelAsTheirExactBytes");
        const Entry entry = entryOf(dice);
        const auto decoded = sync::decode(std::string_view(sync::encode(sync::Batch { 1, { entry } })).substr(4));
        const Entry got = std::get<sync::Batch>(**decoded).entries.at(0);
        QVERIFY(got.envelope == entry.envelope && got.hash == entry.hash && got.body == entry.body);
        QCOMPARE(sync::encode(sync::Batch { 1, { entry } }).size(), 4 + 1 + 8 + 2 + sync::encodedSize(entry));
    }

    // F30
    void numbersAreWhole()
    {
        const sync::End end { { IncarnationId::derived("x"), "county", UINT64_MAX }, sha256("h") };
        const auto decoded = sync::decode(std::string_view(sync::encode(sync::Have { { end }, true })).substr(4));
        QVERIFY(std::get<sync::Have>(**decoded).ends.at(0) == end);
    }

    // F13: any bytes give a frame that encodes to them again, or a refusal
    void anyBytesAreAFrameOrRefused()
    {
        Dice dice("anyBytesAreAFrameOrRefused");
        int refused = 0;
        for (int round = 0; round < 4000; ++round) {
            auto kinds = everyKind(dice);
            std::string bytes = sync::encode(dice.oneOf(kinds)).substr(4);
            switch (dice.below(4)) {
            case 0:
                bytes.resize(dice.below(bytes.size()));
                break;
            case 1:
                bytes += dice.bytes(1 + dice.below(3));
                break;
            case 2:
                bytes[dice.below(bytes.size())] = static_cast<char>(dice.below(256));
                break;
            default:
                bytes = dice.bytes(dice.below(200));
            }
            const auto decoded = sync::decode(bytes);
            if (!decoded)
                ++refused;
            else if (decoded->has_value())
                QVERIFY(sync::encode(**decoded).substr(4) == bytes);
        }
        QVERIFY(refused > 2000);
    }

    void framesAreCutOutOfAnyPieces()
    {
        Dice dice("framesAreCutOutOfAnyPieces");
        const auto kinds = everyKind(dice);
        std::string wire;
        for (const sync::Frame& frame : kinds)
            wire += sync::encode(frame);
        sync::FrameReader reader;
        std::size_t frames = 0;
        std::string again;
        for (std::size_t at = 0; at < wire.size();) {
            const std::string piece = wire.substr(at, 1 + dice.below(7));
            at += piece.size();
            std::string_view rest = piece;
            for (;;) {
                const auto taken = reader.take(rest);
                QVERIFY(taken.isOk());
                if (!taken->has_value())
                    break;
                again += sync::encode(**sync::decode(**taken));
                ++frames;
            }
            QVERIFY(rest.empty());
        }
        QCOMPARE(frames, kinds.size());
        QVERIFY(again == wire);
    }

    // C8
    void lengthsBeyondTheBoundsAreRefused()
    {
        const auto length = [](std::size_t size) {
            std::string bytes;
            for (int i = 0; i < 4; ++i)
                bytes += static_cast<char>(size >> (8 * i) & 0xff);
            return bytes;
        };
        for (const std::size_t size : { std::size_t(0), sync::largestHello + 1, std::size_t(0xffffffff) }) {
            sync::FrameReader reader;
            const std::string bytes = length(size);
            std::string_view rest = bytes;
            QVERIFY(!reader.take(rest).isOk());
        }
        sync::FrameReader reader;
        const std::string first = length(1) + "x";
        std::string_view rest = first;
        QVERIFY(reader.take(rest)->has_value());
        const std::string largest = length(sync::largestFrame);
        rest = largest;
        QVERIFY(reader.take(rest).isOk());
        sync::FrameReader other;
        rest = first;
        QVERIFY(other.take(rest)->has_value());
        const std::string larger = length(sync::largestFrame + 1);
        rest = larger;
        QVERIFY(!other.take(rest).isOk());
    }
};

QTEST_GUILESS_MAIN(FrameTest)
#include "frame_test.moc"
