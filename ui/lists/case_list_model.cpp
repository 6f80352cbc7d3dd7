#include "lists/case_list_model.h"

#include "backstage/words.h"
#include "look/theme.h"
#include "look/trade_words.h"

#include <QFont>

#include <algorithm>
#include <limits>

namespace fengsui::ui {

namespace {

/// Above so many rows at once the list is merged as a whole instead of row by row.
constexpr std::size_t manyRows = 64;

Instant dueOrNever(const IncidentRow& row)
{
    return row.dueAt.value_or(Instant { std::numeric_limits<std::int64_t>::max() });
}

int flagWeight(const IncidentRow& row)
{
    return (row.isOverdue ? 0 : 8) + (row.isUrgent ? 0 : 4) + (row.supervision == Supervision::None ? 2 : 0)
        + (row.pending == PendingRequest::None ? 1 : 0);
}

} // namespace

CaseListModel::CaseListModel(CaseWords words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{
}

int CaseListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}
int CaseListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QHash<int, QByteArray> CaseListModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({ { IdRole, "caseId" }, { SortRole, "sortKey" }, { DueRole, "dueAt" }, { IsUrgentRole, "isUrgent" },
        { IsOverdueRole, "isOverdue" }, { IsDrillRole, "isDrill" } });
    return names;
}

QString CaseListModel::flags(const IncidentRow& row, bool asWords) const
{
    return caseFlags(row, asWords);
}

QVariant CaseListModel::ink(const IncidentRow& row, int column) const
{
    if (column == Flags && row.isDrill)
        return Look::ink(Tone::Drill);
    if ((column == Flags || column == Due) && row.isOverdue)
        return Look::ink(Tone::Danger);
    if ((column == Flags || column == Due) && row.isUrgent)
        return Look::ink(Tone::Warning);
    if (column == Number || column == Reported)
        return Look::ink(Tone::Quiet);
    return {};
}

QVariant CaseListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const IncidentRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        switch (index.column()) {
        case Flags:
            return flags(row, role == Qt::AccessibleTextRole);
        case Due:
            return row.dueAt ? remaining(*row.dueAt - m_words.now()) : QString();
        case State:
            return m_words.state(row);
        case Title:
            return row.reports > 1 ? fromUtf8(row.title) + QStringLiteral(" ×%1").arg(row.reports)
                                   : fromUtf8(row.title);
        case Address:
            return fromUtf8(row.address);
        case Type:
            return row.type.empty() ? QString() : m_words.type(row.type);
        case Reported:
            return m_words.local(row.reportedAt).mid(5);
        case Number:
            return fromUtf8(row.number);
        }
        return {};
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Flags:
            return flags(row, true);
        case Due:
            return row.dueAt ? tr("Due %1").arg(m_words.local(*row.dueAt)) : tr("No clock is running");
        case Reported:
            return m_words.local(row.reportedAt);
        default:
            return data(index, Qt::DisplayRole);
        }
    case Qt::ForegroundRole:
        return ink(row, index.column());
    case Qt::FontRole:
        if (index.column() == Flags || (index.column() == Due && row.isOverdue)) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case SortRole:
        switch (index.column()) {
        case Flags:
            return flagWeight(row);
        case Due:
            return static_cast<qlonglong>(dueOrNever(row).milliseconds);
        case Reported:
            return static_cast<qlonglong>(row.reportedAt.milliseconds);
        default:
            return data(index, Qt::DisplayRole);
        }
    case IdRole:
        return fromUtf8(row.id.toString());
    case DueRole:
        return row.dueAt ? QVariant(static_cast<qlonglong>(row.dueAt->milliseconds)) : QVariant();
    case IsUrgentRole:
        return row.isUrgent;
    case IsOverdueRole:
        return row.isOverdue;
    case IsDrillRole:
        return row.isDrill;
    default:
        return {};
    }
}

QVariant CaseListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Flags)
        return tr("!! overdue, ! urgent, 督 supervised, ? a request waits, ⚑ drill");
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Flags:
        return tr("Mark");
    case Due:
        return tr("Remaining");
    case State:
        return tr("State");
    case Title:
        return tr("Title");
    case Address:
        return tr("Address");
    case Type:
        return tr("Type");
    case Reported:
        return tr("Reported");
    case Number:
        return tr("Number");
    default:
        return {};
    }
}

bool CaseListModel::comesBefore(Place a, Place b) const
{
    const IncidentRow& x = m_rows[a];
    const IncidentRow& y = m_rows[b];
    const auto order = [&]() -> std::strong_ordering {
        switch (m_column) {
        case Flags:
            return flagWeight(x) <=> flagWeight(y);
        case Due:
            return dueOrNever(x) <=> dueOrNever(y);
        case State:
            return x.state <=> y.state;
        case Title:
            return x.title <=> y.title;
        case Address:
            return x.address <=> y.address;
        case Type:
            return x.type <=> y.type;
        case Reported:
            return x.reportedAt <=> y.reportedAt;
        default:
            return x.number <=> y.number;
        }
    }();
    if (order != 0)
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    if (x.reportedAt != y.reportedAt)
        return x.reportedAt > y.reportedAt;
    return x.id < y.id;
}

bool CaseListModel::passes(const IncidentRow& row, workflow::WorkListSet lists) const
{
    if (m_list && !lists.has(*m_list))
        return false;
    return std::ranges::all_of(m_filter, [&row](const std::string& word) {
        const auto holds = [&word](const std::string& text) {
            const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
            return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
        };
        return holds(row.title) || holds(row.address) || holds(row.number);
    });
}

std::size_t CaseListModel::position(Place place) const
{
    const auto at = std::ranges::lower_bound(m_shown, place, [this](Place a, Place b) { return comesBefore(a, b); });
    return static_cast<std::size_t>(at - m_shown.begin());
}

void CaseListModel::take(std::vector<IncidentRow> rows)
{
    if (rows.empty())
        return;
    const auto closed = std::ranges::partition(rows, &IncidentRow::isOpen);
    for (const IncidentRow& row : closed)
        dropOne(row.id);
    const std::span open(rows.begin(), closed.begin());
    if (open.size() > manyRows)
        takeMany(open);
    else
        for (const IncidentRow& row : open)
            takeOne(row);
    Q_EMIT contentChanged();
}

void CaseListModel::drop(const std::vector<IncidentId>& ids)
{
    for (const IncidentId& id : ids)
        dropOne(id);
    if (!ids.empty())
        Q_EMIT contentChanged();
}

CaseListModel::Work CaseListModel::workOf(const IncidentRow& row) const
{
    if (!m_sorter)
        return {};
    const workflow::WorkStanding standing = m_sorter(row);
    return { standing, standing.at(m_words.now()) };
}

void CaseListModel::countIn(workflow::WorkListSet lists)
{
    for (const workflow::WorkList list : workflow::allWorkLists)
        m_counts[static_cast<std::size_t>(list)] += lists.has(list) ? 1 : 0;
}

void CaseListModel::countOut(workflow::WorkListSet lists)
{
    for (const workflow::WorkList list : workflow::allWorkLists)
        m_counts[static_cast<std::size_t>(list)] -= lists.has(list) ? 1 : 0;
}

void CaseListModel::takeOne(const IncidentRow& row)
{
    const Work work = workOf(row);
    const auto known = m_places.find(row.id);
    if (known == m_places.end()) {
        const auto place = static_cast<Place>(m_rows.size());
        m_rows.push_back(row);
        m_work.push_back(work);
        countIn(work.lists);
        m_places.emplace(row.id, place);
        if (!passes(place))
            return;
        const std::size_t to = position(place);
        beginInsertRows({}, static_cast<int>(to), static_cast<int>(to));
        m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(to), place);
        endInsertRows();
        return;
    }
    const Place place = known->second;
    countOut(m_work[place].lists);
    countIn(work.lists);
    const std::size_t from = position(place);
    const bool isShown = isAt(from, place);
    m_work[place] = work;
    if (m_rows[place] == row && isShown == passes(place))
        return;
    if (isShown && !passes(row, work.lists)) {
        beginRemoveRows({}, static_cast<int>(from), static_cast<int>(from));
        m_shown.erase(m_shown.begin() + static_cast<std::ptrdiff_t>(from));
        m_rows[place] = row;
        endRemoveRows();
        return;
    }
    if (!isShown) {
        m_rows[place] = row;
        if (!passes(place))
            return;
        const std::size_t to = position(place);
        beginInsertRows({}, static_cast<int>(to), static_cast<int>(to));
        m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(to), place);
        endInsertRows();
        return;
    }
    // It stays on the screen: find its new place among the others.
    const IncidentRow before = m_rows[place];
    m_shown.erase(m_shown.begin() + static_cast<std::ptrdiff_t>(from));
    m_rows[place] = row;
    const std::size_t to = position(place);
    m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(from), place);
    if (to != from) {
        m_rows[place] = before;
        const auto destination = static_cast<int>(to > from ? to + 1 : to);
        beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, destination);
        m_shown.erase(m_shown.begin() + static_cast<std::ptrdiff_t>(from));
        m_rows[place] = row;
        m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(to), place);
        endMoveRows();
    }
    Q_EMIT dataChanged(index(static_cast<int>(to), 0), index(static_cast<int>(to), ColumnCount - 1));
}

void CaseListModel::takeMany(std::span<IncidentRow> rows)
{
    std::vector<Place> fresh;
    fresh.reserve(rows.size());
    if (m_rows.empty()) {
        m_rows.reserve(rows.size());
        m_work.reserve(rows.size());
        m_places.reserve(rows.size());
    }
    for (IncidentRow& row : rows) {
        const auto place = static_cast<Place>(m_rows.size());
        if (!m_places.try_emplace(row.id, place).second) {
            takeOne(row);
            continue;
        }
        m_work.push_back(workOf(row));
        countIn(m_work.back().lists);
        m_rows.push_back(std::move(row));
        if (passes(place))
            fresh.push_back(place);
    }
    if (fresh.empty())
        return;
    const auto before = [this](Place a, Place b) { return comesBefore(a, b); };
    std::ranges::sort(fresh, before);
    const auto middle = static_cast<std::ptrdiff_t>(m_shown.size());
    beginInsertRows(
        {}, static_cast<int>(middle), static_cast<int>(middle + static_cast<std::ptrdiff_t>(fresh.size())) - 1);
    m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
    endInsertRows();
    const bool isInOrder = middle == 0
        || !before(m_shown[static_cast<std::size_t>(middle)], m_shown[static_cast<std::size_t>(middle - 1)]);
    if (isInOrder)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList kept = persistentIndexList();
    std::vector<Place> places;
    for (const QModelIndex& old : kept)
        places.push_back(m_shown[static_cast<std::size_t>(old.row())]);
    std::inplace_merge(m_shown.begin(), m_shown.begin() + middle, m_shown.end(), before);
    QModelIndexList moved;
    for (qsizetype i = 0; i < kept.size(); ++i)
        moved.push_back(index(static_cast<int>(position(places[static_cast<std::size_t>(i)])), kept[i].column()));
    changePersistentIndexList(kept, moved);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void CaseListModel::dropOne(IncidentId id)
{
    const auto known = m_places.find(id);
    if (known == m_places.end())
        return;
    const Place place = known->second;
    const std::size_t from = position(place);
    countOut(m_work[place].lists);
    const auto forget = [&] {
        const auto last = static_cast<Place>(m_rows.size() - 1);
        if (place != last) {
            const std::size_t shown = position(last);
            if (isAt(shown, last))
                m_shown[shown] = place;
            m_rows[place] = std::move(m_rows[last]);
            m_work[place] = m_work[last];
            m_places[m_rows[place].id] = place;
        }
        m_places.erase(id);
        m_rows.pop_back();
        m_work.pop_back();
    };
    if (!isAt(from, place)) {
        forget();
        return;
    }
    beginRemoveRows({}, static_cast<int>(from), static_cast<int>(from));
    m_shown.erase(m_shown.begin() + static_cast<std::ptrdiff_t>(from));
    forget();
    endRemoveRows();
}

void CaseListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_work.clear();
    m_counts = {};
    m_places.clear();
    m_shown.clear();
    endResetModel();
    Q_EMIT contentChanged();
}

void CaseListModel::showAgain()
{
    beginResetModel();
    m_shown.clear();
    for (Place place = 0; place < m_rows.size(); ++place)
        if (passes(place))
            m_shown.push_back(place);
    std::ranges::sort(m_shown, [this](Place a, Place b) { return comesBefore(a, b); });
    endResetModel();
}

void CaseListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList kept = persistentIndexList();
    std::vector<Place> places;
    for (const QModelIndex& old : kept)
        places.push_back(m_shown[static_cast<std::size_t>(old.row())]);
    m_column = column;
    m_order = order;
    std::ranges::sort(m_shown, [this](Place a, Place b) { return comesBefore(a, b); });
    QModelIndexList moved;
    for (qsizetype i = 0; i < kept.size(); ++i)
        moved.push_back(index(static_cast<int>(position(places[static_cast<std::size_t>(i)])), kept[i].column()));
    changePersistentIndexList(kept, moved);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void CaseListModel::setFilter(const QString& words)
{
    std::vector<std::string> filter;
    for (const QString& word : words.toLower().split(QChar::Space, Qt::SkipEmptyParts))
        filter.push_back(toUtf8(word));
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    showAgain();
}

void CaseListModel::setSorter(Sorter sorter)
{
    m_sorter = std::move(sorter);
    countAnew();
}

void CaseListModel::countAnew()
{
    m_counts = {};
    for (Place place = 0; place < m_rows.size(); ++place) {
        m_work[place] = workOf(m_rows[place]);
        countIn(m_work[place].lists);
    }
    if (m_list)
        showAgain();
    Q_EMIT contentChanged();
}

void CaseListModel::setList(std::optional<workflow::WorkList> list)
{
    if (m_list == list)
        return;
    m_list = list;
    showAgain();
    Q_EMIT contentChanged();
}

workflow::WorkListSet CaseListModel::listsOf(IncidentId id) const
{
    const auto known = m_places.find(id);
    return known == m_places.end() ? workflow::WorkListSet() : m_work[known->second].lists;
}

void CaseListModel::moveTo(Place place, workflow::WorkListSet lists)
{
    countOut(m_work[place].lists);
    countIn(lists);
    m_work[place].lists = lists;
    const std::size_t at = position(place);
    const bool isShown = isAt(at, place);
    if (isShown == passes(place))
        return;
    const auto row = static_cast<int>(at);
    if (isShown) {
        beginRemoveRows({}, row, row);
        m_shown.erase(m_shown.begin() + row);
        endRemoveRows();
    } else {
        beginInsertRows({}, row, row);
        m_shown.insert(m_shown.begin() + row, place);
        endInsertRows();
    }
}

void CaseListModel::refreshTimes()
{
    const Instant now = m_words.now();
    std::vector<std::pair<Place, workflow::WorkListSet>> moved;
    for (Place place = 0; place < m_work.size(); ++place)
        if (const auto lists = m_work[place].standing.at(now); lists != m_work[place].lists)
            moved.emplace_back(place, lists);
    if (moved.size() > manyRows) {
        for (const auto& [place, lists] : moved) {
            countOut(m_work[place].lists);
            countIn(lists);
            m_work[place].lists = lists;
        }
        if (m_list)
            showAgain();
    } else {
        for (const auto& [place, lists] : moved)
            moveTo(place, lists);
    }
    if (!moved.empty())
        Q_EMIT contentChanged();
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, Due), index(rowCount() - 1, Due), { Qt::DisplayRole });
}

void CaseListModel::refreshWords()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

IncidentId CaseListModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? rowAt(row).id : IncidentId {};
}

int CaseListModel::rowOf(IncidentId id) const
{
    const auto known = m_places.find(id);
    if (known == m_places.end())
        return -1;
    const std::size_t at = position(known->second);
    return isAt(at, known->second) ? static_cast<int>(at) : -1;
}

const IncidentRow* CaseListModel::find(IncidentId id) const
{
    const auto known = m_places.find(id);
    return known == m_places.end() ? nullptr : &m_rows[known->second];
}

std::size_t CaseListModel::countOverdue() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_rows, [](const IncidentRow& row) { return row.isOverdue; }));
}

} // namespace fengsui::ui
