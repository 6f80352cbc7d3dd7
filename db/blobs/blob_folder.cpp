#include "blobs/blob_folder.h"

#include "base/hex.h"
#include "journal/journal.h"
#include "sqlite/durable_file.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace fengsui {

namespace {

using Path = std::filesystem::path;

[[noreturn]] void fail(const Path& path)
{
    throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                           "The file %1 can't be kept: %2. Look whether its disk is full or may only be read."),
        { path.string(), std::error_code(errno, std::generic_category()).message() });
}

class OpenFile {
public:
    OpenFile(const Path& path, int flags)
        : m_path(path)
        , m_number(::open(path.c_str(), flags | O_CLOEXEC, 0600))
    {
    }
    ~OpenFile()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    bool isOpen() const { return m_number >= 0; }

    /// Less than `size` at the end of the file.
    std::string read(std::uint64_t at, std::size_t size) const
    {
        std::string bytes(size, '\0');
        std::size_t got = 0;
        while (got < size) {
            const ssize_t piece = ::pread(m_number, bytes.data() + got, size - got, static_cast<off_t>(at + got));
            if (piece < 0 && errno == EINTR)
                continue;
            if (piece <= 0)
                break;
            got += static_cast<std::size_t>(piece);
        }
        bytes.resize(got);
        return bytes;
    }
    void write(std::uint64_t at, std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t written = ::pwrite(m_number, bytes.data(), bytes.size(), static_cast<off_t>(at));
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                fail(m_path);
            at += static_cast<std::uint64_t>(written);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void setSize(std::uint64_t size) const
    {
        if (::ftruncate(m_number, static_cast<off_t>(size)) != 0)
            fail(m_path);
    }
    void sync() const
    {
        if (::fsync(m_number) != 0)
            fail(m_path);
    }

private:
    Path m_path;
    int m_number;
};

void flushFolder(const Path& folder)
{
    try {
        syncFolder(folder);
    } catch (const std::system_error& failure) {
        errno = failure.code().value();
        fail(folder);
    }
}

void makeFolder(const Path& folder)
{
    std::error_code error;
    if (std::filesystem::create_directories(folder, error))
        flushFolder(folder.parent_path());
    if (error) {
        errno = error.value();
        fail(folder);
    }
}

std::optional<Digest> digestOfName(const Path& file)
{
    const auto bytes = fromHex(file.filename().string());
    return bytes ? Digest::fromBytes(*bytes) : std::nullopt;
}

} // namespace

BlobFolder::BlobFolder(Path folder)
    : m_folder(std::move(folder))
{
}

Path BlobFolder::pathOf(const Digest& digest) const
{
    const std::string name = digest.toHex();
    return m_folder / name.substr(0, 2) / name;
}

Path BlobFolder::partOf(const Digest& digest) const
{
    return m_folder / "partial" / digest.toHex();
}

bool BlobFolder::holds(const Digest& digest) const
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(pathOf(digest), ignored);
}

std::vector<Digest> BlobFolder::all() const
{
    std::vector<Digest> digests;
    std::error_code ignored;
    for (const auto& folder : std::filesystem::directory_iterator(m_folder, ignored)) {
        if (folder.path().filename().string().size() != 2)
            continue;
        for (const auto& file : std::filesystem::directory_iterator(folder.path(), ignored))
            if (const auto digest = digestOfName(file.path()))
                digests.push_back(*digest);
    }
    return digests;
}

void BlobFolder::put(const Digest& digest, std::string_view bytes)
{
    if (holds(digest))
        return;
    makeFolder(pathOf(digest).parent_path());
    try {
        writeDurably(pathOf(digest), bytes);
    } catch (const std::system_error& error) {
        errno = error.code().value();
        fail(pathOf(digest));
    }
}

std::optional<BlobList> BlobFolder::listOf(const Path& file, const Digest& digest)
{
    const OpenFile in(file, O_RDONLY);
    if (!in.isOpen())
        return std::nullopt;
    BlobList list { digest, 0, {} };
    DigestBuilder whole;
    for (;;) {
        const std::string chunk = in.read(list.size, BlobList::chunkSize);
        if (chunk.empty())
            break;
        whole.add(chunk);
        list.chunks.push_back(sha256(chunk));
        list.size += chunk.size();
        if (list.size > BlobList::largest)
            return std::nullopt;
    }
    return whole.finish() == digest && list.isSound() ? std::optional(std::move(list)) : std::nullopt;
}

std::string BlobFolder::readChunk(const Path& file, std::size_t index)
{
    const OpenFile in(file, O_RDONLY);
    return in.isOpen() ? in.read(index * BlobList::chunkSize, BlobList::chunkSize) : std::string();
}

std::vector<std::size_t> BlobFolder::begin(const BlobList& list)
{
    const Path part = partOf(list.digest);
    makeFolder(part.parent_path());
    const OpenFile file(part, O_RDWR | O_CREAT);
    if (!file.isOpen())
        fail(part);
    file.setSize(list.size); // what was longer is no part of it
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < list.chunks.size(); ++i)
        if (sha256(file.read(i * BlobList::chunkSize, list.sizeOf(i))) != list.chunks[i])
            missing.push_back(i);
    return missing;
}

void BlobFolder::write(const BlobList& list, std::size_t index, std::string_view bytes)
{
    const Path part = partOf(list.digest);
    const OpenFile file(part, O_RDWR);
    if (!file.isOpen())
        fail(part);
    file.write(index * BlobList::chunkSize, bytes);
}

bool BlobFolder::finish(const BlobList& list, const Path& name)
{
    const Path part = partOf(list.digest);
    if (!listOf(part, list.digest)) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return false;
    }
    {
        const OpenFile file(part, O_RDWR);
        if (!file.isOpen())
            fail(part);
        file.sync();
    }
    makeFolder(name.parent_path());
    if (::rename(part.c_str(), name.c_str()) != 0)
        fail(name);
    flushFolder(name.parent_path());
    return true;
}

// A part is as long as the whole from the beginning; what has come is what takes room.
std::uint64_t BlobFolder::bytesOfPart(const Digest& digest) const
{
    struct stat about {};
    if (::stat(partOf(digest).c_str(), &about) != 0)
        return 0;
    constexpr std::uint64_t blockSize = 512;
    return std::min(static_cast<std::uint64_t>(about.st_blocks) * blockSize, static_cast<std::uint64_t>(about.st_size));
}

void BlobFolder::remove(const Digest& digest)
{
    for (const Path& path : { pathOf(digest), partOf(digest) }) {
        if (::unlink(path.c_str()) == 0)
            flushFolder(path.parent_path());
        else if (errno != ENOENT && errno != ENOTDIR)
            fail(path);
    }
}

void BlobFolder::clean(const std::function<bool(const Digest&)>& isWanted)
{
    std::error_code ignored;
    std::vector<Path> unwanted;
    for (const auto& file : std::filesystem::directory_iterator(m_folder / "partial", ignored))
        if (const auto digest = digestOfName(file.path()); !digest || !isWanted(*digest))
            unwanted.push_back(file.path());
    for (const Path& path : unwanted)
        std::filesystem::remove(path, ignored);
}

std::uint64_t BlobFolder::freeSpace() const
{
    struct statvfs about {};
    if (::statvfs(m_folder.c_str(), &about) != 0 && ::statvfs(m_folder.parent_path().c_str(), &about) != 0)
        return 0;
    return static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize;
}

std::uint64_t BlobFolder::size() const
{
    std::uint64_t size = 0;
    std::error_code ignored;
    for (const Digest& digest : all())
        if (const std::uintmax_t bytes = std::filesystem::file_size(pathOf(digest), ignored); !ignored)
            size += bytes;
    return size;
}

} // namespace fengsui
