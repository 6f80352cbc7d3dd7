#pragma once

#include "peer/peer_book.h"

#include <functional>
#include <string_view>

namespace fengsui {

/// Each audience has a stream of its own, so that a console that gets only some has no holes in what it gets. There is
/// none for one town: a town's work is what the county supervises and what its neighbours are asked to help with. What
/// somebody must not see depends on what it is about, not on where it is.
inline constexpr std::string_view countyStream = "county"; ///< for everybody
inline constexpr std::string_view emergencyStream = "emergency"; ///< for everybody, and before everything else
inline constexpr std::string_view mediationStream = "mediation"; ///< disputes between people: for the county's consoles

/// Where the entries of a case of this workflow go, those of its persons with them. All later entries of a case follow
/// its first one, whoever writes them.
StreamName streamOfCases(std::string_view workflow);

/// How far up a console stands.
enum class Level : std::uint8_t { County, Town };
std::string_view toWord(Level level);
/// A town's console is one whose division lies within that of another one.
Level levelOf(std::string_view division, const PeerBook& book);

/// What a console may be enrolled with besides its place.
namespace right {
inline constexpr std::string_view mediation = "mediation"; ///< a town's console that takes part in mediation
}

/// For which streams a console is meant. A stream of a name that this version does not know is for everybody: what it
/// holds must not be lost on its way, and whoever passes it on got it too.
///
/// It decides what is sent and nothing else. Whatever comes is kept: it is a fact, and whoever sent it knows it anyway.
class Audience {
public:
    /// Everything.
    Audience() = default;
    /// Of the console with this key, as it is enrolled; of one that is not enrolled everything, as of ourselves before
    /// anybody wrote down who we are.
    static Audience of(const Digest& pin, const PeerBook& book);

    bool hears(const StreamName& stream) const { return m_hearsMediation || stream != mediationStream; }
    /// Those of our names that it hears.
    std::vector<StreamName> streams() const;

    bool operator==(const Audience&) const = default;

private:
    bool m_hearsMediation = true;
};

} // namespace fengsui
