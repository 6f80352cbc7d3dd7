#pragma once

#include "look/wording.h"

#include <QWidget>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class Watch;

/// Covers the whole window while nobody is signed in: at the start, between two operators, and when the console was
/// locked. Shows the store, the day and the hour, so that a wrong clock is seen before it stands in the record.
class SignInCurtain : public QWidget {
    Q_OBJECT
public:
    explicit SignInCurtain(Watch& watch, QWidget* parent);

    QComboBox* account() const { return m_account; }
    QLineEdit* password() const { return m_password; }
    void begin();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showTime();
    void showOperators();
    void signIn();

    Watch& m_watch;
    Wording* m_wording;
    QFrame* m_card;
    QLabel* m_store;
    QLabel* m_time;
    QLabel* m_accountName;
    QLabel* m_passwordName;
    QComboBox* m_account;
    QLineEdit* m_password;
    QLabel* m_said;
    QPushButton* m_enter;
    QLabel* m_notice;
};

} // namespace fengsui::ui
