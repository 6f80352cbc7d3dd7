#include "peer/key_renewal.h"

#include "peer/entries.pb.h"

#include <algorithm>

namespace fengsui {

namespace {

constexpr std::size_t keySize = 32;
constexpr std::size_t paddedStream = 24;

// What both sign: "renew1", old pin, old key, new pin, new key, then per stream incarnation, name padded with zeros to
// 24 bytes, number (8, little-endian).
std::string messageOf(const entries::KeyRenewed& renewed)
{
    std::string message
        = "renew1" + renewed.pin() + renewed.signing_key() + renewed.new_pin() + renewed.new_signing_key();
    for (const auto& last : renewed.lasts()) {
        message += last.incarnation() + last.stream();
        message.append(paddedStream - std::min(paddedStream, last.stream().size()), '\0');
        for (int i = 0; i < 8; ++i)
            message += static_cast<char>(last.number() >> (8 * i) & 0xff);
    }
    return message;
}

/// Those of one console, after each other; ends where there is no next one, or where it is not clear which.
struct Chain {
    ConsoleKeys now;
    std::vector<ConsoleKeys> former {};
    std::vector<Digest> renewals {};
    bool isContested = false;
};

Chain follow(ConsoleKeys keys, std::span<const HeardRenewal> renewals)
{
    Chain chain { std::move(keys) };
    for (;;) {
        const HeardRenewal* next = nullptr;
        for (const HeardRenewal& each : renewals) {
            if (each.keys.from != chain.now)
                continue;
            chain.isContested = chain.isContested || (next && next->keys.to != each.keys.to);
            chain.renewals.push_back(each.hash);
            next = &each;
        }
        const auto isBack = [&] { return std::ranges::find(chain.former, next->keys.to) != chain.former.end(); };
        if (!next || chain.isContested || (chain.isContested = isBack()))
            return chain;
        chain.former.push_back(std::exchange(chain.now, next->keys.to));
    }
}

} // namespace

entries::KeyRenewed renewalOf(const Digest& pin, const SigningKey& old, const Digest& newPin, const SigningKey& next,
    std::span<const EntryKey> lasts)
{
    entries::KeyRenewed renewed;
    renewed.set_pin(std::string(pin.view()));
    renewed.set_signing_key(old.publicKey());
    renewed.set_new_pin(std::string(newPin.view()));
    renewed.set_new_signing_key(next.publicKey());
    for (const EntryKey& last : lasts) {
        auto* cut = renewed.add_lasts();
        cut->set_incarnation(std::string(last.incarnation.view()));
        cut->set_stream(last.stream);
        cut->set_number(last.number);
    }
    renewed.set_by_old(old.sign(messageOf(renewed)));
    renewed.set_by_new(next.sign(messageOf(renewed)));
    return renewed;
}

std::optional<KeyRenewal> readRenewal(const entries::KeyRenewed& renewed)
{
    const auto pin = Digest::fromBytes(renewed.pin());
    const auto newPin = Digest::fromBytes(renewed.new_pin());
    if (!pin || !newPin || *pin == *newPin || renewed.signing_key().size() != keySize
        || renewed.new_signing_key().size() != keySize || renewed.signing_key() == renewed.new_signing_key())
        return std::nullopt;
    KeyRenewal renewal { { *pin, renewed.signing_key() }, { *newPin, renewed.new_signing_key() }, {} };
    for (const auto& last : renewed.lasts()) {
        const auto incarnation = IncarnationId::fromBytes(last.incarnation());
        if (!incarnation || last.stream().empty() || last.stream().size() > paddedStream)
            return std::nullopt;
        renewal.lasts.push_back({ *incarnation, last.stream(), last.number() });
    }
    const std::string message = messageOf(renewed);
    if (!verifySignature(renewal.from.signingKey, message, renewed.by_old())
        || !verifySignature(renewal.to.signingKey, message, renewed.by_new()))
        return std::nullopt;
    return renewal;
}

bool isContested(const ConsoleKeys& from, std::span<const HeardRenewal> renewals)
{
    const HeardRenewal* first = nullptr;
    for (const HeardRenewal& each : renewals) {
        if (each.keys.from != from)
            continue;
        if (first && first->keys.to != each.keys.to)
            return true;
        first = &each;
    }
    return false;
}

void renewKeys(PeerBook& book, std::span<const HeardRenewal> renewals)
{
    std::vector<Peer> peers;
    for (Peer& peer : book.peers) {
        Chain chain = follow(peer.keys(), renewals);
        const bool isRenewed = !chain.former.empty();
        peer.pin = chain.now.pin;
        peer.signingKey = chain.now.signingKey;
        peer.former = std::move(chain.former);
        peer.renewals = std::move(chain.renewals);
        peer.isContested = chain.isContested;
        const auto same = std::ranges::find(peers, peer.pin, &Peer::pin);
        if (same == peers.end()) {
            peers.push_back(std::move(peer));
            continue;
        }
        // paired under its new keys, too: that is the later word about it
        Peer& of = isRenewed ? *same : peer;
        Peer merged = of;
        const Peer& other = isRenewed ? peer : *same;
        merged.former.insert(merged.former.begin(), other.former.begin(), other.former.end());
        merged.renewals.insert(merged.renewals.begin(), other.renewals.begin(), other.renewals.end());
        *same = std::move(merged);
    }
    book.peers = std::move(peers);
}

} // namespace fengsui
