#include "sync/bundle.h"

#include "base/sealing.h"
#include "sync/frame.h"

#include <algorithm>
#include <istream>
#include <ostream>

namespace fengsui::sync {

namespace {

constexpr std::size_t lengthSize = 4;

// Each piece is a frame with its length, sealed; before it the sealed length, as a number of four bytes.
class BundleWriter {
public:
    BundleWriter(std::ostream& file, const SigningKey& ours, const std::string& reader)
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

/// Goes through the frames of a file; a refusal of what they are or of what is done with them ends it.
std::optional<Refusal> readAll(std::istream& file, const SigningKey& ours,
    const std::function<bool(const std::string& writer)>& isAllowed,
    const std::function<std::optional<Refusal>(const Frame&)>& take)
{
    std::string header(SealingReader::headerSize, '\0');
    file.read(header.data(), static_cast<std::streamsize>(header.size()));
    header.resize(static_cast<std::size_t>(file.gcount()));
    SealingReader seal(header, ours);
    if (auto refusal = refusalOf(seal, isAllowed))
        return refusal;
    std::string sealed;
    for (;;) {
        unsigned char length[lengthSize] {};
        file.read(reinterpret_cast<char*>(length), lengthSize);
        const std::size_t size
            = length[0] | length[1] << 8 | length[2] << 16 | static_cast<std::size_t>(length[3]) << 24;
        if (!file || size > largestFrame + lengthSize + SealingReader::overhead)
            return refused(torn);
        sealed.resize(size);
        file.read(sealed.data(), static_cast<std::streamsize>(size));
        const auto piece = file ? seal.open(sealed) : std::nullopt;
        const auto frame = piece && piece->bytes.size() > lengthSize
            ? decode(std::string_view(piece->bytes).substr(lengthSize))
            : Result<std::optional<Frame>>(refused(torn));
        if (!frame)
            return refused(torn);
        if (frame->has_value())
            if (auto refusal = take(**frame))
                return refusal;
        if (piece->isLast)
            return file.peek() == std::istream::traits_type::eof() ? std::nullopt : std::optional(refused(torn));
    }
}

} // namespace

BundleCount writeBundle(std::ostream& file, const Store& store, const Vector& there, const SigningKey& ours,
    const std::string& reader, const Side& side)
{
    BundleWriter out(file, ours, reader);
    BundleCount count;
    count.vector = store.vector();
    const auto isForReader = [&](const EntryKey& key) { return side.gets(key.incarnation, key.stream); };
    std::erase_if(count.vector, [&](const End& end) { return !isForReader(end.last); });
    Have have { {}, false };
    for (const End& end : count.vector) {
        have.ends.push_back(end);
        if (have.ends.size() == mostEnds) {
            out.put(have);
            have.ends.clear();
        }
    }
    have.isLast = true;
    out.put(have);
    Batch batch { 1, {} };
    for (const End& end : count.vector) {
        EntryKey next { end.last.incarnation, end.last.stream, 1 };
        for (const End& known : there)
            if (known.last.incarnation == next.incarnation && known.last.stream == next.stream
                && store.hashes(known.last, 1) == std::vector { known.hash })
                next.number = known.last.number + 1; // as far as it is on our branch
        while (next.number <= end.last.number) {
            batch.entries = store.read(
                next, std::min<std::uint64_t>(mostEntries, end.last.number - next.number + 1), mostBatchBytes);
            if (batch.entries.empty())
                break;
            next.number = batch.entries.back().envelope.key.number + 1;
            count.entries += batch.entries.size();
            out.put(batch);
            ++batch.number;
        }
    }
    Heads heads { store.signedHeads() };
    std::erase_if(heads.heads, [&](const SignedHead& head) { return !isForReader(head.key); });
    for (std::size_t at = 0; at < heads.heads.size(); at += mostHeads) {
        const auto from = heads.heads.begin() + static_cast<std::ptrdiff_t>(at);
        const auto size = std::min(mostHeads, heads.heads.size() - at);
        out.put(Heads { { from, from + static_cast<std::ptrdiff_t>(size) } });
    }
    out.put(Bye {}, true);
    return count;
}

Result<BundleCount> readBundle(std::istream& file, Store& store, const SigningKey& ours,
    const std::function<bool(const std::string& writer)>& isAllowed)
{
    // The whole file first: a torn one is refused before anything of it is taken.
    const auto start = file.tellg();
    if (auto refusal = readAll(file, ours, isAllowed, [](const Frame&) { return std::nullopt; }))
        return *refusal;
    file.clear();
    file.seekg(start);
    BundleCount count;
    const auto take = [&](const Frame& frame) -> std::optional<Refusal> {
        if (const auto* have = std::get_if<Have>(&frame)) {
            count.vector.insert(count.vector.end(), have->ends.begin(), have->ends.end());
        } else if (const auto* batch = std::get_if<Batch>(&frame)) {
            const Taken taken = store.take(batch->entries);
            if (taken.how == Taken::How::Apart)
                return Refusal { Refusal::Reason::Conflict,
                    QT_TRANSLATE_NOOP("Refusal",
                        "The bundle does not fit what is here at entry %1: entries before it are missing, or the store "
                        "was copied. Have it written with --all, or let the two consoles talk by a line."),
                    taken.refusal.arguments, "file" };
            if (taken.how == Taken::How::Altered)
                return taken.refusal;
            count.entries += batch->entries.size();
            count.fresh += taken.fresh;
        } else if (const auto* heads = std::get_if<Heads>(&frame)) {
            for (const SignedHead& head : heads->heads)
                store.keep(head);
        }
        return std::nullopt;
    };
    if (auto refusal = readAll(file, ours, isAllowed, take))
        return *refusal;
    return count;
}

} // namespace fengsui::sync
