#pragma once

#include "look/wording.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class Watch;

/// A line of the shift's own diary: a note, or something for the next shift.
class NoteDialog : public QDialog {
    Q_OBJECT
public:
    explicit NoteDialog(Watch& watch, QWidget* parent = nullptr);
    QPlainTextEdit* text() const { return m_text; }

Q_SIGNALS:
    void noted(const QString& sentence);

private:
    void save();

    Watch& m_watch;
    Wording* m_wording;
    FormRows* m_rows;
    QComboBox* m_kind;
    QPlainTextEdit* m_text;
    QPushButton* m_save;
    QPushButton* m_leave;
};

} // namespace fengsui::ui
