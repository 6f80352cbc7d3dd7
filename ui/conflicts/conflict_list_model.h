#pragma once

#include "conflicts/conflict_words.h"

#include <QAbstractTableModel>

#include <vector>

namespace fengsui::ui {

/// What people did or said apart from each other: what holds for now and what stands against it, or what settled it.
class ConflictListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, About, Holds, Against, SettledBy, ColumnCount };

    explicit ConflictListModel(ConflictWords words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setConflicts(std::vector<ShownConflict> conflicts);
    const ShownConflict* at(int row) const;
    /// The row of the same disagreement, or -1.
    int rowOf(const ShownConflict& shown) const;
    void refreshWords();

private:
    ConflictWords m_words;
    std::vector<ShownConflict> m_conflicts;
};

} // namespace fengsui::ui
