#pragma once

/// Bugs that are built in on purpose, to see whether the tests find them: the real code asks at the place of each
/// whether it is to do the wrong thing. Only the preset "planted" knows them; anywhere else each is the constant false
/// and leaves nothing behind. tests/planted/plants.txt says what they are, tools/planted who finds them.
#ifdef FENGSUI_PLANTED

#include <string_view>

namespace fengsui {

/// Whether the environment variable FENGSUI_PLANT names this one.
bool isPlanted(std::string_view name);

} // namespace fengsui

#define FENGSUI_PLANT(name) (::fengsui::isPlanted(#name))

#else

#define FENGSUI_PLANT(name) false

#endif
