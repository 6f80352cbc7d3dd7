#include "sqlite/sqlite_blob_store.h"

#include "base/hex.h"
#include "journal/journal.h"
#include "sqlite/durable_file.h"
#include "sqlite/grid_edition.h"

#include <algorithm>
#include <system_error>

namespace fengsui {

namespace {

constexpr std::size_t rememberedLists = 16;
constexpr Duration day = std::chrono::hours(24);

// Who is destroyed takes every copy of a file that shows him along, in whatever case it lies.
constexpr const char* destroyed
    = "SELECT s.digest FROM attachment s JOIN person p ON p.id = s.person AND p.is_erased = 1";

std::string mebibytes(std::uint64_t bytes)
{
    return std::to_string(bytes / (1024 * 1024));
}

} // namespace

SqliteBlobStore::SqliteBlobStore(const Connection& connection, std::filesystem::path blobs,
    std::filesystem::path editions, const Clock& clock, Limits limits)
    : m_connection(connection)
    , m_folder(std::move(blobs))
    , m_editions(std::move(editions))
    , m_clock(clock)
    , m_limits(limits)
{
    const auto all = m_folder.all();
    m_here = { all.begin(), all.end() };
    m_size = m_folder.size();
    entriesCame(); // what was to go when the power failed goes now
    m_folder.clean([this](const Digest& digest) { return isEdition(digest) || mayBeSeen(digest); });
}

void SqliteBlobStore::read() const
{
    if (std::exchange(m_isRead, true))
        return;
    m_wanted.clear();
    // the announced grid first: places need it
    Statement edition(
        m_connection, "SELECT digest FROM edition WHERE kind IN ('grid', 'component') ORDER BY kind = 'component'");
    while (edition.step())
        if (const auto bytes = fromHex(edition.text(0)))
            if (const auto digest = Digest::fromBytes(*bytes); digest && !isHere(*digest))
                m_wanted.push_back({ *digest, 0, {} });
    // Where entries contradict each other only the digest of the whole is believed.
    Statement rows(m_connection,
        std::string(
            "SELECT digest, min(size), max(size), min(list), max(list) FROM attachment a WHERE is_withdrawn = 0 "
            "AND size BETWEEN 1 AND ?1 AND digest NOT IN (")
            + destroyed + ") GROUP BY digest ORDER BY 2, 1");
    rows.bind(1, BlobList::largest);
    while (rows.step()) {
        const auto digest = Digest::fromBytes(rows.bytes(0));
        if (!digest || m_here.contains(*digest))
            continue;
        const bool agrees = rows.integer(1) == rows.integer(2) && rows.bytes(3) == rows.bytes(4);
        m_wanted.push_back({ *digest, agrees ? static_cast<std::uint64_t>(rows.integer(1)) : 0,
            agrees ? Digest::fromBytes(rows.bytes(3)).value_or(Digest {}) : Digest {} });
    }
}

std::vector<sync::WantedBlob> SqliteBlobStore::wanted(std::size_t most) const
{
    read();
    std::vector<sync::WantedBlob> wanted;
    for (const sync::WantedBlob& blob : m_wanted) {
        if (wanted.size() == most)
            break;
        if (hasRoomFor(blob.size))
            wanted.push_back(blob);
    }
    return wanted;
}

bool SqliteBlobStore::mayBeSeen(const Digest& digest) const
{
    Statement row(m_connection,
        std::string("SELECT 1 FROM attachment WHERE digest = ?1 AND is_withdrawn = 0 AND digest NOT IN (") + destroyed
            + ") LIMIT 1");
    return row.bind(1, digest).step();
}

bool SqliteBlobStore::isEdition(const Digest& digest) const
{
    Statement row(m_connection, "SELECT 1 FROM edition WHERE kind IN ('grid', 'component') AND digest = ?1");
    const std::string hex = digest.toHex();
    return row.bindText(1, hex).step();
}

bool SqliteBlobStore::isHere(const Digest& digest) const
{
    std::error_code ignored;
    return m_here.contains(digest) || std::filesystem::exists(editionPath(m_editions, digest), ignored);
}

std::filesystem::path SqliteBlobStore::placeOf(const Digest& digest) const
{
    return isEdition(digest) ? editionPath(m_editions, digest) : m_folder.pathOf(digest);
}

bool SqliteBlobStore::hasRoomFor(std::uint64_t bytes) const
{
    return m_folder.freeSpace() >= m_limits.leastFree + bytes
        && (m_limits.quota == 0 || m_size + bytes <= m_limits.quota);
}

// A file that is not what its name says any more is none: it is wanted again.
std::optional<BlobList> SqliteBlobStore::list(const Digest& digest) const
{
    if (!isHere(digest) || !(isEdition(digest) || mayBeSeen(digest)))
        return std::nullopt;
    const auto known = std::ranges::find(m_lists, digest, &BlobList::digest);
    if (known != m_lists.end())
        return *known;
    auto list = BlobFolder::listOf(placeOf(digest), digest);
    if (!list)
        return std::nullopt;
    m_lists.push_back(*list);
    if (m_lists.size() > rememberedLists)
        m_lists.pop_front();
    return list;
}

std::string SqliteBlobStore::chunk(const Digest& digest, std::size_t index) const
{
    const auto list = this->list(digest);
    if (!list || index >= list->chunks.size())
        return {};
    std::string bytes = BlobFolder::readChunk(placeOf(digest), index);
    return sha256(bytes) == list->chunks[index] ? bytes : std::string();
}

SqliteBlobStore::Measure& SqliteBlobStore::measureOf(IncarnationId from)
{
    const Instant now = m_clock.now();
    Measure& measure = m_measures[from];
    // a clock that was set back begins a new day as well
    if (now - measure.since >= day || now < measure.since)
        measure = { now, 0 };
    return measure;
}

std::optional<std::vector<std::size_t>> SqliteBlobStore::begin(const BlobList& list, IncarnationId from)
{
    read();
    const bool isWanted = std::ranges::find(m_wanted, list.digest, &sync::WantedBlob::digest) != m_wanted.end();
    if (!isWanted || !list.isSound() || m_taking.contains(list.digest) || !hasRoomFor(list.size)
        || measureOf(from).bytes + list.size > m_limits.aDay)
        return std::nullopt;
    try {
        std::vector<std::size_t> missing = m_folder.begin(list);
        if (missing.empty()) // the power failed between the last chunk and the name
            missing.push_back(list.chunks.size() - 1);
        m_taking[list.digest] = { list, { missing.begin(), missing.end() }, from };
        return missing;
    } catch (const StoreFailure&) {
        return std::nullopt; // entries go on without files
    }
}

sync::ChunkTaken SqliteBlobStore::take(const Digest& digest, std::size_t index, std::string_view bytes)
{
    const auto at = m_taking.find(digest);
    if (at == m_taking.end() || index >= at->second.list.chunks.size())
        return sync::ChunkTaken::Unwanted;
    Taking& taking = at->second;
    measureOf(taking.from).bytes += bytes.size();
    if (sha256(bytes) != taking.list.chunks[index])
        return sync::ChunkTaken::Altered;
    const bool forEdition = isEdition(digest);
    if (isHere(digest) || !(forEdition || mayBeSeen(digest))) {
        m_folder.clean([&](const Digest& each) { return each != digest; });
        return sync::ChunkTaken::Unwanted;
    }
    try {
        m_folder.write(taking.list, index, bytes);
        taking.missing.erase(index);
        if (!taking.missing.empty())
            return sync::ChunkTaken::Kept;
        if (!m_folder.finish(taking.list, placeOf(digest)))
            return sync::ChunkTaken::Altered;
    } catch (const StoreFailure&) {
        return sync::ChunkTaken::Unwanted; // another time; entries go on without files
    }
    if (!forEdition) {
        m_here.insert(digest);
        m_size += taking.list.size;
    }
    m_isRead = false;
    return sync::ChunkTaken::Whole;
}

bool SqliteBlobStore::takeWhole(const Digest& digest, std::string_view bytes)
{
    read();
    const bool isWanted = std::ranges::find(m_wanted, digest, &sync::WantedBlob::digest) != m_wanted.end();
    if (!isWanted || sha256(bytes) != digest || !hasRoomFor(bytes.size()))
        return false;
    if (isEdition(digest)) {
        try {
            writeDurably(editionPath(m_editions, digest), bytes);
        } catch (const std::system_error&) {
            return false;
        }
    } else {
        m_folder.put(digest, bytes);
        m_here.insert(digest);
        m_size += bytes.size();
    }
    m_isRead = false;
    return true;
}

Result<KeptBlob> SqliteBlobStore::keep(const std::string& file)
{
    using Reason = Refusal::Reason;
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (!error && size > BlobList::largest)
        return Refusal { Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The file %1 is larger than 64 MiB."), { file },
            "file" };
    std::string bytes;
    try {
        bytes = readWhole(file);
    } catch (const std::system_error& failure) {
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be read: %2"),
            { file, failure.code().message() }, "file" };
    }
    if (bytes.empty() || bytes.size() > BlobList::largest)
        return Refusal { Reason::BadValue,
            bytes.empty() ? QT_TRANSLATE_NOOP("Refusal", "The file %1 is empty.")
                          : QT_TRANSLATE_NOOP("Refusal", "The file %1 is larger than 64 MiB."),
            { file }, "file" };
    const auto media = mediaTypeOfContent(bytes);
    if (!media)
        return Refusal { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal",
                "The file %1 is of a kind that can't be attached. Photographs (JPEG, PNG, WebP), PDF, audio and plain "
                "text can."),
            { file }, "file" };
    KeptBlob kept { blobListOf(bytes), *media };
    if (m_here.contains(kept.list.digest))
        return kept;
    if (m_folder.freeSpace() < m_limits.leastFree + bytes.size())
        return Refusal { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal",
                "The disk is nearly full: files are not attached while less than %1 MiB are free. The case itself is "
                "still saved."),
            { mebibytes(m_limits.leastFree) }, "file" };
    if (!hasRoomFor(bytes.size()))
        return Refusal { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The store's files may take %1 MiB together, and this one is beyond it."),
            { mebibytes(m_limits.quota) }, "file" };
    m_folder.put(kept.list.digest, bytes);
    m_here.insert(kept.list.digest);
    m_size += bytes.size();
    m_isRead = false;
    return kept;
}

std::optional<KeptBlob> SqliteBlobStore::about(const Digest& digest) const
{
    if (!m_here.contains(digest))
        return std::nullopt;
    auto list = BlobFolder::listOf(m_folder.pathOf(digest), digest);
    if (!list)
        return std::nullopt;
    const std::string bytes = readWhole(m_folder.pathOf(digest));
    return KeptBlob { *std::move(list), mediaTypeOfContent(bytes).value_or(MediaType::Text) };
}

void SqliteBlobStore::entriesCame()
{
    m_isRead = false;
    m_lists.clear();
    Statement rows(
        m_connection, std::string("SELECT digest FROM attachment WHERE is_withdrawn = 1 UNION ") + destroyed);
    std::vector<Digest> gone;
    while (rows.step())
        if (const auto digest = Digest::fromBytes(rows.bytes(0)); digest && !mayBeSeen(*digest))
            gone.push_back(*digest);
    for (const Digest& digest : gone) {
        const std::uint64_t size = m_here.contains(digest) ? std::filesystem::file_size(m_folder.pathOf(digest)) : 0;
        m_folder.remove(digest);
        m_size -= std::min(m_size, size);
        m_here.erase(digest);
    }
}

} // namespace fengsui
