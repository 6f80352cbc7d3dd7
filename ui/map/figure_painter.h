#pragma once

#include "map/area_names.h"
#include "map/tile_painter.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace fengsui::ui {

/// The five colours of figures, the lowest first: they rise in lightness or darkness, and no two look alike to eyes
/// that tell red from green badly. On light paper more is darker, on dark ground more is lighter.
using FigureColours = std::array<QColor, 5>;
const FigureColours& figureColours(bool isDark);
/// The colour of a class of so many: few classes are spread over the whole scale.
QColor figureColour(std::size_t step, std::size_t classes, bool isDark);
/// What has no value is hatched.
QBrush figureHatching(bool isDark);

/// What is shown of the areas of one level.
struct FigurePicture {
    static constexpr std::int8_t noArea = -2; ///< of another level, or not asked about
    static constexpr std::int8_t noValue = -1;
    std::vector<std::int8_t> steps; ///< class by index of the shape
    std::vector<QString> texts; ///< figure by index of the shape; may be empty
    std::vector<QString> words; ///< what each class means, for the legend of a page
    std::size_t classes = 0;
    int level = 0;
};

/// Colours areas by a figure, and writes it in each that is large enough.
class FigurePainter : public TilePainter {
public:
    FigurePainter(std::shared_ptr<const MapAreas> areas, FigurePicture picture, QFont font);

    void paint(QPainter& painter, TileKey key, const TileStyle& style) const override;
    bool hasAnything(TileKey key) const override;
    bool isVector() const override { return true; }
    QString characters() const override;
    QImage sample(int pixels, bool isDark) const override;
    std::vector<LegendRow> legend(int level) const override;
    const FigurePicture& picture() const { return m_picture; }

private:
    using Texts = std::vector<PlacedName>;
    std::shared_ptr<const Texts> textsAt(int level) const;

    std::shared_ptr<const MapAreas> m_areas;
    FigurePicture m_picture;
    QFont m_font;
    mutable std::mutex m_mutex; // guards the texts only
    mutable std::map<int, std::shared_ptr<const Texts>> m_texts;
};

} // namespace fengsui::ui
