#include "sync/bundle.h"

#include "attachment/entries.pb.h"
#include "base/hex.h"
#include "base/sealing.h"
#include "journal/entries.pb.h"

#include <algorithm>
#include <istream>
#include <ostream>

namespace fengsui::sync {

namespace {

constexpr std::size_t lengthSize = 4;

Refusal refused(const char* text)
{
    return { Refusal::Reason::BadValue, text, {}, "file" };
}

const char* const torn = QT_TRANSLATE_NOOP("Refusal",
    "The bundle is torn or damaged: it does not end as it was written. Nothing of it was taken; write it anew.");

std::optional<Refusal> refusalOf(
    const SealingReader& seal, const std::function<bool(const std::string& writer)>& isAllowed)
{
    switch (seal.fault()) {
    case SealingReader::Fault::NoSeal:
        return refused(QT_TRANSLATE_NOOP("Refusal", "The file is no bundle of a console."));
    case SealingReader::Fault::ForOther:
        return refused(QT_TRANSLATE_NOOP("Refusal", "The bundle is for another console; this one can't read it."));
    case SealingReader::Fault::Forged:
        return refused(torn);
    case SealingReader::Fault::None:
        break;
    }
    if (!isAllowed(seal.writer()))
        return Refusal { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "The bundle was written by a console that is not paired, or was revoked."), {},
            "file" };
    return std::nullopt;
}

/// The file that an entry names, if it names one.
std::optional<Digest> fileOf(const Entry& entry)
{
    if (!entry.body)
        return std::nullopt;
    if (static_cast<Kind>(entry.envelope.kind) == Kind::AttachmentAdded) {
        entries::AttachmentAdded added;
        return added.ParseFromString(*entry.body) ? Digest::fromBytes(added.digest()) : std::nullopt;
    }
    entries::EditionAnnounced announced;
    if (static_cast<Kind>(entry.envelope.kind) != Kind::EditionAnnounced || !announced.ParseFromString(*entry.body))
        return std::nullopt;
    const auto bytes = fromHex(announced.digest());
    return bytes ? Digest::fromBytes(*bytes) : std::nullopt;
}

} // namespace

// --- writing

// Each piece is a frame with its length, sealed; before it the sealed length, as a number of four bytes.
class BundleWriting::Sealed {
public:
    Sealed(std::ostream& file, const SigningKey& ours, const std::string& reader)
        : m_file(file)
        , m_seal(ours, reader)
    {
        m_file << m_seal.header();
    }
    void put(const Frame& frame, bool isLast = false)
    {
        const std::string sealed = m_seal.seal(encode(frame), isLast);
        for (std::size_t i = 0; i < lengthSize; ++i)
            m_file.put(static_cast<char>(sealed.size() >> (8 * i) & 0xff));
        m_file << sealed;
    }

private:
    std::ostream& m_file;
    SealingWriter m_seal;
};

BundleWriting::BundleWriting(std::ostream& file, Store& store, const Vector& there, const SigningKey& ours,
    const std::string& reader, Side side, BundleFiles files)
    : m_store(store)
    , m_side(std::move(side))
    , m_files(files)
    , m_out(std::make_unique<Sealed>(file, ours, reader))
{
    m_count.vector = store.vector();
    std::erase_if(
        m_count.vector, [this](const End& end) { return !m_side.gets(end.last.incarnation, end.last.stream); });
    for (const End& end : m_count.vector) {
        EntryKey next { end.last.incarnation, end.last.stream, 1 };
        for (const End& known : there)
            if (known.last.incarnation == next.incarnation && known.last.stream == next.stream
                && store.hashes(known.last, 1) == std::vector { known.hash })
                next.number = known.last.number + 1; // as far as it is on our branch
        m_total += end.last.number - std::min(end.last.number, next.number - 1);
        m_next.push_back(next);
    }
}

BundleWriting::~BundleWriting() = default;

bool BundleWriting::step()
{
    if (!std::exchange(m_isBegun, true)) {
        putVector();
        return true;
    }
    if (putBatch())
        return true;
    if (!std::exchange(m_areHeadsPut, true)) {
        putHeads();
        return true;
    }
    if (putChunk())
        return true;
    m_out->put(Bye {}, true);
    return false;
}

void BundleWriting::putVector()
{
    Have have { {}, false };
    for (const End& end : m_count.vector) {
        have.ends.push_back(end);
        if (have.ends.size() == mostEnds) {
            m_out->put(have);
            have.ends.clear();
        }
    }
    have.isLast = true;
    m_out->put(have);
}

bool BundleWriting::putBatch()
{
    for (; m_stream < m_next.size(); ++m_stream) {
        EntryKey& next = m_next[m_stream];
        const std::uint64_t last = m_count.vector[m_stream].last.number;
        if (next.number > last)
            continue;
        Batch batch { m_batch,
            m_store.read(next, std::min<std::uint64_t>(mostEntries, last - next.number + 1), mostBatchBytes) };
        if (batch.entries.empty())
            continue;
        next.number = batch.entries.back().envelope.key.number + 1;
        m_count.entries += batch.entries.size();
        if (m_files == BundleFiles::With)
            for (const Entry& entry : batch.entries)
                if (const auto digest = fileOf(entry))
                    m_named.insert(*digest);
        m_out->put(batch);
        ++m_batch;
        return true;
    }
    return false;
}

void BundleWriting::putHeads()
{
    std::vector<SignedHead> heads = m_store.signedHeads();
    std::erase_if(
        heads, [this](const SignedHead& head) { return !m_side.gets(head.key.incarnation, head.key.stream); });
    for (std::size_t at = 0; at < heads.size(); at += mostHeads) {
        const auto from = heads.begin() + static_cast<std::ptrdiff_t>(at);
        const auto size = std::min(mostHeads, heads.size() - at);
        m_out->put(Heads { { from, from + static_cast<std::ptrdiff_t>(size) } });
    }
}

bool BundleWriting::putChunk()
{
    const BlobStore* blobs = m_store.blobs();
    while (blobs && !m_named.empty()) {
        const Digest digest = *m_named.begin();
        if (!m_list) {
            m_list = blobs->list(digest);
            if (m_list) {
                m_out->put(BlobOffer { *m_list });
                m_chunk = 0;
                ++m_count.files;
                m_count.bytes += m_list->size;
            }
        }
        if (m_list && m_chunk < m_list->chunks.size()) {
            const std::size_t index = m_chunk++;
            if (std::string bytes = blobs->chunk(digest, index); !bytes.empty())
                m_out->put(Chunk { digest, static_cast<std::uint32_t>(index), std::move(bytes) });
            return true;
        }
        m_named.erase(m_named.begin());
        m_list.reset();
    }
    return false;
}

BundleCount writeBundle(std::ostream& file, Store& store, const Vector& there, const SigningKey& ours,
    const std::string& reader, const Side& side, BundleFiles files)
{
    BundleWriting writing(file, store, there, ours, reader, side, files);
    while (writing.step()) { }
    return writing.count();
}

// --- reading

/// Once through the pieces of the file.
struct BundleReading::Pass {
    Pass(std::istream& from, const SigningKey& ours)
        : file(from)
        , seal(header(from), ours)
    {
    }
    static std::string header(std::istream& from)
    {
        std::string header(SealingReader::headerSize, '\0');
        from.read(header.data(), static_cast<std::streamsize>(header.size()));
        header.resize(static_cast<std::size_t>(from.gcount()));
        return header;
    }

    struct Piece {
        std::optional<Frame> frame; ///< nothing for a kind that only a newer console knows
        bool isLast = false;
    };
    Result<Piece> next()
    {
        unsigned char length[lengthSize] {};
        file.read(reinterpret_cast<char*>(length), lengthSize);
        const std::size_t size
            = length[0] | length[1] << 8 | length[2] << 16 | static_cast<std::size_t>(length[3]) << 24;
        if (!file || size > largestFrame + lengthSize + SealingReader::overhead)
            return refused(torn);
        std::string sealed(size, '\0');
        file.read(sealed.data(), static_cast<std::streamsize>(size));
        const auto piece = file ? seal.open(sealed) : std::nullopt;
        const auto frame = piece && piece->bytes.size() > lengthSize
            ? decode(std::string_view(piece->bytes).substr(lengthSize))
            : Result<std::optional<Frame>>(refused(torn));
        if (!frame || (piece->isLast && file.peek() != std::istream::traits_type::eof()))
            return refused(torn);
        read += lengthSize + size;
        return Piece { *frame, piece->isLast };
    }

    std::istream& file;
    SealingReader seal;
    std::uint64_t read = SealingReader::headerSize;
};

BundleReading::BundleReading(std::istream& file, Store& store, const SigningKey& ours, IsAllowed isAllowed)
    : m_file(file)
    , m_store(store)
    , m_ours(ours)
    , m_isAllowed(std::move(isAllowed))
{
    m_file.seekg(0, std::ios::end);
    m_size = static_cast<std::uint64_t>(std::max<std::streamoff>(m_file.tellg(), 0));
    m_file.seekg(0);
}

BundleReading::~BundleReading() = default;

std::uint64_t BundleReading::bytesDone() const
{
    return (m_isTaking ? m_size : 0) + (m_pass ? m_pass->read : 0);
}

Result<bool> BundleReading::step()
{
    if (!m_pass) {
        m_pass = std::make_unique<Pass>(m_file, m_ours);
        if (auto refusal = refusalOf(m_pass->seal, m_isAllowed))
            return *refusal;
    }
    const auto piece = m_pass->next();
    if (!piece)
        return piece.refusal();
    if (m_isTaking && piece->frame)
        if (auto refusal = take(*piece->frame))
            return *refusal;
    if (!piece->isLast)
        return true;
    if (m_isTaking)
        return false;
    m_isTaking = true;
    m_file.clear();
    m_file.seekg(0);
    m_pass.reset();
    return true;
}

std::optional<Refusal> BundleReading::take(const Frame& frame)
{
    if (const auto* have = std::get_if<Have>(&frame)) {
        m_count.vector.insert(m_count.vector.end(), have->ends.begin(), have->ends.end());
    } else if (const auto* batch = std::get_if<Batch>(&frame)) {
        const Taken taken = m_store.take(batch->entries);
        if (taken.how == Taken::How::Apart)
            return Refusal { Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal",
                    "The bundle does not fit what is here at entry %1: entries before it are missing, or the store "
                    "was copied. Have it written with --all, or let the two consoles talk by a line."),
                taken.refusal.arguments, "file" };
        if (taken.how == Taken::How::Altered)
            return taken.refusal;
        m_count.entries += batch->entries.size();
        m_count.fresh += taken.fresh;
    } else if (const auto* heads = std::get_if<Heads>(&frame)) {
        for (const SignedHead& head : heads->heads)
            m_store.keep(head);
    } else if (const auto* offer = std::get_if<BlobOffer>(&frame)) {
        if (m_store.blobs())
            m_store.blobs()->begin(offer->list, {}); // one that isn't wanted is not begun, and its chunks pass by
    } else if (const auto* chunk = std::get_if<Chunk>(&frame)) {
        take(*chunk);
    }
    return std::nullopt;
}

void BundleReading::take(const Chunk& chunk)
{
    BlobStore* blobs = m_store.blobs();
    const ChunkTaken taken = blobs ? blobs->take(chunk.digest, chunk.index, chunk.bytes) : ChunkTaken::Unwanted;
    if (taken == ChunkTaken::Kept || taken == ChunkTaken::Whole)
        m_count.bytes += chunk.bytes.size();
    if (taken == ChunkTaken::Whole)
        ++m_count.files;
    if (taken == ChunkTaken::Whole || taken == ChunkTaken::Altered)
        blobs->leaveOff(chunk.digest);
}

Result<BundleCount> readBundle(
    std::istream& file, Store& store, const SigningKey& ours, const BundleReading::IsAllowed& isAllowed)
{
    BundleReading reading(file, store, ours, isAllowed);
    for (;;) {
        const auto goesOn = reading.step();
        if (!goesOn)
            return goesOn.refusal();
        if (!*goesOn)
            return reading.count();
    }
}

} // namespace fengsui::sync
