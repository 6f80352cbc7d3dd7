#include "consoles/console_words.h"

#include "backstage/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

/// A clock that is off by more is named.
constexpr Duration mostClockOffset = 2min;

struct ConsoleWords {
    Q_DECLARE_TR_FUNCTIONS(ConsoleWords)
};

bool isInTouch(const PeerPicture& peer)
{
    return peer.isLive && !peer.peer.isRevoked;
}

} // namespace

QString ago(Duration time)
{
    const qint64 seconds = std::max<qint64>(0, time.count() / 1000);
    if (seconds < 60)
        return ConsoleWords::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return ConsoleWords::tr("%1 min").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return ConsoleWords::tr("%1 h").arg(seconds / 3600);
    return ConsoleWords::tr("%1 d").arg(seconds / 86400);
}

ConsoleStanding standingOf(const PeerPicture& peer, Instant now)
{
    if (peer.peer.isRevoked)
        return { Tone::Quiet, QStringLiteral("⊘"), ConsoleWords::tr("revoked") };
    if (peer.ledgersAgree == false)
        return { Tone::Danger, QStringLiteral("✕"), ConsoleWords::tr("ledgers DIFFERENT") };
    if (peer.isLive)
        return peer.waitingOut + peer.waitingIn == 0
            ? ConsoleStanding { Tone::Good, QStringLiteral("●"), ConsoleWords::tr("in touch") }
            : ConsoleStanding { Tone::Notice, QStringLiteral("◉"), ConsoleWords::tr("catching up") };
    if (!peer.heardAt)
        return { Tone::Warning, QStringLiteral("○"), ConsoleWords::tr("never heard") };
    const Duration age = now - *peer.heardAt;
    const QString word = ConsoleWords::tr("heard %1 ago").arg(ago(age));
    if (age < 1h)
        return { Tone::Notice, QStringLiteral("◑"), word };
    if (age < 24h)
        return { Tone::Warning, QStringLiteral("△"), word };
    return { Tone::Danger, QStringLiteral("▲"), word };
}

ConsoleStanding honestyOf(const ExchangePicture& picture, Instant now, const std::function<QString(Instant)>& local)
{
    std::size_t all = 0;
    std::size_t inTouch = 0;
    std::uint64_t waiting = 0;
    std::optional<Instant> newest;
    const PeerPicture* different = nullptr;
    Tone worst = Tone::Good;
    for (const PeerPicture& peer : picture.peers) {
        if (peer.peer.isRevoked)
            continue;
        ++all;
        inTouch += isInTouch(peer) ? 1 : 0;
        waiting += peer.waitingOut + peer.waitingIn;
        if (peer.heardAt)
            newest = std::max(newest.value_or(*peer.heardAt), *peer.heardAt);
        if (peer.ledgersAgree == false)
            different = &peer;
        const Tone tone = standingOf(peer, now).tone;
        if (tone == Tone::Danger || (tone == Tone::Warning && worst != Tone::Danger)
            || (tone == Tone::Notice && worst == Tone::Good))
            worst = tone;
    }
    if (different)
        return { Tone::Danger, QStringLiteral("✕"),
            ConsoleWords::tr("Ledgers DIFFERENT from %1").arg(fromUtf8(different->peer.name)) };
    if (all == 0)
        return { Tone::Quiet, QStringLiteral("–"), ConsoleWords::tr("Works alone") };
    QString text = ConsoleWords::tr("%1 of %2 consoles in touch").arg(inTouch).arg(all);
    if (newest && inTouch < all)
        text += ConsoleWords::tr(", newest %1").arg(local(*newest));
    if (waiting > 0)
        text += ConsoleWords::tr(", %1 waiting").arg(waiting);
    return { worst, inTouch == all ? QStringLiteral("●") : QStringLiteral("◑"), text };
}

QString wayOf(const PeerPicture& peer)
{
    switch (peer.way) {
    case sync::Way::Calling:
        return ConsoleWords::tr("we call %1").arg(fromUtf8(peer.address));
    case sync::Way::Called:
        return ConsoleWords::tr("it calls, from %1").arg(fromUtf8(peer.address));
    case sync::Way::Bundle:
        return ConsoleWords::tr("by bundle");
    case sync::Way::None:
        break;
    }
    return QStringLiteral("–");
}

QString ledgersOf(const PeerPicture& peer)
{
    if (!peer.ledgersAgree)
        return ConsoleWords::tr("not compared");
    return *peer.ledgersAgree ? QStringLiteral("= ") + ConsoleWords::tr("equal")
                              : QStringLiteral("≠ ") + ConsoleWords::tr("DIFFERENT");
}

QString clockOf(const PeerPicture& peer)
{
    if (!peer.heardAt || peer.way == sync::Way::Bundle)
        return QStringLiteral("–");
    const Duration offset = std::chrono::abs(peer.clockOffset);
    const QString sign = offset < 50ms ? QString()
        : peer.clockOffset.count() < 0 ? QStringLiteral("−")
                                       : QStringLiteral("+");
    const QString text = offset < 1min
        ? sign + ConsoleWords::tr("%1 s").arg(static_cast<double>(offset.count()) / 1000, 0, 'f', 1)
        : sign + ago(offset);
    return offset > mostClockOffset ? QStringLiteral("! ") + text : text;
}

} // namespace fengsui::ui
