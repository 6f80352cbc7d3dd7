#pragma once

#include "look/wording.h"
#include "rules/sheet_model.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace fengsui::ui {

/// One table that people edit, with what adds and takes away rows, and brings it in from a file or out to one.
/// Words with few values are chosen from a list. Keys: F2 or Enter to edit, Insert and Delete for rows.
class SheetTable : public QWidget {
    Q_OBJECT
public:
    using Text = std::function<QString()>;
    enum class Files { Csv, CsvAndJson };
    SheetTable(std::vector<std::string> columns, std::size_t fixed, SheetModel::Rows rows, Text title,
        QWidget* parent = nullptr, Files files = Files::Csv);

    SheetModel& model() { return *m_model; }
    QTableView& view() { return *m_view; }
    /// Where a fault is; the row is chosen and shown.
    void goTo(std::size_t row);
    void setEditable(bool isEditable);

Q_SIGNALS:
    void changed();
    /// A file was chosen; whoever owns the store's threads reads or writes it.
    void importWanted(const QString& file);
    void exportWanted(const QString& file);

private:
    void addRow();
    void removeRow();
    void chooseFile(bool isImport);

    Wording* m_wording;
    SheetModel* m_model;
    QTableView* m_view;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_import;
    QPushButton* m_export;
    Text m_title;
    Files m_files;
};

} // namespace fengsui::ui
