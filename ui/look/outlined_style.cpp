#include "look/outlined_style.h"

#include <QPainter>
#include <QStyleOption>

namespace fengsui::ui {

OutlinedStyle::OutlinedStyle(QStyle* below)
    : QProxyStyle(below)
{
}

void OutlinedStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isRound = element == PE_IndicatorRadioButton;
    if (!isRound && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return;
    QColor edge = option->palette.color(QPalette::PlaceholderText);
    if (!option->state.testFlag(State_Enabled))
        edge.setAlphaF(0.5F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, isRound);
    painter->setPen(edge);
    painter->setBrush(Qt::NoBrush);
    const QRect box = option->rect.adjusted(0, 0, -1, -1);
    if (isRound)
        painter->drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5));
    else
        painter->drawRect(box);
    painter->restore();
}

} // namespace fengsui::ui
