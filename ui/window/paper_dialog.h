#pragma once

#include "base/id.h"
#include "look/wording.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;

/// Where a paper goes: into a PDF file, or to a printer.
class PaperDialog : public QDialog {
    Q_OBJECT
public:
    /// `title` says which paper and of what; `file` is the name that is proposed.
    PaperDialog(std::function<QString()> title, const QString& file, QWidget* parent = nullptr);
    QLineEdit* file() const { return m_file; }

Q_SIGNALS:
    void pdfWanted(const QString& pdf);
    void printWanted();

private:
    Wording* m_wording;
    FormRows* m_rows;
    QLineEdit* m_file;
    QPushButton* m_pdf;
    QPushButton* m_print;
};

} // namespace fengsui::ui
