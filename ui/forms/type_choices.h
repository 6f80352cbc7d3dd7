#pragma once

#include "forms/search_field.h"

namespace fengsui {
class TypeCatalogue;
}

namespace fengsui::ui {

/// Every minor class of the catalogue, found by its code and by its names and those of its major class in both
/// languages. Of profile cn the national schemes, of any other those of call centres.
std::vector<SearchField::Choice> typeChoices(const TypeCatalogue& catalogue, const std::string& profile);

} // namespace fengsui::ui
