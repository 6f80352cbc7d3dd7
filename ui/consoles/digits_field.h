#pragma once

#include <QLineEdit>

namespace fengsui::ui {

/// Digits as two people read them to each other: large, in groups.
QString groupedDigits(const QString& digits, int group);

/// A line for a fixed number of digits that somebody reads out; shown in groups while they are typed.
class DigitsField : public QLineEdit {
    Q_OBJECT
public:
    DigitsField(int count, int group, QWidget* parent = nullptr);

    /// Without the spaces.
    QString digits() const;
    bool isComplete() const { return digits().size() == m_count; }

private:
    int m_count;
};

} // namespace fengsui::ui
