#pragma once

#include "base/instant.h"

#include <cstdint>
#include <string>

namespace fengsui::carrier {

/// How it went with a server the last time, as this console alone knows it: for people, never for syncing.
struct CarrierStatus {
    std::string address; ///< without credentials
    Instant heardAt; ///< zero: never
    std::uint64_t waitingOut = 0; ///< entries that the server lacked
    std::uint64_t waitingIn = 0; ///< entries that were to be had there, or should have been
    std::string trouble; ///< English
};

} // namespace fengsui::carrier
