#include "sync/pairing.h"
#include "fuzz/fuzz.h"
#include "sync/pairing_card.h"

namespace fengsui {

namespace {

sync::CallingCard cardOf(const std::string& name)
{
    return { name, "511129", std::string(sha256(name).view()) };
}

// Somebody sits at the other end of the wire and says anything. Nobody is paired before both people have agreed, and
// little is sent.
void pairWithAnybody(Material material)
{
    const std::size_t piece = 1 + material.number();
    sync::Pairing pairing({ sha256("ours"), sha256("theirs"), "exporter" }, cardOf("here"), std::string(32, 'n'));
    std::size_t sent = pairing.takeOutput().size();
    while (!material.isEmpty()) {
        pairing.receive(material.bytes(piece));
        sent += pairing.takeOutput().size();
        require(!pairing.partner(), "nobody is paired before the person here said so");
    }
    pairing.confirm(true);
    sent += pairing.takeOutput().size();
    require(sent <= sync::Pairing::most, "a pairing sends little");
    require(!pairing.partner() || pairing.digits(), "nobody is paired without digits");
}

// The wire between two honest consoles, of which some bytes are changed: they pair with each other or not at all.
void pairOverWire(Material material)
{
    sync::Pairing a({ sha256("a"), sha256("b"), "exporter" }, cardOf("a"), std::string(32, 'a'));
    sync::Pairing b({ sha256("b"), sha256("a"), "exporter" }, cardOf("b"), std::string(32, 'b'));
    for (int turn = 0; turn < 4; ++turn) {
        std::string toB = a.takeOutput(), toA = b.takeOutput();
        for (std::string* wire : { &toA, &toB })
            if (const std::size_t at = material.largeNumber(); at < wire->size())
                (*wire)[at] = static_cast<char>((*wire)[at] ^ static_cast<char>(material.number()));
        a.receive(toA);
        b.receive(toB);
        if (a.digits() && b.digits()) {
            a.confirm(a.digits() == b.digits());
            b.confirm(a.digits() == b.digits());
        }
    }
    require(!a.partner() || *a.partner() == cardOf("b"), "a is paired with b alone");
    require(!b.partner() || *b.partner() == cardOf("a"), "b is paired with a alone");
}

} // namespace

void fuzz(std::string_view input)
{
    const std::string text(input);
    if (const auto card = sync::pairingCard(text)) {
        require(sync::toText(*card) == text, "a card that is read is written as the same text");
        require(sync::areDigitsOf(*card, sync::grouped(sync::digitsOf(*card))), "its digits are its own");
    }
    pairWithAnybody(Material(input));
    pairOverWire(Material(input));
}

} // namespace fengsui
