#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace fengsui::link {
struct Address;
}

namespace fengsui::bench {

class PeerConsole;

struct Talk {
    std::size_t commands = 0;
    std::chrono::milliseconds pause {}; ///< between two of them
    std::function<void()> met = [] { }; ///< called before the first, when both hold the same
};

/// Calls the partner and writes entries, each once the one before was acknowledged: durable there, with equal ledgers,
/// and known here to be so. Seconds of each.
std::vector<double> dialogue(PeerConsole& console, const link::Address& partner, const Talk& talk);

} // namespace fengsui::bench
