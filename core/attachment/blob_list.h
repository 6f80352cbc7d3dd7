#pragma once

#include "base/digest.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// A file that goes from console to console in pieces: named by the digest of the whole, and of each piece of it the
/// digest is known before it comes, so that none is taken that isn't what it should be.
struct BlobList {
    static constexpr std::uint64_t largest = 64 * 1024 * 1024; ///< bytes of a blob
    static constexpr std::size_t chunkSize = 256 * 1024;
    static constexpr std::size_t mostChunks = largest / chunkSize;

    Digest digest; ///< of the whole
    std::uint64_t size = 0;
    std::vector<Digest> chunks; ///< of each, in order; the last may be short

    /// As many chunks as the size asks for, and not more than is allowed.
    bool isSound() const;
    /// How long this chunk is; the index is one of them.
    std::size_t sizeOf(std::size_t index) const;
    /// Names the list.
    Digest listDigest() const;
    bool operator==(const BlobList&) const = default;
};

/// The list of these bytes, at most BlobList::largest.
BlobList blobListOf(std::string_view bytes);

} // namespace fengsui
