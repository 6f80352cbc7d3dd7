#pragma once

#include "base/digest.h"
#include "base/instant.h"

#include <cstddef>
#include <deque>
#include <map>
#include <string>

namespace fengsui::link {

/// How many callers are let to the door: of those that nobody knows, few a second, since each costs a handshake
/// (SYNC.md, wire limits). A paired console that turns out to be behind a call does not count, once a second: when a
/// line comes back all towns call at the same moment. From where a paired console calls again and again, callers are
/// let in once a second. `now` is of a clock that is never set.
class AcceptPace {
public:
    static constexpr std::size_t mostASecond = 20;

    bool mayAccept(Duration now)
    {
        while (!m_marks.empty() && now - m_marks.front() >= second)
            m_marks.pop_front();
        return m_marks.size() < mostASecond;
    }
    /// Whether a caller of this address is to be sent away before anything is said; it counts as accepted if not.
    bool sendsAway(const std::string& from, Duration now)
    {
        std::erase_if(m_restless, [&](const auto& each) { return now - each.second.since >= memory; });
        const auto restless = m_restless.find(from);
        if (restless != m_restless.end() && now - restless->second.letIn < second)
            return true;
        if (restless != m_restless.end())
            restless->second.letIn = now;
        m_marks.push_back(now);
        return false;
    }
    /// One that was accepted proved to be this console.
    void known(const Digest& pin, const std::string& from, Duration now)
    {
        std::erase_if(m_calls, [&](const auto& each) { return now - each.second.since >= memory; });
        Calls& calls = m_calls.try_emplace(pin, Calls { 0, now, now }).first->second;
        if ((calls.count == 0 || now - calls.last >= second) && !m_marks.empty())
            m_marks.pop_front();
        calls.last = now;
        if (++calls.count > mostOfOne)
            m_restless.insert_or_assign(from, Restless { now, now });
    }

private:
    static constexpr Duration second { 1000 };
    static constexpr Duration memory { 10'000 };
    static constexpr int mostOfOne = 20; ///< calls of a console within that time, more than anybody needs

    struct Calls {
        int count;
        Duration since, last;
    };
    struct Restless {
        Duration since;
        Duration letIn;
    };
    std::deque<Duration> m_marks;
    std::map<Digest, Calls> m_calls; ///< of consoles that called a moment ago
    std::map<std::string, Restless> m_restless; ///< by address
};

} // namespace fengsui::link
