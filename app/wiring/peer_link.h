#pragma once

#include "link/switchboard.h"
#include "sqlite/sqlite_peer_status.h"
#include "sqlite/sqlite_sync_store.h"
#include "sync/clock_rules.h"
#include "sync/pairing_card.h"
#include "wiring/local_store.h"

#include <set>

namespace fengsui {

/// The key that this store shows on the wire, made at the first call; in a file of the store's folder that only its
/// owner may read. Throws StoreFailure.
link::ConsoleKey consoleKey(const StoreFolder& folder);

/// The key that this console signs by what it hands to others: the one before as long as it is kept, because everybody
/// knows that one, and whoever has heard of the new one knows both.
SigningKey outwardKey(const StoreFolder& folder);

/// What a console wrote under this signing key, and under those that it had before.
std::set<IncarnationId> incarnationsUnder(const Journal&, const std::string& signingKey, const Peer*);

/// A store opened for writing, ready to sync: the switchboard and what it works with.
class PeerLink {
public:
    /// The writer and the clock outlive this. `notice` is told what a person must know of, `told` what came in.
    PeerLink(const StoreFolder& folder, LocalWriter& writer, const Clock& clock,
        std::function<void(const Refusal&)> notice, std::function<void(const News&)> told = {});

    link::Switchboard& switchboard() { return m_switchboard; }
    const link::Switchboard& switchboard() const { return m_switchboard; }
    const link::ConsoleKey& key() const { return m_key; }
    const SqlitePeerStatus& status() const { return m_status; }
    /// How this console introduces itself.
    sync::CallingCard card() const;
    /// The same for a file, with the key that it shows on the wire.
    sync::PairingCard pairingCard() const { return { m_key.pin(), card() }; }
    /// Enrols the console whose card stands in the text, if the digits are those of the card.
    Result<sync::CallingCard> enrolCard(const Session&, const std::string& text, const std::string& digits);
    /// While it is set only the console with this key is talked to.
    void expect(const std::optional<Digest>& pin) { m_expected = pin; }
    void putDown(const Digest& pin, const link::CallEnd& end);
    /// Whom to tell that a line brought entries.
    void onEntries(std::function<void()> tell) { m_tookEntries = std::move(tell); }
    /// How the lines stand now, so that it is known after the power failed.
    void putDownLines();
    /// Who is to get what in a talk with this console.
    sync::Sides sidesWith(const Digest& pin) const;

private:
    /// A failure of this machine is told and ends nothing else.
    void guarded(const std::function<void()>& step);
    bool isAllowed(const Digest& pin) const;
    /// Tells of clocks that differ, and of our own when it was set; each once as long as it stays so.
    void watchClocks(const Digest& pin, Duration offset);

    LocalWriter& m_writer;
    const Clock& m_clock;
    std::function<void(const Refusal&)> m_notice;
    link::ConsoleKey m_key;
    std::optional<Digest> m_expected;
    std::function<void()> m_tookEntries;
    sync::ClockWatch m_clockWatch;
    std::set<Digest> m_offClocks; ///< of peers, told already
    SqliteSyncStore m_store;
    SqlitePeerStatus m_status;
    link::Switchboard m_switchboard;
};

} // namespace fengsui
