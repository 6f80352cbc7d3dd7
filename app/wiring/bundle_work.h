#pragma once

#include "desk/exchange.h"
#include "sync/bundle.h"
#include "wiring/local_store.h"

namespace fengsui {

/// A bundle for a paired console: what it lacked when it was last heard, or everything. The writer and the clock
/// outlive the work. Refuses one that was revoked.
Result<std::shared_ptr<BundleWork>> bundleFor(const StoreFolder& folder, LocalWriter& writer, const Clock& clock,
    const Digest& pin, const std::string& file, bool all, sync::BundleFiles files);

/// What is new in a bundle.
Result<std::shared_ptr<BundleWork>> bundleFrom(
    const StoreFolder& folder, LocalWriter& writer, const Clock& clock, const std::string& file);

} // namespace fengsui
