#include "places/found_list.h"

#include "look/language.h"
#include "look/trade_words.h"
#include "map/map_pin.h"
#include "map/thing_layers.h"
#include "places/thing.h"
#include "watch/watch.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QTableView>

#include <utility>

namespace fengsui::ui {

namespace {

Degrees degreesOf(GeoPoint at)
{
    return { at.longitude(), at.latitude() };
}

QByteArray bytesOf(std::string_view id)
{
    return QByteArray(id.data(), static_cast<qsizetype>(id.size()));
}

} // namespace

FoundRow rowOf(const Facility& facility, const Watch& watch)
{
    FoundRow row;
    const Thing thing = thingOf(facility, watch, false);
    const GeoPoint at = facility.course.empty() ? GeoPoint {} : facility.course[facility.course.size() / 2];
    row.thing = { toUtf8(thing.kind), toUtf8(thing.name),
        facility.unit + (facility.capacity > 0 ? " · " + std::to_string(facility.capacity) : ""), at, 0 };
    row.hit.title = thing.name;
    row.hit.at = thing.at;
    row.hit.facility = facility;
    return row;
}

FoundRow rowOf(const Component& component, const Watch& watch)
{
    FoundRow row;
    const QString kind = className(watch.types(), component.code.classCode());
    const std::string address = addressOf(component);
    row.thing = { toUtf8(kind), component.name.empty() ? toUtf8(kind) : component.name,
        component.code.toString() + (address.empty() ? "" : " · " + address), component.at, 0 };
    row.hit.title = fromUtf8(row.thing.name);
    row.hit.at = degreesOf(component.at);
    row.hit.component = component;
    return row;
}

FoundRow rowOf(const IncidentRow& incident, GeoPoint at, const Watch& watch)
{
    FoundRow row;
    const QString detail = watch.stateTitle(incident.workflow, incident.state)
        + (incident.address.empty() ? QString() : QStringLiteral(" · ") + fromUtf8(incident.address));
    row.thing = { toUtf8(incident.isOpen ? FoundModel::tr("Open case") : FoundModel::tr("Closed case")),
        incident.number + ' ' + incident.title, toUtf8(detail), at, 0 };
    row.hit.title = fromUtf8(row.thing.name);
    row.hit.at = degreesOf(at);
    row.hit.pin = PinKey { PinKind::Incident, bytesOf(incident.id.view()) };
    return row;
}

FoundRow rowOf(const Team& team, GeoPoint at)
{
    FoundRow row;
    row.thing = { toUtf8(FoundModel::tr("Team")), team.name + (team.callSign.empty() ? "" : ' ' + team.callSign),
        toUtf8(nameOf(team.status.status)) + (team.unit.empty() ? "" : " · " + team.unit), at, 0 };
    row.hit.title = fromUtf8(team.name);
    row.hit.at = degreesOf(at);
    row.hit.pin = PinKey { PinKind::Team, bytesOf(team.id.view()) };
    return row;
}

FoundModel::FoundModel(Shape shape, QObject* parent)
    : QAbstractTableModel(parent)
    , m_shape(shape)
{
}

void FoundModel::setRows(std::vector<FoundRow> rows, GeoPoint from)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_from = from;
    m_section.reset();
    show();
    endResetModel();
}

void FoundModel::showSection(std::optional<int> section)
{
    if (section == m_section)
        return;
    beginResetModel();
    m_section = section;
    show();
    endResetModel();
}

void FoundModel::show()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (!m_section || m_rows[i].section == *m_section)
            m_shown.push_back(i);
}

void FoundModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int FoundModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FoundModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shape == Shape::FromPlace ? 5 : 3;
}

FoundModel::Column FoundModel::columnAt(int column) const
{
    return m_shape == Shape::InArea && column == 2 ? More : static_cast<Column>(column);
}

QVariant FoundModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Column column = columnAt(index.column());
    if (role == Qt::TextAlignmentRole)
        return column == Distance ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const report::NearThing& thing = rowAt(index.row()).thing;
    switch (column) {
    case Kind:
        return fromUtf8(thing.kind);
    case Name:
        return fromUtf8(thing.name);
    case Distance:
        return fromUtf8(report::distanceText(thing.metres));
    case Direction:
        return fromUtf8(report::directionText(m_from, thing.at,
            bilingual("en", "zh") == QStringLiteral("zh") ? report::Language::Chinese : report::Language::English));
    case More:
        return fromUtf8(thing.detail);
    }
    return {};
}

QVariant FoundModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (columnAt(section)) {
    case Kind:
        return tr("Kind");
    case Name:
        return tr("Name");
    case Distance:
        return tr("Distance");
    case Direction:
        return tr("Towards");
    case More:
        return tr("More");
    }
    return {};
}

QTableView* makeFoundTable(FoundModel& model, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(&model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    const int letter = table->fontMetrics().averageCharWidth();
    const bool isMeasured = model.columnCount() > 3;
    table->setColumnWidth(FoundModel::Kind, letter * 18);
    table->setColumnWidth(FoundModel::Name, letter * (isMeasured ? 34 : 44));
    if (isMeasured) {
        table->setColumnWidth(FoundModel::Distance, letter * 11);
        table->setColumnWidth(FoundModel::Direction, letter * 9);
    }
    return table;
}

} // namespace fengsui::ui
