#pragma once

#include "peer/audience.h"
#include "sqlite/sqlite_ledgers.h"
#include "sqlite/sqlite_sync_store.h"
#include "support/dice.h"
#include "sync/conversation.h"
#include "sync/fragile_store.h"

#include <memory>
#include <set>

namespace fengsui {

/// The clock on a console's wall: the world's, and however wrong it is.
struct SimulatedClock final : Clock {
    static constexpr std::int64_t year = 365ll * 24 * 3600 * 1000;
    static constexpr std::int64_t start = 1'760'000'000'000;

    Instant now() const override { return { start + world->count() + skew }; }
    const Duration* world = nullptr;
    std::int64_t skew = 0;
};

/// A console with the real journal in a real database in memory. It has power or not; its disk may be copied,
/// exchanged, damaged.
class SimulatedConsole {
public:
    SimulatedConsole(std::string seed, const Duration& now);

    bool isUp() const { return m_journal != nullptr; }
    void startUp(); ///< throws StoreFailure
    void stop();
    /// A new disk with a new store on it.
    void wipe();
    /// The disk as it was in another moment or in another console.
    void become(Connection& other);
    /// A copied folder holds the same key.
    void takeKeyOf(const SimulatedConsole& other) { m_keySeed = other.m_keySeed; }
    std::unique_ptr<Connection> copyOfDisk();

    Connection& disk() { return *m_disk; }
    /// What looking through the whole disk finds; looked through again only when something was written since.
    const Verification& verification();
    SqliteJournal& journal() { return *m_journal; }
    SqliteLedgers& ledgers() { return *m_ledgers; }
    sync::Store& store() { return *m_fragile; }
    Digest pin() const; ///< of the key on the wire, which stays through restores

    void failInNextCommit() { m_failsInCommit = true; }
    /// The power failed within a commit, and nobody has noticed yet.
    bool takeDoom() { return std::exchange(m_isDoomed, false); }
    /// The power holds from now on.
    void steady();
    /// Bits on the disk change; tells what, nothing when there is nothing to change.
    std::string damage(Dice& dice);

    bool isTown = false; ///< one of the county's towns, which has no part in mediation
    /// For which streams it is meant.
    Audience audience() const;

    SimulatedClock clock;
    PowerPlan power;
    std::unique_ptr<Connection> backup;
    bool isDamaged = false; ///< since the disk was last seen to be sound

private:
    void putIn(std::unique_ptr<Connection> disk);
    static int commitHook(void* self);

    std::string m_seed;
    std::string m_keySeed;
    std::uint64_t m_minted = 0;
    std::optional<Verification> m_seen;
    std::int64_t m_changesWhenSeen = 0;
    bool m_failsInCommit = false;
    bool m_isDoomed = false;
    std::unique_ptr<Connection> m_disk;
    std::unique_ptr<SqliteJournal> m_journal;
    std::unique_ptr<SqliteLedgers> m_ledgers;
    std::unique_ptr<SqliteSyncStore> m_store;
    std::unique_ptr<FragileStore> m_fragile;
};

/// Digests of the bodies of all entries on a disk.
std::set<Digest> bodiesOn(const Connection& disk);

} // namespace fengsui
