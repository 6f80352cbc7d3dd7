#pragma once

#include "track/track.h"

namespace fengsui {

/// The points that matter: at every time of one that is left out, the straight and even way between those that stay
/// passes within so many metres of where it was. So stops stay as long as they were. (Douglas and Peucker's way, with
/// the distance to where one would be at that time.) The first and the last point stay.
TrackRun thinned(const TrackRun& run, double metres);

/// Where it was then; the ends before the beginning and after the end. The run must not be empty.
GeoPoint placeAt(const TrackRun& run, Instant time);

} // namespace fengsui
