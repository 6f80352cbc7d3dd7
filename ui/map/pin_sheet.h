#pragma once

#include "map/pin_board.h"

#include <QCoreApplication>
#include <QImage>
#include <QRect>

#include <vector>

class QPainter;

namespace fengsui::ui {

/// All symbols of pins and their marks, painted once in device pixels: cases are diamonds, teams lying rectangles; the
/// status is the pattern of the border (dashed: waits at the centre; solid: at work; double: to be checked; dotted:
/// stands still) and one letter, and the colour only repeats it. Marks sit around: a clock-red "!" overdue, two arrows
/// urgent, one to three bars supervision, a tag for drills.
class PinSheet {
    Q_DECLARE_TR_FUNCTIONS(PinSheet)
public:
    /// Logical pixels of one sprite's side.
    static constexpr int side = 44;

    explicit PinSheet(double scale);

    /// In ARGB32_Premultiplied.
    const QImage& image() const { return m_image; }
    double scale() const { return m_scale; }
    /// Pixels of the image.
    QRect source(int sprite) const;

    /// Paints a sprite as lines and areas, its middle at (0, 0), in logical pixels.
    static void paint(QPainter& painter, int sprite);
    /// The sprites that make up a pin, the lowest first; the first one is its symbol.
    static std::vector<int> spritesOf(const MapPin& pin);
    /// The cross of a place that is marked.
    static int placeSprite();

    /// The letter in a symbol, in the language of the window.
    static QString letter(PinSymbol symbol);
    /// The status in words, for tool tips and screen readers.
    static QString words(PinSymbol symbol);
    static QString words(PinMark mark);
    /// The sprite of a mark alone.
    static int spriteOf(PinMark mark);

private:
    double m_scale;
    int m_pixels;
    QImage m_image;
};

/// A sprite and its middle in logical pixels of the view.
struct PlacedSprite {
    QPointF at;
    int sprite = 0;
};

/// Everything to be drawn in view, the lowest first.
std::vector<PlacedSprite> placeSprites(const PinBoard& board, const MapCamera& camera);

} // namespace fengsui::ui
