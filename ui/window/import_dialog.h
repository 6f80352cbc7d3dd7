#pragma once

#include "desk/call_import.h"
#include "look/wording.h"

#include <QDialog>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace fengsui::ui {

template <typename T>
class Answer;
class Watch;

/// Takes a call file in (CSV, plain or gzip). Reading goes on behind, each batch is one command in the bulk line, and
/// the desk goes on working. What can't be used is listed with line and reason.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(Watch& watch, QWidget* parent = nullptr);

    void start(const QString& file);
    bool isRunning() const { return m_import != nullptr; }
    const CallImportTotals& totals() const { return m_totals; }

Q_SIGNALS:
    void finished(const QString& sentence, bool isProblem);

protected:
    void reject() override;

private:
    void choose();
    void readBatch();
    void take(std::shared_ptr<CallImport::Batch> batch);
    void end(const QString& problem);
    void list(std::size_t line, const Refusal& why);
    void showFigures();

    Watch& m_watch;
    Wording* m_wording;
    QLabel* m_file;
    QProgressBar* m_progress;
    QLabel* m_figures;
    QTableWidget* m_problems;
    QPushButton* m_choose;
    QPushButton* m_cancel;
    std::shared_ptr<CallImport> m_import; ///< null while none runs
    CallImportTotals m_totals;
    QString m_name;
};

} // namespace fengsui::ui
