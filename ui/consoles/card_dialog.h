#pragma once

#include "look/wording.h"
#include "sync/pairing_card.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class DigitsField;
class Watch;

/// Pairing without a line: each console writes its card into a file, the file goes by stick, and two people compare
/// twenty digits by telephone.
class CardDialog : public QDialog {
    Q_OBJECT
public:
    explicit CardDialog(Watch& watch, QWidget* parent = nullptr);

    void write(const QString& file);
    void read(const QString& file);
    DigitsField* theirs() const { return m_theirs; }
    QPushButton* confirmButton() const { return m_confirm; }
    /// This console's own twenty digits; empty until they are known.
    QString digits() const;
    QString said() const;

Q_SIGNALS:
    void paired(const QString& sentence);

private:
    void showOwn();
    void confirm();
    void say(const QString& sentence, bool isProblem);

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_how;
    QLabel* m_ownTitle;
    QLabel* m_own;
    QPushButton* m_write;
    QPushButton* m_read;
    QLabel* m_whose;
    QLabel* m_theirsTitle;
    DigitsField* m_theirs;
    QLabel* m_said;
    QPushButton* m_confirm;
    QPushButton* m_leave;
    std::string m_text; ///< the card that was read
};

} // namespace fengsui::ui
