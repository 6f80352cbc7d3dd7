#pragma once

#include <QFrame>

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace fengsui::ui {

class MapLayers;

/// The list of layers that opens from the map's corner: what is shown, how strongly, and what lies over what. The
/// highest layer stands on top; below, who draws the map from the next start on. A mouse and a keyboard do the same
/// here.
class LayerSheet : public QFrame {
    Q_OBJECT
public:
    /// `layers` outlives it.
    explicit LayerSheet(MapLayers& layers, QWidget* parent);

    void retranslate();
    /// Puts more to choose below the layers. The sheet owns it.
    void addChoice(QWidget* choice);

private:
    struct Row {
        QString id;
        QCheckBox* shown;
        QSlider* opacity;
        QToolButton* up;
        QToolButton* down;
    };
    void follow();
    void build();
    void fill();

    MapLayers& m_layers;
    QLabel* m_title;
    QLabel* m_drawnBy;
    QComboBox* m_renderer;
    QWidget* m_table;
    std::vector<Row> m_rows; // the highest first
};

} // namespace fengsui::ui
