#pragma once

#include "drawing/drawing.h"
#include "places/corner_tool.h"

#include <QUndoStack>

#include <optional>

namespace fengsui::ui {

/// A draft of an area, route or label on the map. One corner is the chosen one: a new one comes after it. Corners are
/// chosen by a click or by Tab, moved by dragging or by M (to the cross), taken away by Delete or Backspace; Ctrl+Z and
/// Ctrl+Y undo and redo. Enter is for filing, which `ready` tells; nothing is stored before.
class DrawingTool : public CornerTool {
    Q_OBJECT
public:
    explicit DrawingTool(MapPane& map);

    void draw(DrawnShape shape);
    void edit(const Drawing& drawing);
    /// The draft as it stands; its id is null for a new one.
    Drawing drawing() const;
    /// Goes on with the draft that was ready, with the name and the like that it was given meanwhile.
    void goOn(const Drawing& named);
    void end() override;
    void add(Degrees corner) override;
    void takeBack() override;
    /// Of the chosen corner; nothing when there are no corners.
    std::optional<std::size_t> chosen() const;
    QUndoStack& steps() { return m_steps; }

Q_SIGNALS:
    void ready();

protected:
    QString words() const override;
    QString title() const override;
    QString closeWords() const override;
    bool key(int key) override;
    bool twice() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    struct State {
        std::vector<Degrees> corners;
        std::size_t chosen = 0;
    };
    State state() const { return { corners(), m_chosen }; }
    /// Done at once, and undone as a whole.
    void take(const QString& what, State next);
    /// Where a corner that a person puts there comes to lie.
    virtual Degrees settled(Degrees at) { return at; }
    virtual void finish();
    void retranslate();
    /// For the button that names and files.
    virtual QString doneWords() const;

private:
    class Step;
    void show(const State& state);
    void moveChosenTo(Degrees at);
    void choose(std::size_t corner);
    void step(int direction);
    bool press(QPointF at);
    bool drag(QPointF at);
    bool release();

    QToolButton& m_done;
    QUndoStack m_steps;
    Drawing m_draft;
    std::size_t m_chosen = 0;
    std::optional<State> m_dragged; ///< as it was when a corner was taken hold of
    bool m_hasMoved = false;
    bool m_wasRefused = false;
};

} // namespace fengsui::ui
