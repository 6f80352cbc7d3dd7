#pragma once

#include "enquiry/asked_ground.h"
#include "places/corner_tool.h"

namespace fengsui::ui {

/// Draws an area on the map. Enter or a double click closes it, which `closed` tells; then its border stays on the map
/// until end().
class AreaTool : public CornerTool {
    Q_OBJECT
public:
    explicit AreaTool(MapPane& map);

    /// The corners as a ground, or why they are none yet.
    Result<AskedGround> ground() const;
    void close();
    /// Goes on drawing the area that was closed.
    void change();
    /// Shows a border that nobody drew, as if it had just been closed.
    void showClosed(const Ring& ring);
    bool isClosed() const { return m_isClosed; }
    void end() override;

Q_SIGNALS:
    void closed(const fengsui::AskedGround& ground);

protected:
    QString words() const override;
    QString title() const override;
    QString closeWords() const override;
    bool key(int key) override;
    bool twice() override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QToolButton& m_done;
    bool m_wasRefused = false;
    bool m_isClosed = false;
};

} // namespace fengsui::ui
