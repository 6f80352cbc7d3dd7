#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Two windows over two stores and a real line, played by the program itself: paired by digits, cut, worked on at both
/// sides (a case, a team's track), joined, equal; a disagreement that is settled, a bundle, a torn one, and a
/// revocation. The program looks after each step and ends with a failure when one does not come about.
class TwoWindowsStory : public QObject {
    Q_OBJECT
private slots:
    void twoConsolesPairPartAndAgree()
    {
        const QTemporaryDir folder;
        QProcess console;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        console.setProcessEnvironment(environment);
        console.start(qEnvironmentVariable("FENGSUI_BIN") + "/fengsui",
            { "--play-two", folder.path(), "--language", "en", "--theme", "light", "--renderer", "software" });
        QVERIFY(console.waitForStarted());
        QVERIFY2(console.waitForFinished(280'000), "the play did not end");
        QVERIFY2(console.exitStatus() == QProcess::NormalExit && console.exitCode() == 0,
            console.readAllStandardError().constData());
        QCOMPARE(QDir(folder.path()).entryList({ "*.png" }).size(), 21);
    }
};

QTEST_GUILESS_MAIN(TwoWindowsStory)
#include "two_windows_test.moc"
