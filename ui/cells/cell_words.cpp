#include "cells/cell_words.h"

#include "backstage/words.h"
#include "places/measure_tool.h"

#include <QCoreApplication>

namespace fengsui::ui {

QString titleOf(const GridDirectory& grid, const Cell* changed, const std::string& code)
{
    const Cell* cell = changed && changed->code == code ? changed : grid.cell(code);
    if (cell && !cell->name.empty() && cell->name != code)
        return QStringLiteral("%1 (%2)").arg(fromUtf8(cell->name), fromUtf8(code));
    if (const Division* division = grid.division(code))
        return fromUtf8(division->name);
    return fromUtf8(code);
}

QString sentence(const GroundFault& fault, const GridDirectory& grid, const Cell* changed)
{
    const QString one = titleOf(grid, changed, fault.code), other = titleOf(grid, changed, fault.other);
    const QString size = areaText(fault.squareMetres);
    switch (fault.kind) {
    case GroundFault::Kind::Overlap:
        return QCoreApplication::translate("CellFault", "%1 and %2 both cover %3.").arg(one, other, size);
    case GroundFault::Kind::Gap:
        return QCoreApplication::translate("CellFault", "In %1 no cell covers %2.").arg(one, size);
    case GroundFault::Kind::Outside:
        return QCoreApplication::translate("CellFault", "%1 reaches %3 out of %2.").arg(one, other, size);
    case GroundFault::Kind::Broken:
        break;
    }
    return QCoreApplication::translate("CellFault", "The outline of %1 crosses itself, so it was not compared.")
        .arg(one);
}

} // namespace fengsui::ui
