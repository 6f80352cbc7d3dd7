#pragma once

#include <cstddef>
#include <vector>

namespace fengsui::link {
struct Address;
}

namespace fengsui::bench {

class PeerConsole;

/// Calls the partner and writes so many entries, each once the one before was acknowledged: durable there, with equal
/// ledgers, and known here to be so. Seconds of each.
std::vector<double> dialogue(PeerConsole& console, const link::Address& partner, std::size_t commands);

} // namespace fengsui::bench
