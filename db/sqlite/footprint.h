#pragma once

#include "sqlite/entry_table.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace fengsui {

/// What this machine remembers of a store in another folder than the store's: on which machine it was written, and how
/// far. A store that knows less than its footprint is an old copy of itself, and one without a footprint came from
/// elsewhere: both must not go on under their name, because entries with these numbers may be at peers already.
/// Followed with every commit and not synced each time: after a power cut it may lag, and then notices less.
class Footprint {
public:
    /// Of the store in that folder, kept in `state`. Null when it can't be kept there (no home, a full or read-only
    /// disk): then only peers notice an old copy. Footprints of stores that are gone are taken away.
    static std::unique_ptr<Footprint> open(
        const std::filesystem::path& state, const std::filesystem::path& store, std::string machine);
    ~Footprint();
    Footprint(const Footprint&) = delete;
    Footprint& operator=(const Footprint&) = delete;

    /// Whether these streams, all that the store holds, are at least as far as they were the last time, here.
    bool isOf(const Connection&) const;
    void follow(std::span<const Lane> own);
    /// Also after a power cut.
    void sync();

private:
    Footprint(int file, std::string start)
        : m_file(file)
        , m_start(std::move(start))
    {
    }
    int m_file;
    std::string m_start; ///< the lines that stay the same
};

/// Where this user's programs remember such things: XDG_STATE_HOME, or .local/state in the home; empty without either.
std::filesystem::path stateFolder();
/// Of this installation of the system, not to be found out from what it gives; the same for all its users.
std::string machineName();

} // namespace fengsui
