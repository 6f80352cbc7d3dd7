#pragma once

#include "peer/peer_book.h"

#include <string>
#include <string_view>

namespace fengsui {

/// The part of case numbers that tells which console gave them, so that consoles which can't ask each other give no
/// number twice. A town's console has the three digits of its town (GB/T 10114: digits 7 to 9 of the division code). Of
/// a county's, or of any where divisions are not numbered so, each has its place in the order of enrolment: "01" for
/// the first and for whoever is not enrolled anywhere yet.
///
/// `signingKey` is by which this console is enrolled at others.
std::string consoleNumber(std::string_view division, const PeerBook& book, const std::string& signingKey);

} // namespace fengsui
