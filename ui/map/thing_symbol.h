#pragma once

#include "facility/facility.h"

#include <QImage>
#include <QString>

#include <map>
#include <mutex>
#include <tuple>

namespace fengsui::ui {

/// How a thing that stands in the county looks on the map. Shape and letter tell what it is; the colour only repeats
/// it. What is broken or lost bears a bar across, what is no longer there is hollow.
struct ThingLook {
    enum class Shape { Circle, Triangle, Square, Hexagon, House, Plus, Star, Badge, Tent, Box, Bell, Warning, Flag };
    enum class State { Sound, Broken, Gone };
    Shape shape = Shape::Circle;
    QRgb fill = 0;
    QString letter; ///< one or two; empty: none
    State state = State::Sound;
};

/// Of a major class of components, by its place in majorClasses.
ThingLook lookOfMajor(std::size_t major);
/// Of cameras, shelters and so on; the letter is of the window's language.
ThingLook lookOf(FacilityKind kind);

/// Paints it into a square of so many device pixels.
QImage paintThing(const ThingLook& look, int pixels, bool isDark);

/// Painted symbols, each once: to draw a picture is twenty times faster than to draw a shape. Any number of threads.
class ThingSheet {
public:
    QImage symbol(const ThingLook& look, int pixels, bool isDark) const;

private:
    using Key = std::tuple<int, QRgb, QString, int, int, bool>;
    mutable std::mutex m_mutex;
    mutable std::map<Key, QImage> m_symbols;
};

} // namespace fengsui::ui
