#pragma once

#include "desk/facilities.h"
#include "desk/store_access.h"
#include "sqlite/sqlite_blob_store.h"
#include "sqlite/store_folder.h"
#include "wiring/shelves.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace fengsui {

/// A store on this machine's disk, opened for writing: the file, the desks, and what they work with.
class LocalWriter : public WritingStore {
public:
    /// The clock outlives the store. Throws StoreFailure.
    LocalWriter(const StoreFolder& folder, const Shelves& shelves, const Clock& clock);
    ~LocalWriter() override;

    Office& office() override { return m_office; }
    Journal& journal() override { return m_store.journal(); }
    const Ledgers& ledgers() override { return m_store.ledgers(); }
    StoreWriter& store() { return m_store; }
    SqliteBlobStore& blobs() { return m_blobs; }
    std::shared_ptr<const GridDirectory> grid() const { return m_grid.now(); }
    void takeGrid(const std::shared_ptr<const GridDirectory>& grid) override { m_grid.replace(grid); }

private:
    StoreWriter m_store;
    SqliteBlobStore m_blobs;
    GridInForce m_grid; ///< shared with the desks
    Office m_office;
};

/// Renews a store that is an old copy of itself or came from elsewhere; see Footprint.
void leaveFootprint(StoreWriter& store, const StoreFolder& folder, Instant now);

/// For a store that was made or restored here just now: it needs no new name.
void leaveFirstFootprint(const StoreFolder& folder);

struct NewStore {
    std::string division; ///< code
    std::string name;
    std::string profile = "cn";
    std::string zone; ///< IANA name; empty: Asia/Shanghai for cn, this machine's own for generic
};

/// Makes a store in a new or empty folder, with its first entry. Refuses codes and zones that aren't; throws
/// StoreFailure when the machine fails.
Outcome createStore(const StoreFolder& folder, const NewStore& about, const Clock& clock);

/// The grid of the edition in force with the cells that were drawn and withdrawn over it; null when the store has none,
/// or its file is not here yet. Throws StoreFailure when the file is damaged.
std::shared_ptr<const GridDirectory> readGrid(const StoreFolder& folder, const Ledgers& ledgers);

/// That another console announced the edition in force and its file is not here yet, in words.
std::optional<Refusal> awaitedGrid(const StoreFolder& folder, const Ledgers& ledgers);

/// Whether a file of a case is here. Looks at the disk.
BlobState blobState(const StoreFolder& folder, const Digest& file);

/// How the window gets at the store. Throws StoreFailure when it can't be opened for reading.
StoreAccess accessTo(const StoreFolder& folder, const Shelves& shelves, const Clock& clock);

} // namespace fengsui
