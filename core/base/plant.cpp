#include "base/plant.h"

#include <cstdlib>
#include <string>

namespace fengsui {

bool isPlanted(std::string_view name)
{
    static const std::string planted = [] {
        const char* wish = std::getenv("FENGSUI_PLANT");
        return std::string(wish ? wish : "");
    }();
    return planted == name;
}

} // namespace fengsui
