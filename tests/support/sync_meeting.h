#pragma once

#include "sqlite/sqlite_sync_store.h"
#include "support/random_history.h"
#include "support/temporary_store.h"
#include "sync/conversation.h"

#include <algorithm>
#include <map>

namespace fengsui {

/// A clock that the test moves.
class HandClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at { 1'000'000 };
};

/// A console that syncs: its clock, its store.
class SyncConsole {
public:
    /// A store of its own, or one copied from another's folder.
    SyncConsole()
        : SyncConsole(std::make_unique<TemporaryStore>())
    {
        const Draft draft = opening(journal().publicKey(), journal().incarnation());
        journal().append({ &draft, 1 }, {}, clock.now());
    }
    explicit SyncConsole(std::unique_ptr<TemporaryStore> store)
        : m_store(std::move(store))
    {
        open();
    }
    /// Another store with the very same content, as a copied disk gives it.
    std::unique_ptr<SyncConsole> clone()
    {
        close();
        auto copy = std::make_unique<TemporaryStore>();
        std::filesystem::remove_all(copy->folder().path);
        std::filesystem::copy(m_store->folder().path, copy->folder().path, std::filesystem::copy_options::recursive);
        open();
        return std::make_unique<SyncConsole>(std::move(copy));
    }
    void close()
    {
        m_sync.reset();
        m_blobs.reset();
        m_writer.reset();
    }
    void open()
    {
        m_writer = std::make_unique<StoreWriter>(m_store->folder());
        m_blobs = std::make_unique<SqliteBlobStore>(
            m_writer->connection(), folder().blobs(), folder().editions(), clock, limits);
        m_sync = std::make_unique<SqliteSyncStore>(m_writer->connection(), m_writer->journal(), clock, m_blobs.get());
    }

    const StoreFolder& folder() const { return m_store->folder(); }
    StoreWriter& writer() { return *m_writer; }
    SqliteJournal& journal() { return m_writer->journal(); }
    Connection& connection() { return m_writer->connection(); }
    SqliteSyncStore& sync() { return *m_sync; }
    SqliteBlobStore& blobs() { return *m_blobs; }
    std::string dump() { return dumpLedgers(connection()); }
    void play(Dice& dice, RandomHistory& history, int times = 1)
    {
        for (; times > 0; --times) {
            clock.at = clock.at + Duration(dice.below(400));
            const auto drafts = history.next(m_writer->ledgers(), clock.now());
            journal().append(drafts, OperatorId::derived(std::to_string(dice.below(5))), clock.now());
        }
    }
    /// What people wrote here and elsewhere, without names that a fork may change: each once, or it counted twice.
    std::vector<std::string> facts()
    {
        std::vector<std::string> facts;
        for (const Entry& entry : allEntries(connection()))
            if (const auto kind = static_cast<Kind>(entry.envelope.kind);
                kind != Kind::BranchRenamed && kind != Kind::BranchOpened && kind != Kind::ClockSuspected)
                facts.push_back(std::to_string(entry.envelope.time.value) + ' ' + entry.envelope.subject.toString()
                    + ' ' + std::to_string(entry.envelope.kind) + ' ' + entry.envelope.bodyHash.toHex());
        std::ranges::sort(facts);
        return facts;
    }

    HandClock clock;
    SqliteBlobStore::Limits limits { 0, 0, 1024ull * 1024 * 1024 }; ///< from the next open() on

private:
    std::unique_ptr<TemporaryStore> m_store;
    std::unique_ptr<StoreWriter> m_writer;
    std::unique_ptr<SqliteBlobStore> m_blobs;
    std::unique_ptr<SqliteSyncStore> m_sync;
};

/// Two conversations and the wire between them, which the test may cut. Frames go one by one, from both sides in turn.
class Meeting {
public:
    Meeting(sync::Store& left, sync::Store& right, sync::BatchLimits limits = {}, sync::Sides ofLeft = {},
        sync::Sides ofRight = {})
        : a(left, { 0 }, now, limits, std::move(ofLeft))
        , b(right, { 0 }, now, limits, std::move(ofRight))
    {
    }
    /// Carries until nothing moves, or that many frames were carried; tells how many.
    std::size_t run(std::size_t most = SIZE_MAX)
    {
        std::size_t carried = 0;
        for (bool moves = true; moves && carried < most;) {
            moves = false;
            m_toB += a.takeOutput();
            m_toA += b.takeOutput();
            if (carried < most && carry(m_toB, b)) {
                moves = true;
                ++carried;
            }
            if (carried < most && carry(m_toA, a)) {
                moves = true;
                ++carried;
            }
        }
        return carried;
    }
    void pass(Duration time)
    {
        now += time;
        a.tick(now);
        b.tick(now);
    }

    sync::Conversation::Tick now { 0 };
    sync::Conversation a;
    sync::Conversation b;
    std::map<int, std::size_t> kinds; ///< how many frames of each kind were carried
    std::size_t bytes = 0;

private:
    bool carry(std::string& wire, sync::Conversation& to)
    {
        if (wire.size() < 5)
            return false;
        std::size_t length = 4;
        for (std::size_t i = 0; i < 4; ++i)
            length += static_cast<std::size_t>(static_cast<unsigned char>(wire[i])) << (8 * i);
        const std::string frame = wire.substr(0, length);
        wire.erase(0, length);
        ++kinds[frame[4]];
        bytes += frame.size();
        to.receive(frame, now);
        return true;
    }

    std::string m_toA;
    std::string m_toB;
};

} // namespace fengsui
