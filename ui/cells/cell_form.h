#pragma once

#include "grid/cell_edits.h"
#include "look/wording.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace fengsui::ui {

class CellLink;
class FormRows;
class Watch;

/// What a drawn cell is called, which neighbours change with it, where it doesn't fit with them, and whether it is to
/// be filed so; or why a cell is withdrawn. Everything is checked behind before it is filed.
class CellForm : public QDialog {
    Q_OBJECT
public:
    /// Watch and link outlive it.
    CellForm(Watch& watch, const CellLink& link, Cell cell, bool isNew, QWidget* parent);
    QLineEdit& code() { return *m_code; }
    QLineEdit& name() { return *m_name; }
    QLineEdit& reason() { return *m_reason; }
    QCheckBox& withdraws() { return *m_withdraws; }
    QCheckBox& follows() { return *m_follows; }
    QCheckBox& accepts() { return *m_accepts; }
    QListWidget& places() { return *m_places; }
    FormRows& rows() { return *m_rows; }
    bool isChecked() const { return m_isChecked; }
    /// As it is filled in now.
    Cell cell() const;
    /// The neighbours that are changed with it; of what was checked last.
    std::vector<Cell> neighbours() const;
    void file();

Q_SIGNALS:
    void filed(const QString& sentence);
    /// Where it doesn't fit, in the order of the list.
    void checked(const std::vector<fengsui::GeoPoint>& places);
    void placeChosen(fengsui::GeoPoint at);

private:
    CellEdits asked() const;
    QString neighbourWords() const;
    void check();
    void tell();
    void refuse(const QString& problem, const std::string& field);

    Watch& m_watch;
    std::shared_ptr<const GridDirectory> m_grid;
    Wording* m_wording;
    FormRows* m_rows;
    QLineEdit* m_code;
    QLineEdit* m_name;
    QLineEdit* m_division;
    QCheckBox* m_withdraws;
    QLineEdit* m_reason;
    QLabel* m_summary;
    QListWidget* m_places;
    QCheckBox* m_follows;
    QLabel* m_others;
    QCheckBox* m_accepts;
    QPushButton* m_file;
    QPushButton* m_leave;
    QTimer m_soon;
    Cell m_cell;
    bool m_isNew;
    bool m_isChecked = false;
    int m_asked = 0; ///< the check that counts
    CellEdits m_edits; ///< that were checked, with the neighbours
    std::vector<GroundFault> m_faults;
};

} // namespace fengsui::ui
