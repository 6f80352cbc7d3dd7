#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace fengsui {

/// Puts the bytes into the file so that it is there whole or not at all, whenever the power fails: a name of its own,
/// fsync, rename over the old one, fsync of the folder. Makes the folder when there is none. Throws
/// std::system_error, whose text names the file, when the machine refuses (disk full, read-only, …); then nothing of
/// the new file stays.
void writeDurably(const std::filesystem::path& file, std::string_view bytes);

/// The same for what is too large for the memory: piece by piece, under another name until finish(). Whatever is not
/// finished is taken away again. Throws as writeDurably does.
class DurableFile {
public:
    explicit DurableFile(const std::filesystem::path& file);
    ~DurableFile();
    DurableFile(const DurableFile&) = delete;
    DurableFile& operator=(const DurableFile&) = delete;

    void write(std::string_view bytes);
    /// Everything that was written is on the disk when it returns.
    void sync();
    /// The name that it has until then.
    const std::filesystem::path& unfinished() const;
    void finish();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// What was made, renamed or removed in the folder is so after a power cut too.
void syncFolder(const std::filesystem::path& folder);

/// The whole file. Throws std::system_error, whose text names the file, when it can't be read.
std::string readWhole(const std::filesystem::path& file);

} // namespace fengsui
