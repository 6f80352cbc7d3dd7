#pragma once

#include "places/corner_tool.h"

namespace fengsui::ui {

/// Measures on the map: how long the line through the corners is and how large the ground within it.
class MeasureTool : public CornerTool {
    Q_OBJECT
public:
    explicit MeasureTool(MapPane& map)
        : CornerTool(map)
    {
    }

    /// On the sphere (see distanceMetres), from the first corner to the last.
    double metres() const;
    /// Within the line and the way back to its first corner, see squareKilometres; 0 when the line crosses itself or
    /// has less than three corners.
    double squareMetres() const;

protected:
    QString words() const override;
    QString title() const override;
    QString closeWords() const override;
};

/// 850 m, 4.35 km; 620 m², 3.2 ha, 1.25 km².
QString lengthText(double metres);
QString areaText(double squareMetres);

} // namespace fengsui::ui
