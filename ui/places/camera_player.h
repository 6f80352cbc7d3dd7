#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace fengsui::ui {

/// The program that shows a camera's picture: a command line in the settings, in which %1 stands for the link; without
/// one what the desktop opens such links with.
namespace camera_player {

/// Under which the settings keep it.
QString setting();
/// Why a command line can't be used, as a sentence; empty when it can. An empty one means the desktop's choice.
QString faultOf(const QString& commandLine);
/// Program and arguments for a link. Nothing unless it is an rtsp, rtsps, rtmp, rtmps, mms, http or https link: it
/// comes from a table, and must not become a file or an option of the player.
std::optional<QStringList> commandFor(const QString& commandLine, const QString& link);
/// Starts the player of the settings; a sentence that says what went wrong, empty when all is well.
QString open(const QString& link);

} // namespace camera_player

} // namespace fengsui::ui
