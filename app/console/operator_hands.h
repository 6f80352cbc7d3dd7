#pragma once

#include "console/play_hands.h"

namespace fengsui {

namespace ui {
class ActionDialog;
class MainWindow;
class Watch;
} // namespace ui

/// Hands that know the duty room's window: signing in, taking a call down, beginning an action.
class OperatorHands : public PlayHands {
public:
    /// The window they work at, and the folder for pictures.
    OperatorHands(ui::MainWindow& window, ui::Watch& watch, QString folder);

    void signIn(const QString& account, const QString& password);
    /// Of a flooded road.
    struct Call {
        QString name;
        QString phone;
        QString title;
        QString text;
        QString address;
    };
    /// Fills in the form of a new report; where it is and whether it is taken in is left to the caller.
    void takeDown(const Call& call);
    /// Opens the form of an action of the case on the page by its key, once it is offered.
    ui::ActionDialog* begin(const QString& action);

private:
    bool isOffered(const QString& action) const;

    ui::MainWindow& m_room;
    ui::Watch& m_watch;
};

} // namespace fengsui
