#include "watch/watch.h"

#include "grid/grid_directory.h"
#include "look/language.h"
#include "look/trade_words.h"
#include "workflow/shelf.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <unordered_map>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

/// So many are read first, and so many at most are put into the list between two turns of the event loop. Each turn
/// paints the window, so a piece is as large as 50 ms allow.
constexpr std::size_t newest = 2000;
constexpr std::ptrdiff_t piece = 10'000;
/// While an import runs, the lists are read again in such pieces, so that no piece holds the window up.
constexpr std::size_t touchedAtOnce = 1000;

} // namespace

Watch::Watch(StoreAccess access, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_backstage(std::move(access), clock)
    , m_cases({ [this](const IncidentRow& row) { return stateTitle(row.workflow, row.state); },
          [this](const std::string& type) { return typeTitle(type); }, [this](Instant at) { return local(at); },
          [this] { return now(); } })
    , m_teams({ [this](IncidentId id) { return caseLabel(id); }, [this](Instant at) { return local(at); },
          [this] { return now(); } })
{
    connect(&m_backstage, &Backstage::newsCame, this, &Watch::hear);
    connect(&m_backstage, &Backstage::writerOpened, this, [this](bool canWrite, const QString& reason) {
        m_canWrite = canWrite;
        Q_EMIT writerChanged(canWrite, reason);
        tickOnceReady();
    });
    connect(this, &Watch::sessionChanged, this, &Watch::sortWork);
    connect(this, &Watch::rulesChanged, this, [this] {
        m_sortedFor.reset();
        sortWork();
    });
    connect(&m_halfMinute, &QTimer::timeout, this, [this] {
        m_cases.refreshTimes();
        m_teams.refreshTimes();
        Q_EMIT minutePassed();
    });
    m_halfMinute.start(30s);
    loadAll();
}

void Watch::loadAll()
{
    readOperators();
    readTeams();
    readHead();
    loadCases();
}

// The newest come first, so that there is something to look at; the others are read while the window is being built.
// The bound is exclusive, so what was of the same millisecond is read twice: taking a row twice changes nothing.
void Watch::loadCases()
{
    using Rows = std::shared_ptr<std::vector<IncidentRow>>;
    const auto oldest = std::make_shared<std::optional<Instant>>(); // only touched in the reader's thread
    const auto read = [this, oldest](std::size_t most, auto then) {
        m_backstage.ask(
            this,
            [oldest, most](ReadingStore& store) -> Result<Rows> {
                IncidentQuery query;
                query.isOpen = true;
                query.limit = most;
                if (*oldest)
                    query.to = **oldest + 1ms;
                auto rows = std::make_shared<std::vector<IncidentRow>>(store.ledgers().incidents().rows(query));
                if (!rows->empty())
                    *oldest = rows->back().reportedAt;
                return rows;
            },
            [then](
                const Answer<Rows>& answer) { then(answer ? *answer : std::make_shared<std::vector<IncidentRow>>()); },
            Line::Bulk);
    };
    read(newest, [this](const Rows& rows) { m_cases.take(std::move(*rows)); });
    read(std::numeric_limits<std::int64_t>::max(), [this](const Rows& rows) { takeInPieces(rows); });
}

void Watch::takeInPieces(const std::shared_ptr<std::vector<IncidentRow>>& rows)
{
    if (std::ssize(*rows) > piece) {
        const auto from = rows->end() - piece;
        m_cases.take({ std::move_iterator(from), std::move_iterator(rows->end()) });
        rows->erase(from, rows->end());
        QTimer::singleShot(0, this, [this, rows] { takeInPieces(rows); });
        return;
    }
    m_cases.take(std::move(*rows));
    m_isLoaded = true;
    // what changed in the meantime may have been overwritten by what was read before
    m_touched.insert(m_touchedWhileLoading.begin(), m_touchedWhileLoading.end());
    m_touchedWhileLoading.clear();
    readTouchedCases();
    Q_EMIT loaded();
    tickOnceReady();
}

// What has become due while the console was off waits for the window: both would want the same processor and disk.
void Watch::tickOnceReady()
{
    if (m_isLoaded && m_canWrite)
        m_backstage.tick();
}

void Watch::hear(const News& news)
{
    m_touched.insert(news.incidents.begin(), news.incidents.end());
    if (!m_isLoaded)
        m_touchedWhileLoading.insert(news.incidents.begin(), news.incidents.end());
    readTouchedCases();
    if (!news.teams.empty())
        readTeams();
    if (!news.operators.empty())
        readOperators();
    readHead();
    if (news.duty)
        Q_EMIT dutyChanged();
    if (news.rules)
        readRules();
}

// Files that several hands adopt at once may be read in any order, but the last to be read has them all.
void Watch::readRules()
{
    using Rules = std::shared_ptr<const RuleBook>;
    m_backstage.ask(
        this, [rulesOf = access().rulesOf](ReadingStore& store) -> Result<Rules> { return rulesOf(store.ledgers()); },
        [this](const Answer<Rules>& answer) {
            if (!answer)
                return;
            m_backstage.takeRules(*answer);
            refreshWords();
            Q_EMIT rulesChanged();
        });
}

void Watch::sortWork()
{
    const auto isSame
        = [](const Session& a, const Session& b) { return a.id == b.id && a.roles == b.roles && a.team == b.team; };
    if (m_session.has_value() == m_sortedFor.has_value() && (!m_session || isSame(*m_session, *m_sortedFor)))
        return;
    m_sortedFor = m_session;
    if (!m_session) {
        m_cases.setSorter({});
        return;
    }
    // Sorters refer to their workflow, so they go along with the shelf that holds it.
    struct Sorters {
        std::shared_ptr<const WorkflowShelf> shelf;
        workflow::Actor actor;
        std::unordered_map<const workflow::Workflow*, workflow::WorkSorter> made;
    };
    const auto sorters = std::make_shared<Sorters>(
        Sorters { rules().workflows, { m_session->id, m_session->roles, m_session->team }, {} });
    m_cases.setSorter([sorters](const IncidentRow& row) {
        const workflow::Workflow* flow
            = sorters->shelf ? sorters->shelf->find(row.workflow, row.workflowVersion) : nullptr;
        if (!flow)
            return workflow::WorkStanding();
        return sorters->made.try_emplace(flow, *flow, sorters->actor).first->second.standing(row);
    });
}

void Watch::readTouchedCases()
{
    if (m_isReadingTouched || m_touched.empty())
        return;
    std::vector<IncidentId> ids;
    for (auto at = m_touched.begin(); at != m_touched.end() && ids.size() < touchedAtOnce; at = m_touched.erase(at))
        ids.push_back(*at);
    m_isReadingTouched = true;
    m_backstage.ask(
        this,
        [ids](ReadingStore& store) -> Result<std::vector<IncidentRow>> {
            std::vector<IncidentRow> rows;
            rows.reserve(ids.size());
            for (const IncidentId& id : ids)
                if (auto row = store.ledgers().incidents().row(id))
                    rows.push_back(std::move(*row));
            return rows;
        },
        [this, ids](const Answer<std::vector<IncidentRow>>& answer) {
            m_isReadingTouched = false;
            if (answer) {
                m_cases.take(*answer);
                Q_EMIT casesChanged(ids);
            }
            readTouchedCases();
        });
}

void Watch::readTeams()
{
    m_backstage.ask(
        this, [](ReadingStore& store) -> Result<std::vector<Team>> { return store.ledgers().teams().teams(); },
        [this](const Answer<std::vector<Team>>& answer) {
            if (answer)
                m_teams.setTeams(*answer);
        });
}

void Watch::readOperators()
{
    m_backstage.ask(
        this, [](ReadingStore& store) -> Result<std::vector<Operator>> { return store.ledgers().staff().operators(); },
        [this](const Answer<std::vector<Operator>>& answer) {
            if (answer)
                m_operators = *answer;
            Q_EMIT sessionChanged();
        });
}

void Watch::readHead()
{
    struct HeadNow {
        std::uint64_t count;
        std::optional<Instant> at;
    };
    m_headMoved = true;
    if (m_isReadingHead)
        return;
    m_isReadingHead = true;
    m_headMoved = false;
    m_backstage.ask(
        this,
        [](ReadingStore& store) -> Result<HeadNow> {
            HeadNow head { store.journal().count(), {} };
            for (const Head& one : store.journal().heads())
                if (const auto entry = store.journal().entry(one.key))
                    head.at = std::max(head.at.value_or(entry->envelope.recordedAt), entry->envelope.recordedAt);
            return head;
        },
        [this](const Answer<HeadNow>& answer) {
            m_isReadingHead = false;
            if (answer) {
                m_entries = answer->count;
                m_lastSaved = answer->at;
                Q_EMIT journalMoved();
            }
            if (m_headMoved)
                readHead();
        });
}

void Watch::signIn(
    const QString& account, const QString& password, QObject* context, std::function<void(const QString&)> then)
{
    m_backstage.command(
        context,
        [account = toUtf8(account), password = toUtf8(password)](
            WritingStore& store) -> Result<Session> { return store.office().staff.signIn(account, password); },
        [this, then = std::move(then)](const Answer<Session>& answer) {
            if (answer) {
                if (m_session)
                    signOut();
                m_session = *answer;
                Q_EMIT sessionChanged();
            }
            then(answer.problem());
        });
}

void Watch::signOut()
{
    if (!m_session)
        return;
    m_backstage.command(
        this,
        [session = *m_session](WritingStore& store) -> Result<News> {
            store.office().staff.signOut(session);
            News news;
            news.duty = true;
            return news;
        },
        [](const Answer<News>&) {});
    m_session.reset();
    Q_EMIT sessionChanged();
}

void Watch::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    Q_EMIT modeChanged();
}

QString Watch::operatorName(OperatorId id) const
{
    if (id.isNull())
        return nameOf(Role::System);
    const auto known = std::ranges::find(m_operators, id, &Operator::id);
    return known == m_operators.end() ? fromUtf8(id.toString().substr(0, 8)) : fromUtf8(known->name);
}

QString Watch::caseLabel(IncidentId id) const
{
    const IncidentRow* row = m_cases.find(id);
    return fromUtf8(row ? row->title : id.toString().substr(0, 8));
}

const workflow::Workflow* Watch::workflowOf(const Incident& incident) const
{
    return rules().workflows->find(incident.workflow, incident.workflowVersion);
}

QString Watch::stateTitle(const std::string& workflow, const std::string& state) const
{
    const auto* known = rules().workflows->state(workflow, state);
    return known ? bilingual(known->title.english, known->title.chinese) : fromUtf8(state);
}

QString Watch::actionTitle(const std::string& workflow, const std::string& action) const
{
    const auto* known = rules().workflows->action(workflow, action);
    return known ? bilingual(known->title.english, known->title.chinese) : diaryWord(action);
}

QString Watch::typeTitle(const std::string& type) const
{
    const auto parsed = CaseType::parse(type);
    const MinorClass* known = parsed ? types().find(*parsed) : nullptr;
    return known ? bilingual(known->name.english, known->name.chinese) : fromUtf8(type);
}

QString Watch::placeTitle(const std::string& code) const
{
    if (code.empty() || !access().grid)
        return fromUtf8(code);
    const std::string path = access().grid->path(code);
    return fromUtf8(path.empty() ? code : path);
}

void Watch::askRoads(QObject* context, std::function<void(const Roads&)> then)
{
    if (m_roadSource)
        m_roadSource(context, std::move(then));
}

void Watch::takeGrid(std::shared_ptr<const GridDirectory> grid)
{
    m_backstage.takeGrid(std::move(grid));
    refreshWords();
    Q_EMIT gridChanged();
}

void Watch::refreshWords()
{
    m_cases.refreshWords();
    m_teams.refreshWords();
    Q_EMIT wordsChanged();
}

} // namespace fengsui::ui
