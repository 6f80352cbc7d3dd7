#include "look/language.h"

#include "backstage/words.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace fengsui::ui {

Language::Language(QObject* parent)
    : QObject(parent)
{
}

bool Language::speak(const QString& code)
{
    if (code != QStringLiteral("en") && code != QStringLiteral("zh_CN"))
        return false;
    QTranslator* const both[] = { &m_ours, &m_qts };
    for (QTranslator* translator : both)
        QCoreApplication::removeTranslator(translator);
    m_code = code;
    QLocale::setDefault(QLocale(code == QStringLiteral("en") ? QStringLiteral("en_GB") : code));
    const bool hasOurs = m_ours.load(QStringLiteral(":/i18n/fengsui_%1.qm").arg(code));
    const bool hasQts
        = m_qts.load(QStringLiteral("qtbase_%1").arg(code), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (hasQts)
        QCoreApplication::installTranslator(&m_qts);
    if (hasOurs)
        QCoreApplication::installTranslator(&m_ours);
    Q_EMIT changed();
    return true;
}

QString Language::ofMachine()
{
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

QString bilingual(const std::string& english, const std::string& chinese)
{
    //: Which of two texts in data belongs to this language: "en" or "zh". Chinese translations put zh here.
    const bool isChinese = QCoreApplication::translate("Language", "en") == QStringLiteral("zh");
    const std::string& own = isChinese ? chinese : english;
    return fromUtf8(own.empty() ? (isChinese ? english : chinese) : own);
}

} // namespace fengsui::ui
