#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace fengsui::ui {

/// The language of the window: English, or Chinese as written on the mainland. Switching sends LanguageChange to every
/// widget. Owned by main; there is one application object and so one of these.
class Language : public QObject {
    Q_OBJECT
public:
    /// Begins with the language that the operator chose last, else the machine's.
    explicit Language(QObject* parent = nullptr);

    /// "en" or "zh_CN".
    QString code() const { return m_code; }
    bool isChinese() const { return m_code != QStringLiteral("en"); }
    /// False, and nothing changes, for a language that we don't speak.
    bool speak(const QString& code);

    /// The language that the machine is set to, as far as we speak it.
    static QString ofMachine();

Q_SIGNALS:
    void changed();

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_ours;
    QTranslator m_qts;
};

/// Of a text that stands in data in both languages, the one for the running language; the other when it is missing.
QString bilingual(const std::string& english, const std::string& chinese);

} // namespace fengsui::ui
