#pragma once

#include "attachment/blob_keeper.h"
#include "base/instant.h"
#include "blobs/blob_folder.h"
#include "sqlite/connection.h"
#include "sync/blob_store.h"

#include <deque>
#include <functional>
#include <map>
#include <set>

namespace fengsui {

/// The files that entries name: those of cases in the store's "blobs", editions in its "editions". The ledgers say what
/// is wanted and what must go, the folders what is here. Lives on the writer's thread; one for all conversations, so
/// that a file comes from one console at a time.
class SqliteBlobStore final : public sync::BlobStore, public BlobKeeper {
public:
    struct Limits {
        std::uint64_t quota = 0; ///< bytes of all files of cases; 0: as much as the disk holds
        std::uint64_t leastFree = 500ull * 1024 * 1024; ///< with less on the disk no file is taken
        std::uint64_t aDay = 1024ull * 1024 * 1024; ///< bytes that one console may send in 24 hours
    };
    /// The connection and the clock outlive it. Throws StoreFailure.
    SqliteBlobStore(const Connection& connection, std::filesystem::path blobs, std::filesystem::path editions,
        const Clock& clock, Limits limits);
    SqliteBlobStore(
        const Connection& connection, std::filesystem::path blobs, std::filesystem::path editions, const Clock& clock)
        : SqliteBlobStore(connection, std::move(blobs), std::move(editions), clock, Limits {})
    {
    }

    std::vector<sync::WantedBlob> wanted(std::size_t most) const override;
    std::optional<BlobList> list(const Digest&) const override;
    std::string chunk(const Digest&, std::size_t index) const override;
    std::optional<std::vector<std::size_t>> begin(const BlobList&, IncarnationId from) override;
    sync::ChunkTaken take(const Digest&, std::size_t index, std::string_view bytes) override;
    void leaveOff(const Digest& digest) override { m_taking.erase(digest); }

    Result<KeptBlob> keep(const std::string& file) override;
    std::optional<KeptBlob> about(const Digest&) const override;
    void entriesCame() override;

    /// Takes the bytes of a whole file, as a bundle carries it. False when nobody wants it or it is not what it says.
    bool takeWhole(const Digest&, std::string_view bytes);
    const BlobFolder& folder() const { return m_folder; }

private:
    /// A file that comes just now.
    struct Taking {
        BlobList list;
        std::set<std::size_t> missing;
        IncarnationId from;
    };
    struct Measure {
        Instant since;
        std::uint64_t bytes = 0;
    };

    void read() const;
    bool mayBeSeen(const Digest&) const;
    bool isEdition(const Digest&) const;
    bool isHere(const Digest&) const;
    std::filesystem::path placeOf(const Digest&) const;
    bool hasRoomFor(std::uint64_t bytes) const;
    Measure& measureOf(IncarnationId from);

    const Connection& m_connection;
    BlobFolder m_folder;
    std::filesystem::path m_editions;
    const Clock& m_clock;
    Limits m_limits;
    std::set<Digest> m_here; ///< files of cases
    std::uint64_t m_size = 0; ///< of them
    mutable bool m_isRead = false; ///< m_wanted is what the ledgers say
    mutable std::vector<sync::WantedBlob> m_wanted;
    mutable std::deque<BlobList> m_lists; ///< of the files that were last looked at
    std::map<Digest, Taking> m_taking;
    std::map<IncarnationId, Measure> m_measures;
};

} // namespace fengsui
