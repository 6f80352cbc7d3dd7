#include "consoles/digits_field.h"

#include <QFontDatabase>

namespace fengsui::ui {

QString groupedDigits(const QString& digits, int group)
{
    QString text;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % group == 0)
            text += u' ';
        text += digits[i];
    }
    return text;
}

DigitsField::DigitsField(int count, int group, QWidget* parent)
    : QLineEdit(parent)
    , m_count(count)
{
    QFont large = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    large.setPointSizeF(font().pointSizeF() * (count > 10 ? 1.3 : 2));
    setFont(large);
    setAlignment(Qt::AlignHCenter);
    setMinimumWidth(QFontMetrics(large).horizontalAdvance(u'0') * (count + count / group + 2));
    // an input method of Chinese gives wide digits, and who types from a telephone types spaces
    connect(this, &QLineEdit::textEdited, this, [this, group](const QString& text) {
        QString digits;
        for (const QChar letter : text)
            if (letter.isDigit() && digits.size() < m_count)
                digits += QChar(u'0' + letter.digitValue());
        const bool isAtEnd = cursorPosition() == text.size();
        const int at = cursorPosition();
        setText(groupedDigits(digits, group));
        if (!isAtEnd)
            setCursorPosition(at);
    });
}

QString DigitsField::digits() const
{
    return QString(text()).remove(u' ');
}

} // namespace fengsui::ui
