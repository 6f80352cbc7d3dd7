#pragma once

#include <cstdint>

namespace fengsui {

/// A disk that fails when it is told to. While one lives, every SQLite database of this process lies on it. Not for
/// several threads.
class FaultyDisk {
public:
    enum class Fault { Write, Full, Sync };
    enum class Lasting { Once, FromThenOn };

    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// The operation of that number from now on, counted from 1, fails: writes (also truncations) for Write and Full,
    /// syncs for Sync.
    void failAt(std::uint64_t number, Fault fault, Lasting lasting);
    /// Nothing fails any more.
    void heal();
    /// Whether anything has failed since `failAt`.
    bool hasFailed() const;
};

} // namespace fengsui
