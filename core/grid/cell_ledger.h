#pragma once

#include "grid/cell_file.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// The questions others may ask of the cells that were drawn and withdrawn over editions.
class CellLedger {
public:
    virtual ~CellLedger() = default;
    /// Over whichever edition, by code.
    virtual std::vector<CellWord> words() const = 0;
    /// Those that count while this edition is in force, by code.
    virtual std::vector<CellWord> wordsOver(const Digest& base) const = 0;
    /// Their entries alone: they tell whether anything has changed.
    virtual std::vector<Digest> entriesOver(const Digest& base) const = 0;
    /// Nothing while no entry of the cell is here.
    virtual std::optional<std::string> codeOf(SubjectId) const = 0;
};

} // namespace fengsui
