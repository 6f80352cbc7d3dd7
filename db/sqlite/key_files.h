#pragma once

#include "sqlite/store_folder.h"

#include <optional>

namespace fengsui {

/// A store's two keys are changed together, and the entry that says so lies between: the new files are put beside the
/// old ones, the entry is written, the files are exchanged. Wherever the power fails, the entry decides.
///
///     key, wire.pem    key.next, wire.pem.next         → (entry) →    key, wire.pem    key.former, wire.pem.former

/// Puts the new keys beside those in use. Throws StoreFailure.
void putNextKeys(const StoreFolder&, const SigningKey& next, const std::string& wireSecret);

/// Exchanges the keys when the journal says that they were renewed, and throws the new ones away when it does not.
/// Whoever opens the store for writing has it done before anything else. Throws StoreFailure.
void settleKeys(const StoreFolder&, const Connection&);

/// How long the keys before are kept: for peers that were away when the keys were changed and know the old ones alone.
inline constexpr Duration formerKeysFor = std::chrono::hours(90 * 24);

/// The signing key before, as long as it is kept.
std::optional<SigningKey> formerSigningKey(const StoreFolder&);

/// Destroys the keys before when they were renewed so long ago, by the journal and this console's clock.
void dropFormerKeys(const StoreFolder&, const Connection&, Instant now);

} // namespace fengsui
