#pragma once

#include "places/thing.h"

#include <QFrame>

class QFormLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace fengsui::ui {

/// Names what stands where somebody clicked: a small card in the upper left corner of the map. Esc closes it.
class ThingCard : public QFrame {
    Q_OBJECT
public:
    /// In the corner of `parent`, hidden at first.
    explicit ThingCard(QWidget* parent);

    /// The nearest first; not empty.
    void show(std::vector<Thing> things);
    const std::vector<Thing>& things() const { return m_things; }
    const Thing& shown() const { return m_things[m_at]; }

Q_SIGNALS:
    /// A report is to be taken in about it, or for its place.
    void reportWanted(const fengsui::ui::Thing& thing);
    /// The state of a component is to be noted, or its past looked at.
    void historyWanted(const fengsui::Component& component);
    /// The picture of a camera is wanted.
    void pictureWanted(const QString& link);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void step(int by);
    void putAway();
    void retranslate();
    void fit();

    std::vector<Thing> m_things;
    std::size_t m_at = 0;
    QLabel* m_symbol;
    QLabel* m_title;
    QLabel* m_body;
    QLabel* m_advice;
    QLabel* m_count;
    QToolButton* m_before;
    QToolButton* m_next;
    QToolButton* m_close;
    QPushButton* m_report;
    QPushButton* m_history;
    QPushButton* m_picture;
};

} // namespace fengsui::ui
