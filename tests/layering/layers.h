#pragma once

#include <map>
#include <string>
#include <vector>

namespace fengsui {

// Path below the source folder ("core/team/team.h") -> text of the file.
using SourceTree = std::map<std::string, std::string>;

struct Breach {
    std::string file;
    int line;
    std::string rule;
};

// Every include line that reaches for something its folder may not know, and every circle among the rooms of core.
// What the rules are stands as tables at the top of layers.cpp.
std::vector<Breach> breaches(const SourceTree& tree);

// "core/team/team.h:12: core knows no Qt, but includes <QString>"
std::string toText(const Breach& breach);

} // namespace fengsui
