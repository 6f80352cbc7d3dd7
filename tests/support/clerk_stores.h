#pragma once

#include "story/running_clerk.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

namespace fengsui {

/// Stores in one folder, worked on by real clerks, and the people who do it: an administrator of each, and two of them
/// with a telephone.
class ClerkStores {
public:
    explicit ClerkStores(QString language = QStringLiteral("en"))
        : m_language(std::move(language))
    {
        write("password", "river-crossing-7\n");
    }
    /// Passwords are slow to make on purpose: a test begins with copies of stores that were made once.
    std::unique_ptr<ClerkStores> copied() const
    {
        auto copy = std::make_unique<ClerkStores>(m_language);
        std::filesystem::copy(m_folder.path().toStdString(), copy->m_folder.path().toStdString(),
            std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
        return copy;
    }
    /// Of everything that clerks say from now on.
    void speak(const QString& language) { m_language = language; }

    QString at(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QStringList on(const QString& store, QStringList words) const
    {
        return words << "--language" << m_language << "--store" << at(store);
    }
    ClerkRun run(const QString& store, const QStringList& words) const { return runClerk(on(store, words)); }
    QJsonObject json(const QString& store, const QStringList& words) const { return run(store, words).json().object(); }

    void make(const QString& store, const QString& division, const QString& name) const
    {
        const ClerkRun made = run(store, { "init", "--division", division, "--name", name });
        QVERIFY2(made.status == 0, made.err.constData());
        makeAdministrator(store);
    }
    void makeAdministrator(const QString& store) const { addOperator(store, "admin", "administrator", {}); }
    /// Something is written there: an operator is enrolled.
    void note(const QString& store)
    {
        addOperator(store, "p" + QString::number(++m_notes), "acceptor", { "--as", "admin" });
    }
    void addOperator(
        const QString& store, const QString& account, const QString& role, const QStringList& more = {}) const
    {
        const ClerkRun added = run(store,
            QStringList {
                "operator", "add", account, "--name", "值班员", "--role", role, "--password-file", at("password") }
                + more);
        QVERIFY2(added.status == 0, added.err.constData());
    }

    /// Two people at two consoles, with a telephone.
    bool pair(const QString& waiting, const QString& calling) const
    {
        // what they read out is the same in every language
        const auto inEnglish = [this](const QString& store, QStringList words) {
            return words << "--language" << "en" << "--store" << at(store);
        };
        RunningClerk one(inEnglish(waiting, { "peer", "pair", "--listen", "127.0.0.1:0", "--as", "admin" }));
        const QString port = one.hear("port (\\d+)");
        RunningClerk other(inEnglish(calling, { "peer", "pair", "--to", "127.0.0.1:" + port, "--as", "admin" }));
        const QString ofOne = one.hear(": (\\d{6})\n");
        const QString ofOther = other.hear(": (\\d{6})\n");
        one.say(ofOther);
        other.say(ofOne);
        const bool isDone = one.finish() == 0 && other.finish() == 0;
        if (!isDone)
            qWarning("%s%s", one.complaints().constData(), other.complaints().constData());
        return isDone && ofOne == ofOther && ofOne.size() == 6;
    }
    /// One serves, the other calls it once.
    ClerkRun meet(const QString& serving, const QString& calling, const QString& address = "127.0.0.1") const
    {
        RunningClerk hub(on(serving, { "serve", "--listen", address + ":0", "--json" }));
        const QString port = hub.hear("\"port\": ?(\\d+)");
        const ClerkRun once = run(calling, { "sync", "once", "--at", address + ':' + port, "--json" });
        hub.interrupt();
        return hub.finish() == 0 ? once : ClerkRun { -1, {}, hub.complaints() };
    }
    /// They meet, and both hold the same afterwards.
    bool level(const QString& serving, const QString& calling) const
    {
        const ClerkRun once = meet(serving, calling);
        const bool isDone = once.status == 0 && once.json()["equal"].toBool() && once.json()["ledgersAgree"].toBool()
            && entries(serving) == entries(calling);
        if (!isDone)
            qWarning("%s", once.err.constData());
        return isDone;
    }
    bool isSound(const QString& store) const
    {
        return json(store, { "journal", "verify", "--json" })["sound"].toBool();
    }
    /// Their digests, sorted.
    QStringList entries(const QString& store) const
    {
        QStringList digests;
        for (const auto& each : run(store, { "journal", "dump", "--json" }).json().array())
            digests << each[QStringLiteral("digest")].toString();
        digests.sort();
        return digests;
    }
    /// Under which the last entry of its own was written.
    QString incarnation(const QString& store) const
    {
        return json(store, { "journal", "stats", "--json" })["incarnation"].toString();
    }
    QJsonObject peer(const QString& store, const QString& name) const
    {
        for (const auto& each : json(store, { "peer", "list", "--json" })["peers"].toArray())
            if (each.toObject()["name"].toString() == name)
                return each.toObject();
        return {};
    }

private:
    QTemporaryDir m_folder;
    QString m_language;
    int m_notes = 0;
};

} // namespace fengsui
