#pragma once

#include <QThread>

#include <atomic>
#include <functional>

namespace fengsui::ui {

/// A thread of Qt that does one piece of work and ends. Not QThread::create, which runs the work inside
/// std::call_once: ThreadSanitizer takes that for a part of Qt, which it can't judge, and sees no race in it.
class WorkThread final : public QThread {
public:
    explicit WorkThread(std::function<void()> work)
        : m_work(std::move(work))
    {
    }

    /// Waits for the end. What the work did is then in order before what follows, also for ThreadSanitizer, which does
    /// not see that in QThread::wait().
    void join()
    {
        wait();
        m_isDone.wait(false, std::memory_order_acquire);
    }

private:
    void run() override
    {
        m_work();
        m_isDone.store(true, std::memory_order_release);
    }

    std::function<void()> m_work;
    std::atomic<bool> m_isDone = false;
};

} // namespace fengsui::ui
