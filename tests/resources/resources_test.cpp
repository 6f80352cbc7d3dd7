#include <QFile>
#include <QProcess>
#include <QTest>

class ResourcesTest : public QObject {
    Q_OBJECT

private slots:
    void everyProgramFindsThemByPath()
    {
        QFile file(":/profiles/cn.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\"province\""));
    }

    // By an implementation of JSON Schema that is not ours.
    void rulesAreOfTheFormThatTheirSchemasSay()
    {
        const QString source = qEnvironmentVariable("FENGSUI_SOURCE", QStringLiteral("."));
        QProcess check;
        check.start(
            QStringLiteral("python3"), { source + QStringLiteral("/tests/resources/check_schemas.py"), source });
        QVERIFY(check.waitForFinished(60'000));
        const QByteArray said = check.readAllStandardOutput() + check.readAllStandardError();
        QVERIFY2(check.exitStatus() == QProcess::NormalExit && check.exitCode() == 0, said.constData());
        QVERIFY2(said.contains("as they should be"), said.constData());
    }
};

QTEST_GUILESS_MAIN(ResourcesTest)
#include "resources_test.moc"
