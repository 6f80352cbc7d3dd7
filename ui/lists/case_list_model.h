#pragma once

#include "incident/incident_ledger.h"
#include "workflow/work_list.h"

#include <QAbstractTableModel>

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace fengsui::ui {

/// How the list turns codes into words. Functions, so that the list knows neither workflows nor catalogues.
struct CaseWords {
    std::function<QString(const IncidentRow&)> state;
    std::function<QString(const std::string& type)> type;
    std::function<QString(Instant)> local; ///< "2025-11-03 07:05" of the county's clock
    std::function<Instant()> now;
};

/// The open cases as rows of plain values. Holds what it was given, sorts and filters by itself: an import that brings
/// thousands of rows costs one merge, not thousands of insertions. Knows of each case in which work lists it stands and
/// counts them as rows come and go and as time passes; one that changed costs no look at the others.
///
///     m_rows     every case, in no order; a leaver's place is taken by the last one
///     m_work     of each of them, by the same place: where it stands, and the lists that it is counted in
///     m_shown    places in m_rows that pass the filter, in the order on the screen
class CaseListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Flags, Due, State, Title, Address, Type, Reported, Number, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< "8-4-4-4-12"
        SortRole, ///< a number or a text that orders as the column does
        DueRole, ///< milliseconds since 1970, or invalid
        IsUrgentRole,
        IsOverdueRole,
        IsDrillRole,
    };

    explicit CaseListModel(CaseWords words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order) override;

    /// Takes rows as they now stand: new ones come in, known ones change, closed ones leave.
    void take(std::vector<IncidentRow> rows);
    /// These are gone or closed.
    void drop(const std::vector<IncidentId>& ids);
    void clear();
    /// Shows only cases with the words in number, title or address; all when empty.
    void setFilter(const QString& words);
    /// Whose work the lists are: where each case stands for that person. Nobody has no lists.
    using Sorter = std::function<workflow::WorkStanding(const IncidentRow&)>;
    void setSorter(Sorter sorter);
    /// Shows only the cases of one list; all when none is named.
    void setList(std::optional<workflow::WorkList> list);
    std::optional<workflow::WorkList> list() const { return m_list; }
    std::size_t count(workflow::WorkList list) const { return m_counts[static_cast<std::size_t>(list)]; }
    /// The lists of a case that it holds.
    workflow::WorkListSet listsOf(IncidentId id) const;
    /// Time went on: what remains is shown anew, and what has become due comes into its lists.
    void refreshTimes();
    /// The language or the palette changed.
    void refreshWords();

    IncidentId idAt(int row) const;
    const IncidentRow& rowAt(int row) const { return m_rows[m_shown[static_cast<std::size_t>(row)]]; }
    /// -1 when it is not shown.
    int rowOf(IncidentId id) const;
    /// Null when it is not among them.
    const IncidentRow* find(IncidentId id) const;
    std::size_t total() const { return m_rows.size(); }
    std::size_t countOverdue() const;
    /// Every case it holds, shown or not: for the pins of the map.
    const std::vector<IncidentRow>& all() const { return m_rows; }

Q_SIGNALS:
    /// Something in it changed: for figures and pins.
    void contentChanged();

private:
    using Place = std::uint32_t;

    struct Work {
        workflow::WorkStanding standing;
        workflow::WorkListSet lists; ///< that it is counted in
    };

    bool comesBefore(Place a, Place b) const;
    bool passes(const IncidentRow& row, workflow::WorkListSet lists) const;
    bool passes(Place place) const { return passes(m_rows[place], m_work[place].lists); }
    Work workOf(const IncidentRow& row) const;
    void countIn(workflow::WorkListSet lists);
    void countOut(workflow::WorkListSet lists);
    /// The case came into lists or left some: shows or hides it.
    void moveTo(Place place, workflow::WorkListSet lists);
    void countAnew();
    /// Where the case stands or would stand on the screen.
    std::size_t position(Place place) const;
    bool isAt(std::size_t position, Place place) const
    {
        return position < m_shown.size() && m_shown[position] == place;
    }
    void takeOne(const IncidentRow& row);
    void takeMany(std::span<IncidentRow> rows);
    void dropOne(IncidentId id);
    void showAgain();
    QString flags(const IncidentRow& row, bool asWords) const;
    QVariant ink(const IncidentRow& row, int column) const;

    CaseWords m_words;
    Sorter m_sorter;
    std::optional<workflow::WorkList> m_list;
    std::array<std::size_t, workflow::allWorkLists.size()> m_counts {};
    std::vector<IncidentRow> m_rows;
    std::vector<Work> m_work;
    std::unordered_map<IncidentId, Place> m_places;
    std::vector<Place> m_shown;
    std::vector<std::string> m_filter;
    int m_column = Due;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace fengsui::ui
