#pragma once

#include "component/component_directory.h"
#include "journal/ledgers.h"
#include "sqlite/store_folder.h"

#include <memory>
#include <optional>

namespace fengsui {

/// The components of the edition in force; null when the store has none, or its file is not here yet. Throws
/// StoreFailure when the file can't be read.
std::unique_ptr<ComponentDirectory> openComponents(const StoreFolder&, const Ledgers&);

/// That another console announced the edition in force and its file is not here yet, in words.
std::optional<Refusal> awaitedComponents(const StoreFolder&, const Ledgers&);

} // namespace fengsui
