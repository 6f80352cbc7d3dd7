#include "places/around_page.h"

#include "look/language.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "map/pin_sheet.h"
#include "places/gazetteer_room.h"
#include "watch/watch.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

namespace {

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
    , m_model(new FoundModel(FoundModel::Shape::FromPlace, this))
    , m_table(makeFoundTable(*m_model, this))
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
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT chosen(m_model->rowAt(index.row()).hit); });
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
    m_model->retranslate();
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

std::vector<FoundRow> AroundPage::rowsOnMap() const
{
    std::vector<FoundRow> rows;
    for (const PinBoard::Pin* pin : m_map.pins().drawingOrder()) {
        const Degrees place = toDegrees(pin->at);
        const auto at = GeoPoint::fromDegrees(place.longitude, place.latitude);
        const double metres = at ? distanceMetres(m_around.at, *at) : m_around.metres + 1;
        if (metres > m_around.metres)
            continue;
        const bool isTeam = pin->pin.key.kind == PinKind::Team;
        FoundRow row;
        row.section = static_cast<int>(isTeam ? Group::Team : Group::Case);
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
            std::vector<FoundRow> rows = rowsOnMap();
            if (!found)
                Q_EMIT said(found.problem(), true);
            const Found nothing, &all = found ? *found : nothing;
            const auto add = [&](FoundRow row, Group group, double metres) {
                row.section = static_cast<int>(group);
                row.thing.metres = metres;
                rows.push_back(std::move(row));
            };
            for (const auto& [facility, metres] : all.facilities)
                add(rowOf(facility, m_watch), Group::Facility, metres);
            for (const auto& [component, metres] : all.components)
                add(rowOf(component, m_watch), Group::Component, metres);
            fill(std::move(rows), all.components.size() == mostComponents);
        });
}

void AroundPage::fill(std::vector<FoundRow> rows, bool isCut)
{
    std::ranges::stable_sort(rows, {}, [](const FoundRow& row) { return std::pair(row.section, row.thing.metres); });
    m_things.clear();
    for (const FoundRow& row : rows)
        m_things.push_back(row.thing);
    m_model->setRows(std::move(rows), m_around.at);
    if (!m_things.empty())
        m_table->setCurrentIndex(m_model->index(0, 0));
    const QString remark
        = isCut ? tr("Of the components only the nearest %1 are listed.").arg(mostComponents) : QString();
    m_around.remark = toUtf8(remark);
    m_count->setText(tr("%n things", nullptr, static_cast<int>(m_things.size())) + (isCut ? u' ' + remark : QString()));
    m_isThere = true;
}

} // namespace fengsui::ui
