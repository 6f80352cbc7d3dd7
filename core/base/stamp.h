#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/instant.h"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace fengsui {

/// A hybrid logical clock value (Kulkarni et al. 2014): 48 bits of milliseconds since 1970 and 16 bits of counter in
/// one number. It orders; it never dates: people are shown recorded and stated times.
struct HybridTime {
    std::uint64_t value = 0;

    /// A clock that stands before 1970 counts as 1970.
    static HybridTime of(Instant at, std::uint16_t counter = 0)
    {
        return { static_cast<std::uint64_t>(at.milliseconds < 0 ? 0 : at.milliseconds) << 16 | counter };
    }
    /// The least value that is above `seen` and not below the wall clock. The counter carries into the milliseconds; at
    /// the end of time it stands still, and the number in the stream alone orders.
    static HybridTime next(HybridTime seen, Instant wall)
    {
        const HybridTime atWall = of(wall);
        if (atWall.value > seen.value)
            return atWall;
        return { seen.value == UINT64_MAX ? seen.value : seen.value + 1 };
    }
    auto operator<=>(const HybridTime&) const = default;
};

/// One stream per audience: its entries are numbered without gaps, so a console may hold some streams and not others.
/// At most 24 bytes of ASCII: "county", "town:511129100000", "emergency", "mediation".
using StreamName = std::string;

/// Names an entry for ever, on every console.
struct EntryKey {
    IncarnationId incarnation;
    StreamName stream;
    std::uint64_t number = 0; ///< from 1, without gaps

    auto operator<=>(const EntryKey&) const = default;
    /// "incarnation/stream/number"
    std::string toString() const { return incarnation.toString() + '/' + stream + '/' + std::to_string(number); }
};

/// What a fold is told of an entry besides its body.
struct Stamp {
    EntryKey key;
    HybridTime time;
    Instant recordedAt; ///< the author's wall clock when it was written down
    OperatorId author;
    Digest hash; ///< of the entry
    std::vector<Digest> after; ///< the entries that the author had in view and builds upon
};

} // namespace fengsui
