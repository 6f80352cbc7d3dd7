#pragma once

#include "bench/helper.h"
#include "link/switchboard.h"
#include "sqlite/sqlite_sync_store.h"
#include "wiring/local_store.h"

namespace fengsui::bench {

/// How the other end bore it.
struct Strain {
    double memory = 0; ///< MiB, the most it ever had over what it had before
    double log = 0; ///< MiB of write-ahead log in the end, which only grows while it runs
    double longestTurn = 0; ///< ms, the longest that somebody who wanted to write had to wait for a batch
};

/// A store as the product opens it, with its switchboard.
class PeerConsole {
public:
    /// Makes the store when there is none.
    explicit PeerConsole(const StoreFolder& folder);

    const StoreFolder& folder() const { return m_folder; }
    LocalWriter& writer() { return m_writer; }
    SqliteSyncStore& store() { return m_store; }
    const link::ConsoleKey& key() const { return m_key; }
    const Clock& clock() const { return m_clock; }
    link::Switchboard& board() { return m_board; }
    /// The longest time that taking a batch took, ms.
    double longestTurn() const { return m_store.longest; }
    /// Writes down that the other one may sync with this one.
    void enrol(PeerConsole& other);
    void enrol(const Digest& pin, const std::string& name, const std::string& publicKey);

    /// In a process of its own: listens, prints its port, and when it is told to end how it bore it.
    static int serve(const std::filesystem::path& folder);

private:
    class TimedStore final : public SqliteSyncStore {
    public:
        using SqliteSyncStore::SqliteSyncStore;
        sync::Taken take(std::span<const Entry>) override;
        double longest = 0;
    };

    StoreFolder m_folder;
    SystemClock m_clock;
    LocalWriter m_writer;
    link::ConsoleKey m_key;
    TimedStore m_store;
    link::Switchboard m_board;
};

/// A console in a process of its own that listens on loopback.
class ServingPeer {
public:
    explicit ServingPeer(const StoreFolder& folder);

    const link::Address& address() const { return m_address; }
    /// Ends it.
    Strain finish();

private:
    Helper m_process;
    link::Address m_address;
};

/// A fresh store in this folder, paired with the console both ways, and with whoever holds the other key, if any.
StoreFolder makePartner(
    PeerConsole& console, const std::filesystem::path& folder, const link::ConsoleKey* another = nullptr);

/// Calls the partner, becomes equal with it, and throws unless both hold the same afterwards. Seconds.
double catchUp(PeerConsole& console, const link::Address& partner);

} // namespace fengsui::bench
