#pragma once

#include "drawing/drawing.h"
#include "look/wording.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace fengsui::ui {

class FormRows;
class Watch;

/// What a drawing is called, and whether it belongs to the case on the page. Files it.
class DrawingForm : public QDialog {
    Q_OBJECT
public:
    /// `onPage` is the case on the page, or null. The watch outlives it.
    DrawingForm(Watch& watch, Drawing drawing, IncidentId onPage, QWidget* parent);
    QLineEdit& name() { return *m_name; }
    QComboBox& colour() { return *m_colour; }
    QCheckBox& ofCase() { return *m_ofCase; }
    /// As it is filled in now.
    Drawing drawing() const;
    void file();

Q_SIGNALS:
    void filed(const QString& sentence);

private:
    Watch& m_watch;
    Wording* m_wording;
    FormRows* m_rows;
    QLineEdit* m_name;
    QComboBox* m_colour;
    QPlainTextEdit* m_note;
    QCheckBox* m_ofCase;
    QCheckBox* m_closesRoad;
    QPushButton* m_file;
    QPushButton* m_leave;
    Drawing m_drawing;
    IncidentId m_case; ///< that it may belong to
};

} // namespace fengsui::ui
