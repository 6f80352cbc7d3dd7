#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace fengsui::carrier {

/// Where a NATS server, or the servers of a cluster, are reached, and by what both know each other.
struct ServerAddress {
    std::vector<std::string> urls;
    std::string credentials; ///< file as "nsc generate creds" writes it; empty: the server asks for none
    std::string authority; ///< file with the certificates that may have signed the server's; empty: the system's

    /// One URL or several with commas between: nats://HOST:PORT, tls://HOST:PORT. Refuses what is no such URL, and one
    /// that would carry entries unencrypted beyond this machine.
    static Result<ServerAddress> parse(const std::string& urls, std::string credentials, std::string authority);
    /// For people: the URLs without any password in them.
    std::string toString() const;
};

} // namespace fengsui::carrier
