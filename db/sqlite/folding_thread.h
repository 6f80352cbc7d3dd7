#pragma once

#include "sqlite/connection.h"
#include "sqlite/entry_table.h"
#include "sqlite/generations.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace fengsui {

/// Rows as they lie in the store.
struct RawRows {
    struct Row {
        std::size_t hash, envelope, body; ///< where each ends
        bool hasBody;
        std::optional<HybridTime> corrected;
    };

    void add(const Statement& row)
    {
        Row ends {};
        bytes += row.bytes(0);
        ends.hash = bytes.size();
        bytes += row.bytes(1);
        ends.envelope = bytes.size();
        ends.hasBody = !row.isNull(2);
        bytes += row.bytes(2);
        ends.body = bytes.size();
        if (!row.isNull(3))
            ends.corrected = HybridTime { static_cast<std::uint64_t>(row.integer(3)) };
        rows.push_back(ends);
    }

    std::string bytes;
    std::vector<Row> rows;
};

/// Folds rows on a thread of its own while the next ones are read. Which state is written after which row depends on
/// the rows alone and not on how fast who is, so that a run that fails fails in the same place again.
class FoldingThread {
public:
    FoldingThread(Generations& generations, const Connection& connection)
        : m_generations(generations)
        , m_connection(connection)
        , m_thread([this](const std::stop_token& stop) { work(stop); })
    {
    }

    /// Gives it more, and what it put away while it folded what it was given before. Throws what that threw.
    PutAway exchange(RawRows next)
    {
        PutAway putAway = await();
        const std::scoped_lock lock(m_mutex);
        m_next = std::move(next);
        m_isGiven = true;
        m_changed.notify_all();
        return putAway;
    }

    /// Waits until nothing is left.
    PutAway await()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_isGiven; });
        if (m_failure)
            std::rethrow_exception(std::exchange(m_failure, nullptr));
        return std::exchange(m_putAway, {});
    }

private:
    void work(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [this] { return m_isGiven; })) {
            const RawRows rows = std::exchange(m_next, {});
            lock.unlock();
            PutAway putAway;
            std::exception_ptr failure;
            try {
                foldAll(rows);
                putAway = m_generations.takePutAway();
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            m_putAway = std::move(putAway);
            m_failure = failure;
            m_isGiven = false;
            m_changed.notify_all();
        }
    }

    void foldAll(const RawRows& rows)
    {
        const std::string_view bytes = rows.bytes;
        std::size_t begin = 0;
        for (const RawRows::Row& row : rows.rows) {
            const auto part = [&](std::size_t from, std::size_t to) { return bytes.substr(from, to - from); };
            Entry entry = entryOf(part(begin, row.hash), part(row.hash, row.envelope),
                row.hasBody ? std::optional(part(row.envelope, row.body)) : std::nullopt, m_connection);
            entry.corrected = row.corrected;
            m_generations.take(entry);
            begin = row.body;
        }
    }

    Generations& m_generations;
    const Connection& m_connection; ///< for its name; not asked from here
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    RawRows m_next;
    bool m_isGiven = false; ///< and not folded yet
    PutAway m_putAway;
    std::exception_ptr m_failure;
    std::jthread m_thread;
};

} // namespace fengsui
