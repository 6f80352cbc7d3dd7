#pragma once

#include "evaluation/evaluation_ledger.h"
#include "evaluation/evaluation_model.h"
#include "look/wording.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTableWidget;

namespace fengsui::ui {

class FormRows;
class Language;
class Watch;

/// Evaluation (综合评价) of a period: every figure opens into the cases behind it, and each of them into its page.
/// Reading, reckoning and writing files go on behind the window.
class EvaluationPage : public QDialog {
    Q_OBJECT
public:
    EvaluationPage(Watch& watch, const Language& language, QWidget* parent = nullptr);

    QLineEdit* from() const { return m_from; }
    QLineEdit* to() const { return m_to; }
    QComboBox* by() const { return m_by; }
    QTableView* figures() const { return m_figures; }
    QTableWidget* cases() const { return m_cases; }
    const EvaluationModel& model() const { return *m_model; }
    /// Reads the period that stands in the fields.
    void evaluate();
    /// Lists the cases that the figure of this cell counts.
    void openFigure(const QModelIndex& cell);
    enum class File { Workbook, Table, Bulletin };
    /// Writes what the fields say, with names in the language of the window.
    void write(File kind, const QString& path);

Q_SIGNALS:
    void caseChosen(fengsui::IncidentId id);
    /// A file is there, or why not.
    void said(const QString& sentence, bool isProblem);

private:
    bool readPeriod(Period& period);
    By wanted() const;
    void askWhere(File kind);
    void showCases(const std::vector<CountedCase>& cases, const QString& what);

    Watch& m_watch;
    const Language& m_language;
    Wording* m_wording;
    EvaluationModel* m_model;
    FormRows* m_rows;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QComboBox* m_by;
    QPushButton* m_evaluate;
    QTableView* m_figures;
    QLabel* m_about;
    QTableWidget* m_cases;
    QPushButton* m_workbook;
    QPushButton* m_table;
    QPushButton* m_bulletin;
    std::vector<IncidentId> m_listed; ///< of the rows of cases
};

} // namespace fengsui::ui
