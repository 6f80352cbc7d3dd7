#pragma once

#include "desk/rule_book.h"

namespace fengsui {

/// The public holidays that KHolidays knows, for the years from 2020 to 2050. A region is named as there ("cn_zh-cn"),
/// or by the part before the language ("cn", "gb-sct"). What it gives is kept, so that asking again costs nothing; may
/// be asked by several threads.
HolidaySource publicHolidays();
/// The regions there are, as they are called there.
std::vector<std::string> holidayRegions();

} // namespace fengsui
