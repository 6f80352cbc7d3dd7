#pragma once

#include "carrier/nats_carrier.h"
#include "journal/peer_judgement.h"
#include "sqlite/sqlite_carrier_status.h"
#include "wiring/peer_link.h"

#include <chrono>

namespace fengsui {

/// A store opened for writing that also carries its entries over a NATS server, beside its lines: what comes by one way
/// goes on by the other.
class NatsLink {
public:
    struct Told {
        std::function<void(const Refusal&)> notice; ///< what a person must know of
        std::function<void(const carrier::Standing&)> moved {};
    };
    /// Everything named outlives this; of the link the switchboard must run. Both callbacks come on its thread.
    NatsLink(const StoreFolder& folder, LocalWriter& writer, PeerLink& link, const Clock& clock,
        carrier::ServerAddress address, carrier::StreamPlan plan, Told told);
    ~NatsLink();

    void start() { m_carrier.start(); }

private:
    bool isAllowed(const std::string& writer, std::span<const Entry> entries);
    const PeerJudgement& judgement();
    void moved(const carrier::Standing&);

    LocalWriter& m_writer;
    PeerLink& m_link;
    const std::string m_outward; ///< key by which what we hand out is signed
    const std::string m_address;
    const Told m_told;
    SqliteSyncStore m_store;
    SqliteCarrierStatus m_status;
    carrier::CarrierStatus m_written;
    Authors m_authors; ///< as they were known when it was judged
    PeerJudgement m_judgement;
    std::chrono::steady_clock::time_point m_judgedUntil; ///< then it is judged again
    carrier::NatsCarrier m_carrier;
};

} // namespace fengsui
