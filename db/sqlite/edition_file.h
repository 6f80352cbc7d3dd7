#pragma once

#include "base/digest.h"
#include "sqlite/connection.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace fengsui {

/// What kind of reference data an edition's file is: an application id of ours and the number of its form, so that a
/// file of another kind or of a newer program is told apart.
struct EditionKind {
    int applicationId;
    int format;
};

struct EditionFile {
    Digest digest;
    std::uint64_t bytes = 0;
};

/// Lets `fill` make the tables of a new file of the folder, in one transaction; the file is then named by the SHA-256
/// of its bytes and never changed again. Whole or not at all, whenever the power fails. Throws StoreFailure.
EditionFile writeEditionFile(
    const std::filesystem::path& folder, const EditionKind& kind, const std::function<void(Connection&)>& fill);

/// Reads the file into memory, checks its digest and kind, and lets `take` read its tables there; SQLite never opens
/// the file itself, so nothing can change it meanwhile. Throws StoreFailure when the file is missing, is another than
/// its name says, is no edition of that kind, or `take` throws a std::runtime_error.
void readEditionFile(const std::filesystem::path& folder, const Digest& digest, const EditionKind& kind,
    const std::function<void(Connection&)>& take);

} // namespace fengsui
