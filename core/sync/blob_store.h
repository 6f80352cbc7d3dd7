#pragma once

#include "attachment/blob_list.h"
#include "base/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui::sync {

/// What an entry says of a file that is not here.
struct WantedBlob {
    Digest digest;
    std::uint64_t size = 0; ///< 0 where the entry doesn't say
    Digest list; ///< of its chunks' digests; null where the entry doesn't say
};

/// What became of a chunk.
enum class ChunkTaken {
    Kept,
    Whole, ///< it was the last one: the file is here, under its name, durable
    Altered, ///< the chunk, or the whole, is not what its digest says; nothing of it counts
    Unwanted, ///< meanwhile nobody wants the file any more, or it came by another way
};

/// The files beside the journal as the conversation needs them. All calls are made on the writer's thread and may throw
/// StoreFailure. An entry is valid without its files; what is not here is fetched from whoever has it.
class BlobStore {
public:
    virtual ~BlobStore() = default;

    /// What entries here name and no file stands for, smallest first; nothing while there is no room for more.
    virtual std::vector<WantedBlob> wanted(std::size_t most) const = 0;
    /// Of a file that is here whole and may be given away.
    virtual std::optional<BlobList> list(const Digest&) const = 0;
    /// Empty when it is not there any more.
    virtual std::string chunk(const Digest&, std::size_t index) const = 0;

    /// Begins to take a wanted file, or goes on where it was left: the chunks that are missing. Nothing when it isn't
    /// wanted, is taken from another console just now, or that one may send no more today.
    virtual std::optional<std::vector<std::size_t>> begin(const BlobList&, IncarnationId from) = 0;
    virtual ChunkTaken take(const Digest&, std::size_t index, std::string_view bytes) = 0;
    /// It goes on another time, from another console perhaps; what has come stays.
    virtual void leaveOff(const Digest&) = 0;
};

} // namespace fengsui::sync
