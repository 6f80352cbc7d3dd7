#pragma once

#include "backstage/words.h"
#include "backstage/work_thread.h"
#include "desk/exchange.h"
#include "journal/journal.h"

#include <chrono>
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

/// The talk with other consoles that goes on beside the work on a store; null where there is none.
template <typename Store>
Exchange* exchangeOf(Store& store)
{
    if constexpr (requires { store.exchange(); })
        return store.exchange();
    return nullptr;
}

/// One thread that opens a store, works through what it is given, and closes the store on the same thread. Owns both.
/// Work is given by any thread; what is left at the end is still done. Between two pieces of work the store's exchange
/// has its turn, and while there is none it has the thread.
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
            if (m_exchange)
                m_exchange->wake();
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
            if (m_exchange)
                m_exchange->wake();
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
        Exchange* exchange = store ? exchangeOf(*store) : nullptr;
        setExchange(exchange);
        while (!isOver()) {
            if (const auto work = next(exchange != nullptr))
                (*work)(store.get(), failure);
            else if (exchange)
                exchange->wait();
            if (exchange)
                exchange->turn(turnOfExchange);
        }
        setExchange(nullptr);
    }
    void setExchange(Exchange* exchange)
    {
        const std::lock_guard guard(m_mutex);
        m_exchange = exchange;
    }
    bool isOver()
    {
        const std::lock_guard guard(m_mutex);
        return m_isClosing && m_desk.empty() && m_bulk.empty();
    }
    /// Waits for work unless something else waits for the thread too.
    std::optional<Work> next(bool isShared)
    {
        std::unique_lock guard(m_mutex);
        if (!isShared)
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

    static constexpr std::chrono::milliseconds turnOfExchange { 5 };

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Work> m_desk;
    std::deque<Work> m_bulk;
    Exchange* m_exchange = nullptr; ///< while the store is open
    bool m_isBulksTurn = false;
    bool m_isClosing = false;
    WorkThread m_thread; ///< of Qt, because papers are laid out in it
};

} // namespace fengsui::ui
