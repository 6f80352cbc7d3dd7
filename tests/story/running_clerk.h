#pragma once

#include "story/clerk_run.h"

#include <QRegularExpression>

namespace fengsui {

inline constexpr int clerkPatience = 60'000; // milliseconds; only a failure takes them

/// A clerk that goes on while the test talks to it.
class RunningClerk {
public:
    explicit RunningClerk(const QStringList& arguments)
    {
        m_process.start(clerkProgram(), arguments);
        m_process.waitForStarted();
    }
    ~RunningClerk()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// The first group of the pattern, as soon as the clerk has written it; empty when it ends without.
    QString hear(const QString& pattern)
    {
        const QRegularExpression expected(pattern);
        for (;;) {
            m_heard += QString::fromUtf8(m_process.readAllStandardOutput());
            if (const auto match = expected.match(m_heard); match.hasMatch())
                return match.captured(1);
            if (m_process.state() == QProcess::NotRunning || !m_process.waitForReadyRead(clerkPatience))
                return {};
        }
    }
    void say(const QString& line)
    {
        m_process.write(line.toUtf8() + '\n');
        m_process.waitForBytesWritten(clerkPatience);
    }
    void interrupt() { m_process.terminate(); }
    void kill() { m_process.kill(); }
    bool endsWithin(int milliseconds) { return m_process.waitForFinished(milliseconds); }
    int finish()
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(clerkPatience))
            return -1;
        m_heard += QString::fromUtf8(m_process.readAllStandardOutput());
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QString heard() const { return m_heard; }
    QByteArray complaints() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QString m_heard;
};

} // namespace fengsui
