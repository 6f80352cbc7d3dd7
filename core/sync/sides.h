#pragma once

#include "peer/audience.h"

#include <set>

namespace fengsui::sync {

/// What one of two consoles is to get: the streams of its audience, and whatever it wrote itself, also under names that
/// it had before, so that a console that lost its disk gets its own work back.
struct Side {
    Audience audience;
    std::set<IncarnationId> own;

    bool gets(IncarnationId incarnation, const StreamName& stream) const
    {
        return audience.hears(stream) || own.contains(incarnation);
    }
    bool operator==(const Side&) const = default;
};

/// Of a conversation; without more both get everything.
struct Sides {
    Side theirs;
    Side ours;

    /// What both are to hold alike.
    bool share(IncarnationId incarnation, const StreamName& stream) const
    {
        return theirs.gets(incarnation, stream) && ours.gets(incarnation, stream);
    }
    /// What both are to hold alike, whoever wrote it: of such streams the ledgers must be equal.
    bool share(const StreamName& stream) const { return theirs.audience.hears(stream) && ours.audience.hears(stream); }
    bool operator==(const Sides&) const = default;
};

} // namespace fengsui::sync
