#pragma once

#include "sqlite/store_folder.h"
#include "support/separate_process.h"

#include <cstdint>

namespace fengsui {

/// What is to be killed: a process of its own with a store opened as the console opens it, which writes without a pause
/// and says of each entry when it is saved.
struct Victim {
    StoreFolder store;
    std::filesystem::path state; ///< where its footprint is kept
    std::uint64_t seed = 1; ///< of what it writes
    std::int64_t now = 0; ///< its clock when it begins, milliseconds
};

/// "open", once it is, with its incarnation; then "ack KEY DIGEST" for each entry.
int writeOn(const Victim& victim, SeparateProcess::Line& out);
/// The same, while it talks over the socket with another such process, until that one is gone.
int talkOn(const Victim& victim, int wire, SeparateProcess::Line& out);

} // namespace fengsui
