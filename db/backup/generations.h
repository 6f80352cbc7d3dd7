#pragma once

#include "base/instant.h"

#include <optional>
#include <vector>

namespace fengsui {

/// Whether the machine is to make a backup by itself: the first of each day, and when the shift was handed over since
/// the last one, but then at most one an hour. One that was made in the future (a clock was set back) does not count.
bool isBackupDue(const std::vector<Instant>& made, std::optional<Instant> handover, Instant now, const Zone& zone);

/// Those that may go: kept are all of two days, the last of each day for two weeks, and the last of each month for a
/// year; and the newest always.
std::vector<Instant> supersededBackups(std::vector<Instant> made, Instant now, const Zone& zone);

} // namespace fengsui
