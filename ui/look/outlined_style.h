#pragma once

#include <QProxyStyle>

namespace fengsui::ui {

/// Draws an edge around boxes that can be ticked which is seen on dark ground too: Fusion's is darker than the ground.
class OutlinedStyle : public QProxyStyle {
    Q_OBJECT
public:
    /// Owns the style below it.
    explicit OutlinedStyle(QStyle* below);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
};

} // namespace fengsui::ui
