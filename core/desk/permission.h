#pragma once

#include "base/result.h"
#include "desk/session.h"

#include <initializer_list>
#include <optional>

namespace fengsui {

/// Nothing when the session holds one of the roles; else why not, naming those who may.
std::optional<Refusal> refusalUnless(const Session&, std::initializer_list<Role> roles);

} // namespace fengsui
