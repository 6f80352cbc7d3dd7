#pragma once

#include "backstage/words.h"
#include "backstage/work_thread.h"
#include "journal/journal.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace fengsui::ui {

/// Where a piece of work stands in line. When both lines wait they take turns, so that a desk never waits behind a
/// whole import, and an import moves on however busy the desks are.
enum class Line { Desk, Bulk };

/// One thread that opens a store, works through what it is given, and closes the store on the same thread. Owns both.
/// Work is given by any thread; what is left at the end is still done.
template <typename Store>
class Workroom {
public:
    /// Work gets the store, or null and why there is none.
    using Work = std::function<void(Store*, const std::optional<StoreFailure>&)>;
    using Open = std::function<std::unique_ptr<Store>()>;
    using Told = std::function<void(const std::optional<StoreFailure>&)>;

    /// `opened` is called on the thread once the store is open or could not be opened.
    explicit Workroom(Open open, Told opened = {})
        : m_thread([this, open = std::move(open), opened = std::move(opened)] { run(open, opened); })
    {
        m_thread.start();
    }
    ~Workroom()
    {
        {
            const std::lock_guard guard(m_mutex);
            m_isClosing = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    Workroom(const Workroom&) = delete;
    Workroom& operator=(const Workroom&) = delete;

    void give(Line line, Work work)
    {
        {
            const std::lock_guard guard(m_mutex);
            (line == Line::Desk ? m_desk : m_bulk).push_back(std::move(work));
        }
        m_wake.notify_one();
    }

private:
    void run(const Open& open, const Told& opened)
    {
        std::unique_ptr<Store> store;
        std::optional<StoreFailure> failure;
        try {
            store = open();
        } catch (const StoreFailure& thrown) {
            failure = thrown;
        }
        if (opened)
            opened(failure);
        while (const auto work = next())
            (*work)(store.get(), failure);
    }
    std::optional<Work> next()
    {
        std::unique_lock guard(m_mutex);
        m_wake.wait(guard, [this] { return m_isClosing || !m_desk.empty() || !m_bulk.empty(); });
        if (m_desk.empty() && m_bulk.empty())
            return std::nullopt;
        const bool takesBulk = m_desk.empty() || (!m_bulk.empty() && m_isBulksTurn);
        m_isBulksTurn = !takesBulk;
        auto& line = takesBulk ? m_bulk : m_desk;
        Work work = std::move(line.front());
        line.pop_front();
        return work;
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_desk;
    std::deque<Work> m_bulk;
    bool m_isBulksTurn = false;
    bool m_isClosing = false;
    WorkThread m_thread; ///< of Qt, because papers are laid out in it
};

} // namespace fengsui::ui
