#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

/// A PDF as any reader finds it, by poppler's tools.
namespace pdf {

inline QString outputOf(const QString& program, const QStringList& arguments)
{
    QProcess tool;
    tool.start(program, arguments);
    if (!tool.waitForFinished() || tool.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), tool.readAllStandardError().constData());
    return QString::fromUtf8(tool.readAllStandardOutput());
}

/// The text of each page, placed as on the page.
inline QStringList pages(const QString& file)
{
    QStringList pages = outputOf(QStringLiteral("pdftotext"), { QStringLiteral("-layout"), file, QStringLiteral("-") })
                            .split(QChar(u'\f'));
    pages.removeLast();
    return pages;
}

/// The text of each page in the order in which it was painted.
inline QStringList paintedText(const QString& file)
{
    QStringList pages = outputOf(QStringLiteral("pdftotext"), { QStringLiteral("-raw"), file, QStringLiteral("-") })
                            .split(QChar(u'\f'));
    pages.removeLast();
    return pages;
}

inline QString info(const QString& file)
{
    return outputOf(QStringLiteral("pdfinfo"), { file });
}

inline QString withoutSpace(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

} // namespace pdf
