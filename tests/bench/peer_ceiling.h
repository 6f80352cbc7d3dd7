#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace fengsui::bench {

/// What no sync can beat that is built of the same parts: SQLite → TLS 1.3 → SQLite in another process, each row's
/// digest over the one before checked on receipt, one durable transaction (WAL, FULL) a frame, acknowledged after it,
/// as many frames on their way as a conversation has. No rules, no ledgers. Both files have the journal's own key and
/// indexes.
class PeerCeiling {
public:
    explicit PeerCeiling(const std::filesystem::path& folder);

    /// Rows of these sizes that one end has and the other lacks. Seconds.
    double backlog(const std::vector<std::size_t>& sizes) const;
    /// So many rows of this size one after the other, each from its commit here until the other end has acknowledged.
    /// Seconds each.
    std::vector<double> live(std::size_t count, std::size_t size) const;

    /// The other end, in a process of its own.
    static int receive(const std::filesystem::path& folder);

private:
    std::filesystem::path m_folder;
};

} // namespace fengsui::bench
