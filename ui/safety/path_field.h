#pragma once

#include "look/wording.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace fengsui::ui {

/// A file or a folder: typed, or chosen in the usual dialog.
class PathField : public QWidget {
    Q_OBJECT
public:
    enum class What { OldFile, NewFile, Folder };
    explicit PathField(What what, QWidget* parent = nullptr);

    QString path() const;
    void setPath(const QString& path);

private:
    void choose();

    What m_what;
    QLineEdit* m_edit;
    QPushButton* m_choose;
    Wording* m_wording;
};

} // namespace fengsui::ui
