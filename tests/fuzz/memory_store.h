#pragma once

#include "base/instant.h"
#include "sqlite/sqlite_journal.h"
#include "sqlite/sqlite_journal_reader.h"
#include "sqlite/sqlite_sync_store.h"

namespace fengsui {

/// The real journal in a database in memory, the same each time: its key, its names and its clock are given. Making the
/// tables takes most of the time of a small run, so each begins as a copy of the first.
class MemoryStore {
public:
    MemoryStore();

    SqliteJournal& journal() { return m_journal; }
    sync::Store& sync() { return m_sync; }
    Connection& connection() { return m_connection; }
    Instant now() const { return m_clock.now(); }
    void pass(Duration time) { m_clock.at = m_clock.at + time; }
    /// Ends the process unless pages, chains, bodies and ledgers are what they should be.
    void requireSound(const char* after) const;

private:
    class HandClock final : public Clock {
    public:
        Instant now() const override { return at; }
        Instant at { 2'100'000 };
    };

    HandClock m_clock;
    int m_minted = 0;
    Connection m_connection { {}, Connection::Mode::Scratch };
    SqliteJournal m_journal;
    SqliteSyncStore m_sync { m_connection, m_journal, m_clock };
};

} // namespace fengsui
