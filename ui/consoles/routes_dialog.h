#pragma once

#include "look/wording.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class Watch;

/// Where other consoles may call this one, and whom it calls: a setting of this console alone.
class RoutesDialog : public QDialog {
    Q_OBJECT
public:
    explicit RoutesDialog(Watch& watch, QWidget* parent = nullptr);
    QLineEdit* listen() const { return m_listen; }
    QPlainTextEdit* call() const { return m_call; }
    QPushButton* saveButton() const { return m_save; }
    FormRows& rows() const { return *m_rows; }

Q_SIGNALS:
    void saved(const QString& sentence);

private:
    void save();

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_how;
    FormRows* m_rows;
    QLineEdit* m_listen;
    QPlainTextEdit* m_call;
    QPushButton* m_save;
    QPushButton* m_leave;
};

} // namespace fengsui::ui
