#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace fengsui {

/// Bytes that this user may still write on the disk that holds the folder; nothing when nobody can tell.
std::optional<std::uint64_t> bytesLeft(const std::filesystem::path& folder);

/// Puts the ballast down where there is plenty of room for it. It takes real blocks, not only a length.
void keepBallast(const std::filesystem::path& ballast);
/// True when there was one: its room is free now.
bool dropBallast(const std::filesystem::path& ballast);

} // namespace fengsui
