#include "wiring/peer_link.h"

#include "sqlite/durable_file.h"
#include "sqlite/key_files.h"

#include <system_error>

namespace fengsui {

link::ConsoleKey consoleKey(const StoreFolder& folder)
{
    try {
        if (std::filesystem::exists(folder.wireKey())) {
            if (auto key = link::ConsoleKey::fromSecret(readWhole(folder.wireKey())))
                return *std::move(key);
            throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
                                   "%1 is damaged. Restore it from the last backup, or remove "
                                   "it and pair this console anew."),
                { folder.wireKey().string() });
        }
        link::ConsoleKey key = link::ConsoleKey::generate();
        writeDurably(folder.wireKey(), key.secret());
        std::filesystem::permissions(
            folder.wireKey(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        return key;
    } catch (const std::system_error& failure) {
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be made: %2."), { folder.wireKey().string(), failure.what() });
    }
}

SigningKey outwardKey(const StoreFolder& folder)
{
    const auto former = formerSigningKey(folder);
    return former ? *former : signingKey(folder);
}

std::set<IncarnationId> incarnationsUnder(const Journal& journal, const std::string& signingKey, const Peer* peer)
{
    const auto own = journal.incarnationsOf(signingKey);
    std::set<IncarnationId> all(own.begin(), own.end());
    for (const ConsoleKeys& former : peer ? peer->former : std::vector<ConsoleKeys>())
        all.merge(incarnationsUnder(journal, former.signingKey, nullptr));
    return all;
}

namespace {

std::optional<link::ConsoleKey> formerConsoleKey(const StoreFolder& folder, LocalWriter& writer, const Clock& clock)
{
    dropFormerKeys(folder, writer.store().connection(), clock.now());
    try {
        return std::filesystem::exists(folder.formerWireKey())
            ? link::ConsoleKey::fromSecret(readWhole(folder.formerWireKey()))
            : std::nullopt;
    } catch (const std::system_error&) {
        return std::nullopt; // whoever knows the old key alone must be paired anew
    }
}

// By a clock that nobody sets.
Duration sinceStart()
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

PeerLink::PeerLink(const StoreFolder& folder, LocalWriter& writer, const Clock& clock,
    std::function<void(const Refusal&)> notice, std::function<void(const News&)> told)
    : m_writer(writer)
    , m_clock(clock)
    , m_notice(std::move(notice))
    , m_key(consoleKey(folder))
    , m_clockWatch(clock.now(), sinceStart())
    , m_store(writer.store().connection(), writer.store().journal(), clock, &writer.blobs(), std::move(told))
    , m_status(writer.store().connection())
    , m_switchboard(m_key,
          { m_store, clock, [this](const Digest& pin) { return isAllowed(pin); },
              [this](const Refusal& refusal) { m_notice(refusal); },
              [this](const Digest& pin, const link::CallEnd& end) { guarded([&] { putDown(pin, end); }); },
              [this] { guarded([this] { m_writer.store().journal().signHeads(m_clock.now()); }); },
              [this] {
                  if (m_tookEntries)
                      m_tookEntries();
              },
              [this](const Digest& pin) { return sidesWith(pin); }, formerConsoleKey(folder, writer, clock) })
{
}

bool PeerLink::isAllowed(const Digest& pin) const
{
    return m_writer.store().ledgers().peers().isAllowed(pin) && (!m_expected || *m_expected == pin);
}

sync::Sides PeerLink::sidesWith(const Digest& pin) const
{
    const PeerBook book = m_writer.store().ledgers().peers();
    const auto side = [&](const Digest& of, const std::string& signingKey) {
        return sync::Side { Audience::of(of, book), incarnationsUnder(m_writer.journal(), signingKey, book.find(of)) };
    };
    const Peer* peer = book.find(pin);
    return { side(pin, peer ? peer->signingKey : std::string()),
        side(m_key.pin(), m_writer.store().journal().publicKey()) };
}

sync::CallingCard PeerLink::card() const
{
    const StoreIdentity identity = m_writer.store().ledgers().identity().value_or(StoreIdentity {});
    return { identity.name, identity.division, m_writer.store().journal().publicKey() };
}

void PeerLink::watchClocks(const Digest& pin, Duration offset)
{
    if (const auto jump = m_clockWatch.look(m_clock.now(), sinceStart())) {
        m_notice(sync::jumpNotice(*jump));
        m_clockWatch.confirm(); // the notice asks a person; it is not said again and again
    }
    const PeerBook peers = m_writer.store().ledgers().peers();
    const Peer* peer = peers.find(pin);
    const auto notice = sync::clockNotice(peer ? peer->name : std::string(), offset);
    if (!notice)
        m_offClocks.erase(pin);
    else if (m_offClocks.insert(pin).second)
        m_notice(*notice);
}

Result<sync::CallingCard> PeerLink::enrolCard(
    const Session& session, const std::string& text, const std::string& digits)
{
    const auto card = sync::pairingCard(text);
    if (!card)
        return card.refusal();
    if (card->pin == m_key.pin())
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "This is the card of this console itself. Read the other console's."), {},
            "file" };
    if (!sync::areDigitsOf(*card, digits))
        return Refusal { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal",
                "These are not the digits of the card in the file. Have them read out again by telephone; if they "
                "still differ, somebody exchanged the file. Nothing was paired."),
            {}, "digits" };
    const Outcome enrolled
        = m_writer.office().peers.enrol(session, card->pin, card->who.name, card->who.division, card->who.signingKey);
    if (!enrolled)
        return enrolled.refusal();
    return card->who;
}

void PeerLink::putDown(const Digest& pin, const link::CallEnd& end)
{
    if (end.standing.peer.isNull())
        return; // nothing was heard
    watchClocks(pin, end.standing.clockOffset);
    m_status.put({ pin, m_clock.now(), end.standing.waitingOut, end.standing.waitingIn, end.standing.clockOffset,
        end.standing.ledgersAgree, end.refusal ? end.refusal->toString() : std::string(), end.theirs,
        end.isOurCall ? sync::Way::Calling : sync::Way::Called, end.remote });
}

void PeerLink::putDownLines()
{
    for (const link::LineNow& line : m_switchboard.linesNow())
        putDown(line.pin, { line.standing, std::nullopt, line.theirs, {}, line.isOurCall, line.remote });
}

void PeerLink::guarded(const std::function<void()>& step)
{
    try {
        step();
    } catch (const StoreFailure& failure) {
        m_notice({ Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Syncing stopped, because this console could not save: %1"),
            { failure.what() }, {} });
    }
}

} // namespace fengsui
