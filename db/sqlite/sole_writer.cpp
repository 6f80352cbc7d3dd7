#include "sqlite/sole_writer.h"

#include <mutex>
#include <set>
#include <stdexcept>
#include <sys/stat.h>

namespace fengsui {

namespace {

struct Written {
    std::mutex mutex;
    std::set<std::string> files;
};

Written& written()
{
    static Written all;
    return all;
}

std::string nameOf(const std::filesystem::path& file)
{
    struct stat status {};
    if (stat(file.c_str(), &status) != 0)
        return file.lexically_normal().string(); // a file that only SQLite's own file system knows
    return std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino);
}

} // namespace

SoleWriter::SoleWriter(const std::filesystem::path& file)
    : m_name(nameOf(file))
{
    const std::scoped_lock lock(written().mutex);
    if (!written().files.insert(m_name).second)
        throw std::logic_error("a second connection that writes to " + file.string());
}

SoleWriter::~SoleWriter()
{
    const std::scoped_lock lock(written().mutex);
    written().files.erase(m_name);
}

} // namespace fengsui
