#pragma once

#include "base/result.h"
#include "sync/frame.h"

namespace fengsui::sync {

/// Why a conversation ended, for people.
Refusal refusalOf(Bye::Why);

} // namespace fengsui::sync
