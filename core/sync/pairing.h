#pragma once

#include "base/digest.h"
#include "base/result.h"

#include <optional>
#include <string>

namespace fengsui::sync {

/// What two consoles tell each other about themselves when they are paired.
struct CallingCard {
    std::string name;
    std::string division; ///< code
    std::string signingKey; ///< Ed25519, 32 bytes

    bool operator==(const CallingCard&) const = default;
};

/// Two consoles get to know each other's keys over a wire on which anybody could sit. Each first commits to what it
/// will say and then says it, so nobody between can choose an answer that fits; then both show six digits, and two
/// people read them to each other over the telephone. Whoever sits between has one guess in a million.
///
/// Bytes in, bytes out, no socket and no clock. The caller gives it two minutes.
class Pairing {
public:
    static constexpr std::size_t most = 1024; ///< bytes that a whole pairing sends

    struct Ends {
        Digest ours; ///< pin of the key that we show on this wire
        Digest theirs;
        std::string exporter; ///< what only the two ends of this very wire know
    };
    /// `nonce` is 32 bytes of chance.
    Pairing(Ends ends, CallingCard ours, std::string nonce);

    void receive(std::string_view bytes);
    std::string takeOutput();
    /// Six digits, once both have said who they are.
    const std::optional<std::string>& digits() const { return m_digits; }
    /// The person here compared the digits: the same, or not.
    void confirm(bool isSame);
    /// Both people said yes: who the other console is.
    std::optional<CallingCard> partner() const;
    bool isOver() const { return m_refusal || partner(); }
    const std::optional<Refusal>& refusal() const { return m_refusal; }

private:
    void hear(std::string_view message);
    void refuse(const char* text);

    Ends m_ends;
    CallingCard m_card;
    std::string m_nonce;
    std::string m_input;
    std::string m_output;
    std::optional<std::string> m_theirCommitment;
    std::optional<CallingCard> m_theirCard;
    std::optional<std::string> m_digits;
    std::optional<bool> m_oursConfirmed;
    std::optional<bool> m_theirsConfirmed;
    std::optional<Refusal> m_refusal;
};

} // namespace fengsui::sync
