#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"

#include <cstdint>
#include <string>

namespace fengsui {

/// What a backup says of itself, to whoever can open it.
struct AboutBackup {
    std::string name; ///< of the console
    std::string division;
    Instant madeAt;
    std::uint64_t entries = 0;
    IncarnationId incarnation;

    std::string encode() const;
    /// Refuses what a newer version has written, and what is none.
    static Result<AboutBackup> decode(const std::string& bytes);
};

} // namespace fengsui
