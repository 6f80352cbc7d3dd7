#pragma once

#include "enquiry/area_figures.h"
#include "enquiry/figure_classes.h"
#include "look/wording.h"

#include <QWidget>

#include <cstddef>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace fengsui::ui {

class Watch;

/// What somebody wants areas to be coloured by.
struct FigureWish {
    MapTheme theme;
    std::size_t level = 0;
    Period period;
    ClassSteps steps = ClassSteps::Quantiles;
};

/// Where it is chosen: figure, level, period and how values are parted into classes. It stands in the list of layers,
/// and remembers what was chosen last.
class FigureChoice : public QWidget {
    Q_OBJECT
public:
    /// The watch outlives it.
    explicit FigureChoice(Watch& watch, QWidget* parent = nullptr);

    /// Nothing when none is wanted, or while there are no divisions. Periods that end now end at `now`.
    std::optional<FigureWish> wish(Instant now) const;
    /// Chooses it as a person would; false where there is none such.
    bool choose(const MapTheme& theme);
    bool chooseLevel(std::size_t level);
    void chooseNone();
    /// Also these classes of components may be chosen.
    void offerClasses(const std::vector<std::uint16_t>& classes);
    /// The levels of the divisions in use may be chosen; the level that was chosen stays where there is one.
    void offerLevels();
    /// As "Open cases" or "Components: Street lamp".
    QString nameOf(const MapTheme& theme) const;
    QString levelName(std::size_t level) const;

    QComboBox& themes() { return *m_theme; }
    QComboBox& levels() { return *m_level; }
    QComboBox& periods() { return *m_period; }
    QComboBox& steps() { return *m_steps; }

Q_SIGNALS:
    void changed();

private:
    void retranslate();
    void fillThemes();
    void fillLevels();
    void enableFields();
    void restore();
    void keep();
    std::optional<Instant> instantOf(const QLineEdit& line) const;

    Watch& m_watch;
    Wording* m_wording;
    std::vector<std::uint16_t> m_classes;
    QLabel* m_title;
    QComboBox* m_theme;
    QComboBox* m_level;
    QComboBox* m_period;
    QLineEdit* m_from;
    QLineEdit* m_to;
    QComboBox* m_steps;
    QLabel* m_problem;
};

} // namespace fengsui::ui
