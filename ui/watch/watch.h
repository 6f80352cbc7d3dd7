#pragma once

#include "backstage/backstage.h"
#include "lists/case_list_model.h"
#include "lists/team_list_model.h"
#include "road/road_network.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace fengsui::workflow {
struct Workflow;
}

namespace fengsui::ui {

/// What the window is in (平战转换). A drill marks everything that is taken in meanwhile.
enum class Mode { Daily, Drill };

/// The watch at this console: who is on it, what it has before it, and the words for it. Every pane works with this one
/// object, which keeps the lists true to the store: it reads again whatever the news name.
class Watch : public QObject {
    Q_OBJECT
public:
    Watch(StoreAccess access, const Clock& clock, QObject* parent = nullptr);

    Backstage& backstage() { return m_backstage; }
    CaseListModel& cases() { return m_cases; }
    TeamListModel& teams() { return m_teams; }
    const StoreAccess& access() const { return m_backstage.access(); }
    Instant now() const { return m_backstage.now(); }
    bool canWrite() const { return m_canWrite; }

    /// Nobody before sign-in and while the console is locked.
    const std::optional<Session>& session() const { return m_session; }
    /// Checked behind; `then` hears "" or why not.
    void signIn(
        const QString& account, const QString& password, QObject* context, std::function<void(const QString&)> then);
    void signOut();
    /// Those who may sign in: account and name.
    const std::vector<Operator>& operators() const { return m_operators; }

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);

    QString local(Instant at) const { return fromUtf8(access().zone.minutes(at)); }
    QString operatorName(OperatorId id) const;
    QString stateTitle(const std::string& workflow, const std::string& state) const;
    QString actionTitle(const std::string& workflow, const std::string& action) const;
    QString typeTitle(const std::string& type) const;
    const TypeCatalogue& types() const { return *access().rules->types; }
    QString placeTitle(const std::string& code) const;
    QString teamName(TeamId id) const { return m_teams.nameOf(id); }
    /// Title of an open case; its id's first digits otherwise.
    QString caseLabel(IncidentId id) const;
    /// The workflow that a case goes by; null when the shelf has none of this name.
    const workflow::Workflow* workflowOf(const Incident& incident) const;
    const RuleBook& rules() const { return *access().rules; }

    /// Entries in the journal, and when the last was written that this console saw.
    std::uint64_t entries() const { return m_entries; }
    std::optional<Instant> lastSaved() const { return m_lastSaved; }
    bool isLoaded() const { return m_isLoaded; }
    /// Newer divisions and cells take the place of those in use. Those before live as long as somebody has them.
    void takeGrid(std::shared_ptr<const GridDirectory> grid);
    /// Where the roads in force can be asked for: calls `then` with them, or null when there are none, while the
    /// context lives. Opening them takes its time, so nobody waits for it.
    using Roads = std::shared_ptr<const RoadNetwork>;
    using RoadSource = std::function<void(QObject* context, std::function<void(const Roads&)> then)>;
    void setRoadSource(RoadSource source) { m_roadSource = std::move(source); }
    void askRoads(QObject* context, std::function<void(const Roads&)> then);
    /// The language changed: all words of the lists are said anew.
    void refreshWords();

Q_SIGNALS:
    void sessionChanged();
    void modeChanged();
    void loaded();
    void writerChanged(bool canWrite, const QString& reason);
    /// These cases were committed anew; the lists have them already.
    void casesChanged(const std::vector<fengsui::IncidentId>& ids);
    void dutyChanged();
    /// Other rules are in force: a county's own were adopted.
    void rulesChanged();
    /// Other divisions and cells are in use.
    void gridChanged();
    /// The language changed.
    void wordsChanged();
    /// Half a minute, to be exact: what shows remaining time says it anew.
    void minutePassed();
    void journalMoved();

private:
    void loadAll();
    void loadCases();
    void takeInPieces(const std::shared_ptr<std::vector<IncidentRow>>& rows);
    void tickOnceReady();
    void hear(const News& news);
    /// The work lists become those of whoever is signed in now.
    void sortWork();
    void readTouchedCases();
    void readTeams();
    void readOperators();
    void readHead();
    void readRules();

    Backstage m_backstage;
    CaseListModel m_cases;
    TeamListModel m_teams;
    std::optional<Session> m_session;
    std::optional<Session> m_sortedFor;
    std::vector<Operator> m_operators;
    std::unordered_set<IncidentId> m_touched; ///< to be read again
    std::unordered_set<IncidentId> m_touchedWhileLoading; ///< to be read again once everything is there
    bool m_isReadingTouched = false;
    bool m_isReadingHead = false;
    bool m_headMoved = false;
    bool m_isLoaded = false;
    bool m_canWrite = false;
    Mode m_mode = Mode::Daily;
    std::uint64_t m_entries = 0;
    std::optional<Instant> m_lastSaved;
    RoadSource m_roadSource;
    QTimer m_halfMinute;
};

} // namespace fengsui::ui
