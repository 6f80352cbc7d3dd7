#include <QFile>
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
};

QTEST_GUILESS_MAIN(ResourcesTest)
#include "resources_test.moc"
