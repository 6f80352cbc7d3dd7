#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace fengsui {

/// What may still be put on a disk, so that the last room is kept for words: a photograph can wait, a report can't.
inline constexpr std::uint64_t diskAlarmBelow = 2ULL * 1024 * 1024 * 1024;
inline constexpr std::uint64_t attachmentsRefusedBelow = 500ULL * 1024 * 1024;
/// What other consoles send waits there as long as there is less than this: it is safe with them, and what people say
/// here is safe nowhere else.
inline constexpr std::uint64_t peersWaitBelow = 128ULL * 1024 * 1024;
/// Kept in a file of its own, which goes when the disk is full, so that entries can still be written meanwhile.
inline constexpr std::uint64_t ballastSize = 64ULL * 1024 * 1024;

/// What people are to be told when so many bytes are left; nothing while there are plenty.
std::optional<Refusal> diskAlarm(std::uint64_t bytesLeft, const std::string& folder);
/// Why an attachment of this size may not be taken now, from people or from peers; nothing when it may.
std::optional<Refusal> whyNoAttachment(std::uint64_t bytesLeft, std::uint64_t size);

} // namespace fengsui
