#pragma once

#include "console/operator_hands.h"

#include "base/id.h"
#include "staff/operator.h"

#include <QElapsedTimer>

#include <string>
#include <vector>

namespace fengsui {

namespace ui {
class ActionDialog;
class MainWindow;
class Watch;
} // namespace ui

/// Plays one shift on the demo county by the real widgets, as operators do it: two calls about one matter, the case
/// through all its steps, a team's way, a note, three papers, both languages and both themes. Nothing here calls a
/// desk.
class ShiftPlay {
public:
    struct Key {
        std::string account;
        std::string password;
    };
    /// `keys` are the demo's accounts. Pictures and papers go into the folder.
    ShiftPlay(ui::MainWindow& window, ui::Watch& watch, std::vector<Key> keys, QString folder);

    /// The status that the program ends with: 0, or 1 after printing which step failed and why. Prints a summary.
    int run();

private:
    void play();
    void signIn(Role role);
    void changeTo(Role role);
    void takeFirstCall();
    void takeSecondCall();
    void verify();
    void file();
    void dispatch();
    void sendTeam();
    void handle();
    void check();
    void close();
    void decideRequest();
    void writeDownForAUnit();
    void writeNote();
    void writeShiftLog();
    void printMap();
    void colourAreas();
    void replayThePast();
    void showBothLooks();

    void step(const QString& what);
    QPoint clickPlaceNear(QPoint near);
    void confirm(ui::ActionDialog* dialog, const std::string& stateAfter);
    void addPhotograph(ui::ActionDialog* dialog);
    void writePaper(int key, const QString& name);
    void waitForPaper(const QString& file);
    void summarize() const;
    const Operator& holderOf(Role role) const;
    std::string state() const;

    ui::MainWindow& m_window;
    ui::Watch& m_watch;
    std::vector<Key> m_keys;
    QString m_folder;
    OperatorHands m_hands;
    QElapsedTimer m_time;
    QStringList m_done;
    QStringList m_papers;
    QString m_step;
    QPoint m_place; ///< on the map
    IncidentId m_case;
};

} // namespace fengsui
