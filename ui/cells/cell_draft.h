#pragma once

#include "grid/outline.h"

#include <QString>

#include <optional>
#include <string>

namespace fengsui::ui {

/// A cell that somebody began to draw and has not filed.
struct CellDraft {
    std::string code; ///< of the cell that is changed; of a new one as far as it was filled in
    std::string division; ///< as far as it was filled in
    std::string name;
    bool isNew = true;
    Ring corners;
};

/// Kept with the settings of this desk, one for each store, so that it survives a restart. No other console sees it.
void keepDraft(const std::string& folder, const CellDraft& draft);
void forgetDraft(const std::string& folder);
/// Nothing when none is kept, or what is kept can't be read.
std::optional<CellDraft> keptDraft(const std::string& folder);

} // namespace fengsui::ui
