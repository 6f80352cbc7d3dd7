#pragma once

#include "base/digest.h"
#include "base/result.h"

class QString;

namespace fengsui::ui {

/// Puts a copy of the file into the store's blobs ("blobs/3f/3f2a…"), named by its digest; a file that is there already
/// is not written again. Refuses what can't be read or is larger than 64 MiB; throws StoreFailure when the store can't
/// take it. Waits for the disk: not for the window's thread.
Result<Digest> keepBlob(const QString& file, const QString& folder);

} // namespace fengsui::ui
