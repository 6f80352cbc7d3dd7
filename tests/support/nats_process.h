#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace fengsui {

/// A port of this machine that nobody uses now.
inline std::uint16_t freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// A real NATS server on loopback with its files in a folder that goes with this. It syncs each message to the disk
/// before it confirms it, as the product asks of every server.
class NatsProcess {
public:
    /// `more` goes into its configuration; `domain` is that of its JetStream, if it has one.
    explicit NatsProcess(const std::string& name, const std::string& more = {}, const std::string& domain = {})
        : m_port(freePort())
    {
        QFile file(configuration());
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("no configuration for nats-server");
        const std::string text = "server_name: " + name + "\nlisten: \"127.0.0.1:" + std::to_string(m_port)
            + "\"\njetstream { store_dir: \"" + m_folder.path().toStdString() + "/store\", sync_interval: always"
            + (domain.empty() ? "" : ", domain: " + domain) + " }\n" + more;
        file.write(QByteArray::fromStdString(text));
    }
    ~NatsProcess() { kill(); }
    NatsProcess(const NatsProcess&) = delete;
    NatsProcess& operator=(const NatsProcess&) = delete;

    /// Returns when clients may come.
    void start()
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->start(QStringLiteral("nats-server"), { QStringLiteral("-c"), configuration() });
        hear("Server is ready");
    }
    /// Returns when the server has said this.
    void hear(const QByteArray& words)
    {
        while (!m_said.contains(words)) {
            if (!m_process->waitForReadyRead(30'000))
                throw std::runtime_error("nats-server does not run: " + m_said.toStdString());
            m_said += m_process->readAll();
        }
    }
    /// As by a power cut of its process: nothing is said or flushed.
    void kill()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
        m_said.clear();
    }
    bool isRunning() const { return m_process != nullptr; }
    std::uint16_t port() const { return m_port; }
    std::string url() const { return "nats://127.0.0.1:" + std::to_string(m_port); }
    QByteArray said()
    {
        constexpr int moment = 100; // ms; nobody reads from it while a test waits for something else
        while (m_process && m_process->waitForReadyRead(moment))
            m_said += m_process->readAll();
        return m_said;
    }

private:
    QString configuration() const { return m_folder.filePath(QStringLiteral("nats.conf")); }

    QTemporaryDir m_folder;
    std::uint16_t m_port;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_said;
};

} // namespace fengsui
