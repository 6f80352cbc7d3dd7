#pragma once

#include "look/wording.h"
#include "peer/peer_book.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class Watch;

/// Lets a console sync no more: says plainly what that does, and asks why.
class RevokeDialog : public QDialog {
    Q_OBJECT
public:
    RevokeDialog(Watch& watch, Peer peer, QWidget* parent = nullptr);
    QLineEdit* reason() const { return m_reason; }
    QPushButton* confirmButton() const { return m_confirm; }

Q_SIGNALS:
    void revoked(const QString& sentence);

private:
    void confirm();

    Watch& m_watch;
    const Peer m_peer;
    Wording* m_wording;
    QLabel* m_warning;
    FormRows* m_rows;
    QLineEdit* m_reason;
    QPushButton* m_confirm;
    QPushButton* m_leave;
};

} // namespace fengsui::ui
