#include "support/watched_disk.h"

#include <sqlite3.h>

#include <new>

namespace fengsui {

namespace {

DiskWatcher* watcher = nullptr;
sqlite3_vfs* real = nullptr;
sqlite3_vfs watched;

// The file of the real system lies right behind ours.
struct File {
    sqlite3_file base;
    sqlite3_io_methods methods;
    std::string* name;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* oursOf(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file);
}

template <auto Method>
struct Forward;

// One forwarding function for each method of the interface that nobody watches.
template <typename Answer, typename... Arguments, Answer (*sqlite3_io_methods::*Method)(sqlite3_file*, Arguments...)>
struct Forward<Method> {
    static Answer call(sqlite3_file* file, Arguments... arguments)
    {
        sqlite3_file* to = oursOf(file)->real();
        return (to->pMethods->*Method)(to, arguments...);
    }
};

int write(sqlite3_file* file, const void* from, int count, sqlite3_int64 at)
{
    const std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(count));
    const int code = watcher->beforeWrite(*oursOf(file)->name, bytes, static_cast<std::uint64_t>(at));
    const int written
        = Forward<&sqlite3_io_methods::xWrite>::call(file, from, code == SQLITE_OK ? count : count / 2, at);
    return code == SQLITE_OK ? written : code;
}

int read(sqlite3_file* file, void* to, int count, sqlite3_int64 at)
{
    const int code = watcher->beforeRead(*oursOf(file)->name);
    return code == SQLITE_OK ? Forward<&sqlite3_io_methods::xRead>::call(file, to, count, at) : code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size)
{
    const int code = watcher->beforeTruncate(*oursOf(file)->name, static_cast<std::uint64_t>(size));
    return code == SQLITE_OK ? Forward<&sqlite3_io_methods::xTruncate>::call(file, size) : code;
}

int sync(sqlite3_file* file, int flags)
{
    const int code = watcher->beforeSync(*oursOf(file)->name);
    return code == SQLITE_OK ? Forward<&sqlite3_io_methods::xSync>::call(file, flags) : code;
}

int close(sqlite3_file* file)
{
    delete oursOf(file)->name;
    return Forward<&sqlite3_io_methods::xClose>::call(file);
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    File* ours = oursOf(file);
    ours->base.pMethods = nullptr;
    if (const int refused = watcher->beforeOpen(name ? name : ""); refused != SQLITE_OK)
        return refused;
    const int code = real->xOpen(real, name, ours->real(), flags, outFlags);
    if (!ours->real()->pMethods)
        return code;
    using Methods = sqlite3_io_methods;
    ours->name = new std::string(name ? name : "");
    ours->methods = { ours->real()->pMethods->iVersion, close, read, write, truncate, sync,
        Forward<&Methods::xFileSize>::call, Forward<&Methods::xLock>::call, Forward<&Methods::xUnlock>::call,
        Forward<&Methods::xCheckReservedLock>::call, Forward<&Methods::xFileControl>::call,
        Forward<&Methods::xSectorSize>::call, Forward<&Methods::xDeviceCharacteristics>::call,
        Forward<&Methods::xShmMap>::call, Forward<&Methods::xShmLock>::call, Forward<&Methods::xShmBarrier>::call,
        Forward<&Methods::xShmUnmap>::call, Forward<&Methods::xFetch>::call, Forward<&Methods::xUnfetch>::call };
    ours->base.pMethods = &ours->methods;
    return code;
}

} // namespace

WatchedDisk::WatchedDisk(DiskWatcher& by)
{
    watcher = &by;
    real = sqlite3_vfs_find(nullptr);
    watched = *real;
    watched.zName = "watched";
    watched.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    watched.xOpen = open;
    sqlite3_vfs_register(&watched, 1);
}

WatchedDisk::~WatchedDisk()
{
    sqlite3_vfs_unregister(&watched);
    sqlite3_vfs_register(real, 1);
}

} // namespace fengsui
