#pragma once

#include "desk/rule_sheet.h"

#include <QAbstractTableModel>

#include <functional>

namespace fengsui::ui {

/// A table that people edit: cells as they are typed, changed ones in bold until they are in force.
class SheetModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// What a column is called, and what the cell of a word says ("workDay"); both in the language of the window.
    struct Words {
        std::function<QString(const std::string& column)> title;
        std::function<QString(const std::string& column, const std::string& cell)> cell;
    };
    enum class Rows { Free, Growing, Fixed };
    /// Only what stands from the `fixed`th column on may be changed.
    SheetModel(std::vector<std::string> columns, std::size_t fixed, Rows rows, Words words, QObject* parent = nullptr);

    /// What is in force.
    void setSheet(RuleSheet sheet);
    /// What somebody wants instead.
    void propose(RuleSheet sheet);
    const RuleSheet& sheet() const { return m_sheet; }
    const RuleSheet& before() const { return m_before; }
    bool isChanged() const { return m_sheet != m_before; }
    bool mayGrow() const { return m_rows != Rows::Fixed; }
    bool mayShrink() const { return m_rows == Rows::Free; }
    void addRow(int at);
    void removeRow(int at);
    void refreshWords();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    bool isChangedAt(std::size_t row, std::size_t column) const;

    RuleSheet m_sheet;
    RuleSheet m_before;
    std::size_t m_fixed;
    Rows m_rows;
    Words m_words;
};

} // namespace fengsui::ui
