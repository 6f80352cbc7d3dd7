#pragma once

#include "base/digest.h"
#include "sync/pairing.h"

namespace fengsui::sync {

/// Who a console is, in a file that is carried on a stick: for consoles that have no line to each other. A stick can be
/// exchanged on its way, so the person who reads the card types the twenty digits that the writer's person reads out.
struct PairingCard {
    Digest pin; ///< of the key that the console shows on the wire
    CallingCard who;

    bool operator==(const PairingCard&) const = default;
};

/// As a small text.
std::string toText(const PairingCard&);
/// Refuses anything that toText() would not write.
Result<PairingCard> pairingCard(const std::string& text);
/// Over everything that the card says.
std::string digitsOf(const PairingCard&);
/// In groups of five, as they are read out.
std::string grouped(const std::string& digits);
/// Whether these are the card's digits, however they are spaced.
bool areDigitsOf(const PairingCard&, const std::string& typed);

} // namespace fengsui::sync
