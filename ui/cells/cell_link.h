#pragma once

#include "grid/cell_file.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace fengsui::ui {

class Watch;

/// What was drawn and withdrawn of the cells, as the ledger has it; read again whatever console filed it.
struct CellWords {
    std::vector<CellWord> words; ///< by code
    std::string edition; ///< digest of the grid edition in force; words over another one don't count
};

class CellLink : public QObject {
    Q_OBJECT
public:
    /// The watch outlives it.
    CellLink(Watch& watch, QObject* parent);
    const std::vector<CellWord>& words() const { return m_said.words; }
    bool counts(const CellWord& word) const;

Q_SIGNALS:
    void changed();

private:
    void read();

    Watch& m_watch;
    CellWords m_said;
};

} // namespace fengsui::ui
