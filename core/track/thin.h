#pragma once

#include "track/track.h"

#include <functional>
#include <optional>

namespace fengsui {

/// The points that matter: at every time of one that is left out, the straight and even way between those that stay
/// passes within so many metres of where it was. So stops stay as long as they were. (Douglas and Peucker's way, with
/// the distance to where one would be at that time.) The first and the last point stay; with less than 0 metres all do.
TrackRun thinned(const TrackRun& run, double metres);
/// The same for those who may give it up meanwhile: nothing when `goesOn` said no.
std::optional<TrackRun> thinned(const TrackRun& run, double metres, const std::function<bool()>& goesOn);

/// Where it was then; the ends before the beginning and after the end. The run must not be empty.
GeoPoint placeAt(const TrackRun& run, Instant time);

} // namespace fengsui
