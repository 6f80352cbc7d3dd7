#pragma once

#include "attachment/blob_list.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fengsui {

/// Files named by what they hold: "blobs/3f/3f2a…". What is not whole yet lies in "blobs/partial"; which of its chunks
/// are here is found by looking at them, so that no cut of the power can make us believe in one that never reached the
/// disk.
///
/// What fails throws StoreFailure.
class BlobFolder {
public:
    explicit BlobFolder(std::filesystem::path folder);

    std::filesystem::path pathOf(const Digest&) const;
    bool holds(const Digest&) const;
    /// All that are whole.
    std::vector<Digest> all() const;

    /// Puts the bytes under their name, durable when it returns; those that are there already stay.
    void put(const Digest&, std::string_view bytes);

    /// The list of a whole file at this place; nothing when it is not there, or is not what its name says.
    static std::optional<BlobList> listOf(const std::filesystem::path& file, const Digest&);
    /// Empty when it can't be read.
    static std::string readChunk(const std::filesystem::path& file, std::size_t index);

    /// Makes room for a file that comes in chunks, or goes on with it: the indexes of those that are missing.
    std::vector<std::size_t> begin(const BlobList&);
    void write(const BlobList&, std::size_t index, std::string_view bytes);
    /// All chunks are here: gives the file its name if the whole is what it says, else takes it away.
    bool finish(const BlobList&, const std::filesystem::path& name);
    /// How many bytes of a file that is not whole have come, about.
    std::uint64_t bytesOfPart(const Digest&) const;

    /// Whole or not: it is gone when this returns.
    void remove(const Digest&);
    /// Parts of files that this says nobody wants.
    void clean(const std::function<bool(const Digest&)>& isWanted);

    /// Bytes that are free for us on the disk.
    std::uint64_t freeSpace() const;
    /// Of all whole files.
    std::uint64_t size() const;

private:
    std::filesystem::path partOf(const Digest&) const;

    std::filesystem::path m_folder;
};

} // namespace fengsui
