#pragma once

#include "map/web_mercator.h"
#include "places/corner_sheet.h"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace fengsui::ui {

class MapPane;

/// Takes corners on the map: each click (or Space, the place in the middle) is one, and a card in the corner of the map
/// says what they come to. Backspace takes the last corner away, Esc ends it. What the corners are for is said by those
/// who derive from it.
class CornerTool : public QFrame {
    Q_OBJECT
public:
    void begin();
    virtual void end();
    virtual void add(Degrees corner);
    virtual void takeBack();
    const std::vector<Degrees>& corners() const { return m_corners; }
    /// What the card says.
    QString text() const;

protected:
    /// Lies over the map, hidden at first. The map outlives it.
    explicit CornerTool(MapPane& map);

    /// For the card; may have several lines.
    virtual QString words() const = 0;
    virtual QString title() const = 0;
    virtual QString closeWords() const = 0;
    /// True when the key means something to this tool.
    virtual bool key(int key);
    /// The left button was pressed twice; the first time has set a corner.
    virtual bool twice() { return false; }
    /// The card and the button before the last one; a maker's words come with tell().
    QToolButton& addButton();
    void tell();
    /// Goes on with the corners that are there.
    void resume();
    /// Takes these corners; the chosen one is drawn larger.
    void setCorners(std::vector<Degrees> corners, std::optional<std::size_t> chosen);
    /// Whether the corners are to become a ground (as at first) or a way.
    void setClosed(bool isClosed) { m_isClosed = isClosed; }
    MapPane& map() { return m_map; }
    /// Takes these corners and shows them as closed.
    void showCorners(std::vector<Degrees> corners);
    /// The map has its clicks and keys again; the corners stay on it.
    void rest();

    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();

    MapPane& m_map;
    CornerSheet* m_sheet;
    QLabel* m_words;
    QToolButton* m_back;
    QToolButton* m_close;
    std::vector<Degrees> m_corners;
    std::optional<std::size_t> m_chosen;
    bool m_isClosed = true;
};

} // namespace fengsui::ui
