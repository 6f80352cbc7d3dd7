#pragma once

#include "base/result.h"
#include "report/sheet.h"

#include <QString>

#include <span>

namespace fengsui::sheet {

/// Writes an Office Open XML workbook, one sheet each: heads in both languages that stay in sight, numbers as numbers,
/// rates as per cent, times as dates of the zone, a filter. The file is there as a whole or not at all. Refused with
/// the system's reason when it can't be written.
Outcome writeWorkbook(std::span<const report::Sheet>, const Zone&, const QString& path);
/// The same for text, such as CSV.
Outcome writeText(const std::string& text, const QString& path);

} // namespace fengsui::sheet
