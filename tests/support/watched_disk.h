#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fengsui {

/// Sees everything that SQLite does to its files, and may make it fail.
class DiskWatcher {
public:
    virtual ~DiskWatcher() = default;
    /// Each answers SQLITE_OK, or the code of a failure; a write that fails is done by half.
    virtual int beforeWrite(const std::string& file, std::string_view bytes, std::uint64_t at) = 0;
    virtual int beforeTruncate(const std::string& file, std::uint64_t size) = 0;
    virtual int beforeSync(const std::string& file) = 0;
    virtual int beforeRead(const std::string&) { return 0; }
    virtual int beforeOpen(const std::string&) { return 0; }
};

/// While one lives, every SQLite database of this process that is opened lies on a disk that the watcher sees. One at a
/// time, and not for several threads.
class WatchedDisk {
public:
    explicit WatchedDisk(DiskWatcher& watcher);
    ~WatchedDisk();
    WatchedDisk(const WatchedDisk&) = delete;
    WatchedDisk& operator=(const WatchedDisk&) = delete;
};

} // namespace fengsui
