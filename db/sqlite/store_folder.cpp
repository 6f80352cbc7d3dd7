#include "sqlite/store_folder.h"

#include "sqlite/ballast.h"
#include "sqlite/durable_file.h"
#include "sqlite/key_files.h"
#include "sqlite/schema.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>

namespace fengsui {

namespace {

// SQLite's locks and shared memory don't hold on these (sqlite.org/wal.html, "all processes must be on the same host").
constexpr std::array<unsigned long, 5> networkFileSystems { 0x6969 /* NFS */, 0xff534d42 /* CIFS */,
    0xfe534d42 /* SMB2 */, 0x517b /* SMB */, 0x01021997 /* 9P */ };

void refuseNetworkFolder(const std::filesystem::path& folder)
{
    struct statfs about {};
    if (statfs(folder.c_str(), &about) != 0)
        return;
    for (const unsigned long magic : networkFileSystems)
        if (static_cast<unsigned long>(about.f_type) == magic)
            throw StoreFailure(
                QT_TRANSLATE_NOOP("Failure", "%1 lies on a network drive. A store must lie on a disk of this machine."),
                { folder.string() });
}

[[noreturn]] void failToMake(const std::filesystem::path& path, const std::string& why)
{
    throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "%1 can't be made: %2."), { path.string(), why });
}

const StoreFolder& existing(const StoreFolder& folder)
{
    if (!folder.isStore())
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "There is no store in %1. Make one with \"fengsui-clerk init\"."),
            { folder.path.string() });
    refuseNetworkFolder(folder.path);
    return folder;
}

// Looked at before anything is written to it: opening for writing would already change a file that is not ours.
const StoreFolder& examined(const StoreFolder& folder)
{
    Connection connection(folder.journal(), Connection::Mode::ReadOnly);
    requireJournal(connection);
    settleKeys(folder, connection);
    return folder;
}

// The keys of a console whose disk was lost: to its peers it is still itself, and they give it back what it had.
bool holdsNothingButKeys(const StoreFolder& folder)
{
    std::error_code error;
    for (const auto& each : std::filesystem::directory_iterator(folder.path, error))
        if (each.path() != folder.key() && each.path() != folder.wireKey() && each.path() != folder.formerKey()
            && each.path() != folder.formerWireKey())
            return false;
    return true;
}

Connection& readable(Connection& connection)
{
    requireReadable(connection);
    return connection;
}

} // namespace

SigningKey signingKey(const StoreFolder& folder)
{
    try {
        if (auto key = SigningKey::fromSeed(readWhole(folder.key())))
            return *key;
    } catch (const std::system_error&) {
    }
    throw StoreFailure(
        QT_TRANSLATE_NOOP("Failure", "The key file %1 is missing or damaged. Restore it from the last backup."),
        { folder.key().string() });
}

bool StoreFolder::isStore() const
{
    std::error_code ignored;
    return std::filesystem::exists(journal(), ignored);
}

void createStoreFolder(const StoreFolder& folder)
{
    if (folder.isStore() || !holdsNothingButKeys(folder))
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure", "%1 is not empty. Choose a new folder for the store."),
            { folder.path.string() });
    try {
        for (const auto& part :
            { folder.path, folder.editions(), folder.blobs(), folder.workflows(), folder.templates() })
            std::filesystem::create_directories(part);
        refuseNetworkFolder(folder.path);
        std::filesystem::permissions(folder.path, std::filesystem::perms::owner_all);
        if (std::filesystem::exists(folder.key()))
            signingKey(folder); // says so when it is damaged
        else
            writeDurably(folder.key(), SigningKey::generate().seed());
        std::filesystem::permissions(
            folder.key(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        writeDurably(folder.config(), "{\n  \"format\": 1\n}\n");
    } catch (const std::system_error& failure) {
        failToMake(folder.path, failure.what());
    }
    // The journal's own file comes last: a folder without it is no store.
    const WriterLock lock(folder);
    Connection connection(folder.journal(), Connection::Mode::ReadWrite);
    SqliteJournal(connection, signingKey(folder));
}

WriterLock::WriterLock(const StoreFolder& folder)
    : m_file(open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
{
    if (m_file < 0) {
        const int code = errno;
        if (code == EROFS || code == EACCES || code == EPERM)
            throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                                   "Not saved: %1 may only be read. Give this user the right to write to its folder."),
                { folder.path.string() });
        failToMake(folder.lock(), std::strerror(code));
    }
    if (flock(m_file, LOCK_EX | LOCK_NB) != 0) {
        std::ifstream holder(folder.lock());
        std::string process = "?";
        holder >> process;
        close(m_file);
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                               "The store %1 is open for writing in another program (process %2). Close that one "
                               "first; reading is possible meanwhile."),
            { folder.path.string(), process });
    }
    const std::string process = std::to_string(getpid()) + '\n';
    if (ftruncate(m_file, 0) != 0 || pwrite(m_file, process.data(), process.size(), 0) < 0) {
        // only the courtesy of naming ourselves is lost, on a full disk
    }
}

WriterLock::~WriterLock()
{
    close(m_file);
}

StoreWriter::StoreWriter(const StoreFolder& folder)
    : m_lock(existing(folder))
    , m_connection(examined(folder).journal(), Connection::Mode::ReadWrite)
    , m_journal(m_connection, signingKey(folder))
    , m_ledgers(m_connection)
    , m_credentials(m_connection)
{
    m_journal.goOnUnder(SystemClock().now());
    m_journal.makeRoomBy([ballast = folder.ballast()] { return dropBallast(ballast); });
}

StoreWriter::~StoreWriter()
{
    // Whatever can't be tidied now is tidied at the next start; nothing is lost by it.
    try {
        m_journal.signHeads(SystemClock().now());
        m_connection.checkpoint(true);
    } catch (const StoreFailure&) {
    }
}

StoreReader::StoreReader(const StoreFolder& folder)
    : m_connection(existing(folder).journal(), Connection::Mode::ReadOnly)
    , m_ledgers(readable(m_connection))
    , m_journal(m_connection)
{
}

} // namespace fengsui
