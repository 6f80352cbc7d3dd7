#include "sync/pairing_card.h"

#include "base/hex.h"
#include "base/utf8.h"

#include <algorithm>
#include <sstream>

namespace fengsui::sync {

namespace {

constexpr std::string_view title = "fengsui pairing card 1";
constexpr std::size_t keySize = 32;
constexpr std::size_t mostText = 120;

std::string tenDigits(const Digest& digest, std::size_t from)
{
    std::uint64_t number = 0;
    for (std::size_t i = from; i < from + 8; ++i)
        number = number << 8 | digest.bytes[i];
    const std::string digits = std::to_string(number % 10'000'000'000);
    return std::string(10 - digits.size(), '0') + digits;
}

bool isLine(const std::string& text)
{
    return !text.empty() && text.size() <= mostText && countCharacters(text)
        && text.find_first_of("\r\n") == std::string::npos;
}

} // namespace

std::string toText(const PairingCard& card)
{
    return std::string(title) + "\nname " + card.who.name + "\ndivision " + card.who.division + "\nwire "
        + card.pin.toHex() + "\nsign " + toHex(card.who.signingKey) + '\n';
}

Result<PairingCard> pairingCard(const std::string& text)
{
    PairingCard card;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    bool isGood = line == title;
    const auto field = [&](const std::string& name) {
        std::string found;
        isGood = isGood && std::getline(lines, found) && found.starts_with(name + ' ');
        return isGood ? found.substr(name.size() + 1) : std::string();
    };
    card.who.name = field("name");
    card.who.division = field("division");
    const auto pin = fromHex(field("wire"));
    const auto key = fromHex(field("sign"));
    if (pin)
        card.pin = Digest::fromBytes(*pin).value_or(Digest {});
    card.who.signingKey = key.value_or("");
    if (!isGood || !isLine(card.who.name) || !isLine(card.who.division) || card.pin.isNull()
        || card.who.signingKey.size() != keySize || toText(card) != text)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal",
                "The file is no pairing card of a console, or is damaged. Have it written anew on the other console."),
            {}, "file" };
    return card;
}

std::string digitsOf(const PairingCard& card)
{
    const Digest digest = sha256("fengsui-pair-card" + toText(card));
    return tenDigits(digest, 0) + tenDigits(digest, 8);
}

std::string grouped(const std::string& digits)
{
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i)
        text += (i > 0 && i % 5 == 0 ? " " : "") + digits.substr(i, 1);
    return text;
}

bool areDigitsOf(const PairingCard& card, const std::string& typed)
{
    std::string digits = typed;
    std::erase_if(digits, [](char letter) { return letter == ' ' || letter == '-'; });
    return digits == digitsOf(card);
}

} // namespace fengsui::sync
