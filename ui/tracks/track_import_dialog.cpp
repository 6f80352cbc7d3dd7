#include "tracks/track_import_dialog.h"

#include "look/tables.h"
#include "look/theme.h"
#include "places/measure_tool.h"
#include "track/stretch.h"
#include "tracks/track_link.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStringList>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

enum Column { FromColumn, ToColumn, PointsColumn, LengthColumn, StopsColumn, columnCount };
constexpr std::size_t mostListed = 1000;

struct Looked {
    std::shared_ptr<const TrackSight> sight; // null when it can't be used
    std::vector<Refusal> faults;
    std::optional<Refusal> why;
};

struct Filed {
    TracksTaken taken;
};
News newsOf(const Filed& filed)
{
    return filed.taken.receipt.news;
}

QString fileOf(const QMimeData* carried)
{
    const QList<QUrl> urls = carried->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

QByteArray bytesOf(TeamId id)
{
    return { id.view().data(), qsizetype(id.view().size()) };
}

} // namespace

TrackImportDialog::TrackImportDialog(Watch& watch, TeamId team, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_choose(new QPushButton(this))
    , m_file(new QLabel(this))
    , m_teamLabel(new QLabel(this))
    , m_team(new QComboBox(this))
    , m_tracks(new QTableWidget(0, columnCount, this))
    , m_problems(new QTableWidget(0, 1, this))
    , m_said(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_take(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    for (QLabel* label : { m_file, m_said }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    for (QTableWidget* table : { m_tracks, m_problems }) {
        dress(*table);
        table->horizontalHeader()->setStretchLastSection(true);
    }
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_teamLabel->setBuddy(m_team);
    auto* top = new QHBoxLayout;
    top->addWidget(m_choose);
    top->addWidget(m_file, 1);
    auto* who = new QHBoxLayout;
    who->addWidget(m_teamLabel);
    who->addWidget(m_team, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch();
    bottom->addWidget(m_take);
    bottom->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_tracks, 3);
    column->addWidget(m_problems, 2);
    column->addLayout(who);
    column->addWidget(m_said);
    column->addWidget(m_progress);
    column->addLayout(bottom);
    for (QPushButton* button : { m_choose, m_take, m_close })
        button->setAutoDefault(false);
    auto* confirm = new QShortcut(Qt::CTRL | Qt::Key_Return, this); // a button's own is lost with its next text
    connect(confirm, &QShortcut::activated, m_take, &QPushButton::click);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 96, fontMetrics().height() * 27);
    for (const auto& [which, letters] : { std::pair(FromColumn, 22), std::pair(ToColumn, 22),
             std::pair(PointsColumn, 12), std::pair(LengthColumn, 14) })
        m_tracks->setColumnWidth(which, letter * letters);
    m_problems->hide();
    fillTeams(team);
    connect(m_choose, &QPushButton::clicked, this, &TrackImportDialog::choose);
    connect(m_take, &QPushButton::clicked, this, &TrackImportDialog::file);
    connect(m_close, &QPushButton::clicked, this, &TrackImportDialog::reject);
    connect(m_team, &QComboBox::currentIndexChanged, this, [this] {
        m_isFiled = false;
        countAnew();
    });
    connect(&watch, &Watch::sessionChanged, this, &TrackImportDialog::enable);
    m_wording->say([this] { retranslate(); });
}

TrackImportDialog::~TrackImportDialog()
{
    if (m_run)
        m_run->isCancelled = true;
}

void TrackImportDialog::retranslate()
{
    setWindowTitle(tr("Take a team's track in"));
    m_choose->setText(tr("C&hoose a file…"));
    m_choose->setAccessibleName(tr("Choose the file of a receiver"));
    m_teamLabel->setText(tr("Track of &team"));
    m_team->setAccessibleName(tr("Track of which team"));
    m_team->setItemText(0, tr("Choose the team"));
    m_take->setText(tr("&Take in (Ctrl+Enter)"));
    m_progress->setAccessibleName(tr("The file is being worked on"));
    m_tracks->setAccessibleName(tr("Tracks in the file"));
    m_tracks->setHorizontalHeaderLabels({ tr("From"), tr("To"), tr("Points"), tr("Length"), tr("Stops") });
    m_problems->setAccessibleName(tr("What is left out, and why"));
    m_problems->setHorizontalHeaderLabels({ tr("What is left out, and why") });
    if (m_name.isEmpty())
        m_file->setText(tr("GPX, or KML, KMZ and GeoJSON with times; it can also be dropped here."));
    if (m_sight)
        fill(m_sight->notes);
    else if (m_name.isEmpty())
        say({}, false);
    tellSight();
    enable();
}

void TrackImportDialog::fillTeams(TeamId chosen)
{
    m_team->clear();
    m_team->addItem(QString(), QByteArray());
    for (const Team& team : m_watch.teams().teams())
        if (!team.isDissolved())
            m_team->addItem(team.callSign.empty()
                    ? fromUtf8(team.name)
                    : QStringLiteral("%1 (%2)").arg(fromUtf8(team.name), fromUtf8(team.callSign)),
                bytesOf(team.id));
    m_team->setCurrentIndex(std::max(0, chosen.isNull() ? 0 : m_team->findData(bytesOf(chosen))));
}

TeamId TrackImportDialog::chosenTeam() const
{
    const QByteArray bytes = m_team->currentData().toByteArray();
    return TeamId::fromBytes({ bytes.constData(), std::size_t(bytes.size()) }).value_or(TeamId {});
}

void TrackImportDialog::choose()
{
    auto* dialog = new QFileDialog(this, tr("File of a receiver"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Tracks (*.gpx *.kml *.kmz *.geojson)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &TrackImportDialog::look);
    dialog->open();
}

void TrackImportDialog::look(const QString& file)
{
    if (m_run)
        m_run->isCancelled = true;
    const auto run = m_run = std::make_shared<Run>();
    m_sight.reset();
    m_count.reset();
    m_isFiled = false;
    m_name = QFileInfo(file).fileName();
    m_file->setText(m_name);
    fill({});
    say(tr("Reading %1…").arg(m_name), false);
    enable();
    m_watch.backstage().ask(
        this,
        [file = toUtf8(file), run](ReadingStore&) -> Result<Looked> {
            Looked looked;
            const std::filesystem::path path(std::u8string(file.begin(), file.end()));
            auto sight = lookAtTracks(path, looked.faults, [&run] { return !run->isCancelled; });
            if (!sight)
                looked.why = sight.refusal();
            else if (sight->isWhole)
                looked.sight = std::make_shared<const TrackSight>(*std::move(sight));
            return looked;
        },
        [this, run](const Answer<Looked>& looked) {
            if (run != m_run)
                return; // another file, or none any more
            m_run.reset();
            enable();
            if (!looked)
                return say(looked.problem(), true);
            if (looked->why) {
                fill(looked->faults);
                return say(sentence(*looked->why), true);
            }
            m_sight = looked->sight;
            fill(m_sight->notes);
            countAnew();
        },
        Line::Bulk);
}

void TrackImportDialog::fill(const std::vector<Refusal>& problems)
{
    const std::vector<TrackRun> none;
    const std::vector<TrackRun>& runs = m_sight ? m_sight->tracks.runs : none;
    const auto rows = std::min(runs.size(), mostListed);
    m_tracks->setRowCount(static_cast<int>(rows));
    for (std::size_t row = 0; row < rows; ++row) {
        const TrackRun& run = runs[row];
        const std::array<QString, columnCount> cells { fromUtf8(m_watch.access().zone.seconds(run.front().time)),
            fromUtf8(m_watch.access().zone.seconds(run.back().time)), QString::number(run.size()),
            lengthText(metresOf(run)), QString::number(stopsOf(m_sight->thin[row]).size()) };
        for (int column = 0; column < columnCount; ++column)
            m_tracks->setItem(static_cast<int>(row), column,
                new QTableWidgetItem(cells[std::size_t(column)])); // the table owns it
    }
    if (rows > 0)
        m_tracks->setCurrentCell(0, 0);
    m_problems->setRowCount(static_cast<int>(std::min(problems.size(), mostListed)));
    for (int row = 0; row < m_problems->rowCount(); ++row) {
        auto* item = new QTableWidgetItem(sentence(problems[std::size_t(row)]));
        item->setToolTip(item->text());
        m_problems->setItem(row, 0, item);
    }
    const TrackFile* tracks = m_sight ? &m_sight->tracks : nullptr;
    if (tracks && tracks->leftOut > tracks->notes.size()) {
        const int row = m_problems->rowCount();
        m_problems->setRowCount(row + 1);
        m_problems->setItem(row, 0,
            new QTableWidgetItem(tr("%n more point(s) are left out like these.", nullptr,
                static_cast<int>(tracks->leftOut - tracks->notes.size()))));
    }
    m_problems->setVisible(m_problems->rowCount() > 0);
}

void TrackImportDialog::countAnew()
{
    m_count.reset();
    tellSight();
    enable();
    const TeamId team = chosenTeam();
    if (!m_sight || team.isNull())
        return;
    const quint64 counting = ++m_counting;
    m_watch.backstage().ask(
        this,
        [sight = m_sight, team](
            ReadingStore& store) -> Result<TrackCount> { return countTracks(*sight, team, store.ledgers().tracks()); },
        [this, counting, sight = m_sight, team](const Answer<TrackCount>& count) {
            if (counting != m_counting || sight != m_sight || team != chosenTeam())
                return;
            if (!count)
                return say(count.problem(), true);
            m_count = *count;
            tellSight();
            enable();
        });
}

void TrackImportDialog::tellSight()
{
    if (!m_sight || m_isFiled)
        return;
    const TrackFile& tracks = m_sight->tracks;
    Instant from = tracks.runs.front().front().time, to = from;
    for (const TrackRun& run : tracks.runs) {
        from = std::min(from, run.front().time);
        to = std::max(to, run.back().time);
    }
    const int runs = static_cast<int>(tracks.runs.size());
    QStringList words { tr("%1 with %2, from %3 to %4.")
            .arg(tr("%n track(s)", nullptr, runs), tr("%n point(s)", nullptr, static_cast<int>(tracks.points)),
                fromUtf8(m_watch.access().zone.seconds(from)), fromUtf8(m_watch.access().zone.seconds(to))) };
    if (tracks.leftOut > 0)
        words.append(tr("%n point(s) are left out; the list says why.", nullptr, static_cast<int>(tracks.leftOut)));
    if (tracks.gaps > 0)
        words.append(tr(
            "%n gap(s) of more than 15 minutes: nothing is known in between.", nullptr, static_cast<int>(tracks.gaps)));
    if (m_count && m_count->known == m_count->pieces)
        words.append(tr("Known already: all of it was taken in for this team before."));
    else if (m_count && m_count->known > 0)
        words.append(
            tr("%1 of %2 parts are known already; the others would be new.").arg(m_count->known).arg(m_count->pieces));
    else if (m_count)
        words.append(
            tr("%n point(s) are kept: they tell the same within 5 m.", nullptr, static_cast<int>(m_count->points)));
    else if (chosenTeam().isNull())
        words.append(tr("Whose track is it?"));
    say(words.join(u' '), false);
}

void TrackImportDialog::file()
{
    const TeamId team = chosenTeam();
    if (m_run || !m_sight || !m_count || m_count->known == m_count->pieces || team.isNull())
        return;
    if (!m_watch.session())
        return say(tr("The console was locked."), true);
    const auto run = m_run = std::make_shared<Run>();
    say(tr("Being filed…"), false);
    enable();
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), team, sight = m_sight, run](WritingStore& store) -> Result<Filed> {
            if (run->isCancelled)
                return Filed {};
            // Thinned already when it was looked at.
            const auto taken = store.office().tracks.takeIn(session, team, sight->thin, sight->name, -1);
            if (!taken)
                return taken.refusal();
            return Filed { *taken };
        },
        [this, run, sight = m_sight](const Answer<Filed>& filed) {
            m_run.reset();
            if (!filed) {
                enable();
                say(filed.problem(), true);
                return void(Q_EMIT finished(filed.problem(), true));
            }
            const TracksTaken& taken = filed->taken;
            if (taken.pieces == 0 && taken.known == 0) {
                enable();
                return tellSight(); // it was given up before it began
            }
            m_isFiled = true;
            m_count = TrackCount { taken.pieces + taken.known, taken.pieces + taken.known, 0 };
            QString told = tr("The track of %1 is filed: %2.")
                               .arg(m_team->currentText(), tr("%n point(s)", nullptr, static_cast<int>(taken.points)));
            if (taken.known > 0)
                told += u' ' + tr("%n part(s) were known before.", nullptr, static_cast<int>(taken.known));
            say(told, false);
            enable();
            Q_EMIT finished(told, false);
            Instant from = sight->thin.front().front().time, to = from;
            for (const TrackRun& each : sight->thin) {
                from = std::min(from, each.front().time);
                to = std::max(to, each.back().time);
            }
            Q_EMIT this->filed(from, to);
        },
        Line::Bulk);
}

void TrackImportDialog::say(const QString& sentence, bool isProblem)
{
    m_said->setText(isProblem ? QStringLiteral("✕ ") + sentence : sentence);
    QPalette colors = palette();
    if (isProblem)
        colors.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
    m_said->setPalette(colors);
    m_said->setAccessibleName(m_said->text());
}

QString TrackImportDialog::said() const
{
    return m_said->text();
}

void TrackImportDialog::enable()
{
    m_progress->setVisible(isRunning());
    m_choose->setEnabled(!isRunning());
    m_team->setEnabled(!isRunning());
    m_take->setEnabled(!isRunning() && m_count && m_count->known < m_count->pieces && m_watch.session());
    m_close->setText(isRunning() ? tr("Stop (Esc)") : tr("Close (Esc)"));
    m_close->setAccessibleName(m_close->text());
}

// Esc first stops what is going on.
void TrackImportDialog::reject()
{
    if (!m_run)
        return QDialog::reject();
    m_run->isCancelled = true;
    if (m_sight)
        return; // what is being filed says how it ended
    m_run.reset();
    enable();
    say(tr("The reading was stopped."), false);
}

void TrackImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!isRunning() && !fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void TrackImportDialog::dropEvent(QDropEvent* event)
{
    const QString file = fileOf(event->mimeData());
    if (file.isEmpty() || isRunning())
        return;
    event->acceptProposedAction();
    look(file);
}

} // namespace fengsui::ui
