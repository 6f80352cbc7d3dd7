#include "places/around_page.h"

#include "look/language.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "map/pin_sheet.h"
#include "map/thing_layers.h"
#include "places/gazetteer_room.h"
#include "places/thing.h"
#include "watch/watch.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

namespace {

enum Column { KindColumn, NameColumn, DistanceColumn, DirectionColumn, DetailColumn, columnCount };

struct Found {
    std::vector<std::pair<Facility, double>> facilities;
    std::vector<ComponentDirectory::Near> components;
};

} // namespace

AroundPage::AroundPage(Watch& watch, MapPane& map, GazetteerRoom& room, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_map(map)
    , m_room(room)
    , m_wording(new Wording(this))
    , m_middle(new QLabel(this))
    , m_radius(new QLabel(this))
    , m_kilometres(new QDoubleSpinBox(this))
    , m_count(new QLabel(this))
    , m_table(new QTableWidget(0, columnCount, this))
    , m_print(new QPushButton(this))
{
    m_kilometres->setRange(0.1, 50);
    m_kilometres->setDecimals(1);
    m_kilometres->setSingleStep(0.5);
    m_kilometres->setValue(usualKilometres);
    m_kilometres->setKeyboardTracking(false);
    m_radius->setBuddy(m_kilometres);
    m_middle->setTextFormat(Qt::PlainText);
    m_middle->setWordWrap(true);
    m_count->setWordWrap(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_middle, 1);
    top->addWidget(m_radius);
    top->addWidget(m_kilometres);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_count, 1);
    bottom->addWidget(m_print);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
    m_print->setAutoDefault(false);
    resize(fontMetrics().averageCharWidth() * 110, 460);
    connect(m_kilometres, &QDoubleSpinBox::valueChanged, this, &AroundPage::look);
    connect(m_print, &QPushButton::clicked, this, &AroundPage::paperWanted);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int) {
        if (row >= 0 && row < std::ssize(m_hits))
            Q_EMIT chosen(m_hits[std::size_t(row)]);
    });
    m_wording->say([this] { retranslate(); });
}

void AroundPage::retranslate()
{
    setWindowTitle(tr("What is near"));
    m_radius->setText(tr("&Within"));
    m_kilometres->setSuffix(tr(" km"));
    m_kilometres->setAccessibleName(tr("Kilometres around the place"));
    m_print->setText(tr("&Print…"));
    m_print->setAccessibleName(tr("Print what is near"));
    m_table->setAccessibleName(tr("What is near, the nearest first"));
    m_table->setHorizontalHeaderLabels({ tr("Kind"), tr("Name"), tr("Distance"), tr("Towards"), tr("More") });
    if (isVisible())
        look(); // the words of the list are in the other language
}

void AroundPage::lookAround(const QString& words, GeoPoint at)
{
    m_around.place = toUtf8(words);
    m_around.at = at;
    m_middle->setText(tr("Around %1").arg(words));
    look();
}

std::vector<AroundPage::Row> AroundPage::rowsOnMap() const
{
    std::vector<Row> rows;
    for (const PinBoard::Pin* pin : m_map.pins().drawingOrder()) {
        const Degrees place = toDegrees(pin->at);
        const auto at = GeoPoint::fromDegrees(place.longitude, place.latitude);
        const double metres = at ? distanceMetres(m_around.at, *at) : m_around.metres + 1;
        if (metres > m_around.metres)
            continue;
        const bool isTeam = pin->pin.key.kind == PinKind::Team;
        Row row;
        row.group = isTeam ? Group::Team : Group::Case;
        row.thing = { toUtf8(isTeam ? tr("Team") : tr("Case")), toUtf8(pin->pin.label),
            toUtf8(PinSheet::words(pin->pin.symbol)), *at, metres };
        row.hit.title = pin->pin.label;
        row.hit.at = place;
        row.hit.pin = pin->pin.key;
        rows.push_back(std::move(row));
    }
    return rows;
}

void AroundPage::look()
{
    m_around.metres = m_kilometres->value() * 1000;
    m_around.isDrill = m_watch.mode() == Mode::Drill;
    m_isThere = false;
    const int asked = ++m_asked;
    m_room.ask(
        this,
        [at = m_around.at, metres = m_around.metres](Gazetteer& gazetteer) -> Result<Found> {
            constexpr std::size_t mostFacilities = 2000;
            Found found;
            if (gazetteer.facilities)
                for (const NearFacility& near :
                    nearestFacilities(*gazetteer.facilities, at, metres, std::nullopt, mostFacilities))
                    found.facilities.emplace_back(*near.facility, near.metres);
            if (gazetteer.components)
                found.components = gazetteer.components->nearest(at, mostComponents, {});
            std::erase_if(found.components, [metres](const auto& near) { return near.metres > metres; });
            return found;
        },
        [this, asked](const Answer<Found>& found) {
            if (asked != m_asked)
                return; // another place or distance meanwhile
            std::vector<Row> rows = rowsOnMap();
            if (!found)
                Q_EMIT said(found.problem(), true);
            const Found nothing, &all = found ? *found : nothing;
            for (const auto& [facility, metres] : all.facilities) {
                Row row;
                row.group = Group::Facility;
                const Thing thing = thingOf(facility, m_watch, false);
                const GeoPoint at = facility.course[facility.course.size() / 2];
                row.thing = { toUtf8(thing.kind), toUtf8(thing.name),
                    facility.unit + (facility.capacity > 0 ? " · " + std::to_string(facility.capacity) : ""), at,
                    metres };
                row.hit.title = thing.name;
                row.hit.at = thing.at;
                row.hit.facility = facility;
                rows.push_back(std::move(row));
            }
            for (const auto& [component, metres] : all.components) {
                Row row;
                const QString kind = className(m_watch.types(), component.code.classCode());
                const std::string address = addressOf(component);
                row.thing = { toUtf8(kind), component.name.empty() ? toUtf8(kind) : component.name,
                    component.code.toString() + (address.empty() ? "" : " · " + address), component.at, metres };
                row.hit.title = fromUtf8(row.thing.name);
                row.hit.at = { component.at.longitude(), component.at.latitude() };
                row.hit.component = component;
                rows.push_back(std::move(row));
            }
            fill(std::move(rows), all.components.size() == mostComponents);
        });
}

void AroundPage::fill(std::vector<Row> rows, bool isCut)
{
    std::ranges::stable_sort(rows, {}, [](const Row& row) { return std::pair(row.group, row.thing.metres); });
    m_things.clear();
    m_hits.clear();
    m_table->setRowCount(static_cast<int>(rows.size()));
    const bool isChinese = bilingual("en", "zh") == QStringLiteral("zh");
    const auto language = isChinese ? report::Language::Chinese : report::Language::English;
    for (int i = 0; Row & row : rows) {
        const std::array<std::string, columnCount> cells { row.thing.kind, row.thing.name,
            report::distanceText(row.thing.metres), report::directionText(m_around.at, row.thing.at, language),
            row.thing.detail };
        for (int column = 0; column < columnCount; ++column) {
            auto* item = new QTableWidgetItem(fromUtf8(cells[std::size_t(column)])); // the table owns it
            if (column == DistanceColumn)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(i, column, item);
        }
        m_things.push_back(std::move(row.thing));
        m_hits.push_back(std::move(row.hit));
        ++i;
    }
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(KindColumn, letter * 18);
    m_table->setColumnWidth(NameColumn, letter * 34);
    m_table->setColumnWidth(DistanceColumn, letter * 11);
    m_table->setColumnWidth(DirectionColumn, letter * 9);
    if (!rows.empty())
        m_table->setCurrentCell(0, 0);
    const QString remark
        = isCut ? tr("Of the components only the nearest %1 are listed.").arg(mostComponents) : QString();
    m_around.remark = toUtf8(remark);
    m_count->setText(tr("%n things", nullptr, static_cast<int>(m_things.size())) + (isCut ? u' ' + remark : QString()));
    m_isThere = true;
}

} // namespace fengsui::ui
