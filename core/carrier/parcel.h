#pragma once

#include "base/signature.h"
#include "sync/frame.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace fengsui::carrier {

/// One stream of one incarnation: on the server it has a subject of its own, so that its entries lie there in the order
/// of their numbers.
using Lane = std::pair<IncarnationId, StreamName>;

std::string entrySubject(const Lane&); ///< fengsui.entry.INCARNATION.STREAM
std::string headSubject(const Lane&); ///< fengsui.head.INCARNATION.STREAM
/// Of an entry or head subject; nothing for what the two above would not write.
std::optional<Lane> laneOf(std::string_view subject);

/// What a console lays down on the server: a frame, signed for this very subject. The server is no console, and
/// whoever may write to it could write anything; so each reader looks who signed, as a line looks at the other's key.
struct Parcel {
    std::string writer; ///< public key, Ed25519
    sync::Frame frame;
};

/// Of a Batch or of Heads, for the lane's subject.
std::string wrap(const SigningKey& writer, std::string_view subject, const sync::Frame&);
/// Nothing unless it was wrapped for that subject, and is about that subject's lane alone, its entries in order without
/// gaps.
std::optional<Parcel> unwrap(std::string_view subject, std::string_view bytes);

inline constexpr std::size_t parcelOverhead = 4 + 32 + 64;

} // namespace fengsui::carrier
