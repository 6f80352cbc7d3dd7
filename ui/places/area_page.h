#pragma once

#include "enquiry/find.h"
#include "look/wording.h"
#include "places/found_list.h"
#include "report/area_list.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;
class QTableWidget;

namespace fengsui::ui {

class GazetteerRoom;
class Watch;

/// All inside an area: cases with the open ones first, teams, facilities and components of every class. Beside the list
/// stands how many of each kind there are; choosing a kind shows only that. Enter goes to a thing; it can be printed
/// and written for other programs.
class AreaPage : public QDialog {
    Q_OBJECT
public:
    /// Watch and room outlive it.
    AreaPage(Watch& watch, GazetteerRoom& room, QWidget* parent);
    ~AreaPage() override;

    /// `name` is proposed for the paper; it may be empty.
    void lookInside(const AskedGround& ground, const QString& name = {});
    QTableView& table() { return *m_table; }
    /// Everything, then each kind, with their numbers.
    QTableWidget& kinds() { return *m_kinds; }
    QLineEdit& name() { return *m_name; }
    /// What stands above the list and below it.
    QString about() const;
    QString remark() const;
    /// What is listed now, as paper has it; with a kind chosen only that one's things.
    report::AreaFound found() const;
    bool isThere() const { return m_isThere; }
    void cancel();
    /// Everything inside, more than is listed, into a file whose name ends in geojson, kml, gpx or csv.
    void write(const QString& file);

Q_SIGNALS:
    void chosen(const fengsui::ui::Hit& hit);
    void paperWanted();
    /// The border is to be drawn otherwise.
    void changeWanted();
    void said(const QString& sentence, bool isProblem);
    void written(const QString& file);

private:
    /// How far a search is; asked and stopped from the window while other threads work.
    struct Search {
        std::atomic<std::uint64_t> done = 0, total = 0;
        std::atomic<bool> isCancelled = false;
    };
    struct Haul {
        Found found;
        bool isWhole = true;
    };
    struct Section {
        QString name;
        std::uint64_t number = 0;
        std::uint64_t listed = 0;
    };
    /// What is made of the found things behind the window, before `then` gets them in the window.
    using Work = std::function<Outcome(const Haul&)>;
    using Then = std::function<void(std::shared_ptr<const Haul>, const QString& problem)>;
    void search(const Listed& most, Work work, Then then);
    void fill(const Haul& haul, const QString& problem);
    void fillKinds();
    void askWhere();
    void showProgress();
    void showAbout();
    void retranslate();

    Watch& m_watch;
    GazetteerRoom& m_room;
    Wording* m_wording;
    QLabel* m_about;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QTableWidget* m_kinds;
    FoundModel* m_model;
    QTableView* m_table;
    QLabel* m_remark;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_change;
    QPushButton* m_save;
    QPushButton* m_print;
    QTimer m_tick; ///< what lasts longer shows how far it is
    std::shared_ptr<Search> m_search; ///< the one that runs
    std::optional<AskedGround> m_ground;
    std::vector<Section> m_sections;
    QString m_paperRemark;
    bool m_isThere = false;
};

} // namespace fengsui::ui
