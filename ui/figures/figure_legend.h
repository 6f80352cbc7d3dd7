#pragma once

#include <QFrame>

#include <cstddef>
#include <vector>

class QGridLayout;
class QLabel;

namespace fengsui::ui {

/// What the colours of the map mean, in figures, in its lower left corner. Lets the mouse through.
class FigureLegend : public QFrame {
    Q_OBJECT
public:
    struct Line {
        static constexpr int noValue = -1;
        int step = 0; ///< class, or noValue
        QString words;
        QString areas; ///< how many
    };

    explicit FigureLegend(QWidget* canvas);

    /// Takes the place of what stood there, and shows it.
    void tell(const QString& title, const QString& about, std::vector<Line> lines, const QString& remark);
    /// A further line below: that it is being counted anew. Empty: nothing.
    void setRemark(const QString& text);
    /// Everything that it says, as a screen reader has it.
    QString text() const { return accessibleDescription(); }

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void arrange();

    QLabel* m_title;
    QLabel* m_about;
    QWidget* m_table;
    QLabel* m_remark;
    std::vector<Line> m_lines;
};

} // namespace fengsui::ui
