#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The shift that the program plays where there is no display: whoever comes to it new sees nothing else.
class PlayedShiftStory : public QObject {
    Q_OBJECT
private slots:
    void theWindowPlaysTheDemoShift_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addRow("English") << "en";
        QTest::addRow("Chinese") << "zh_CN";
    }
    void theWindowPlaysTheDemoShift()
    {
        QFETCH(const QString, language);
        const QTemporaryDir folder;
        const QString programs = qEnvironmentVariable("FENGSUI_BIN"), store = folder.filePath("store");
        QProcess clerk;
        clerk.start(programs + "/fengsui-clerk", { "demo", "create", "--store", store });
        QVERIFY(clerk.waitForFinished(60'000));
        QCOMPARE(clerk.exitCode(), 0);
        QProcess console;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        console.setProcessEnvironment(environment);
        console.start(programs + "/fengsui",
            { "--store", store, "--play-shift", folder.filePath("played"), "--language", language, "--theme", "light",
                "--renderer", "software" });
        QVERIFY(console.waitForStarted());
        QVERIFY2(console.waitForFinished(240'000), "the play did not end");
        QVERIFY2(console.exitStatus() == QProcess::NormalExit && console.exitCode() == 0,
            console.readAllStandardError().constData());
        const QDir played(folder.filePath("played"));
        QCOMPARE(played.entryList({ "*.png" }).size(), 19);
        for (const char* const paper : { "dispatch-sheet.pdf", "incident-report.pdf", "shift-log.pdf" }) {
            QFile file(played.filePath(paper));
            QVERIFY2(file.open(QIODevice::ReadOnly), paper);
            QVERIFY2(file.read(5) == "%PDF-", paper);
        }
    }
};

QTEST_GUILESS_MAIN(PlayedShiftStory)
#include "played_shift_test.moc"
