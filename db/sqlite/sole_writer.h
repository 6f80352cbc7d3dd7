#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace fengsui {

/// The right to be the only connection of this process that writes to a database file, until it goes out of scope. Two
/// that write, one making a checkpoint while the other empties the log, can lose what was committed
/// (sqlite.org/wal.html, 11); against other processes there is the store's lock file.
///
/// Known to the whole process, as the file's locks are: POSIX gives them to processes, not to connections.
class SoleWriter {
public:
    /// Of the file, whatever name it goes by. Throws std::logic_error when somebody has the right already: there is no
    /// input that leads to it, only a mistake in the program.
    explicit SoleWriter(const std::filesystem::path& file);
    ~SoleWriter();
    SoleWriter(const SoleWriter&) = delete;
    SoleWriter& operator=(const SoleWriter&) = delete;

private:
    std::string m_name; ///< of the file itself: device and inode
};

} // namespace fengsui
