#pragma once

#include "link/console_key.h"
#include "sqlite/store_folder.h"
#include "support/separate_process.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace fengsui {

/// What a console in another process lets others see of itself, in memory that all of them share.
struct Pulse {
    std::atomic<bool> mayWrite;
    std::atomic<std::uint64_t> holds; ///< a digest of what it holds, of the last time that it looked
    std::atomic<std::uint64_t> shows; ///< the same of its ledgers
    std::atomic<std::uint64_t> looked; ///< how often it looked
    std::atomic<std::uint64_t> memory; ///< KiB resident
    std::atomic<std::uint64_t> log; ///< KiB of write-ahead log
    std::atomic<std::uint64_t> files; ///< open ones
};

/// A console that people write in and that calls others over a real network, in a process of its own.
struct NetworkedConsole {
    StoreFolder store;
    std::filesystem::path state; ///< where its footprint is kept
    const link::ConsoleKey* key = nullptr;
    std::vector<Digest> allowed; ///< whom it talks with
    std::string address; ///< its own, without the port
    std::vector<std::string> calls; ///< addresses
    std::uint64_t seed = 1; ///< of what is written
    std::int64_t fromNow = 0; ///< how wrong its clock is, milliseconds
    unsigned everyMilliseconds = 20; ///< an entry, about
    Pulse* pulse = nullptr;
};

/// "open" with its incarnation, then "ack KEY DIGEST" for each entry that is saved, until it is killed.
int runNetworked(const NetworkedConsole& console, SeparateProcess::Line& out);

} // namespace fengsui
