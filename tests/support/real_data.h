#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QString>
#include <QTest>

#include <cstdio>

namespace fengsui {

/// The folder of real data: FENGSUI_DATA, or ../shared/data beside the source tree.
inline QString realDataFolder()
{
    const QString named = qEnvironmentVariable("FENGSUI_DATA");
    return named.isEmpty() ? QDir::cleanPath(qEnvironmentVariable("FENGSUI_SOURCE", ".") + "/../shared/data") : named;
}

inline QString realData(const char* path)
{
    return realDataFolder() + '/' + path;
}

} // namespace fengsui

/// The main function of a test on real data: where the folder is absent it says so and exits with 77, which ctest
/// reports as skipped. Such a test carries LABELS realdata.
#define FENGSUI_REALDATA_MAIN(TestClass)                                                                               \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        QCoreApplication app(argc, argv);                                                                              \
        if (!QDir(fengsui::realDataFolder()).exists()) {                                                               \
            std::printf("skipped: there is no folder of real data at %s\n", qPrintable(fengsui::realDataFolder()));    \
            return 77;                                                                                                 \
        }                                                                                                              \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
