#include "sync/frame.h"

#include <algorithm>

namespace fengsui::sync {

namespace {

enum Kind : std::uint8_t {
    HelloKind = 1,
    HaveKind = 2,
    BatchKind = 3,
    AckKind = 4,
    HeadsKind = 5,
    PulseKind = 6,
    HashesKind = 7,
    HashesWantedKind = 8,
    ForkKind = 9,
    ByeKind = 10,
    FirstOptionalKind = 128,
    BlobsWantedKind = 128,
    BlobOfferKind = 129,
    ChunkWantedKind = 130,
    ChunkKind = 131,
    BlobGoneKind = 132,
    BodiesWantedKind = 133,
    BodiesKind = 134,
};

constexpr std::string_view helloMark = "fengsui";
constexpr std::size_t largestEnvelope = Envelope::fixedSize + 32 * Envelope::maxReferences;
constexpr std::size_t signatureSize = 64;
constexpr std::uint8_t noBody = 0;
constexpr std::uint8_t withBody = 1;

class Writer {
public:
    explicit Writer(Kind kind) { number(kind, 1); }

    void number(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes += static_cast<char>(value >> (8 * i) & 0xff);
    }
    void bytes(std::string_view bytes) { m_bytes += bytes; }
    void key(const EntryKey& key)
    {
        bytes(key.incarnation.view());
        number(key.stream.size(), 1);
        bytes(key.stream);
        number(key.number, 8);
    }
    void entries(const std::vector<Entry>& entries)
    {
        number(entries.size(), 2);
        for (const Entry& entry : entries) {
            const std::string envelope = entry.envelope.encode();
            number(envelope.size(), 2);
            bytes(envelope);
            number(entry.body ? withBody : noBody, 1);
            if (entry.body) {
                number(entry.body->size(), 4);
                bytes(*entry.body);
            }
        }
    }
    std::string finish()
    {
        std::string whole;
        whole.reserve(m_bytes.size() + 4);
        for (int i = 0; i < 4; ++i)
            whole += static_cast<char>(m_bytes.size() >> (8 * i) & 0xff);
        return whole += m_bytes;
    }

private:
    std::string m_bytes;
};

// Reads to the end or to the first thing that isn't there; from then on everything read is empty.
class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    std::string_view bytes(std::size_t count)
    {
        if (count > m_rest.size()) {
            fail();
            return {};
        }
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }
    std::uint64_t number(int size)
    {
        const std::string_view taken = bytes(static_cast<std::size_t>(size));
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < taken.size(); ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(taken[i])) << (8 * i);
        return value;
    }
    std::uint64_t number(int size, std::uint64_t most)
    {
        const std::uint64_t value = number(size);
        if (value <= most)
            return value;
        fail();
        return 0;
    }
    IncarnationId incarnation() { return IncarnationId::fromBytes(bytes(16)).value_or(IncarnationId {}); }
    Digest digest() { return Digest::fromBytes(bytes(32)).value_or(Digest {}); }
    EntryKey key(std::uint64_t least = 1)
    {
        EntryKey key;
        key.incarnation = incarnation();
        key.stream = bytes(number(1, Envelope::maxStream));
        key.number = number(8);
        // what a stream may be called is told by the envelope's own layout
        const bool isPlain = std::ranges::all_of(key.stream, [](char c) { return c > ' ' && c < 127; });
        if (key.stream.empty() || !isPlain || key.number < least)
            fail();
        return key;
    }
    void fail()
    {
        m_isWhole = false;
        m_rest = {};
    }
    bool isWhole() const { return m_isWhole; }
    bool isDone() const { return m_isWhole && m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_isWhole = true;
};

std::string encodeFields(const Hello& hello)
{
    Writer out(HelloKind);
    out.bytes(helloMark);
    out.number(hello.version, 2);
    out.number(hello.minReader, 2);
    out.bytes(hello.incarnation.view());
    out.number(static_cast<std::uint64_t>(hello.wall.milliseconds), 8);
    out.bytes(hello.vector.view());
    out.bytes(hello.heads.view());
    return out.finish();
}

std::string encodeFields(const Have& have)
{
    Writer out(HaveKind);
    out.number(have.isLast ? 1 : 0, 1);
    out.number(have.ends.size(), 2);
    for (const End& end : have.ends) {
        out.key(end.last);
        out.bytes(end.hash.view());
    }
    return out.finish();
}

std::string encodeFields(const Batch& batch)
{
    Writer out(BatchKind);
    out.number(batch.number, 8);
    out.entries(batch.entries);
    return out.finish();
}

std::string encodeFields(const Ack& ack)
{
    Writer out(AckKind);
    out.number(ack.number, 8);
    out.number(ack.isDurable ? 1 : 0, 1);
    return out.finish();
}

std::string encodeFields(const Heads& heads)
{
    Writer out(HeadsKind);
    out.number(heads.heads.size(), 2);
    for (const SignedHead& head : heads.heads) {
        out.key(head.key);
        out.bytes(head.hash.view());
        out.bytes(head.signature);
    }
    return out.finish();
}

std::string encodeFields(const Pulse& pulse)
{
    Writer out(PulseKind);
    out.bytes(pulse.vector.view());
    out.number(pulse.ledgers ? 1 : 0, 1);
    if (pulse.ledgers)
        out.bytes(pulse.ledgers->view());
    return out.finish();
}

std::string encodeFields(const Hashes& hashes)
{
    Writer out(HashesKind);
    out.key(hashes.first);
    out.number(hashes.hashes.size(), 2);
    for (const Digest& hash : hashes.hashes)
        out.bytes(hash.view());
    return out.finish();
}

std::string encodeFields(const HashesWanted& wanted)
{
    Writer out(HashesWantedKind);
    out.key(wanted.last);
    return out.finish();
}

std::string encodeFields(const Fork& fork)
{
    Writer out(ForkKind);
    out.bytes(fork.envelope);
    return out.finish();
}

std::string encodeFields(const Bye& bye)
{
    Writer out(ByeKind);
    out.number(static_cast<std::uint64_t>(bye.why), 1);
    return out.finish();
}

std::string encodeFields(const BlobsWanted& wanted)
{
    Writer out(BlobsWantedKind);
    out.number(wanted.digests.size(), 2);
    for (const Digest& digest : wanted.digests)
        out.bytes(digest.view());
    return out.finish();
}

std::string encodeFields(const BlobOffer& offer)
{
    Writer out(BlobOfferKind);
    out.bytes(offer.list.digest.view());
    out.number(offer.list.size, 8);
    out.number(offer.list.chunks.size(), 2);
    for (const Digest& chunk : offer.list.chunks)
        out.bytes(chunk.view());
    return out.finish();
}

std::string encodeFields(const ChunkWanted& wanted)
{
    Writer out(ChunkWantedKind);
    out.bytes(wanted.digest.view());
    out.number(wanted.index, 4);
    return out.finish();
}

std::string encodeFields(const Chunk& chunk)
{
    Writer out(ChunkKind);
    out.bytes(chunk.digest.view());
    out.number(chunk.index, 4);
    out.number(chunk.bytes.size(), 4);
    out.bytes(chunk.bytes);
    return out.finish();
}

std::string encodeFields(const BlobGone& gone)
{
    Writer out(BlobGoneKind);
    out.bytes(gone.digest.view());
    return out.finish();
}

std::string encodeFields(const BodiesWanted& wanted)
{
    Writer out(BodiesWantedKind);
    out.number(wanted.keys.size(), 2);
    for (const EntryKey& key : wanted.keys)
        out.key(key);
    return out.finish();
}

std::string encodeFields(const Bodies& bodies)
{
    Writer out(BodiesKind);
    out.entries(bodies.entries);
    return out.finish();
}

Hello readHello(Reader& in)
{
    if (in.bytes(helloMark.size()) != helloMark)
        in.fail();
    Hello hello;
    hello.version = static_cast<std::uint16_t>(in.number(2));
    hello.minReader = static_cast<std::uint16_t>(in.number(2));
    hello.incarnation = in.incarnation();
    hello.wall = { static_cast<std::int64_t>(in.number(8)) };
    hello.vector = in.digest();
    hello.heads = in.digest();
    return hello;
}

Have readHave(Reader& in)
{
    Have have;
    have.isLast = in.number(1, 1) == 1;
    for (std::uint64_t left = in.number(2, mostEnds); left > 0 && in.isWhole(); --left) {
        const EntryKey key = in.key(0);
        have.ends.push_back({ key, in.digest() });
    }
    return have;
}

std::vector<Entry> readEntries(Reader& in)
{
    std::vector<Entry> entries;
    for (std::uint64_t left = in.number(2, mostEntries); left > 0 && in.isWhole(); --left) {
        const std::string_view bytes = in.bytes(in.number(2, largestEnvelope));
        auto envelope = Envelope::decode(bytes);
        const std::uint64_t body = in.number(1, withBody);
        if (!envelope) {
            in.fail();
            break;
        }
        Entry entry { std::move(*envelope), sha256(bytes), std::nullopt };
        if (body == withBody)
            entry.body = std::string(in.bytes(in.number(4, maxBodySize)));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Batch readBatch(Reader& in)
{
    Batch batch;
    batch.number = in.number(8);
    batch.entries = readEntries(in);
    if (batch.number == 0 || batch.entries.empty())
        in.fail();
    return batch;
}

Heads readHeads(Reader& in)
{
    Heads heads;
    for (std::uint64_t left = in.number(2, mostHeads); left > 0 && in.isWhole(); --left) {
        SignedHead head;
        head.key = in.key();
        head.hash = in.digest();
        head.signature = in.bytes(signatureSize);
        heads.heads.push_back(std::move(head));
    }
    return heads;
}

Pulse readPulse(Reader& in)
{
    Pulse pulse;
    pulse.vector = in.digest();
    if (in.number(1, 1) == 1)
        pulse.ledgers = in.digest();
    return pulse;
}

Hashes readHashes(Reader& in)
{
    Hashes hashes;
    hashes.first = in.key();
    for (std::uint64_t left = in.number(2, mostHashes); left > 0 && in.isWhole(); --left)
        hashes.hashes.push_back(in.digest());
    if (hashes.hashes.empty())
        in.fail();
    return hashes;
}

Fork readFork(Reader& in, std::string_view all)
{
    const std::string_view bytes = in.bytes(all.size() - 1);
    if (bytes.size() > largestEnvelope || !Envelope::decode(bytes))
        in.fail();
    return { std::string(bytes) };
}

BlobsWanted readBlobsWanted(Reader& in)
{
    BlobsWanted wanted;
    for (std::uint64_t left = in.number(2, mostBlobsWanted); left > 0 && in.isWhole(); --left)
        wanted.digests.push_back(in.digest());
    return wanted;
}

BlobOffer readBlobOffer(Reader& in)
{
    BlobOffer offer;
    offer.list.digest = in.digest();
    offer.list.size = in.number(8, BlobList::largest);
    for (std::uint64_t left = in.number(2, BlobList::mostChunks); left > 0 && in.isWhole(); --left)
        offer.list.chunks.push_back(in.digest());
    if (!offer.list.isSound())
        in.fail();
    return offer;
}

ChunkWanted readChunkWanted(Reader& in)
{
    const Digest digest = in.digest();
    return { digest, static_cast<std::uint32_t>(in.number(4, BlobList::mostChunks - 1)) };
}

Chunk readChunk(Reader& in)
{
    Chunk chunk;
    chunk.digest = in.digest();
    chunk.index = static_cast<std::uint32_t>(in.number(4, BlobList::mostChunks - 1));
    chunk.bytes = in.bytes(in.number(4, BlobList::chunkSize));
    if (chunk.bytes.empty())
        in.fail();
    return chunk;
}

BodiesWanted readBodiesWanted(Reader& in)
{
    BodiesWanted wanted;
    for (std::uint64_t left = in.number(2, mostBodiesWanted); left > 0 && in.isWhole(); --left)
        wanted.keys.push_back(in.key());
    return wanted;
}

Refusal notUnderstood()
{
    return { Refusal::Reason::BadValue,
        QT_TRANSLATE_NOOP("Refusal", "The other console said something that breaks the rules of syncing."), {}, {} };
}

} // namespace

std::string encode(const Frame& frame)
{
    return std::visit([](const auto& fields) { return encodeFields(fields); }, frame);
}

Result<std::optional<Frame>> decode(std::string_view bytes)
{
    Reader in(bytes);
    const std::uint64_t kind = in.number(1);
    std::optional<Frame> frame;
    switch (kind) {
    case HelloKind:
        frame = readHello(in);
        break;
    case HaveKind:
        frame = readHave(in);
        break;
    case BatchKind:
        frame = readBatch(in);
        break;
    case AckKind: {
        const std::uint64_t number = in.number(8);
        frame = Ack { number, in.number(1, 1) == 1 };
        break;
    }
    case HeadsKind:
        frame = readHeads(in);
        break;
    case PulseKind:
        frame = readPulse(in);
        break;
    case HashesKind:
        frame = readHashes(in);
        break;
    case HashesWantedKind:
        frame = HashesWanted { in.key() };
        break;
    case ForkKind:
        frame = readFork(in, bytes);
        break;
    case ByeKind:
        frame = Bye { static_cast<Bye::Why>(in.number(1, static_cast<std::uint64_t>(Bye::Why::Stuck))) };
        break;
    case BlobsWantedKind:
        frame = readBlobsWanted(in);
        break;
    case BlobOfferKind:
        frame = readBlobOffer(in);
        break;
    case ChunkWantedKind:
        frame = readChunkWanted(in);
        break;
    case ChunkKind:
        frame = readChunk(in);
        break;
    case BlobGoneKind:
        frame = BlobGone { in.digest() };
        break;
    case BodiesWantedKind:
        frame = readBodiesWanted(in);
        break;
    case BodiesKind:
        frame = Bodies { readEntries(in) };
        break;
    default:
        if (kind >= FirstOptionalKind && in.isWhole())
            return std::optional<Frame> {};
        return notUnderstood();
    }
    if (!in.isDone())
        return notUnderstood();
    return frame;
}

std::size_t encodedSize(const Entry& entry)
{
    return 2 + Envelope::fixedSize + 32 * entry.envelope.after.size() + 1 + (entry.body ? 4 + entry.body->size() : 0);
}

Result<std::optional<std::string>> FrameReader::take(std::string_view& bytes)
{
    constexpr std::size_t lengthSize = 4;
    const auto fill = [&](std::size_t wanted) {
        const std::size_t count = std::min(wanted - std::min(wanted, m_held.size()), bytes.size());
        m_held += bytes.substr(0, count);
        bytes.remove_prefix(count);
        return m_held.size() >= wanted;
    };
    if (!fill(lengthSize))
        return std::optional<std::string> {};
    std::size_t length = 0;
    for (std::size_t i = 0; i < lengthSize; ++i)
        length |= static_cast<std::size_t>(static_cast<unsigned char>(m_held[i])) << (8 * i);
    if (length == 0 || length > m_most)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The other console sent a frame of %1 bytes; at most %2 are allowed."),
            { std::to_string(length), std::to_string(m_most) }, {} };
    if (!fill(lengthSize + length))
        return std::optional<std::string> {};
    std::string frame = m_held.substr(lengthSize);
    m_held.clear();
    m_held.shrink_to_fit();
    m_most = largestFrame;
    return std::optional(std::move(frame));
}

} // namespace fengsui::sync
