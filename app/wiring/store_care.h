#pragma once

#include "base/instant.h"
#include "desk/store_care.h"
#include "sqlite/store_folder.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace fengsui {

/// The clock outlives it.
StoreCare careFor(const StoreFolder& folder, const Clock& clock);

/// Looks after a store once a minute on a thread of its own, for programs without a window.
class Caretaker {
public:
    /// `notice` is called on that thread, once for each thing as long as it lasts.
    Caretaker(StoreCare care, std::function<void(const CareNotice&)> notice);
    ~Caretaker();

private:
    void run();

    StoreCare m_care;
    std::function<void(const CareNotice&)> m_notice;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<bool> m_isLeaving = false;
    std::thread m_thread;
};

} // namespace fengsui
