#pragma once

#include "desk/exchange.h"
#include "wiring/peer_link.h"

namespace fengsui {

/// A window's talk with other consoles: the lines beside the commands, and what a person sees of it. Lives on the
/// writer's thread; its end says bye on every line.
class PeerExchange final : public Exchange {
public:
    /// The writer and the clock outlive it.
    PeerExchange(const StoreFolder& folder, LocalWriter& writer, const Clock& clock);
    ~PeerExchange() override;

    void tell(Ears) override;
    void turn(std::chrono::milliseconds most) override;
    void wait() override { m_link.switchboard().wait(); }
    void wake() override { m_link.switchboard().wake(); }
    Outcome setRoutes(const Session&, const Routes&) override;
    Outcome beginPairing(const Session&, const std::string& to, const std::string& at) override;
    void answerPairing(const std::string& digits) override;
    void cancelPairing() override { m_link.switchboard().cancelPairing(); }
    std::string card() const override;
    Result<sync::CallingCard> enrolCard(const Session&, const std::string& text, const std::string& digits) override;
    Result<std::shared_ptr<BundleWork>> writeBundle(const Digest& pin, const std::string& file, bool all) override;
    Result<std::shared_ptr<BundleWork>> readBundle(const std::string& file) override;

private:
    void openRoutes();
    void carryOn(std::chrono::milliseconds most);
    void tellPicture();
    ExchangePicture picture() const;
    void describe(PeerPicture&) const;
    Outcome tryListening(const std::string& address);
    void noticeOfClocks(const ExchangePicture&);
    void notice(const Refusal&) const;
    void moment(const PairingMoment&) const;
    /// Of a pairing that called `to`, or for which the address `door` was opened.
    void pairingEnded(
        const Session&, const Result<link::Switchboard::Paired>&, const std::string& to, const std::string& door);
    void keepRoute(const std::string& to, const std::string& door);

    const StoreFolder m_folder;
    LocalWriter& m_writer;
    const Clock& m_clock;
    Ears m_ears;
    PeerLink m_link;
    Routes m_routes;
    std::uint16_t m_port = 0;
    std::optional<Refusal> m_trouble;
    std::uint64_t m_entries = 0; ///< in the journal, when the lines last heard of it
    std::chrono::steady_clock::time_point m_lookedAt; ///< for the picture
    std::chrono::steady_clock::time_point m_putDownAt;
    std::vector<Digest> m_clocksTold; ///< peers whose clock a person was told of
    std::function<void(std::string)> m_answer; ///< of the pairing under way
    int m_triesLeft = 0;
};

} // namespace fengsui
