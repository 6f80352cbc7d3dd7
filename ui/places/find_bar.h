#pragma once

#include "places/finder.h"

#include <QFrame>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace fengsui::ui {

class GazetteerRoom;
class MapPane;
class Watch;

/// The search of the map: one line for everything (a code, a class, a cell, words, a place in any notation) and the
/// list of what was found. Enter goes there, Down goes into the list, Esc closes it.
class FindBar : public QFrame {
    Q_OBJECT
public:
    /// Lies over the map, hidden at first. All three outlive it.
    FindBar(Watch& watch, MapPane& map, GazetteerRoom& room);

    void open();
    QLineEdit& line() { return *m_line; }
    QListWidget& list() { return *m_list; }
    QComboBox& reference() { return *m_reference; }
    const std::vector<Hit>& hits() const { return m_hits; }
    /// True while the gazetteer is being asked.
    bool isAsking() const { return m_asked != m_answered || m_soon.isActive(); }

Q_SIGNALS:
    void chosen(const fengsui::ui::Hit& hit);
    void said(const QString& sentence, bool isProblem);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void find();
    void show(std::vector<Hit> hits);
    void choose(int row);
    void close();
    void fit();
    void retranslate();
    NumbersMean meaning() const;

    Watch& m_watch;
    MapPane& m_map;
    GazetteerRoom& m_room;
    QLineEdit* m_line;
    QToolButton* m_close;
    QWidget* m_numbers; ///< what the numbers mean; shown where a place was typed
    QComboBox* m_reference;
    QComboBox* m_order;
    QListWidget* m_list;
    QLabel* m_nothing;
    QTimer m_soon;
    std::vector<Hit> m_hits;
    int m_asked = 0;
    int m_answered = 0;
    bool m_isEnterWaiting = false; ///< Enter came before the answer
};

} // namespace fengsui::ui
