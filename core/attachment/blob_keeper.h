#pragma once

#include "attachment/blob_list.h"
#include "attachment/media_type.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace fengsui {

/// Whether a file is here, for people.
struct BlobState {
    bool isHere = false;
    std::uint64_t bytes = 0; ///< that have come
    std::string path; ///< where it lies, if it is here
};

/// A file that was put into the store.
struct KeptBlob {
    BlobList list;
    MediaType media = MediaType::Text;
};

/// The files beside the journal as their authors need them. Lives on the writer's thread; what fails throws
/// StoreFailure.
class BlobKeeper {
public:
    virtual ~BlobKeeper() = default;
    /// Puts a copy of the file into the store. Refuses what can't be read, is empty, larger than is allowed, of a kind
    /// that may not be attached, or for which there is no room.
    virtual Result<KeptBlob> keep(const std::string& file) = 0;
    /// Of a file that is here; nothing when it isn't.
    virtual std::optional<KeptBlob> about(const Digest&) const = 0;
    /// Entries of this console said that files came or went: what nobody may see any more is taken from the disk.
    virtual void entriesCame() = 0;
};

} // namespace fengsui
