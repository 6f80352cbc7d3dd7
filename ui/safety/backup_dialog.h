#pragma once

#include "look/wording.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class LongWork;
class PathField;
class Watch;
class WorkStrip;

/// Puts all of the store into one file behind a passphrase, and tries it by a restore. Esc first stops what runs.
class BackupDialog : public QDialog {
    Q_OBJECT
public:
    explicit BackupDialog(Watch& watch, QWidget* parent = nullptr);

    FormRows& rows() { return *m_rows; }
    PathField* file() const { return m_file; }
    QLineEdit* passphrase() const { return m_passphrase; }
    QLineEdit* again() const { return m_again; }
    QPushButton* confirmButton() const { return m_confirm; }
    bool isRunning() const;
    QString said() const;

Q_SIGNALS:
    void finished(const QString& sentence, bool isProblem);

protected:
    void reject() override;

private:
    void putWords();
    void confirm();
    void setRunning(bool isRunning);

    Watch& m_watch;
    Wording* m_wording;
    LongWork* m_work;
    QLabel* m_how;
    FormRows* m_rows;
    PathField* m_file;
    QLineEdit* m_passphrase;
    QLineEdit* m_again;
    WorkStrip* m_strip;
    QPushButton* m_confirm;
    QPushButton* m_leave;
};

} // namespace fengsui::ui
