#pragma once

#include "base/instant.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace fengsui::ui {

/// The seven steps of a case as a drawn bar: what each is, who did it and when, how long the running one has left. Each
/// step is told by mark, text and border, never by colour alone; the whole is read out as one description.
class PhaseBar : public QWidget {
    Q_OBJECT
public:
    enum class Standing { Done, Running, Waiting, Skipped };
    struct Step {
        QString title;
        QString post; ///< whose step it is
        QString who; ///< who finished it
        QString when;
        QString limit; ///< "due 11-03 07:05" while it runs
        QString left; ///< "00:45" or "−00:12"
        QString counted; ///< how the limit came about, or empty
        QString sum; ///< limit, used, held, extended, in one line; empty where no clock ran
        Standing standing = Standing::Waiting;
        bool isOverdue = false;
    };

    explicit PhaseBar(QWidget* parent = nullptr);
    void setSteps(std::vector<Step> steps);
    const std::vector<Step>& steps() const { return m_steps; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect rectOf(int step) const;
    QString described(const Step& step, int number) const;
    void describe();
    /// The step that the line below tells of: that of the keyboard or of the mouse, else the running one; -1 for none.
    int told() const;

    std::vector<Step> m_steps;
    int m_current = -1; ///< the step that the keyboard is on
    int m_hovered = -1;
};

} // namespace fengsui::ui
