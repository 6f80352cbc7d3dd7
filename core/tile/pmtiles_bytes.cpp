#include "tile/pmtiles_bytes.h"

#include <algorithm>
#include <limits>

namespace fengsui {

namespace {

class Numbers {
public:
    explicit Numbers(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    bool isAtEnd() const { return m_at == m_bytes.size(); }

    /// Seven bits a byte, the lowest first; nothing when it doesn't end, or takes more than 64 bits.
    std::optional<std::uint64_t> next()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && m_at < m_bytes.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            const std::uint64_t bits = byte & 0x7fu;
            if (shift == 63 && bits > 1)
                return {};
            value |= bits << shift;
            if (byte < 0x80)
                return value;
        }
        return {};
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

std::uint64_t littleEndian(std::string_view bytes, std::size_t at, int count)
{
    std::uint64_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

double degreesAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::int32_t>(littleEndian(bytes, at, 4)) / 1e7;
}

PmtilesHeader::Piece pieceAt(std::string_view bytes, std::size_t at)
{
    return { littleEndian(bytes, at, 8), littleEndian(bytes, at + 8, 8) };
}

} // namespace

Result<PmtilesHeader> readPmtilesHeader(std::string_view bytes, const std::string& file, std::uint64_t fileSize)
{
    const auto refuse = [&](std::string text, std::vector<std::string> more = {}) {
        more.insert(more.begin(), file);
        return Refusal { Refusal::Reason::BadValue, std::move(text), std::move(more), {} };
    };
    if (!bytes.starts_with("PMTiles") || bytes.size() < 8)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is no PMTiles file: it does not begin as one."));
    const auto version = static_cast<unsigned char>(bytes[7]);
    if (version != 3)
        return refuse(QT_TRANSLATE_NOOP("Refusal",
                          "%1 is a PMTiles file of version %2; only version 3 can be read. Convert it with "
                          "\"pmtiles convert\"."),
            { std::to_string(version) });
    if (bytes.size() < PmtilesHeader::length)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is cut off: its header is not whole. Copy the file again."));

    PmtilesHeader header;
    header.root = pieceAt(bytes, 8);
    header.metadata = pieceAt(bytes, 24);
    header.leaves = pieceAt(bytes, 40);
    header.tiles = pieceAt(bytes, 56);
    header.addressedTiles = littleEndian(bytes, 72, 8);
    header.inside = static_cast<PmtilesHeader::Packing>(bytes[97]);
    header.ofTiles = static_cast<PmtilesHeader::Packing>(bytes[98]);
    header.kind = static_cast<PmtilesHeader::Kind>(bytes[99]);
    header.lowestZoom = static_cast<unsigned char>(bytes[100]);
    header.highestZoom = static_cast<unsigned char>(bytes[101]);
    header.west = degreesAt(bytes, 102);
    header.south = degreesAt(bytes, 106);
    header.east = degreesAt(bytes, 110);
    header.north = degreesAt(bytes, 114);
    for (const auto& piece : { header.root, header.metadata, header.leaves, header.tiles })
        if (piece.length > fileSize || piece.offset > fileSize - piece.length)
            return refuse(QT_TRANSLATE_NOOP(
                "Refusal", "%1 is cut off: its header names bytes that lie behind its end. Copy the file again."));
    if (header.lowestZoom > header.highestZoom || header.highestZoom > highestTileZoom)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "%1 is damaged: it names zoom levels from %2 to %3."),
            { std::to_string(header.lowestZoom), std::to_string(header.highestZoom) });
    return header;
}

std::optional<std::vector<PmtilesEntry>> readPmtilesDirectory(std::string_view bytes)
{
    Numbers numbers(bytes);
    const auto count = numbers.next();
    if (!count || *count > bytes.size() / 4) // each has four numbers of a byte or more
        return {};
    std::vector<PmtilesEntry> entries(*count);
    constexpr std::uint64_t longest = std::numeric_limits<std::uint32_t>::max();
    std::uint64_t id = 0;
    for (PmtilesEntry& entry : entries) {
        const auto step = numbers.next();
        if (!step || *step > std::numeric_limits<std::uint64_t>::max() - id || (&entry != entries.data() && *step == 0))
            return {};
        entry.id = id += *step;
    }
    for (PmtilesEntry& entry : entries) {
        const auto run = numbers.next();
        if (!run || *run > longest)
            return {};
        entry.run = static_cast<std::uint32_t>(*run);
    }
    for (PmtilesEntry& entry : entries) {
        const auto length = numbers.next();
        if (!length || *length == 0 || *length > longest)
            return {};
        entry.length = static_cast<std::uint32_t>(*length);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto offset = numbers.next(); // 0: right after the one before; else one more than it is
        if (!offset || (*offset == 0 && i == 0))
            return {};
        entries[i].offset = *offset > 0 ? *offset - 1 : entries[i - 1].offset + entries[i - 1].length;
    }
    return numbers.isAtEnd() ? std::optional(std::move(entries)) : std::nullopt;
}

const PmtilesEntry* findPmtilesEntry(const std::vector<PmtilesEntry>& directory, std::uint64_t id)
{
    const auto after = std::ranges::upper_bound(directory, id, std::less(), &PmtilesEntry::id);
    if (after == directory.begin())
        return nullptr;
    const PmtilesEntry& entry = *std::prev(after);
    return entry.run == 0 || id - entry.id < entry.run ? &entry : nullptr;
}

std::uint64_t pmtilesId(TilePlace place)
{
    const std::uint64_t side = std::uint64_t(1) << place.zoom;
    std::uint64_t id = (side * side - 1) / 3; // tiles of all levels above
    std::uint64_t x = place.x, y = place.y;
    for (std::uint64_t s = side / 2; s > 0; s /= 2) {
        const std::uint64_t right = x & s ? 1 : 0, below = y & s ? 1 : 0;
        id += s * s * ((3 * right) ^ below);
        if (below == 0) { // the quarter is turned
            if (right == 1) {
                x = side - 1 - x;
                y = side - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return id;
}

} // namespace fengsui
