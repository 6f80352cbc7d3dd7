#include "support/faulty_disk.h"

#include <sqlite3.h>

#include <optional>

namespace fengsui {

namespace {

struct Plan {
    std::uint64_t number;
    FaultyDisk::Fault fault;
    FaultyDisk::Lasting lasting;
};

std::optional<Plan> plan;
std::uint64_t counted = 0;
bool hasFailedYet = false;
sqlite3_vfs* real = nullptr;

// The file of the real system lies right behind ours.
struct File {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file)->real();
}

bool isTimeToFail(bool isSync)
{
    if (!plan || isSync != (plan->fault == FaultyDisk::Fault::Sync))
        return false;
    ++counted;
    const bool fails
        = counted == plan->number || (counted > plan->number && plan->lasting == FaultyDisk::Lasting::FromThenOn);
    hasFailedYet = hasFailedYet || fails;
    return fails;
}

int writeFault()
{
    return plan->fault == FaultyDisk::Fault::Full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

sqlite3_io_methods methodsOver(const sqlite3_io_methods& own)
{
    sqlite3_io_methods methods = own;
    methods.xClose = [](sqlite3_file* file) { return realOf(file)->pMethods->xClose(realOf(file)); };
    methods.xRead = [](sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
        return realOf(file)->pMethods->xRead(realOf(file), to, count, at);
    };
    methods.xWrite = [](sqlite3_file* file, const void* from, int count, sqlite3_int64 at) {
        if (!isTimeToFail(false))
            return realOf(file)->pMethods->xWrite(realOf(file), from, count, at);
        realOf(file)->pMethods->xWrite(realOf(file), from, count / 2, at); // a disk fails in the middle
        return writeFault();
    };
    methods.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
        return isTimeToFail(false) ? writeFault() : realOf(file)->pMethods->xTruncate(realOf(file), size);
    };
    methods.xSync = [](sqlite3_file* file, int flags) {
        return isTimeToFail(true) ? SQLITE_IOERR_FSYNC : realOf(file)->pMethods->xSync(realOf(file), flags);
    };
    methods.xFileSize
        = [](sqlite3_file* file, sqlite3_int64* size) { return realOf(file)->pMethods->xFileSize(realOf(file), size); };
    methods.xLock = [](sqlite3_file* file, int lock) { return realOf(file)->pMethods->xLock(realOf(file), lock); };
    methods.xUnlock = [](sqlite3_file* file, int lock) { return realOf(file)->pMethods->xUnlock(realOf(file), lock); };
    methods.xCheckReservedLock
        = [](sqlite3_file* file, int* is) { return realOf(file)->pMethods->xCheckReservedLock(realOf(file), is); };
    methods.xFileControl = [](sqlite3_file* file, int operation, void* argument) {
        return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
    };
    methods.xSectorSize = [](sqlite3_file* file) { return realOf(file)->pMethods->xSectorSize(realOf(file)); };
    methods.xDeviceCharacteristics
        = [](sqlite3_file* file) { return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file)); };
    methods.xShmMap = [](sqlite3_file* file, int page, int size, int extend, void volatile** to) {
        return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, to);
    };
    methods.xShmLock = [](sqlite3_file* file, int offset, int count, int flags) {
        return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
    };
    methods.xShmBarrier = [](sqlite3_file* file) { realOf(file)->pMethods->xShmBarrier(realOf(file)); };
    methods.xShmUnmap
        = [](sqlite3_file* file, int isDeleted) { return realOf(file)->pMethods->xShmUnmap(realOf(file), isDeleted); };
    methods.xFetch = [](sqlite3_file* file, sqlite3_int64 at, int count, void** to) {
        return realOf(file)->pMethods->xFetch(realOf(file), at, count, to);
    };
    methods.xUnfetch = [](sqlite3_file* file, sqlite3_int64 at, void* page) {
        return realOf(file)->pMethods->xUnfetch(realOf(file), at, page);
    };
    return methods;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* ours = reinterpret_cast<File*>(file);
    ours->base.pMethods = nullptr;
    const int code = real->xOpen(real, name, ours->real(), flags, outFlags);
    if (ours->real()->pMethods) {
        ours->methods = methodsOver(*ours->real()->pMethods);
        ours->base.pMethods = &ours->methods;
    }
    return code;
}

sqlite3_vfs faulty;

} // namespace

FaultyDisk::FaultyDisk()
{
    real = sqlite3_vfs_find(nullptr);
    faulty = *real;
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    faulty.xOpen = open;
    sqlite3_vfs_register(&faulty, 1);
}

FaultyDisk::~FaultyDisk()
{
    heal();
    sqlite3_vfs_unregister(&faulty);
    sqlite3_vfs_register(real, 1);
}

void FaultyDisk::failAt(std::uint64_t number, Fault fault, Lasting lasting)
{
    plan = Plan { number, fault, lasting };
    counted = 0;
    hasFailedYet = false;
}

void FaultyDisk::heal()
{
    plan.reset();
}

bool FaultyDisk::hasFailed() const
{
    return hasFailedYet;
}

} // namespace fengsui
