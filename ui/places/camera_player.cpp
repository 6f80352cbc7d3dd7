#include "places/camera_player.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QProcess>
#include <QSettings>
#include <QUrl>

namespace fengsui::ui::camera_player {

namespace {

const QString hole = QStringLiteral("%1");

QString say(const char* text)
{
    return QCoreApplication::translate("CameraPlayer", text);
}

std::optional<QUrl> safeUrl(const QString& link)
{
    static const QStringList schemes { QStringLiteral("rtsp"), QStringLiteral("rtsps"), QStringLiteral("rtmp"),
        QStringLiteral("rtmps"), QStringLiteral("mms"), QStringLiteral("http"), QStringLiteral("https") };
    const QUrl url(link, QUrl::StrictMode);
    if (!url.isValid() || !schemes.contains(url.scheme()) || url.host().isEmpty())
        return {};
    return url;
}

} // namespace

QString setting()
{
    return QStringLiteral("camera/player");
}

QString faultOf(const QString& commandLine)
{
    const QStringList words = QProcess::splitCommand(commandLine);
    if (!commandLine.trimmed().isEmpty() && (words.isEmpty() || words.first().contains(hole)))
        return say(QT_TRANSLATE_NOOP("CameraPlayer", "The first word must be a program."));
    return {};
}

std::optional<QStringList> commandFor(const QString& commandLine, const QString& link)
{
    const auto url = safeUrl(link);
    QStringList words = QProcess::splitCommand(commandLine);
    if (!url || words.isEmpty())
        return {};
    const QString encoded = url->toString(QUrl::FullyEncoded);
    bool isSet = false;
    for (QString& word : words)
        if (word.contains(hole)) {
            word.replace(hole, encoded);
            isSet = true;
        }
    if (!isSet)
        words.append(encoded);
    return words;
}

QString open(const QString& link)
{
    const auto url = safeUrl(link);
    if (!url)
        return say(QT_TRANSLATE_NOOP("CameraPlayer", "The link of this camera is none that a player opens: %1"))
            .arg(link);
    const QString commandLine = QSettings().value(setting()).toString().trimmed();
    if (commandLine.isEmpty())
        return QDesktopServices::openUrl(*url)
            ? QString()
            : say(QT_TRANSLATE_NOOP(
                      "CameraPlayer", "Nothing on this machine opens %1. Name a player under Map, Player for cameras."))
                  .arg(link);
    const QStringList words = commandFor(commandLine, link).value_or(QStringList());
    if (words.isEmpty() || !QProcess::startDetached(words.first(), words.sliced(1)))
        return say(QT_TRANSLATE_NOOP("CameraPlayer", "The player can't be started: %1. See Map, Player for cameras."))
            .arg(commandLine);
    return {};
}

} // namespace fengsui::ui::camera_player
