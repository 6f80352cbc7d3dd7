#pragma once

#include "map/base_map.h"
#include "map/map_areas.h"
#include "map/map_pin.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QQuickWidget;

namespace fengsui::ui {

class MapCamera;
class LayerSheet;
class MapFurniture;
class MapGestures;
class MapLayers;
class PinBoard;
class PlainMapView;
struct PinCluster;
class TileStore;

/// The map of the duty room: the county's areas, the pins of cases and teams, and a line that says in words what is
/// shown. Row and pin choose each other through `select` and the signals. Apply a RendererChoice before the first one
/// is made.
class MapPane : public QWidget {
    Q_OBJECT
public:
    /// `scene` is the QML file; where it can't be loaded a plain view takes its place and says why.
    explicit MapPane(QWidget* parent = nullptr, const QUrl& scene = defaultScene());
    ~MapPane() override;
    static QUrl defaultScene();

    /// Empty while the scene is shown; otherwise why the plain view is.
    const QString& sceneProblem() const { return m_sceneProblem; }
    MapCamera& camera() { return *m_camera; }
    const PinBoard& pins() const { return *m_board; }
    /// What is to be known of the map as a whole, as that its geometry is invented; may be empty.
    const QString& remark() const { return m_remark; }
    const TileStore& tiles() const { return *m_tiles; }
    /// What is painted below the pins; others add theirs here.
    MapLayers& layers();
    LayerSheet& layerSheet() { return *m_layerSheet; }
    /// Opens the list of layers in the corner of the map.
    void openLayers();
    /// Puts a bar between the map and its line of words; the pane owns it.
    void addBar(QWidget* bar);
    /// The widget that draws and has the keyboard.
    QWidget& view() { return *m_view; }
    /// What the view and everything above it lie on: small widgets over the map are its children.
    QWidget& canvas() { return *m_canvas; }

    /// What is asked about when nobody says where: the chosen pin, else the marked place, else the middle. The words
    /// say which.
    struct Subject {
        QString words;
        Degrees at;
    };
    Subject subject() const;
    /// From now on places that are clicked (or taken by the space bar) go to this tool and to nobody else; a pin gives
    /// its own place. Nothing: as before.
    void lendClicks(std::function<void(fengsui::ui::Degrees)> tool);

    QSize sizeHint() const override { return { 640, 480 }; }
    QSize minimumSizeHint() const override { return { 240, 200 }; }

public Q_SLOTS:
    /// Without any area the map shows lines of longitude and latitude, and "everything" is where the pins are.
    void setAreas(std::shared_ptr<const fengsui::ui::MapAreas> areas);
    /// Takes the place of all base maps. Those with a problem are named in the corner of the map.
    void setBaseMaps(std::vector<fengsui::ui::BaseMap> maps);
    /// Takes the place of all pins.
    void setPins(std::vector<fengsui::ui::MapPin> pins);
    /// Adds or changes some and takes others away.
    void updatePins(std::vector<fengsui::ui::MapPin> changed, const std::vector<fengsui::ui::PinKey>& gone);
    /// Rings the pin, and moves the map as far as needed to have it in sight. A pin that is not there yet is ringed
    /// when it comes. Emits nothing.
    void select(fengsui::ui::PinKind kind, const QByteArray& id);
    void selectNothing();
    void showAll();
    /// True when the map stands still and every tile in view is painted.
    bool isSettled() const;
    void centreOn(double longitude, double latitude);
    /// Goes there, at least so near.
    void goTo(double longitude, double latitude, double zoom);
    /// Brings all of it into view.
    void goTo(const fengsui::ui::WorldBox& box);
    /// A red cross where somebody says it happened.
    void markPlace(double longitude, double latitude);
    void clearPlace();
    void setGraticule(bool isOn);

Q_SIGNALS:
    /// The 16 bytes of the id.
    void incidentChosen(const QByteArray& id);
    void teamChosen(const QByteArray& id);
    /// A place without a pin was clicked, or taken by the space bar. Degrees on WGS 84.
    void placeClicked(double longitude, double latitude);
    /// A menu is wanted for a place, by the right button or by the key for menus (then that in the middle).
    void menuWanted(double longitude, double latitude, const QPoint& onScreen);
    /// The pointer is over this pin; an empty id: over none any more.
    void hovered(fengsui::ui::PinKind kind, const QByteArray& id);
    void areasChanged();

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildScene(const QUrl& scene);
    void buildPlainView(const QString& why);
    void listenTo(MapGestures& gestures);
    void take(const PinKey& key);
    void hover(std::optional<QPointF> at);
    void setGround();
    void retranslate();
    void restyle();
    void resizeView();
    void say(const QString& text);
    void showPlace();
    static QString words(Degrees at);
    static QString words(const PinCluster& cluster);
    void showRemark();
    void showAttribution();
    bool hasBaseMap() const;
    QString describe(const PinKey& key) const;

    std::unique_ptr<MapCamera> m_camera;
    std::unique_ptr<PinBoard> m_board;
    std::unique_ptr<TileStore> m_tiles;
    QWidget* m_canvas;
    MapFurniture* m_furniture;
    QLabel* m_placeLabel;
    QLabel* m_scaleLabel;
    LayerSheet* m_layerSheet;
    QWidget* m_view = nullptr; // the scene or the plain view
    QQuickWidget* m_scene = nullptr;
    PlainMapView* m_plain = nullptr;
    QString m_sceneProblem;
    QStringList m_baseMapProblems; // of those that could not be opened
    QString m_remark;
    std::optional<QPointF> m_pointer;
    std::optional<PinKey> m_hovered;
    bool m_isClusterHovered = false;
    bool m_hasGraticule = false;
    std::function<void(Degrees)> m_tool; // that has the clicks
    QTimer m_comingTimer; // fetched pictures of base maps are painted together
    QTimer m_placeTimer; // one new text for all that happens in a while
};

} // namespace fengsui::ui
