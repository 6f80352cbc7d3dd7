#include "sync/pairing.h"

#include "base/utf8.h"

namespace fengsui::sync {

namespace {

constexpr char commitMark = 'c';
constexpr char revealMark = 'r';
constexpr char confirmMark = 'y';
constexpr char denyMark = 'n';
constexpr std::size_t nonceSize = 32;
constexpr std::size_t keySize = 32;
constexpr std::size_t mostText = 120;

// Each message is its length in two bytes and its mark and content.
std::string framed(const std::string& message)
{
    std::string bytes;
    bytes += static_cast<char>(message.size() & 0xff);
    bytes += static_cast<char>(message.size() >> 8 & 0xff);
    return bytes + message;
}

std::string sized(const std::string& text)
{
    return static_cast<char>(text.size()) + text;
}

std::string encodeCard(const CallingCard& card)
{
    return sized(card.name) + sized(card.division) + card.signingKey;
}

std::optional<CallingCard> decodeCard(std::string_view bytes)
{
    CallingCard card;
    for (std::string* text : { &card.name, &card.division }) {
        const std::size_t size = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front());
        if (bytes.size() < 1 + size || size > mostText)
            return std::nullopt;
        *text = bytes.substr(1, size);
        bytes.remove_prefix(1 + size);
        if (!countCharacters(*text))
            return std::nullopt;
    }
    if (bytes.size() != keySize)
        return std::nullopt;
    card.signingKey = bytes;
    return card;
}

// Over who says it too: nobody can commit to another's word.
std::string commitmentOf(const Digest& pin, std::string_view nonce, std::string_view card)
{
    const Digest digest
        = sha256("fengsui-pair-commit" + std::string(pin.view()) + std::string(nonce) + std::string(card));
    return std::string(digest.view());
}

} // namespace

Pairing::Pairing(Ends ends, CallingCard ours, std::string nonce)
    : m_ends(std::move(ends))
    , m_card(std::move(ours))
    , m_nonce(std::move(nonce))
{
    // what a name is too long for is cut on a character's border
    while (m_card.name.size() > mostText || !countCharacters(m_card.name))
        m_card.name.pop_back();
    m_output = framed(commitMark + commitmentOf(m_ends.ours, m_nonce, encodeCard(m_card)));
}

std::string Pairing::takeOutput()
{
    return std::exchange(m_output, {});
}

void Pairing::refuse(const char* text)
{
    if (m_refusal)
        return;
    m_refusal = Refusal { Refusal::Reason::NotAllowed, text, {}, {} };
    m_output += framed(std::string(1, denyMark));
}

void Pairing::receive(std::string_view bytes)
{
    m_input += bytes;
    while (!m_refusal && m_input.size() >= 2) {
        const std::size_t size = static_cast<unsigned char>(m_input[0]) + 256u * static_cast<unsigned char>(m_input[1]);
        if (size == 0 || size > most)
            return refuse(QT_TRANSLATE_NOOP("Refusal", "The other console does not pair as it should."));
        if (m_input.size() < 2 + size)
            return;
        const std::string message = m_input.substr(2, size);
        m_input.erase(0, 2 + size);
        hear(message);
    }
}

void Pairing::hear(std::string_view message)
{
    const char mark = message.front();
    message.remove_prefix(1);
    if (mark == commitMark && !m_theirCommitment && message.size() == sizeof(Digest::bytes)) {
        m_theirCommitment = message;
        m_output += framed(revealMark + m_nonce + encodeCard(m_card));
        return;
    }
    if (mark == revealMark && m_theirCommitment && !m_theirCard && message.size() > nonceSize) {
        const std::string_view nonce = message.substr(0, nonceSize);
        const std::string_view card = message.substr(nonceSize);
        m_theirCard = decodeCard(card);
        if (!m_theirCard || commitmentOf(m_ends.theirs, nonce, card) != *m_theirCommitment)
            return refuse(QT_TRANSLATE_NOOP("Refusal",
                "The other console did not keep its word: somebody may sit between the two. Nothing was paired."));
        // both sides must put the same bytes in the same order
        std::string ours = std::string(m_ends.ours.view()) + m_nonce + encodeCard(m_card);
        std::string theirs = std::string(m_ends.theirs.view()) + std::string(nonce) + std::string(card);
        if (theirs < ours)
            std::swap(ours, theirs);
        const Digest digest = sha256("fengsui-pair-digits" + ours + theirs + m_ends.exporter);
        std::uint64_t number = 0;
        for (int i = 0; i < 8; ++i)
            number = number << 8 | digest.bytes[static_cast<std::size_t>(i)];
        std::string digits = std::to_string(number % 1'000'000);
        m_digits = std::string(6 - digits.size(), '0') + digits;
        return;
    }
    if (mark == confirmMark && m_digits && message.empty()) {
        m_theirsConfirmed = true;
        return;
    }
    if (mark == denyMark && message.empty()) {
        m_refusal = Refusal { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "The other console ended the pairing. Nothing was paired."), {}, {} };
        return;
    }
    refuse(QT_TRANSLATE_NOOP("Refusal", "The other console does not pair as it should."));
}

void Pairing::confirm(bool isSame)
{
    if (!m_digits || m_oursConfirmed || m_refusal)
        return;
    m_oursConfirmed = isSame;
    if (!isSame)
        return refuse(QT_TRANSLATE_NOOP(
            "Refusal", "The digits are not the same: somebody may sit between the two consoles. Nothing was paired."));
    m_output += framed(std::string(1, confirmMark));
}

std::optional<CallingCard> Pairing::partner() const
{
    return !m_refusal && m_oursConfirmed == true && m_theirsConfirmed == true ? m_theirCard : std::nullopt;
}

} // namespace fengsui::sync
