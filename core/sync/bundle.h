#pragma once

#include "base/signature.h"
#include "sync/blob_store.h"
#include "sync/frame.h"
#include "sync/sides.h"
#include "sync/sync_store.h"

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <set>

namespace fengsui::sync {

/// The same batches as in a conversation, in a file that is carried on a stick: sealed for the one console that may
/// read it, signed by the one that wrote it.
struct BundleCount {
    std::uint64_t entries = 0;
    std::uint64_t fresh = 0; ///< that were not here before
    std::uint64_t files = 0; ///< that go with them, or became whole
    std::uint64_t bytes = 0; ///< of the files
    Vector vector; ///< what the writer held
};

/// Whether the files that the entries in it name come along, as far as they are here.
enum class BundleFiles { Without, With };

/// Writes what the reader is to get and lacks, as far as `there` tells, a batch or a chunk at a time; with an empty one
/// everything. The caller looks whether the stream took it all. What is named outlives it.
class BundleWriting {
public:
    BundleWriting(std::ostream& file, Store& store, const Vector& there, const SigningKey& ours,
        const std::string& reader, Side side = {}, BundleFiles files = BundleFiles::Without);
    ~BundleWriting();

    /// False once the bundle is whole.
    bool step();
    const BundleCount& count() const { return m_count; }
    std::uint64_t total() const { return m_total; } ///< entries that it will hold

private:
    class Sealed;
    void putVector();
    bool putBatch();
    void putHeads();
    bool putChunk();

    Store& m_store;
    const Side m_side;
    const BundleFiles m_files;
    std::unique_ptr<Sealed> m_out;
    BundleCount m_count;
    std::uint64_t m_total = 0;
    std::uint64_t m_batch = 1;
    std::vector<EntryKey> m_next; ///< of each stream of the vector: where to go on
    std::size_t m_stream = 0;
    std::set<Digest> m_named; ///< files that are still to be put
    std::optional<BlobList> m_list; ///< of the first of them, once it is begun
    std::size_t m_chunk = 0;
    bool m_isBegun = false;
    bool m_areHeadsPut = false;
};

/// Takes what is new, a piece at a time; reading twice changes nothing. The whole file is gone through first: one that
/// is torn, altered, for another console, or by one that may not sync is refused before anything of it is taken.
class BundleReading {
public:
    using IsAllowed = std::function<bool(const std::string& writer)>;
    /// What is named outlives it.
    BundleReading(std::istream& file, Store& store, const SigningKey& ours, IsAllowed isAllowed);
    ~BundleReading();

    /// False once all is taken. Not to be called after a refusal.
    Result<bool> step();
    const BundleCount& count() const { return m_count; }
    std::uint64_t bytesDone() const; ///< of both passes
    std::uint64_t bytesTotal() const { return 2 * m_size; }

private:
    struct Pass;
    std::optional<Refusal> take(const Frame& frame);
    void take(const Chunk& chunk);

    std::istream& m_file;
    Store& m_store;
    const SigningKey& m_ours;
    IsAllowed m_isAllowed;
    std::uint64_t m_size = 0;
    std::unique_ptr<Pass> m_pass;
    bool m_isTaking = false; ///< the second pass
    BundleCount m_count;
};

/// The whole bundle at once.
BundleCount writeBundle(std::ostream& file, Store& store, const Vector& there, const SigningKey& ours,
    const std::string& reader, const Side& side = {}, BundleFiles files = BundleFiles::Without);
Result<BundleCount> readBundle(
    std::istream& file, Store& store, const SigningKey& ours, const BundleReading::IsAllowed& isAllowed);

} // namespace fengsui::sync
