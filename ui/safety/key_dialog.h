#pragma once

#include "look/wording.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace fengsui::ui {

/// Shows a recovery key, once: it is kept nowhere. It does not close before somebody says that it is on paper.
class KeyDialog : public QDialog {
    Q_OBJECT
public:
    explicit KeyDialog(const QString& key, QWidget* parent = nullptr);

    QString key() const;
    QCheckBox* written() const { return m_written; }
    QPushButton* closeButton() const { return m_close; }

protected:
    void reject() override;

private:
    Wording* m_wording;
    QLabel* m_how;
    QLabel* m_key;
    QCheckBox* m_written;
    QPushButton* m_close;
};

} // namespace fengsui::ui
