#include "safety/long_work.h"

#include <algorithm>

namespace fengsui::ui {

LongWork::~LongWork()
{
    stop();
    if (m_thread)
        m_thread->join();
}

Progress LongWork::progress()
{
    return [this, told = -1](std::uint64_t done, std::uint64_t total) mutable {
        const int now = total > 0 ? static_cast<int>(std::min(done, total) * 1000 / total) : 0;
        if (now != std::exchange(told, now))
            Q_EMIT moved(now);
        return !m_isStopped;
    };
}

} // namespace fengsui::ui
