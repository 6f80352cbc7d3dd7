#pragma once

#include "grid/read_divisions.h"
#include "support/shipped.h"

#include <sstream>

namespace fengsui::test {

/// The divisions of the demo county, out of the file that ships; it has no quoted fields.
inline std::vector<Division> demoDivisions(const CodingProfile& profile)
{
    std::istringstream text(shipped("demo/divisions.csv"));
    const auto fields = [](const std::string& line) {
        std::vector<std::string> out;
        std::istringstream words(line + ',');
        for (std::string word; std::getline(words, word, ',');)
            out.push_back(word);
        return out;
    };
    std::string line;
    std::getline(text, line);
    DivisionTable table = std::move(DivisionTable::begin(fields(line), profile)).operator*();
    for (std::size_t number = 2; std::getline(text, line); ++number)
        table.row(number, fields(line));
    return table.finish().parts.divisions;
}

} // namespace fengsui::test
