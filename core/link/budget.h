#pragma once

#include "base/instant.h"

#include <algorithm>
#include <cstdint>

namespace fengsui::link {

/// How much of one peer is heard at once. What people write lies far below it; what goes beyond, a backlog or a flood,
/// is heard when nobody else has anything to say.
class Budget {
public:
    static constexpr std::uint64_t entriesASecond = 2000;
    static constexpr std::uint64_t smallestEntry = 172; ///< bytes on the wire, so that nobody gets more of them through
    static constexpr std::uint64_t bytesASecond = entriesASecond * smallestEntry;

    /// Counts what was heard and said; whether it is within the budget. `now` is of a clock that is never set.
    bool spend(std::uint64_t bytes, Duration now)
    {
        const auto passed = static_cast<std::uint64_t>(std::clamp<std::int64_t>((now - m_at).count(), 0, 1000));
        m_at = now;
        m_left = std::min(bytesASecond, m_left + bytesASecond * passed / 1000);
        const bool isWithin = bytes <= m_left;
        m_left -= std::min(m_left, bytes);
        return isWithin;
    }

private:
    std::uint64_t m_left = bytesASecond;
    Duration m_at {};
};

} // namespace fengsui::link
