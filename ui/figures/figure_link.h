#pragma once

#include "enquiry/area_figures.h"
#include "figures/figure_choice.h"
#include "figures/figure_legend.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace fengsui::ui {

class GazetteerRoom;
class MapPane;
class Watch;

/// Colours the areas of the map by the figure that is chosen in the list of layers. It is counted on another thread,
/// and anew when cases change, but not more often than the counting takes its time.
class FigureLink : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    FigureLink(Watch& watch, MapPane& map, GazetteerRoom& room, QObject* parent);
    ~FigureLink() override;

    FigureChoice& choice() { return *m_choice; }
    FigureLegend& legend() { return *m_legend; }
    /// What is shown; nothing while none is chosen or counted yet.
    const std::optional<AreaFigures>& figures() const { return m_figures; }
    /// While held, no figure is on the map: it would be one of now beside things of the past.
    void hold(bool isHeld);
    bool isCounting() const { return m_run != nullptr; }
    static QString layer() { return QStringLiteral("figures"); }

Q_SIGNALS:
    void shown();
    void said(const QString& sentence, bool isProblem);

private:
    /// One counting; shared with the thread that counts.
    struct Run {
        std::atomic<bool> isCancelled = false;
        std::atomic<std::uint64_t> done = 0, total = 0;
        FigureWish wish;
    };
    using Counted = std::optional<AreaFigures>;

    void choose();
    void countAgain();
    void count();
    void take(const std::shared_ptr<Run>& run, AreaFigures figures);
    void show();
    std::vector<FigureLegend::Line> linesOf(const std::vector<FigureClass>& classes) const;
    void tellLegend();
    void tellProgress();
    void clear();
    void cancel();
    void offerClasses();

    Watch& m_watch;
    MapPane& m_map;
    GazetteerRoom& m_room;
    FigureChoice* m_choice;
    FigureLegend* m_legend;
    QTimer m_soon; ///< gathers many changes into one counting
    QTimer m_progress;
    std::shared_ptr<Run> m_run; ///< null while nothing is counted
    bool m_isHeld = false;
    qint64 m_took = 0; ///< milliseconds of the last counting
    std::optional<FigureWish> m_wish; ///< of what is shown
    std::optional<AreaFigures> m_figures;
};

} // namespace fengsui::ui
