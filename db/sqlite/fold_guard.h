#pragma once

#include "base/digest.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace fengsui {

/// Knows at which entry the program crashed, so that an entry that breaks whoever reads it can't keep a console from
/// starting. Which entry is being folded stands in a small mapped file beside the journal: writing it costs no call of
/// the system, and it outlives the process. What ends a process from outside (kill, power) is no crash.
class FoldGuard {
public:
    /// Looks what the run before left behind. Where the file can't be kept there is no guard.
    explicit FoldGuard(const std::filesystem::path& file);
    ~FoldGuard();
    FoldGuard(const FoldGuard&) = delete;
    FoldGuard& operator=(const FoldGuard&) = delete;

    struct Crash {
        Digest entry;
        std::uint32_t times = 0; ///< one after the other
    };
    /// At which entry the runs before crashed; nothing when the last one did not crash in one.
    std::optional<Crash> crash() const;
    void forgetCrash();

    /// While it lives, that entry is being folded.
    class Folding {
    public:
        Folding(FoldGuard& guard, const Digest& entry);
        ~Folding();
        Folding(const Folding&) = delete;
        Folding& operator=(const Folding&) = delete;

    private:
        FoldGuard& m_guard;
    };

private:
    struct Page;
    Page* m_page = nullptr;
};

} // namespace fengsui
