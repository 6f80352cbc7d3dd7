#pragma once

#include <filesystem>
#include <string_view>

namespace fengsui {

/// Puts the bytes into the file so that it is there whole or not at all, whenever the power fails: a name of its own,
/// fsync, rename over the old one, fsync of the folder. Makes the folder when there is none. Throws
/// std::system_error, whose text names the file, when the machine refuses (disk full, read-only, …); then nothing of
/// the new file stays.
void writeDurably(const std::filesystem::path& file, std::string_view bytes);

/// The whole file. Throws std::system_error, whose text names the file, when it can't be read.
std::string readWhole(const std::filesystem::path& file);

} // namespace fengsui
