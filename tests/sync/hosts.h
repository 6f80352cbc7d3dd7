#pragma once

#include "support/separate_process.h"

#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// Some hosts on one machine, each with a network namespace of its own, joined by a switch whose ports can be unplugged
/// or made bad. Needs the right to make namespaces. Make it before any thread is started.
class Hosts {
public:
    /// Why there can be none on this machine; empty when there can.
    static std::string obstacle();

    explicit Hosts(std::size_t count);

    std::size_t count() const { return m_holders.size(); }
    /// "10.77.0.1" and so on.
    static std::string address(std::size_t host);
    /// Called in a process of its own: from now on it is on this host.
    void enter(std::size_t host) const;

    void unplug(std::size_t host);
    void plugIn(std::size_t host);
    /// Loses some of what goes to this host and delays it; nothing of what it says itself. 100 per cent is a line that
    /// is dead in one direction. Where the system can't do that (netem), the line is so slow that it comes to the same.
    void spoil(std::size_t host, unsigned percentLost, unsigned milliseconds);
    /// All good again.
    void heal();

private:
    std::vector<std::unique_ptr<SeparateProcess>> m_holders; ///< a namespace is there as long as somebody is in it
    bool m_hasNetem = false;
};

} // namespace fengsui
