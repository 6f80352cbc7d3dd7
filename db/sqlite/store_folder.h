#pragma once

#include "journal/journal.h"
#include "sqlite/connection.h"
#include "sqlite/sqlite_journal.h"
#include "sqlite/sqlite_journal_reader.h"
#include "sqlite/sqlite_ledgers.h"

#include <filesystem>
#include <memory>

namespace fengsui {

/// Where things lie in a store's folder.
struct StoreFolder {
    std::filesystem::path path;

    std::filesystem::path journal() const { return path / "journal.sqlite"; }
    std::filesystem::path key() const { return path / "key"; }
    std::filesystem::path wireKey() const { return path / "wire.pem"; }
    /// While keys are being changed, and the ones before; see key_files.h.
    std::filesystem::path nextKey() const { return path / "key.next"; }
    std::filesystem::path nextWireKey() const { return path / "wire.pem.next"; }
    std::filesystem::path formerKey() const { return path / "key.former"; }
    std::filesystem::path formerWireKey() const { return path / "wire.pem.former"; }
    std::filesystem::path lock() const { return path / "lock"; }
    std::filesystem::path config() const { return path / "config.json"; }
    std::filesystem::path routes() const { return path / "routes.json"; }
    std::filesystem::path editions() const { return path / "editions"; }
    std::filesystem::path blobs() const { return path / "blobs"; }
    std::filesystem::path workflows() const { return path / "workflows"; }
    std::filesystem::path templates() const { return path / "templates"; }
    std::filesystem::path types() const { return path / "types"; }
    std::filesystem::path mappings() const { return path / "mappings"; }
    std::filesystem::path calendars() const { return path / "calendars"; }
    std::filesystem::path formulas() const { return path / "formulas"; }
    std::filesystem::path backupWork() const { return path / "backup-work"; }
    std::filesystem::path backupLock() const { return path / "backup-lock"; }
    std::filesystem::path ballast() const { return path / "ballast"; }
    std::filesystem::path checked() const { return path / "checked"; } ///< when all was found sound the last time
    std::filesystem::path folding() const { return path / "folding"; } ///< see FoldGuard
    bool isStore() const;
};

/// Makes the folders, the signing key and an empty journal; the folder must be new or empty, or hold nothing but the
/// keys of a console whose disk was lost. Throws StoreFailure.
void createStoreFolder(const StoreFolder&);

/// The key that signs this store's heads. Throws StoreFailure.
SigningKey signingKey(const StoreFolder&);

/// The one writer of a store in the whole machine: held by an exclusive lock on the store's lock file, which the system
/// lets go when the process ends, however it ends.
class WriterLock {
public:
    /// Throws StoreFailure naming the process that holds it.
    explicit WriterLock(const StoreFolder&);
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

private:
    int m_file;
};

/// Opened for writing: lock, the read-write connection and what works on it.
class StoreWriter {
public:
    /// Throws StoreFailure.
    explicit StoreWriter(const StoreFolder&);
    ~StoreWriter();

    SqliteJournal& journal() { return m_journal; }
    const SqliteLedgers& ledgers() const { return m_ledgers; }
    SqliteCredentials& credentials() { return m_credentials; }
    Connection& connection() { return m_connection; }

private:
    WriterLock m_lock;
    Connection m_connection;
    SqliteJournal m_journal;
    SqliteLedgers m_ledgers;
    SqliteCredentials m_credentials;
};

/// Opened for reading only.
class StoreReader {
public:
    explicit StoreReader(const StoreFolder&);

    const SqliteLedgers& ledgers() const { return m_ledgers; }
    const SqliteJournalReader& journal() const { return m_journal; }
    const Connection& connection() const { return m_connection; }

private:
    Connection m_connection;
    SqliteLedgers m_ledgers;
    SqliteJournalReader m_journal;
};

} // namespace fengsui
