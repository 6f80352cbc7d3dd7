#pragma once

#include "clerk/clerk.h"
#include "wiring/nats_link.h"

namespace fengsui {

/// How a command is told of a NATS server.
struct NatsOptions {
    std::string urls;
    std::string credentials;
    std::string authority;
    carrier::StreamPlan plan;
    std::string hub;
};

/// Gives the option that names the server.
CLI::Option* addNatsOptions(CLI::App& command, NatsOptions& options);
/// Null when no server is named.
std::unique_ptr<NatsLink> natsLinkOf(Clerk&, PeerLink&, const NatsOptions&);
/// Until everything is sent and everything read that is to be had, at most so long; prints how it went.
void carryOnce(Clerk&, PeerLink&, const NatsOptions&, std::chrono::seconds within);
/// One object a server, and one row.
boost::json::array statusOfCarriers(Clerk&, std::vector<std::vector<std::string>>& rows);

} // namespace fengsui
