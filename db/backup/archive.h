#pragma once

#include "base/result.h"
#include "base/stream_lock.h"
#include "sqlite/durable_file.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace fengsui {

/// Files in one locked file:
///
///     header │ about │ name, bytes, bytes … │ name, bytes … │ end
///
/// Each piece is sealed, with its sealed length before it (4 bytes, little-endian); its first byte says what it is.
class ArchiveWriter {
public:
    /// `about` is the first thing that a reader is told. All throw std::system_error when the machine refuses.
    ArchiveWriter(DurableFile& file, StreamLock lock, std::string_view about);

    /// A name within the archive such as "editions/12ab.sqlite", and the file that it holds now.
    void add(const std::string& name, const std::filesystem::path& file);
    void end();
    std::uint64_t bytes() const { return m_bytes; }
    StreamUnlock unlock() const { return m_lock.unlock(); }

private:
    void put(char kind, std::string_view bytes, bool isLast = false);

    DurableFile& m_file;
    StreamLock m_lock;
    std::uint64_t m_bytes = 0;
};

/// Gives the key to a header, or says why not.
using Unlocking = std::function<Result<StreamUnlock>(std::string_view header)>;
Unlocking byPassphrase(std::string passphrase);
Unlocking byRecoveryKey(RecoveryKey key);

/// What becomes of an archive's contents; each may refuse, which ends the reading.
class ArchiveVisitor {
public:
    virtual ~ArchiveVisitor() = default;
    virtual Outcome about(const std::string& bytes) = 0;
    virtual Outcome beginFile(const std::string& name) = 0;
    virtual Outcome bytes(std::string_view bytes) = 0;
    virtual Outcome endFile() = 0;
};

/// Refuses a foreign file, a wrong secret, and a file that is torn or altered; in the last case the visitor has seen a
/// beginning. Throws StoreFailure when the file can't be read.
Outcome readArchive(const std::filesystem::path& file, const Unlocking& unlocking, ArchiveVisitor& visitor);

} // namespace fengsui
