#pragma once

#include "sqlite/connection.h"
#include "sqlite/entry_table.h"
#include "sqlite/generations.h"
#include "sqlite/subject_rows.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
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
    bool areLast = false;
};

/// Rows for the ledgers, subject after subject.
struct FoldedRows {
    struct Subject {
        SubjectKey key;
        std::string streams; ///< StreamSet::key
        Digest digest; ///< of its rows
        std::size_t end; ///< of its rows in `bytes`
    };

    std::string bytes; ///< of LedgerRecords
    std::vector<Subject> subjects;
    bool areLast = false;
};

/// Folds rows on a thread of its own, and makes of the states what is to be written, while the next rows are read and
/// what was made is written. What is made after which row depends on the rows alone and not on how fast who is, so that
/// a run that fails fails in the same place again.
class FoldingThread {
public:
    FoldingThread(Generations& generations, const Connection& connection)
        : m_generations(generations)
        , m_connection(connection)
        , m_thread([this](const std::stop_token& stop) { work(stop); })
    {
    }

    /// Gives it more, and what it made of what it was given before. Throws what that threw. After the last ones it is
    /// to be given empty ones until it has made the last.
    FoldedRows exchange(RawRows next)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_isGiven; });
        if (m_failure)
            std::rethrow_exception(std::exchange(m_failure, nullptr));
        m_next = std::move(next);
        m_isGiven = true;
        m_changed.notify_all();
        return std::exchange(m_made, {});
    }

private:
    void work(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        while (m_changed.wait(lock, stop, [this] { return m_isGiven; })) {
            const RawRows rows = std::exchange(m_next, {});
            lock.unlock();
            FoldedRows made;
            std::exception_ptr failure;
            try {
                foldAll(rows);
                made = make();
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            m_made = std::move(made);
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
        if (rows.areLast) {
            m_generations.putAllAway();
            m_isAllFolded = true;
        }
        PutAway states = m_generations.takePutAway();
        m_states.insert(m_states.end(), std::make_move_iterator(states.begin()), std::make_move_iterator(states.end()));
    }

    // A whole generation is put away at once: made into rows a part at a time it keeps nobody waiting.
    FoldedRows make()
    {
        FoldedRows made;
        for (std::size_t left = leastAtOnce + m_states.size() / 16; left > 0 && !m_states.empty(); --left) {
            const auto& [subject, folding] = m_states.front();
            putDownRows(m_record, subject.id, folding->state);
            made.bytes += m_record.view();
            made.subjects.push_back(
                { subject, folding->streams.key(), digestOfRows(m_record, subject.kind), made.bytes.size() });
            m_states.pop_front();
        }
        made.areLast = m_isAllFolded && m_states.empty();
        return made;
    }

    static constexpr std::size_t leastAtOnce = 100;

    Generations& m_generations;
    const Connection& m_connection; ///< for its name; not asked from here
    LedgerRecord m_record;
    std::deque<PutAway::value_type> m_states; ///< folded, and not made into rows yet
    bool m_isAllFolded = false;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    RawRows m_next;
    bool m_isGiven = false; ///< and not folded yet
    FoldedRows m_made;
    std::exception_ptr m_failure;
    std::jthread m_thread;
};

} // namespace fengsui
