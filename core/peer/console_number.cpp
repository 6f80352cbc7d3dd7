#include "peer/console_number.h"

#include <algorithm>

namespace fengsui {

namespace {

constexpr std::size_t countyDigits = 6;
constexpr std::size_t townDigits = 3;

/// Empty for a county and above.
std::string_view townOf(std::string_view division)
{
    const bool isNumbered
        = std::ranges::all_of(division, [](char c) { return c >= '0' && c <= '9'; }) && division.size() > countyDigits;
    const std::string_view town = isNumbered ? division.substr(countyDigits, townDigits) : std::string_view();
    return town.size() == townDigits && town != "000" ? town : std::string_view();
}

} // namespace

std::string consoleNumber(std::string_view division, const PeerBook& book, const std::string& signingKey)
{
    const std::string_view town = townOf(division);
    std::size_t place = 1;
    for (const Peer& peer : book.peers) {
        if (peer.signingKey == signingKey)
            break;
        place += townOf(peer.division) == town ? 1 : 0;
    }
    const bool isEnrolled = std::ranges::find(book.peers, signingKey, &Peer::signingKey) != book.peers.end();
    if (!isEnrolled)
        place = 1;
    std::string number = std::to_string(place);
    if (!town.empty()) // another desk of the same town goes on from its digits: 100, 1002
        return std::string(town) + (place == 1 ? std::string() : number);
    return number.size() < 2 ? '0' + number : number;
}

} // namespace fengsui
