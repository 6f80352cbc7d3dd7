#pragma once

#include "look/wording.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace fengsui::ui {

class LongWork;

/// How far long work is, and in the end what came of it.
class WorkStrip : public QWidget {
    Q_OBJECT
public:
    explicit WorkStrip(LongWork& work, QWidget* parent = nullptr);

    /// It has begun; the sentence says what is being done.
    void begin(const QString& sentence);
    void end(const QString& sentence, bool isProblem);
    QString said() const;

private:
    QProgressBar* m_bar;
    QLabel* m_said;
    Wording* m_wording;
};

} // namespace fengsui::ui
