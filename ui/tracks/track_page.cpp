#include "tracks/track_page.h"

#include "geo/track_file.h"
#include "geo/write_features.h"
#include "look/tables.h"
#include "places/measure_tool.h"
#include "track/stretch.h"
#include "tracks/track_link.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QStringList>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr std::size_t mostListed = 5000; // a table of more holds up the window

enum Column {
    TeamColumn,
    FromColumn,
    ToColumn,
    PointsColumn,
    LengthColumn,
    StopsColumn,
    ByColumn,
    AtColumn,
    SourceColumn,
    columnCount
};

} // namespace

TrackPage::TrackPage(Watch& watch, TrackLink& link, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_link(link)
    , m_wording(new Wording(this))
    , m_period(new QComboBox(this))
    , m_fromLabel(new QLabel(this))
    , m_from(new QLineEdit(this))
    , m_toLabel(new QLabel(this))
    , m_to(new QLineEdit(this))
    , m_read(new QPushButton(this))
    , m_said(new QLabel(this))
    , m_table(new QTableWidget(0, columnCount, this))
    , m_import(new QPushButton(this))
    , m_goTo(new QPushButton(this))
    , m_replay(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    dress(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    for (int i = 0; i <= static_cast<int>(Period::Other); ++i)
        m_period->addItem(QString());
    for (QLineEdit* line : { m_from, m_to })
        line->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("2025-11-03 07:05")) + 20);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    auto* top = new QHBoxLayout;
    top->addWidget(m_period);
    for (QWidget* widget : std::initializer_list<QWidget*> { m_fromLabel, m_from, m_toLabel, m_to, m_read })
        top->addWidget(widget);
    top->addStretch();
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_import);
    bottom->addStretch();
    for (QPushButton* button : { m_goTo, m_replay, m_export })
        bottom->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_said);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
    for (auto* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 146, fontMetrics().height() * 24);
    for (const auto& [which, letters] :
        { std::pair(TeamColumn, 20), std::pair(FromColumn, 19), std::pair(ToColumn, 19), std::pair(PointsColumn, 9),
            std::pair(LengthColumn, 11), std::pair(StopsColumn, 8), std::pair(ByColumn, 14), std::pair(AtColumn, 19) })
        m_table->setColumnWidth(which, letter * letters);
    connect(m_period, &QComboBox::activated, this, [this](int which) { choose(static_cast<Period>(which)); });
    for (QLineEdit* line : { m_from, m_to }) {
        connect(line, &QLineEdit::returnPressed, this, &TrackPage::readPeriod);
        connect(line, &QLineEdit::textEdited, this, [this] {
            m_isOther = true;
            m_period->setCurrentIndex(static_cast<int>(Period::Other));
        });
    }
    connect(m_read, &QPushButton::clicked, this, &TrackPage::readPeriod);
    connect(m_import, &QPushButton::clicked, this, &TrackPage::importWanted);
    const auto goThere = [this] {
        if (const TrackSet::Track* one = current())
            Q_EMIT chosen(*one);
    };
    connect(m_table, &QTableWidget::cellActivated, this, goThere);
    connect(m_goTo, &QPushButton::clicked, this, goThere);
    connect(m_replay, &QPushButton::clicked, this, [this] {
        if (const TrackSet::Track* one = current())
            Q_EMIT replayWanted(one->stretch.run.front().time, one->stretch.run.back().time);
    });
    connect(m_export, &QPushButton::clicked, this, &TrackPage::askWhereTo);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &TrackPage::enableButtons);
    connect(&m_link, &TrackLink::changed, this, &TrackPage::fill);
    m_wording->say([this] { retranslate(); });
}

void TrackPage::retranslate()
{
    setWindowTitle(tr("Tracks of teams"));
    const std::array names { tr("Today"), tr("Yesterday"), tr("Last 7 days"), tr("Last 30 days"), tr("Everything"),
        tr("From – to") };
    for (std::size_t i = 0; i < names.size(); ++i)
        m_period->setItemText(static_cast<int>(i), names[i]);
    m_period->setAccessibleName(tr("Which days are listed and shown on the map"));
    m_fromLabel->setText(tr("&From"));
    m_toLabel->setText(tr("&to"));
    m_read->setText(tr("&List"));
    m_read->setAccessibleName(tr("List this period and show it on the map"));
    m_import->setText(tr("Take &in a file…"));
    m_goTo->setText(tr("&Show on the map (Enter)"));
    m_replay->setText(tr("&Replay"));
    m_replay->setAccessibleName(tr("Replay the time of this track"));
    m_export->setText(tr("&Export…"));
    m_export->setAccessibleName(tr("Write the chosen tracks into a file"));
    m_table->setAccessibleName(tr("Tracks of teams"));
    m_table->setHorizontalHeaderLabels({ tr("Team"), tr("From"), tr("To"), tr("Points"), tr("Length"), tr("Stops"),
        tr("Filed by"), tr("Filed at"), tr("File") });
    m_shown.reset(); // its words are of the other language
    fill();
}

void TrackPage::choose(Period period)
{
    m_isOther = period == Period::Other;
    const Instant now = m_watch.now();
    switch (period) {
    case Period::Today:
        return m_link.chooseToday();
    case Period::Yesterday:
        return m_link.choose(m_link.midnight(now, -1), m_link.midnight(now, 0));
    case Period::Week:
        return m_link.choose(m_link.midnight(now, -6), m_link.midnight(now, 1));
    case Period::Month:
        return m_link.choose(m_link.midnight(now, -29), m_link.midnight(now, 1));
    case Period::Everything:
        return m_link.chooseEverything();
    case Period::Other:
        m_from->setFocus(Qt::OtherFocusReason);
        return m_from->selectAll();
    }
}

void TrackPage::readPeriod()
{
    const auto from = m_watch.access().zone.parse(toUtf8(m_from->text().trimmed()));
    const auto to = m_watch.access().zone.parse(toUtf8(m_to->text().trimmed()));
    if (!from || !to)
        return m_said->setText(QStringLiteral("✕ ") + tr("This is no date and time. Write it as 2025-11-03 07:05."));
    if (*to <= *from)
        return m_said->setText(QStringLiteral("✕ ") + tr("The end must be after the beginning."));
    m_isOther = false;
    m_link.choose(*from, *to);
}

void TrackPage::showPeriod()
{
    if (m_isOther)
        return; // somebody is writing in it
    const Instant from = m_link.from(), to = m_link.to(), now = m_watch.now();
    const auto days
        = [&](int first, int last) { return from == m_link.midnight(now, first) && to == m_link.midnight(now, last); };
    m_period->setCurrentIndex(static_cast<int>(m_link.isToday() ? Period::Today
            : days(-1, 0)                                       ? Period::Yesterday
            : days(-6, 1)                                       ? Period::Week
            : days(-29, 1)                                      ? Period::Month
            : m_link.isEverything()                             ? Period::Everything
                                                                : Period::Other));
    Instant first = from, last = to;
    if (m_link.isEverything()) { // its ends say nothing; those of the tracks do
        first = last = now;
        for (const TrackSet::Track& each : m_link.tracks()->tracks()) {
            first = std::min(first, each.stretch.run.front().time);
            last = std::max(last, each.stretch.run.back().time);
        }
    }
    m_from->setText(m_watch.local(first));
    m_to->setText(m_watch.local(last));
}

const TrackSet::Track* TrackPage::current() const
{
    const int row = m_table->currentRow();
    return m_shown && row >= 0 && row < m_table->rowCount() && row < std::ssize(m_shown->tracks())
        ? &m_shown->tracks()[std::size_t(row)]
        : nullptr;
}

std::vector<const TrackSet::Track*> TrackPage::selected() const
{
    std::vector<const TrackSet::Track*> tracks;
    for (std::size_t row = 0; m_shown && row < m_shown->tracks().size() && row < mostListed; ++row)
        if (m_table->selectionModel()->isRowSelected(static_cast<int>(row)))
            tracks.push_back(&m_shown->tracks()[row]);
    return tracks;
}

void TrackPage::fill()
{
    showPeriod();
    if (m_shown != m_link.tracks())
        fillTable();
    QStringList words;
    if (m_link.isReading())
        words.append(tr("Being read…"));
    else if (m_shown->tracks().empty())
        words.append(tr("No track of any team in this time. Take in the file of a receiver, or choose another time."));
    else
        words.append(tr("%n track(s) on the map.", nullptr, static_cast<int>(m_shown->tracks().size())));
    if (const auto more = std::ssize(m_shown->tracks()) - m_table->rowCount(); more > 0)
        words.append(
            tr("%n more are on the map and not in the list; choose a shorter time.", nullptr, static_cast<int>(more)));
    if (m_link.isCut())
        words.append(tr("⚠ There are more than can be shown at once; choose a shorter time."));
    m_said->setText(words.join(u' '));
    enableButtons();
}

// Who was chosen stays chosen, wherever it stands now.
void TrackPage::fillTable()
{
    const auto key = [](const TrackSet::Track& track) { return std::pair(track.team, track.stretch.run.front().time); };
    const auto before = current() ? std::optional(key(*current())) : std::nullopt;
    const QSignalBlocker quiet(m_table);
    m_shown = m_link.tracks();
    const auto& tracks = m_shown->tracks();
    const std::size_t rows = std::min(tracks.size(), mostListed);
    m_table->setRowCount(static_cast<int>(rows));
    int chosenRow = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const TrackSet::Track& each = tracks[i];
        const TrackRun& run = each.stretch.run;
        const int row = static_cast<int>(i);
        const std::array<QString, columnCount> cells { each.name, m_watch.local(run.front().time),
            m_watch.local(run.back().time), QString::number(run.size()), lengthText(metresOf(run)),
            QString::number(each.stops.size()), m_watch.operatorName(each.stretch.by), m_watch.local(each.stretch.at),
            fromUtf8(each.stretch.source) };
        for (int column = 0; column < columnCount; ++column) {
            auto* item = new QTableWidgetItem(cells[std::size_t(column)]); // the table owns it
            item->setToolTip(item->text());
            m_table->setItem(row, column, item);
        }
        if (before == key(each))
            chosenRow = row;
    }
    if (rows > 0 && !(before && m_table->currentRow() == chosenRow))
        m_table->setCurrentCell(chosenRow, 0);
}

QString TrackPage::words() const
{
    return m_said->text();
}

void TrackPage::enableButtons()
{
    m_goTo->setEnabled(current());
    m_replay->setEnabled(current() && current()->stretch.run.back().time > current()->stretch.run.front().time);
    m_export->setEnabled(!selected().empty());
}

void TrackPage::askWhereTo()
{
    const auto tracks = selected();
    if (tracks.empty())
        return;
    QString team = tracks.front()->name;
    for (QChar& each : team)
        if (QStringLiteral("/\\:*?\"<>|").contains(each))
            each = u'_';
    const QString name = QStringLiteral("%1-%2.gpx")
                             .arg(team, fromUtf8(m_watch.access().zone.day(tracks.front()->stretch.run.front().time)));
    auto* dialog = new QFileDialog(
        this, tr("Write tracks"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ QStringLiteral("GPX (*.gpx)"), QStringLiteral("KML (*.kml)"),
        QStringLiteral("GeoJSON (*.geojson)"), QStringLiteral("CSV (*.csv)") });
    dialog->setDefaultSuffix(QStringLiteral("gpx"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &TrackPage::write);
    dialog->open();
}

// Stretches of one team are one track with a segment each.
void TrackPage::write(const QString& file)
{
    std::vector<std::pair<QString, std::vector<TrackRun>>> teams;
    for (const TrackSet::Track* each : selected()) {
        if (teams.empty() || teams.back().first != each->name)
            teams.push_back({ each->name, {} });
        teams.back().second.push_back(each->stretch.run);
    }
    if (teams.empty())
        return;
    m_watch.backstage().ask(
        this,
        [teams, file](ReadingStore&) -> Result<std::size_t> {
            FeatureFile layer;
            std::size_t points = 0;
            for (const auto& [name, runs] : teams) {
                FeatureFile one = trackLayer(runs, toUtf8(name));
                layer.title = layer.title.empty() ? one.title : layer.title + ", " + one.title;
                std::ranges::move(one.features, std::back_inserter(layer.features));
                for (const TrackRun& run : runs)
                    points += run.size();
            }
            const auto format = featureFormatOf(toUtf8(QFileInfo(file).suffix().toLower()));
            const std::string text = toText(layer, format.value_or(FeatureFormat::Gpx));
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), std::ssize(text)) != std::ssize(text)
                || !out.commit())
                return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
                    { toUtf8(file), toUtf8(out.errorString()) }, "FILE" };
            return points;
        },
        [this, file](const Answer<std::size_t>& points) {
            if (points)
                Q_EMIT said(tr("%1 is written: %2.")
                                .arg(QFileInfo(file).fileName(), tr("%n point(s)", nullptr, static_cast<int>(*points))),
                    false);
            else
                Q_EMIT said(points.problem(), true);
        },
        Line::Bulk);
}

} // namespace fengsui::ui
