#pragma once

#include "evaluation/formula_file.h"
#include "report/names.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace fengsui::ui {

/// One evaluation as it was read: what the window shows and what it exports.
struct EvaluationReading {
    Evaluation evaluation;
    std::shared_ptr<const FormulaShelf> formulas;
    std::vector<std::string> names; ///< of the lines
    report::Language language = report::Language::Chinese; ///< of the names
};

/// A row for each unit, town, cell or person: scores with their grades, then each indicator with what it counts. The
/// last row is all cases together.
class EvaluationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void take(std::shared_ptr<const EvaluationReading> reading);
    const EvaluationReading* reading() const { return m_reading.get(); }
    /// The indicator of a column; nothing for names and scores.
    std::optional<Indicator> indicatorAt(int column) const;
    /// The key of a row; nothing for all cases together.
    std::optional<std::string> keyAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const EvaluationLine& lineAt(int row) const;
    QString scoreText(const Formula& formula, const EvaluationLine& line) const;

    std::shared_ptr<const EvaluationReading> m_reading;
    std::vector<const Formula*> m_scores; ///< of the columns after the name
    std::vector<Indicator> m_indicators; ///< of the columns after the scores
};

} // namespace fengsui::ui
