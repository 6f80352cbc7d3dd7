#include "journal/envelope.h"

#include "base/hex.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <rapidcheck.h>

using namespace fengsui;

namespace {

Envelope sample(std::size_t references = 2)
{
    Envelope envelope;
    envelope.key
        = { *IncarnationId::parse("000102030405060708090a0b0c0d0e0f"), "town:511129100000", 0x0102030405060708 };
    envelope.time = { 0x1112131415161718 };
    envelope.recordedAt = { -2 };
    envelope.author = *OperatorId::parse("202122232425262728292a2b2c2d2e2f");
    envelope.kind = 12;
    envelope.schema = 0x0304;
    envelope.subject = *RawId::parse("303132333435363738393a3b3c3d3e3f");
    envelope.bodyHash = sha256("body");
    envelope.previous = sha256("previous");
    for (std::size_t i = 0; i < references; ++i)
        envelope.after.push_back(sha256(std::to_string(i)));
    return envelope;
}

rc::Gen<RawId> anyId()
{
    return rc::gen::map(rc::gen::container<std::string>(16, rc::gen::arbitrary<char>()),
        [](const std::string& bytes) { return *RawId::fromBytes(bytes); });
}

rc::Gen<Digest> anyDigest()
{
    return rc::gen::map(rc::gen::container<std::string>(32, rc::gen::arbitrary<char>()),
        [](const std::string& bytes) { return *Digest::fromBytes(bytes); });
}

Envelope anyEnvelope()
{
    Envelope envelope;
    const auto length = *rc::gen::inRange<std::size_t>(1, Envelope::maxStream + 1);
    const auto references = *rc::gen::inRange<std::size_t>(0, Envelope::maxReferences + 1);
    envelope.key.incarnation = { *anyId() };
    envelope.key.stream = *rc::gen::container<std::string>(length, rc::gen::inRange<char>('!', 127));
    envelope.key.number = *rc::gen::nonZero<std::uint64_t>();
    envelope.time.value = *rc::gen::arbitrary<std::uint64_t>();
    envelope.recordedAt.milliseconds = *rc::gen::arbitrary<std::int64_t>();
    envelope.author = { *anyId() };
    envelope.kind = *rc::gen::arbitrary<std::uint16_t>();
    envelope.schema = *rc::gen::arbitrary<std::uint16_t>();
    envelope.subject = *anyId();
    envelope.bodyHash = *anyDigest();
    envelope.previous = *anyDigest();
    envelope.after = *rc::gen::container<std::vector<Digest>>(references, anyDigest());
    return envelope;
}

// What decode promises for any bytes at all.
bool isRefusedOrTheSameAgain(const std::string& bytes)
{
    const auto decoded = Envelope::decode(bytes);
    return !decoded || decoded->encode() == bytes;
}

} // namespace

class EnvelopeTest : public QObject {
    Q_OBJECT

private slots:
    // Journals are read for decades: this layout is never edited, only followed by another mark.
    void layoutIsTheDocumentedOne()
    {
        const std::string bytes = sample(1).encode();
        QCOMPARE(bytes.size(), Envelope::fixedSize + 32);
        const auto part = [&](std::size_t offset, std::size_t size) { return toHex(bytes.substr(offset, size)); };
        QCOMPARE(bytes.substr(0, 3), std::string("ev1"));
        QCOMPARE(part(3, 1), std::string("01"));
        QCOMPARE(part(4, 16), std::string("000102030405060708090a0b0c0d0e0f"));
        QCOMPARE(bytes.substr(20, 24), std::string("town:511129100000") + std::string(7, '\0'));
        QCOMPARE(part(44, 8), std::string("0807060504030201"));
        QCOMPARE(part(52, 8), std::string("1817161514131211"));
        QCOMPARE(part(60, 8), std::string("feffffffffffffff"));
        QCOMPARE(part(68, 16), std::string("202122232425262728292a2b2c2d2e2f"));
        QCOMPARE(part(84, 4), std::string("0c000403"));
        QCOMPARE(part(88, 16), std::string("303132333435363738393a3b3c3d3e3f"));
        QCOMPARE(part(104, 32), sha256("body").toHex());
        QCOMPARE(part(136, 32), sha256("previous").toHex());
        QCOMPARE(part(168, 1), std::string("01"));
        QCOMPARE(part(169, 32), sha256("0").toHex());
    }

    void decodingGivesBackWhatWasEncoded()
    {
        QVERIFY(rc::check("decode(encode(envelope)) == envelope", [] {
            const Envelope envelope = anyEnvelope();
            RC_ASSERT(Envelope::decode(envelope.encode()) == envelope);
        }));
    }

    void everyShorterOrLongerFormIsRefused()
    {
        const std::string bytes = sample().encode();
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY2(!Envelope::decode(bytes.substr(0, length)), qPrintable(QString::number(length)));
        for (std::size_t more = 1; more <= 64; ++more)
            QVERIFY(!Envelope::decode(bytes + std::string(more, '\0')));
    }

    void everyAlteredByteIsRefusedOrSeen()
    {
        const Envelope original = sample();
        const std::string bytes = original.encode();
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                std::string altered = bytes;
                altered[at] = static_cast<char>(altered[at] ^ 1 << bit);
                const auto decoded = Envelope::decode(altered);
                QVERIFY2(decoded != original, qPrintable(QString::number(at)));
                QVERIFY(isRefusedOrTheSameAgain(altered));
                QVERIFY(sha256(altered) != sha256(bytes));
            }
        }
    }

    void anotherMarkOrAlgorithmIsRefused()
    {
        for (std::size_t at = 0; at < 4; ++at)
            for (int byte = 0; byte < 256; ++byte) {
                std::string bytes = sample().encode();
                const bool isSame = bytes[at] == static_cast<char>(byte);
                bytes[at] = static_cast<char>(byte);
                QCOMPARE(Envelope::decode(bytes).has_value(), isSame);
            }
    }

    // F30
    void numberZeroIsRefused()
    {
        Envelope envelope = sample();
        envelope.key.number = 0;
        QVERIFY(!Envelope::decode(envelope.encode()));
    }

    void streamMustBePlainTextPaddedWithZeros()
    {
        const auto withStream = [](std::string stream) {
            std::string bytes = sample().encode();
            stream.resize(Envelope::maxStream, '\0');
            return Envelope::decode(bytes.replace(20, Envelope::maxStream, stream)).has_value();
        };
        using namespace std::string_literals;
        QVERIFY(withStream("county"));
        QVERIFY(withStream(std::string(Envelope::maxStream, 'x')));
        QVERIFY(!withStream(""));
        QVERIFY(!withStream("cou nty"));
        QVERIFY(!withStream("cou\nnty"));
        QVERIFY(!withStream("county\x7f"));
        QVERIFY(!withStream("县"));
        QVERIFY(!withStream("county\0x"s));
        QVERIFY(!withStream("\0county"s));
        QVERIFY(!withStream(std::string(23, '\0') + 'x'));
    }

    void moreThanSixteenReferencesAreRefused()
    {
        QVERIFY(Envelope::decode(sample(Envelope::maxReferences).encode()));
        std::string bytes = sample(Envelope::maxReferences).encode();
        bytes[168] = static_cast<char>(Envelope::maxReferences + 1);
        QVERIFY(!Envelope::decode(bytes + std::string(32, 'x')));
        for (int count = 0; count < 256; ++count) { // a count that lies about the length
            std::string lying = sample(3).encode();
            lying[168] = static_cast<char>(count);
            QCOMPARE(Envelope::decode(lying).has_value(), count == 3);
        }
    }

    // F13
    void anyBytesAreRefusedOrEncodeAgainToThemselves()
    {
        QVERIFY(
            rc::check("any bytes at all", [](const std::string& bytes) { RC_ASSERT(isRefusedOrTheSameAgain(bytes)); }));
        QVERIFY(rc::check("a true envelope with some bytes replaced", [] {
            std::string bytes = anyEnvelope().encode();
            const auto count = *rc::gen::inRange<std::size_t>(1, 8);
            for (std::size_t i = 0; i < count; ++i)
                bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
            RC_ASSERT(isRefusedOrTheSameAgain(bytes));
        }));
        QVERIFY(rc::check("two true envelopes cut and joined", [] {
            const std::string a = anyEnvelope().encode();
            const std::string b = anyEnvelope().encode();
            const auto cut = *rc::gen::inRange<std::size_t>(0, std::min(a.size(), b.size()));
            RC_ASSERT(isRefusedOrTheSameAgain(a.substr(0, cut) + b.substr(cut)));
        }));
    }

    void orderOfFoldingIsTimeThenKey()
    {
        Entry a { sample(), {}, {} };
        Entry b = a;
        QVERIFY(!(a < b) && !(b < a));
        b.envelope.key.number++;
        QVERIFY(a < b);
        b.envelope.time.value--;
        QVERIFY(b < a);
        b = a;
        b.envelope.key.incarnation = IncarnationId::derived("another");
        QVERIFY((a < b) != (b < a));
        // what is in the body or who wrote it decides nothing
        b = a;
        b.envelope.author = OperatorId::derived("another");
        b.body = "another";
        QVERIFY(!(a < b) && !(b < a));
    }

    void hybridTimeNeverFallsBack()
    {
        QVERIFY(rc::check("above everything seen, not below the wall clock", [] {
            const HybridTime seen { *rc::gen::inRange<std::uint64_t>(0, std::numeric_limits<std::uint64_t>::max()) };
            const Instant wall { *rc::gen::inRange<std::int64_t>(0, std::int64_t(1) << 47) };
            const HybridTime next = HybridTime::next(seen, wall);
            RC_ASSERT(next > seen);
            RC_ASSERT(next >= HybridTime::of(wall));
        }));
        // 65,536 entries in one millisecond: the counter carries
        const HybridTime full = HybridTime::of({ 1000 }, 0xffff);
        QVERIFY(HybridTime::next(full, { 1000 }) == HybridTime::of({ 1001 }));
        // A console whose clock stands before 1970, and one that has seen the end of time, still go on.
        QVERIFY(HybridTime::next(HybridTime::of({ 5 }), { -1 }) == HybridTime::of({ 5 }, 1));
        QVERIFY(HybridTime::next({ 0 }, { -1 }).value == 1);
        const HybridTime end { std::numeric_limits<std::uint64_t>::max() };
        QVERIFY(HybridTime::next(end, { 1000 }) == end);
    }
};

QTEST_GUILESS_MAIN(EnvelopeTest)
#include "envelope_test.moc"
