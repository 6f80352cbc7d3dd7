#include "wiring/peer_exchange.h"

#include "wiring/bundle_work.h"
#include "wiring/routes.h"

#include <algorithm>

namespace fengsui {

using namespace std::chrono_literals;

namespace {

constexpr auto lookEvery = 1s;
constexpr auto putDownEvery = 30s;
/// More than this between two consoles' clocks and a person is to look.
constexpr Duration mostClockOffset = 2min;

} // namespace

PeerExchange::PeerExchange(const StoreFolder& folder, LocalWriter& writer, const Clock& clock)
    : m_folder(folder)
    , m_writer(writer)
    , m_clock(clock)
    , m_link(
          folder, writer, clock, [this](const Refusal& refusal) { notice(refusal); },
          [this](const News& news) {
              if (m_ears.news)
                  m_ears.news(news);
          })
{
    if (const auto routes = readRoutes(folder))
        m_routes = *routes;
    else
        m_trouble = routes.refusal();
    openRoutes();
}

PeerExchange::~PeerExchange()
{
    m_ears = {};
    m_link.switchboard().hangUp();
}

void PeerExchange::tell(Ears ears)
{
    m_ears = std::move(ears);
    if (m_trouble)
        notice(*m_trouble);
}

void PeerExchange::openRoutes()
{
    m_port = 0;
    if (!m_routes.listen.empty()) {
        const auto port = m_link.switchboard().listen(*link::Address::parse(m_routes.listen));
        if (port)
            m_port = *port;
        else
            m_trouble = port.refusal();
    }
    for (const std::string& call : m_routes.call)
        m_link.switchboard().keepCalling(*link::Address::parse(call));
}

// --- turns

void PeerExchange::turn(std::chrono::milliseconds most)
{
    try {
        carryOn(most);
    } catch (const std::exception& failure) {
        // the next conversation begins from what is on the disk
        notice({ Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Something went wrong while syncing (%1). The lines go on."),
            { failure.what() }, {} });
    }
}

void PeerExchange::carryOn(std::chrono::milliseconds most)
{
    std::uint64_t entries = 0;
    for (const Head& head : m_writer.journal().heads())
        entries += head.key.number;
    if (std::exchange(m_entries, entries) != entries)
        m_link.switchboard().storeChanged();
    m_link.switchboard().turn(most);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_lookedAt < lookEvery)
        return;
    m_lookedAt = now;
    if (m_link.switchboard().lines() > 0 && now - m_putDownAt >= putDownEvery) {
        m_putDownAt = now;
        m_link.putDownLines();
    }
    tellPicture();
}

void PeerExchange::tellPicture()
{
    const ExchangePicture now = picture();
    noticeOfClocks(now);
    if (m_ears.picture)
        m_ears.picture(now);
}

ExchangePicture PeerExchange::picture() const
{
    ExchangePicture picture { link::fingerprint(m_link.key().pin()), m_routes, m_port, m_trouble, {} };
    for (const Peer& peer : m_writer.ledgers().peers().peers) {
        if (peer.pin == m_link.key().pin())
            continue; // as others enrolled us
        PeerPicture one;
        one.peer = peer;
        one.fingerprint = link::fingerprint(peer.pin);
        describe(one);
        picture.peers.push_back(std::move(one));
    }
    return picture;
}

// What a line says now goes before what was put down when the last one ended.
void PeerExchange::describe(PeerPicture& one) const
{
    sync::Vector held;
    const auto statuses = m_link.status().all();
    const auto status = std::ranges::find(statuses, one.peer.pin, &sync::PeerStatus::pin);
    if (status != statuses.end()) {
        one.way = status->way;
        one.address = status->address;
        one.heardAt = status->heardAt;
        one.waitingIn = status->waitingIn;
        one.clockOffset = status->clockOffset;
        one.ledgersAgree = status->ledgersAgree;
        one.trouble = status->trouble;
        held = status->held;
    }
    const auto lines = m_link.switchboard().linesNow();
    const auto line = std::ranges::find(lines, one.peer.pin, &link::LineNow::pin);
    if (line != lines.end() && !line->standing.peer.isNull()) {
        one.isLive = true;
        one.way = line->isOurCall ? sync::Way::Calling : sync::Way::Called;
        one.address = line->remote;
        one.heardAt = m_clock.now() - line->silence;
        one.waitingIn = line->standing.waitingIn;
        one.clockOffset = line->standing.clockOffset;
        one.ledgersAgree = line->standing.ledgersAgree;
        one.trouble.clear();
        held = line->theirs;
    }
    const sync::Backlog backlog = m_link.status().backlog(held);
    one.waitingOut = backlog.entries;
    one.oldestUnsent = backlog.oldest;
}

// Once for each console and run: a clock does not mend itself, and the banner is for what is new.
void PeerExchange::noticeOfClocks(const ExchangePicture& now)
{
    for (const PeerPicture& one : now.peers) {
        if (!one.isLive || std::chrono::abs(one.clockOffset) <= mostClockOffset
            || std::ranges::find(m_clocksTold, one.peer.pin) != m_clocksTold.end())
            continue;
        m_clocksTold.push_back(one.peer.pin);
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(one.clockOffset));
        notice({ Refusal::Reason::Conflict,
            one.clockOffset.count() > 0
                ? QT_TRANSLATE_NOOP("Refusal",
                      "The clock of %1 is %2 minutes ahead of this console's. Find out which is wrong, and set it.")
                : QT_TRANSLATE_NOOP("Refusal",
                      "The clock of %1 is %2 minutes behind this console's. Find out which is wrong, and set it."),
            { one.peer.name, std::to_string(minutes.count()) }, {} });
    }
}

void PeerExchange::notice(const Refusal& refusal) const
{
    if (m_ears.notice)
        m_ears.notice(refusal);
}

void PeerExchange::moment(const PairingMoment& moment) const
{
    if (m_ears.pairing)
        m_ears.pairing(moment);
}

// --- what a person wants

Outcome PeerExchange::setRoutes(const Session& session, const Routes& routes)
{
    if (auto outcome = m_writer.office().peers.mayEnrol(session); !outcome)
        return outcome;
    m_link.switchboard().forgetRoutes();
    try {
        Outcome outcome = routes.listen.empty() ? Outcome(Done {}) : tryListening(routes.listen);
        if (outcome)
            outcome = writeRoutes(m_folder, routes);
        if (outcome) {
            m_routes = routes;
            m_trouble.reset();
        }
        openRoutes();
        m_lookedAt = {};
        return outcome;
    } catch (const StoreFailure&) {
        openRoutes();
        throw;
    }
}

// That another program has the address shows only when it is tried.
Outcome PeerExchange::tryListening(const std::string& address)
{
    const auto parsed = link::Address::parse(address);
    if (!parsed)
        return Refusal { parsed.refusal().reason, parsed.refusal().text, parsed.refusal().arguments, "listen" };
    const auto port = m_link.switchboard().listen(*parsed);
    m_link.switchboard().forgetRoutes();
    if (!port)
        return port.refusal();
    return Done {};
}

Outcome PeerExchange::beginPairing(const Session& session, const std::string& to, const std::string& at)
{
    if (auto outcome = m_writer.office().peers.mayEnrol(session); !outcome)
        return outcome;
    const auto address = link::Address::parse(to.empty() ? at : to);
    if (!address && (m_port == 0 || !to.empty()))
        return address.refusal();
    m_triesLeft = link::Switchboard::mostPairingTries;
    m_answer = nullptr;
    link::Switchboard::PairingEars ears;
    ears.ask = [this](const std::string& digits, std::function<void(std::string)> answer) {
        m_answer = std::move(answer);
        moment({ PairingMoment::What::Comparing, 0, digits, m_triesLeft, {}, {} });
    };
    ears.failed = [this](const Refusal& why, int triesLeft) {
        m_answer = nullptr;
        m_triesLeft = triesLeft;
        moment({ PairingMoment::What::Failed, 0, {}, triesLeft, why, {} });
    };
    const auto door = std::make_shared<std::string>();
    ears.ended = [this, session, to, door](
                     const Result<link::Switchboard::Paired>& result) { pairingEnded(session, result, to, *door); };
    const auto port = m_link.switchboard().beginPairing(to.empty() ? std::nullopt : std::optional(*address),
        address ? *address : link::Address {}, m_link.card(), std::move(ears));
    if (!port)
        return port.refusal();
    if (to.empty() && m_port == 0)
        *door = link::Address { address->host, *port }.toString();
    moment({ PairingMoment::What::Waiting, *port, {}, m_triesLeft, {}, {} });
    return Done {};
}

void PeerExchange::answerPairing(const std::string& digits)
{
    if (const auto answer = std::exchange(m_answer, nullptr))
        answer(digits);
}

void PeerExchange::pairingEnded(const Session& session, const Result<link::Switchboard::Paired>& result,
    const std::string& to, const std::string& door)
{
    m_answer = nullptr;
    m_lookedAt = {};
    PairingMoment end { PairingMoment::What::Over, 0, {}, 0, {}, {} };
    if (!result) {
        end.refusal = result.refusal();
        return moment(end);
    }
    try {
        const auto& [pin, card] = *result;
        const Outcome enrolled = m_writer.office().peers.enrol(session, pin, card.name, card.division, card.signingKey);
        if (enrolled) {
            end.what = PairingMoment::What::Paired;
            end.card = card;
            keepRoute(to, door);
        } else {
            end.refusal = enrolled.refusal();
        }
    } catch (const StoreFailure& failure) {
        end.refusal = Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The pairing could not be saved: %1"), { failure.what() }, {} };
    }
    moment(end);
}

// The way that two consoles met by is the way that they will meet by again.
void PeerExchange::keepRoute(const std::string& to, const std::string& door)
{
    Routes routes = m_routes;
    if (!to.empty() && std::ranges::find(routes.call, to) == routes.call.end())
        routes.call.push_back(to);
    if (!door.empty())
        routes.listen = door;
    if (routes == m_routes || !writeRoutes(m_folder, routes))
        return;
    m_routes = routes;
    m_trouble.reset();
    m_link.switchboard().forgetRoutes();
    openRoutes();
}

std::string PeerExchange::card() const
{
    return sync::toText(m_link.pairingCard());
}

Result<sync::CallingCard> PeerExchange::enrolCard(
    const Session& session, const std::string& text, const std::string& digits)
{
    m_lookedAt = {};
    return m_link.enrolCard(session, text, digits);
}

Result<std::shared_ptr<BundleWork>> PeerExchange::writeBundle(const Digest& pin, const std::string& file, bool all)
{
    return bundleFor(m_folder, m_writer, m_clock, pin, file, all, sync::BundleFiles::With);
}

Result<std::shared_ptr<BundleWork>> PeerExchange::readBundle(const std::string& file)
{
    return bundleFrom(m_folder, m_writer, m_clock, file);
}

} // namespace fengsui
