#pragma once

#include "desk/exchange.h"
#include "look/wording.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class DigitsField;
class FormRows;
class Watch;

/// Two consoles get to know each other: one waits, the other calls, both show the same six digits, and two people read
/// them to each other by telephone. Two minutes, three tries.
class PairingDialog : public QDialog {
    Q_OBJECT
public:
    explicit PairingDialog(Watch& watch, QWidget* parent = nullptr);

    QPushButton* waitButton() const { return m_wait; }
    QPushButton* callButton() const { return m_call; }
    QPushButton* confirmButton() const { return m_confirm; }
    QLineEdit* address() const { return m_address; }
    QLineEdit* door() const { return m_door; }
    DigitsField* theirs() const { return m_theirs; }
    /// The six digits as they are shown; empty before both consoles said who they are.
    QString digits() const;
    QString said() const;
    /// Where it waits; 0 unless it does.
    int port() const { return m_port; }

Q_SIGNALS:
    void paired(const QString& sentence);

protected:
    void reject() override;

private:
    enum class Standing : std::uint8_t { Choosing, Starting, Waiting, Comparing, Confirmed };

    void begin(bool waits);
    void hear(const PairingMoment& moment);
    void confirm();
    void stand(Standing standing);
    void say(const QString& sentence, bool isProblem);
    void showTime();
    void putWords();

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_how;
    FormRows* m_rows;
    QLineEdit* m_door;
    QLineEdit* m_address;
    QPushButton* m_wait;
    QPushButton* m_call;
    QLabel* m_digitsTitle;
    QLabel* m_digits;
    QLabel* m_theirsTitle;
    DigitsField* m_theirs;
    QLabel* m_time;
    QLabel* m_said;
    QPushButton* m_confirm;
    QPushButton* m_leave;
    QTimer m_second;
    Standing m_standing = Standing::Choosing;
    Instant m_until;
    int m_triesLeft = 0;
    int m_port = 0;
    bool m_waits = false; ///< this console is the one that is called
};

} // namespace fengsui::ui
