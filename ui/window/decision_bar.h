#pragma once

#include "look/wording.h"
#include "workflow/available.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class CasePage;
class Watch;

/// The request of the chosen case that waits for this operator's decision: who asks for what and why, until when it is
/// to be decided, and two keys. Granting asks back once, in one line; a form opens only where something has to be said.
class DecisionBar : public QFrame {
    Q_OBJECT
public:
    DecisionBar(Watch& watch, CasePage& page, QWidget* parent = nullptr);

    void grant();
    void refuse();
    /// A request of the case on the page is for this operator to decide.
    bool hasRequest() const { return m_grant || m_refusal; }
    /// It has asked back and waits for Enter or Esc.
    bool isAsking() const { return m_isAsking; }
    /// What is asked, as it is read.
    QString text() const;

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    /// Decided, or left: the keyboard may go back to the list.
    void done();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showRequest();
    void ask(bool isAsking);
    void carryOut();

    Watch& m_watch;
    CasePage& m_page;
    Wording* m_wording;
    QLabel* m_text;
    QLabel* m_question;
    QPushButton* m_yes;
    QPushButton* m_no;
    std::optional<workflow::AvailableAction> m_grant;
    std::optional<workflow::AvailableAction> m_refusal;
    bool m_isAsking = false;
    bool m_isActing = false;
};

} // namespace fengsui::ui
