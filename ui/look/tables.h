#pragma once

class QTableView;

namespace fengsui::ui {

/// Tables as the duty room reads them: whole rows, dense, striped, no grid, one chosen at a time.
void dress(QTableView& table);

} // namespace fengsui::ui
