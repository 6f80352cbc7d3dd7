#pragma once

#include "look/wording.h"
#include "workflow/available.h"

#include <QFrame>

#include <cstdint>
#include <vector>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class CasePage;
class FlowLayout;
class Watch;

/// The request of the chosen case that waits for this operator's decision: who asks for what and why, until when it is
/// to be decided, and every way to decide it with its key. Granting asks back once, in one line; a form opens only
/// where something has to be said. Where there are several ways to grant it, F5 asks which one and takes the keyboard:
/// a figure, the arrows, or F5 again for the first.
class DecisionBar : public QFrame {
    Q_OBJECT
public:
    DecisionBar(Watch& watch, CasePage& page, QWidget* parent = nullptr);

    void grant();
    void refuse();
    /// A request of the case on the page is for this operator to decide.
    bool hasRequest() const { return !m_grants.empty() || !m_refusals.empty(); }
    /// It has asked back and waits for Enter or Esc.
    bool isAsking() const { return m_standing == Standing::Asking; }
    /// It has asked which of several ways is meant.
    bool isChoosing() const { return m_standing == Standing::Choosing; }
    /// The ways as their buttons name them.
    QStringList ways() const;
    /// What is asked, as it is read.
    QString text() const;

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    /// Decided, or left: the keyboard may go back to the list.
    void done();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Standing : std::uint8_t { Showing, Choosing, Asking };

    void showRequest();
    /// Writes what the bar offers in this standing on its buttons.
    void stand(Standing standing);
    void grant(std::size_t way);
    void leave();
    void carryOut();
    void press(std::size_t button);
    QPushButton* button(std::size_t index);

    Watch& m_watch;
    CasePage& m_page;
    Wording* m_wording;
    QLabel* m_text;
    QLabel* m_question;
    FlowLayout* m_row;
    std::vector<QPushButton*> m_buttons; ///< as many as ever were needed at once
    std::vector<workflow::AvailableAction> m_grants; ///< in the order of the workflow
    std::vector<workflow::AvailableAction> m_refusals;
    Standing m_standing = Standing::Showing;
    std::size_t m_way = 0; ///< the grant that it asks about
    bool m_isActing = false;
};

} // namespace fengsui::ui
