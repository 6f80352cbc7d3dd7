#include "drawings/drawing_words.h"

#include "backstage/words.h"

#include <QCoreApplication>

namespace fengsui::ui {

namespace {

QString word(const char* text)
{
    return QCoreApplication::translate("Drawing", text);
}

} // namespace

QString nameOf(DrawnShape shape)
{
    switch (shape) {
    case DrawnShape::Area:
        return word(QT_TRANSLATE_NOOP("Drawing", "Area"));
    case DrawnShape::Route:
        return word(QT_TRANSLATE_NOOP("Drawing", "Route"));
    case DrawnShape::Label:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Drawing", "Label"));
}

QString nameOf(DrawnColour colour)
{
    switch (colour) {
    case DrawnColour::Red:
        return word(QT_TRANSLATE_NOOP("Drawing", "red"));
    case DrawnColour::Orange:
        return word(QT_TRANSLATE_NOOP("Drawing", "orange"));
    case DrawnColour::Yellow:
        return word(QT_TRANSLATE_NOOP("Drawing", "yellow"));
    case DrawnColour::Green:
        return word(QT_TRANSLATE_NOOP("Drawing", "green"));
    case DrawnColour::Blue:
        return word(QT_TRANSLATE_NOOP("Drawing", "blue"));
    case DrawnColour::Purple:
        break;
    }
    return word(QT_TRANSLATE_NOOP("Drawing", "purple"));
}

QString titleOf(const Drawing& drawing)
{
    return drawing.name.empty() ? nameOf(drawing.shape) : fromUtf8(drawing.name);
}

} // namespace fengsui::ui
