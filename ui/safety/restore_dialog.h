#pragma once

#include "desk/store_care.h"
#include "look/wording.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class LongWork;
class PathField;
class WorkStrip;

/// Makes a store of a backup, in a folder of its own, and opens it if one likes. Needs no store to be open: the
/// console that is to come back may be a new machine. Esc first stops what runs.
class RestoreDialog : public QDialog {
    Q_OBJECT
public:
    /// `local` says a time in words.
    RestoreDialog(Restoring restore, std::function<QString(Instant)> local, QWidget* parent = nullptr);

    FormRows& rows() { return *m_rows; }
    PathField* file() const { return m_file; }
    PathField* folder() const { return m_folder; }
    QComboBox* kind() const { return m_kind; }
    QLineEdit* secret() const { return m_secret; }
    QPushButton* confirmButton() const { return m_confirm; }
    QPushButton* openButton() const { return m_open; }
    bool isRunning() const;
    QString said() const;

Q_SIGNALS:
    /// The store that was made is to be opened.
    void openWanted(const QString& folder);

protected:
    void reject() override;

private:
    void putWords();
    void confirm();
    void setRunning(bool isRunning);

    Restoring m_restore;
    std::function<QString(Instant)> m_local;
    Wording* m_wording;
    LongWork* m_work;
    QLabel* m_how;
    FormRows* m_rows;
    PathField* m_file;
    QComboBox* m_kind;
    QLineEdit* m_secret;
    PathField* m_folder;
    WorkStrip* m_strip;
    QPushButton* m_confirm;
    QPushButton* m_open;
    QPushButton* m_leave;
    QString m_restored; ///< the folder, once it is done
};

} // namespace fengsui::ui
