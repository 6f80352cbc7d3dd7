#pragma once

#include "map/web_mercator.h"

#include <QFrame>

#include <vector>

class QLabel;
class QToolButton;

namespace fengsui::ui {

class MapPane;
class MeasureSheet;

/// Measures on the map: each click (or Space, the place in the middle) is a corner, the card says how long the line is
/// and how large the ground within it. Backspace takes the last corner away, Esc ends it.
class MeasureTool : public QFrame {
    Q_OBJECT
public:
    /// Lies over the map, hidden at first. The map outlives it.
    explicit MeasureTool(MapPane& map);

    void begin();
    void end();
    void add(Degrees corner);
    void takeBack();
    const std::vector<Degrees>& corners() const { return m_corners; }
    /// On the sphere (see distanceMetres), from the first corner to the last.
    double metres() const;
    /// Within the line and the way back to its first corner, see squareKilometres; 0 when the line crosses itself or
    /// has less than three corners.
    double squareMetres() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool key(int key);
    void tell();
    void retranslate();

    MapPane& m_map;
    MeasureSheet* m_sheet;
    QLabel* m_words;
    QToolButton* m_back;
    QToolButton* m_close;
    std::vector<Degrees> m_corners;
};

/// 850 m, 4.35 km; 620 m², 3.2 ha, 1.25 km².
QString lengthText(double metres);
QString areaText(double squareMetres);

} // namespace fengsui::ui
