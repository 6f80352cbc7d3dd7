#pragma once

#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>

namespace fengsui::test {

/// Compares line by line with tests/data/NAME; when FENGSUI_GOLDEN is set, it is written instead.
inline void compareWithGolden(const std::string& text, const QString& name)
{
    QFile file(qEnvironmentVariable("FENGSUI_SOURCE") + QStringLiteral("/tests/data/") + name);
    if (qEnvironmentVariableIsSet("FENGSUI_GOLDEN")) {
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.fileName()));
        file.write(text.data(), static_cast<qint64>(text.size()));
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QList<QByteArray> expected = file.readAll().split('\n');
    const QList<QByteArray> actual = QByteArray::fromStdString(text).split('\n');
    for (qsizetype i = 0; i < std::min(expected.size(), actual.size()); ++i)
        QCOMPARE(actual[i], expected[i]);
    QCOMPARE(actual.size(), expected.size());
}

} // namespace fengsui::test
