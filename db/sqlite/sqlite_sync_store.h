#pragma once

#include "sqlite/ballast.h"
#include "sqlite/sqlite_blob_store.h"
#include "sqlite/sqlite_journal.h"
#include "sync/sync_store.h"

namespace fengsui {

/// The journal of a store opened for writing, as conversations with other consoles need it. Lives on the writer's
/// thread; any number of conversations may use one.
class SqliteSyncStore : public sync::Store {
public:
    /// `told` hears what each batch touched. `blobs` outlives it; without, no files are carried.
    SqliteSyncStore(Connection& connection, SqliteJournal& journal, const Clock& clock,
        SqliteBlobStore* blobs = nullptr, std::function<void(const News&)> told = {})
        : m_connection(connection)
        , m_journal(journal)
        , m_clock(clock)
        , m_blobs(blobs)
        , m_told(std::move(told))
        , m_room([&connection] { return bytesLeft(connection.file().parent_path()); })
    {
    }
    /// How much room the disk has; instead of asking it.
    void roomBy(std::function<std::optional<std::uint64_t>()> room) { m_room = std::move(room); }
    IncarnationId incarnation() const override { return m_journal.incarnation(); }
    sync::Vector vector() const override;
    std::vector<Digest> hashes(const EntryKey& from, std::size_t most) const override;
    std::optional<std::string> envelope(const EntryKey&) const override;
    std::vector<Entry> read(const EntryKey& from, std::size_t mostEntries, std::size_t mostBytes) const override;
    std::vector<EntryKey> bodilessEntries(std::size_t most) const override;
    sync::Taken take(std::span<const Entry>) override;
    void renew() override { m_journal.renew(m_clock.now()); }
    void setAside(const EntryKey& first, const Digest& kept) override
    {
        m_journal.setAside(first, kept, m_clock.now());
    }
    std::vector<sync::SignedHead> signedHeads() const override;
    sync::Witness keep(const sync::SignedHead&) override;
    Digest ledgerDigest(const std::function<bool(const StreamName&)>& shared) const override;
    sync::BlobStore* blobs() override { return m_blobs; }

private:
    /// Throws StoreFailure when there is room for what people say here only.
    void requireRoom() const;
    /// Looks whether somebody's clock is far ahead, before what it wrote could drive our own.
    void watchClocks(std::span<const Entry>);
    Connection& m_connection;
    SqliteJournal& m_journal;
    const Clock& m_clock;
    SqliteBlobStore* m_blobs;
    std::function<void(const News&)> m_told;
    std::function<std::optional<std::uint64_t>()> m_room;
};

} // namespace fengsui
