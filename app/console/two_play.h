#pragma once

#include "console/operator_hands.h"

#include "base/id.h"
#include "base/instant.h"
#include "sqlite/store_folder.h"

#include <QElapsedTimer>
#include <QSize>

#include <memory>
#include <string>

namespace fengsui {

namespace ui {
class ConsolesPage;
class MainWindow;
class Watch;
struct Wardrobe;
} // namespace ui

/// Plays two consoles that meet, part and meet again, by the real widgets of two windows over two stores and a real
/// line: paired by digits, cut, worked on at both sides, joined, equal; a disagreement settled; then a bundle, a torn
/// bundle, a revocation.
class TwoPlay {
public:
    /// Stores and pictures go into the folder.
    TwoPlay(const ui::Wardrobe& wardrobe, QSize size, QString folder);
    ~TwoPlay();

    /// The status that the program ends with: 0, or 1 after printing which step failed and why. Prints a summary.
    int run();

private:
    struct Side;

    void play();
    void makeStores();
    void signIn(Side& side);
    void pair();
    void workTogether();
    void track();
    QString trackFile();
    void cut();
    void workApart();
    void join();
    void settle();
    void carryBundle();
    void revoke();

    void step(const QString& what);
    /// The window gets the keyboard.
    void turnTo(Side& side);
    ui::ConsolesPage& consoles(Side& side);
    void leaveConsoles(Side& side);
    IncidentId file(Side& side, const QString& title);
    void amend(Side& side, const QString& title);
    void route(Side& side, const QString& call);
    void untilEqual();
    bool isEqual(Side& side) const;

    const ui::Wardrobe& m_wardrobe;
    QSize m_size;
    QString m_folder;
    SystemClock m_clock;
    std::unique_ptr<Side> m_county;
    std::unique_ptr<Side> m_town;
    QElapsedTimer m_time;
    QStringList m_done;
    QString m_step;
    QString m_address; ///< of the county
    IncidentId m_shared; ///< the case that both worked on
    int m_picture = 0;
};

} // namespace fengsui
