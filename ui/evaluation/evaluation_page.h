#pragma once

#include "evaluation/evaluation_model.h"
#include "look/wording.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace fengsui::ui {

class CaseRulings;
class FormRows;
class Language;
class Watch;

/// Evaluation (综合评价) of a period: every figure opens into the cases behind it, and each of them into its page, or
/// out of evaluation. Reading, reckoning and writing files go on behind the window.
class EvaluationPage : public QDialog {
    Q_OBJECT
public:
    EvaluationPage(Watch& watch, const Language& language, QWidget* parent = nullptr);

    QLineEdit* from() const { return m_from; }
    QLineEdit* to() const { return m_to; }
    QComboBox* by() const { return m_by; }
    QTableView* figures() const { return m_figures; }
    CaseRulings* rulings() const { return m_rulings; }
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
    /// Of a period, as the fields stood when it was read.
    void read(const Period& period, By by);
    void readAgain();
    void listShown();

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
    CaseRulings* m_rulings;
    QPushButton* m_workbook;
    QPushButton* m_table;
    QPushButton* m_bulletin;
    struct Shown {
        Indicator indicator;
        std::optional<std::string> key;
    };
    std::optional<Shown> m_shown; ///< the figure whose cases are listed
};

} // namespace fengsui::ui
