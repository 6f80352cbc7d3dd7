#pragma once

#include "desk/exchange.h"
#include "look/theme.h"

#include <QString>

#include <functional>

namespace fengsui::ui {

/// How a console stands, by a mark and a word, and by a colour that says nothing more than they do.
struct ConsoleStanding {
    Tone tone = Tone::Plain;
    QString mark;
    QString word;

    QString text() const { return mark + QChar::Space + word; }
};

/// The worst that is to be said of it: ledgers that differ before how long it was not heard.
ConsoleStanding standingOf(const PeerPicture& peer, Instant now);

/// "14 min", "3 h", "2 d": how long ago, in one figure.
QString ago(Duration time);

/// How honest the picture is, in one line for the status bar. `local` gives the time of day.
ConsoleStanding honestyOf(const ExchangePicture& picture, Instant now, const std::function<QString(Instant)>& local);

QString wayOf(const PeerPicture& peer);
QString ledgersOf(const PeerPicture& peer);
/// "+0.3 s", "−2 h", or "–" when it was never heard.
QString clockOf(const PeerPicture& peer);

} // namespace fengsui::ui
