#pragma once

#include "base/chinese_offset.h"
#include "desk/inventory_intake.h"
#include "look/wording.h"

#include <QString>
#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QTableWidget;
class QTabWidget;

namespace fengsui::ui {

class SearchField;
class Watch;

/// Where the columns of an inventory go, and what the words in them mean: proposed, and to be changed by a person.
class InventoryColumns : public QWidget {
    Q_OBJECT
public:
    /// The watch outlives it.
    explicit InventoryColumns(Watch& watch, QWidget* parent = nullptr);

    void show(const InventorySight& sight);
    void clear();

    /// The mapping as it stands; the reference and the system of the coordinates are somebody else's.
    ComponentMapping mapping() const;
    /// What a person has still to say, as a sentence; empty when rows can be read.
    QString missing() const;

    /// Uses the column for the field, as a person would; empty: for nothing. False where there is none of the name.
    bool use(const std::string& column, const std::string& field);
    std::string useOf(const std::string& column) const;
    QTableWidget& table() const { return *m_columns; }
    QTableWidget& meanings() const { return *m_meanings; }
    SearchField& classOfAll() const { return *m_classOfAll; }

Q_SIGNALS:
    void changed();

private:
    void retranslate();
    void fillColumns();
    void fillMeanings();
    void takeUse(int row);
    std::string columnOf(const char* field) const;
    std::string division() const;
    QComboBox* useBox(int row) const;

    Watch& m_watch;
    Wording* m_wording;
    QTableWidget* m_columns;
    QLabel* m_classLabel;
    SearchField* m_classOfAll;
    QLabel* m_meaningsLabel;
    QTableWidget* m_meanings;
    InventorySight m_sight;
    std::vector<std::string> m_uses; ///< of each column; empty: none
    struct Meaning {
        bool isClass = false;
        std::string word;
    };
    std::vector<Meaning> m_words; ///< the rows of the table of meanings
    std::map<std::string, std::string> m_classIs, m_stateIs; ///< what a person said of a word
    bool m_isFilling = false;
};

} // namespace fengsui::ui
