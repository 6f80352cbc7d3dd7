#include "attachment/blob_list.h"

#include <algorithm>

namespace fengsui {

bool BlobList::isSound() const
{
    return size > 0 && size <= largest && chunks.size() == (size + chunkSize - 1) / chunkSize;
}

std::size_t BlobList::sizeOf(std::size_t index) const
{
    return static_cast<std::size_t>(std::min<std::uint64_t>(chunkSize, size - index * chunkSize));
}

Digest BlobList::listDigest() const
{
    DigestBuilder builder;
    for (const Digest& chunk : chunks)
        builder.add(chunk.view());
    return builder.finish();
}

BlobList blobListOf(std::string_view bytes)
{
    BlobList list { sha256(bytes), bytes.size(), {} };
    for (std::size_t at = 0; at < bytes.size(); at += BlobList::chunkSize)
        list.chunks.push_back(sha256(bytes.substr(at, BlobList::chunkSize)));
    return list;
}

} // namespace fengsui
