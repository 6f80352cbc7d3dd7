#include "peer/audience.h"

#include <algorithm>
#include <array>

namespace fengsui {

// There is no stream for one town: a town's work is what the county supervises and what its neighbours are asked to
// help with. What somebody must not see depends on what it is about, not on where it is.
StreamName streamOfCases(std::string_view workflow)
{
    return StreamName(workflow == "emergency" ? emergencyStream
            : workflow == "dispute"           ? mediationStream
                                              : countyStream);
}

std::string_view toWord(Level level)
{
    return level == Level::County ? "county" : "town";
}

Level levelOf(std::string_view division, const PeerBook& book)
{
    const bool isWithin = std::ranges::any_of(book.peers, [&](const Peer& peer) {
        return !peer.division.empty() && peer.division.size() < division.size() && division.starts_with(peer.division);
    });
    return isWithin ? Level::Town : Level::County;
}

Audience Audience::of(const Digest& pin, const PeerBook& book)
{
    Audience audience;
    if (const Peer* peer = book.find(pin))
        audience.m_hearsMediation = levelOf(peer->division, book) == Level::County
            || std::ranges::find(peer->rights, right::mediation) != peer->rights.end();
    return audience;
}

std::vector<StreamName> Audience::streams() const
{
    std::vector<StreamName> heard;
    for (const std::string_view stream : std::array { emergencyStream, countyStream, mediationStream })
        if (hears(StreamName(stream)))
            heard.emplace_back(stream);
    return heard;
}

} // namespace fengsui
