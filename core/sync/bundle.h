#pragma once

#include "base/signature.h"
#include "sync/sides.h"
#include "sync/sync_store.h"

#include <functional>
#include <iosfwd>

namespace fengsui::sync {

/// The same batches as in a conversation, in a file that is carried on a stick: sealed for the one console that may
/// read it, signed by the one that wrote it.
struct BundleCount {
    std::uint64_t entries = 0;
    std::uint64_t fresh = 0; ///< that were not here before
    Vector vector; ///< what the writer held
};

/// Writes what the reader is to get and lacks, as far as `there` tells; with an empty one everything. The caller looks
/// whether the stream took it all.
BundleCount writeBundle(std::ostream& file, const Store& store, const Vector& there, const SigningKey& ours,
    const std::string& reader, const Side& side = {});

/// Takes what is new; reading twice changes nothing. A file that is torn, altered, for another console, or by one that
/// may not sync is refused before anything of it is taken.
Result<BundleCount> readBundle(std::istream& file, Store& store, const SigningKey& ours,
    const std::function<bool(const std::string& writer)>& isAllowed);

} // namespace fengsui::sync
