#pragma once

#include "base/instant.h"
#include "look/wording.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class Watch;

/// From when to when the shift log goes: proposes the last twelve hours.
class PeriodDialog : public QDialog {
    Q_OBJECT
public:
    explicit PeriodDialog(Watch& watch, QWidget* parent = nullptr);
    QLineEdit* file() const { return m_file; }

Q_SIGNALS:
    void pdfWanted(fengsui::Instant from, fengsui::Instant to, const QString& pdf);
    void printWanted(fengsui::Instant from, fengsui::Instant to);

private:
    bool read(Instant& from, Instant& to);

    Watch& m_watch;
    Wording* m_wording;
    FormRows* m_rows;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QLineEdit* m_file;
    QPushButton* m_pdf;
    QPushButton* m_print;
};

} // namespace fengsui::ui
