#pragma once

#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace fengsui {

/// One run of the real clerk, to its end.
struct ClerkRun {
    int status = -1;
    QByteArray out;
    QByteArray err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

inline QString clerkProgram()
{
    return qEnvironmentVariable("FENGSUI_BIN") + QStringLiteral("/fengsui-clerk");
}

inline ClerkRun runClerk(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(clerkProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError() };
}

} // namespace fengsui
