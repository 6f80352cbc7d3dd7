#include "sqlite/ballast.h"

#include "base/disk_room.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>

namespace fengsui {

std::optional<std::uint64_t> bytesLeft(const std::filesystem::path& folder)
{
    struct statvfs about {};
    if (statvfs(folder.c_str(), &about) != 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize;
}

void keepBallast(const std::filesystem::path& ballast)
{
    std::error_code error;
    const auto room = bytesLeft(ballast.parent_path());
    if (!room || *room < diskAlarmBelow || std::filesystem::exists(ballast, error))
        return;
    const int file = open(ballast.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    const bool isWhole = posix_fallocate(file, 0, static_cast<off_t>(ballastSize)) == 0;
    close(file);
    if (!isWhole)
        std::filesystem::remove(ballast, error);
}

bool dropBallast(const std::filesystem::path& ballast)
{
    std::error_code error;
    return std::filesystem::remove(ballast, error);
}

} // namespace fengsui
