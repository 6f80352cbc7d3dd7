#include "base/stream_lock.h"

#include <QTest>

using namespace fengsui;

class StreamLockTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsLockedOpensWithItsSecretOnly()
    {
        StreamLock lock = StreamLock::byPassphrase("four words of a song");
        const std::string one = lock.seal("one", false);
        const std::string two = lock.seal("two", true);
        QCOMPARE(StreamUnlock::wayOf(lock.header()), StreamUnlock::Way::Passphrase);
        QVERIFY(!StreamUnlock::byPassphrase(lock.header(), "four words of a Song"));
        auto unlock = StreamUnlock::byPassphrase(lock.header(), "four words of a song");
        QVERIFY(unlock);
        QVERIFY(!StreamUnlock(*unlock).open(two)); // not in its turn
        QCOMPARE(unlock->open(one)->bytes, std::string("one"));
        const auto last = unlock->open(two);
        QVERIFY(last && last->isLast);
        QCOMPARE(last->bytes, std::string("two"));
    }

    void machineThatLocksForAKeyCantOpen()
    {
        const RecoveryKey key = RecoveryKey::generate();
        StreamLock lock = StreamLock::forKey(key.publicKey);
        const std::string sealed = lock.seal("words", true);
        QVERIFY(!StreamUnlock::byKey(lock.header(), RecoveryKey::generate()));
        QVERIFY(!StreamUnlock::byPassphrase(lock.header(), ""));
        auto unlock = StreamUnlock::byKey(lock.header(), key);
        QVERIFY(unlock);
        QCOMPARE(unlock->open(sealed)->bytes, std::string("words"));
        QCOMPARE(lock.unlock().open(sealed)->bytes, std::string("words")); // while it is being written
    }

    void keyIsReadAsItWasPrinted()
    {
        const RecoveryKey key = RecoveryKey::generate();
        const std::string paper = key.toPaper();
        const auto again = RecoveryKey::parse("  " + paper + "\n");
        QVERIFY(again);
        QCOMPARE(again->secret, key.secret);
        QCOMPARE(again->publicKey, key.publicKey);
        for (const std::string& wrong : { std::string(), std::string("12ab"), paper + " 12", paper.substr(2) })
            QVERIFY(!RecoveryKey::parse(wrong));
    }

    void alteredHeaderOpensNothing()
    {
        const RecoveryKey key = RecoveryKey::generate();
        const std::string header = StreamLock::forKey(key.publicKey).header();
        for (std::size_t at = 0; at < header.size(); ++at) {
            std::string altered = header;
            altered[at] = static_cast<char>(altered[at] ^ 4);
            QVERIFY2(!StreamUnlock::byKey(altered, key), qPrintable(QString::number(at)));
        }
    }
};

QTEST_GUILESS_MAIN(StreamLockTest)
#include "stream_lock_test.moc"
