#pragma once

#include "base/instant.h"

#include <algorithm>

namespace fengsui::link {

/// How long to wait before one dials again: twice as long after each failure, from 1 s to 60 s, and by chance up to
/// half as long again or half as short, so that fifty towns do not come back in the same moment.
class BackOff {
public:
    /// `chance` is any number; the caller throws the dice.
    Duration next(std::uint64_t chance)
    {
        const Duration wait = m_wait;
        m_wait = std::min(m_wait * 2, longest);
        const auto jitter = static_cast<std::int64_t>(chance % 1000) - 500;
        return std::clamp(wait + wait * jitter / 1000, shortest / 2, longest);
    }
    /// It went well.
    void reset() { m_wait = shortest; }

private:
    static constexpr Duration shortest = std::chrono::seconds(1);
    static constexpr Duration longest = std::chrono::seconds(60);

    Duration m_wait = shortest;
};

} // namespace fengsui::link
