#pragma once

#include "conflicts/conflict_list.h"
#include "look/wording.h"
#include "workflow/available.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QLabel;
class QPushButton;

namespace fengsui::ui {

class ActionDialog;
class FlowLayout;
class Watch;

/// The buttons that settle the chosen disagreement: for a case the actions that its workflow offers to this person now,
/// for a record one for each side, which says it once more.
class SettleRow : public QWidget {
    Q_OBJECT
public:
    explicit SettleRow(Watch& watch, QWidget* parent = nullptr);

    /// Of nothing, or of one that is settled, there are no buttons.
    void show(const std::optional<ShownConflict>& shown);
    const std::vector<QPushButton*>& buttons() const { return m_buttons; }
    ActionDialog* openDialog() const { return m_dialog; }
    QString said() const;

Q_SIGNALS:
    void settled(const QString& sentence);
    void refused(const QString& sentence);
    /// The form of an action was confirmed or left.
    void formLeft();

private:
    struct Offers {
        Incident incident;
        std::vector<workflow::AvailableAction> actions;
    };
    void clear();
    void readActions();
    void showActions(const Offers& offers);
    void showSides();
    void sayAgain(const ConflictSide& side);
    QPushButton* add(const QString& text, const QString& accessible);

    Watch& m_watch;
    Wording* m_wording;
    std::optional<ShownConflict> m_shown;
    quint64 m_question = 0; ///< only the answer to the last one is shown
    QLabel* m_said;
    FlowLayout* m_flow;
    std::vector<QPushButton*> m_buttons;
    QPointer<ActionDialog> m_dialog;
};

} // namespace fengsui::ui
