#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace {

struct Message {
    QString context;
    QString source;
    QString translation;
    bool isFinished = false;
};

std::vector<Message> messagesOf(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&in);
    std::vector<Message> messages;
    QString context;
    Message now;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == u"source")
            now = { context, xml.readElementText(), {}, false };
        else if (xml.isStartElement() && xml.name() == u"translation") {
            now.isFinished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            now.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        } else if (xml.isEndElement() && xml.name() == u"message")
            messages.push_back(now);
    }
    return messages;
}

QSet<QString> placesIn(const QString& text)
{
    QSet<QString> places;
    static const QRegularExpression pattern(QStringLiteral("%L?[1-9n]"));
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        places.insert(match.next().captured());
    return places;
}

// A marked sentence: its context and its literals, one behind the other.
const QRegularExpression marked(
    QStringLiteral("QT_TRANSLATE_NOOP\\(\\s*\"([^\"]+)\",\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)\\)"));
const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySentenceOfTheSourceIsTranslated()
    {
        const QDir source(qEnvironmentVariable("FENGSUI_SOURCE"));
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("fengsui_zh_CN.ts"));
        QVERIFY(QFile::copy(source.filePath(QStringLiteral("resources/translations/fengsui_zh_CN.ts")), copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(source.path());
        lupdate.start(QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate"),
            { "-silent", "-extensions", "cpp,h,qml", "app", "core", "db", "ui", "-ts", copy });
        if (!lupdate.waitForStarted())
            lupdate.start(QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath) + QStringLiteral("/lupdate"),
                { "-silent", "-extensions", "cpp,h,qml", "app", "core", "db", "ui", "-ts", copy });
        QVERIFY2(lupdate.waitForFinished(120'000), "lupdate is part of qt6-l10n-tools");
        QCOMPARE(lupdate.exitCode(), 0);
        const auto messages = messagesOf(copy);
        QVERIFY(messages.size() > 300);
        QStringList missing;
        for (const Message& message : messages)
            if (!message.isFinished || message.translation.isEmpty())
                missing << message.context + QStringLiteral(": ") + message.source;
        QVERIFY2(missing.isEmpty(),
            qPrintable(QStringLiteral("%1 without translation, such as:\n").arg(missing.size())
                + missing.mid(0, 20).join(u'\n')));
    }

    // lupdate passes over what stands inside a call that it takes for one of its own, as in tr(QT_TRANSLATE_NOOP(…)).
    void whatIsMarkedInTheSourceIsSeenByLupdate()
    {
        const QDir source(qEnvironmentVariable("FENGSUI_SOURCE"));
        QSet<QString> known;
        for (const Message& message :
            messagesOf(source.filePath(QStringLiteral("resources/translations/fengsui_zh_CN.ts"))))
            known.insert(message.context + u'\n' + message.source);
        QStringList missing;
        int seen = 0;
        for (const char* room : { "app", "core", "db", "ui" })
            for (QDirIterator each(source.filePath(QLatin1String(room)), { "*.cpp", "*.h" }, QDir::Files,
                     QDirIterator::Subdirectories);
                each.hasNext();) {
                QFile file(each.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(file.readAll());
                for (auto match = marked.globalMatch(text); match.hasNext(); ++seen) {
                    const QRegularExpressionMatch found = match.next();
                    QString sentence;
                    for (auto piece = literal.globalMatch(found.captured(2)); piece.hasNext();)
                        sentence += piece.next().captured(1);
                    sentence.replace(QStringLiteral("\\\""), QStringLiteral("\""))
                        .replace(QStringLiteral("\\n"), QStringLiteral("\n"));
                    if (!known.contains(found.captured(1) + u'\n' + sentence))
                        missing << found.captured(1) + QStringLiteral(": ") + sentence;
                }
            }
        QVERIFY(seen > 300);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void aTranslationKeepsThePlacesOfTheArguments()
    {
        const QDir source(qEnvironmentVariable("FENGSUI_SOURCE"));
        for (const Message& message :
            messagesOf(source.filePath(QStringLiteral("resources/translations/fengsui_zh_CN.ts"))))
            QVERIFY2(placesIn(message.source) == placesIn(message.translation), qPrintable(message.source));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
