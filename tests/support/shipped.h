#pragma once

#include <QFile>

#include <string>

namespace fengsui::test {

/// A file that ships beside the code, by its path in resources/ ("profiles/cn.json"). Empty when there is none.
inline std::string shipped(const char* path)
{
    QFile file(QStringLiteral(":/") + QString::fromUtf8(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace fengsui::test
