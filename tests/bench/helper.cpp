#include "bench/helper.h"

#include <QCoreApplication>

#include <stdexcept>

namespace fengsui::bench {

namespace {

constexpr int patience = 600'000; // milliseconds; only a failure takes them

} // namespace

Helper::Helper(const std::vector<std::string>& arguments)
{
    QStringList list;
    for (const std::string& argument : arguments)
        list << QString::fromStdString(argument);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), list);
}

Helper::~Helper()
{
    m_process.kill();
    m_process.waitForFinished();
}

std::string Helper::line()
{
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(patience))
            throw std::runtime_error("a process of the bench said nothing");
    return m_process.readLine().trimmed().toStdString();
}

void Helper::finish()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(patience))
        throw std::runtime_error("a process of the bench does not end");
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        throw std::runtime_error("a process of the bench failed");
}

} // namespace fengsui::bench
