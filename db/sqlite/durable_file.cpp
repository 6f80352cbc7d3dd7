#include "sqlite/durable_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fengsui {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const char* doing)
{
    throw std::system_error(errno, std::generic_category(), std::string(doing) + ' ' + path.string());
}

class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags, const char* doing)
        : m_path(path)
        , m_number(::open(path.c_str(), flags | O_CLOEXEC, 0644))
    {
        if (m_number < 0)
            fail(path, doing);
    }
    ~Descriptor() { ::close(m_number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_number, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                fail(m_path, "writing");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void sync()
    {
        if (::fsync(m_number) != 0)
            fail(m_path, "syncing");
    }
    std::string readAll()
    {
        std::string bytes;
        struct stat about {};
        if (::fstat(m_number, &about) == 0 && about.st_size > 0)
            bytes.reserve(static_cast<std::size_t>(about.st_size));
        char piece[65536];
        for (;;) {
            const ssize_t got = ::read(m_number, piece, sizeof piece);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                fail(m_path, "reading");
            if (got == 0)
                return bytes;
            bytes.append(piece, static_cast<std::size_t>(got));
        }
    }

private:
    std::filesystem::path m_path;
    int m_number;
};

/// Takes the half-made file away again, whatever goes wrong before it has its name.
struct Unfinished {
    std::filesystem::path path;
    bool isDone = false;
    ~Unfinished()
    {
        if (!isDone)
            ::unlink(path.c_str());
    }
};

} // namespace

struct DurableFile::Parts {
    std::filesystem::path file;
    Unfinished unfinished;
    Descriptor out;
};

DurableFile::DurableFile(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::filesystem::create_directories(folder);
    const std::filesystem::path part = file.string() + ".part-" + std::to_string(::getpid());
    m_parts = std::unique_ptr<Parts>(new Parts { file, { part }, { part, O_WRONLY | O_CREAT | O_TRUNC, "creating" } });
}

DurableFile::~DurableFile() = default;

void DurableFile::write(std::string_view bytes)
{
    m_parts->out.write(bytes);
}

void DurableFile::sync()
{
    m_parts->out.sync();
}

const std::filesystem::path& DurableFile::unfinished() const
{
    return m_parts->unfinished.path;
}

void DurableFile::finish()
{
    sync();
    if (::rename(m_parts->unfinished.path.c_str(), m_parts->file.c_str()) != 0)
        fail(m_parts->file, "naming");
    m_parts->unfinished.isDone = true;
    syncFolder(m_parts->file.has_parent_path() ? m_parts->file.parent_path() : ".");
}

void syncFolder(const std::filesystem::path& folder)
{
    Descriptor(folder, O_RDONLY | O_DIRECTORY, "opening").sync();
}

void writeDurably(const std::filesystem::path& file, std::string_view bytes)
{
    DurableFile out(file);
    out.write(bytes);
    out.finish();
}

std::string readWhole(const std::filesystem::path& file)
{
    return Descriptor(file, O_RDONLY, "opening").readAll();
}

} // namespace fengsui
