#include "rules/sheet_table.h"

#include "backstage/words.h"
#include "look/tables.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace fengsui::ui {

namespace {

struct SheetWords {
    Q_DECLARE_TR_FUNCTIONS(RuleSheet)
};

QString columnTitle(const std::string& column)
{
    static const std::map<std::string, const char*> titles {
        { "from", QT_TRANSLATE_NOOP("RuleSheet", "From") },
        { "to", QT_TRANSLATE_NOOP("RuleSheet", "To") },
        { "mon", QT_TRANSLATE_NOOP("RuleSheet", "Monday") },
        { "tue", QT_TRANSLATE_NOOP("RuleSheet", "Tuesday") },
        { "wed", QT_TRANSLATE_NOOP("RuleSheet", "Wednesday") },
        { "thu", QT_TRANSLATE_NOOP("RuleSheet", "Thursday") },
        { "fri", QT_TRANSLATE_NOOP("RuleSheet", "Friday") },
        { "sat", QT_TRANSLATE_NOOP("RuleSheet", "Saturday") },
        { "sun", QT_TRANSLATE_NOOP("RuleSheet", "Sunday") },
        { "kind", QT_TRANSLATE_NOOP("RuleSheet", "Kind") },
        { "hours", QT_TRANSLATE_NOOP("RuleSheet", "Hours, or like which weekday") },
        { "zh", QT_TRANSLATE_NOOP("RuleSheet", "Chinese title") },
        { "en", QT_TRANSLATE_NOOP("RuleSheet", "English title") },
        { "provisional", QT_TRANSLATE_NOOP("RuleSheet", "Provisional") },
        { "id", QT_TRANSLATE_NOOP("RuleSheet", "Identifier") },
        { "code", QT_TRANSLATE_NOOP("RuleSheet", "Code") },
        { "amount", QT_TRANSLATE_NOOP("RuleSheet", "Limit") },
        { "unit", QT_TRANSLATE_NOOP("RuleSheet", "Unit") },
        { "urgentAmount", QT_TRANSLATE_NOOP("RuleSheet", "Urgent limit") },
        { "urgentUnit", QT_TRANSLATE_NOOP("RuleSheet", "Unit when urgent") },
        { "score", QT_TRANSLATE_NOOP("RuleSheet", "Score") },
        { "upTo", QT_TRANSLATE_NOOP("RuleSheet", "Up to, empty for more") },
        { "points", QT_TRANSLATE_NOOP("RuleSheet", "Points") },
        { "name", QT_TRANSLATE_NOOP("RuleSheet", "Name") },
        { "responsibleUnit", QT_TRANSLATE_NOOP("RuleSheet", "Responsible unit") },
        { "callSign", QT_TRANSLATE_NOOP("RuleSheet", "Call sign") },
        { "skills", QT_TRANSLATE_NOOP("RuleSheet", "Skills") },
        { "division", QT_TRANSLATE_NOOP("RuleSheet", "Division") },
        { "members", QT_TRANSLATE_NOOP("RuleSheet", "Members") },
    };
    const auto known = titles.find(column);
    return known == titles.end() ? fromUtf8(column) : QCoreApplication::translate("RuleSheet", known->second);
}

/// The words that may stand in a column, and what people call them; empty: anything.
std::vector<std::pair<QString, QString>> choicesOf(const std::string& column, const std::string& among)
{
    const auto pair = [](const char* word, const QString& said) { return std::pair(QString::fromLatin1(word), said); };
    if (column == "unit" || column == "urgentUnit")
        return { pair("minute", SheetWords::tr("minutes")), pair("workHour", SheetWords::tr("working hours")),
            pair("workDay", SheetWords::tr("working days")), pair("calendarDay", SheetWords::tr("days")) };
    if (column == "provisional")
        return { pair("", QString()), pair("yes", SheetWords::tr("yes")) };
    if (column == "kind" && among == "from")
        return { pair("rest", SheetWords::tr("off")), pair("work", SheetWords::tr("on")) };
    if (column == "kind" && among == "code")
        return { pair("event", SheetWords::tr("event")), pair("component", SheetWords::tr("component")) };
    if (column == "kind")
        return { pair("class", SheetWords::tr("deadline class")), pair("state", SheetWords::tr("state")),
            pair("level", SheetWords::tr("level")), pair("match", SheetWords::tr("state, for certain matters")) };
    return {};
}

// What tells the tables apart whose columns bear one name.
std::string among(const std::vector<std::string>& columns)
{
    for (const char* name : { "code", "from" })
        if (std::ranges::find(columns, name) != columns.end())
            return name;
    return {};
}

/// Lets words with few values be chosen.
class ChoiceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto choices = choicesAt(index);
        if (choices.empty())
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto* box = new QComboBox(parent);
        for (const auto& [word, said] : choices)
            box->addItem(said, word);
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        auto* box = qobject_cast<QComboBox*>(editor);
        if (!box)
            return QStyledItemDelegate::setEditorData(editor, index);
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            model->setData(index, box->currentData());
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }

private:
    static std::vector<std::pair<QString, QString>> choicesAt(const QModelIndex& index)
    {
        const auto& columns = static_cast<const SheetModel*>(index.model())->sheet().columns;
        return choicesOf(columns[static_cast<std::size_t>(index.column())], among(columns));
    }
};

} // namespace

SheetTable::SheetTable(std::vector<std::string> columns, std::size_t fixed, SheetModel::Rows rows, Text title,
    QWidget* parent, Files files)
    : QWidget(parent)
    , m_wording(new Wording(this))
    , m_view(new QTableView(this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_export(new QPushButton(this))
    , m_title(std::move(title))
    , m_files(files)
{
    const std::string apart = among(columns);
    const auto said = [apart](const std::string& column, const std::string& cell) {
        for (const auto& [word, name] : choicesOf(column, apart))
            if (toUtf8(word) == cell)
                return name;
        const bool isWeekday = column == "hours" && cell.find_first_of("0123456789") == std::string::npos;
        return isWeekday ? columnTitle(cell) : fromUtf8(cell);
    };
    m_model = new SheetModel(std::move(columns), fixed, rows, { columnTitle, said }, this);
    m_view->setModel(m_model);
    dress(*m_view);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setEditTriggers(
        QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_view->setShowGrid(true);
    m_view->setItemDelegate(new ChoiceDelegate(m_view));
    m_view->horizontalHeader()->setStretchLastSection(true);
    auto* buttons = new QHBoxLayout;
    auto* heading = new QLabel(this);
    heading->setTextFormat(Qt::PlainText);
    heading->setBuddy(m_view);
    buttons->addWidget(heading);
    buttons->addStretch();
    for (QPushButton* button : { m_add, m_remove, m_import, m_export }) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    m_add->setVisible(m_model->mayGrow());
    m_remove->setVisible(m_model->mayShrink());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(buttons);
    column->addWidget(m_view, 1);
    m_wording->say([this, heading] {
        heading->setText(m_title());
        m_view->setAccessibleName(m_title());
        m_add->setText(tr("Add row (Insert)"));
        m_remove->setText(tr("Take row away (Delete)"));
        const bool isCsv = m_files == Files::Csv;
        m_import->setText(isCsv ? tr("From CSV…") : tr("From CSV or JSON…"));
        m_export->setText(isCsv ? tr("To CSV…") : tr("To CSV or JSON…"));
        m_model->refreshWords();
    });
    connect(m_add, &QPushButton::clicked, this, &SheetTable::addRow);
    connect(m_remove, &QPushButton::clicked, this, &SheetTable::removeRow);
    connect(m_import, &QPushButton::clicked, this, [this] { chooseFile(true); });
    connect(m_export, &QPushButton::clicked, this, [this] { chooseFile(false); });
    const auto key = [this](const QKeySequence& keys, void (SheetTable::*then)()) {
        auto* action = new QAction(m_view);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, then);
        m_view->addAction(action);
    };
    key(Qt::Key_Insert, &SheetTable::addRow);
    key(Qt::Key_Delete, &SheetTable::removeRow);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_view->resizeColumnsToContents();
        Q_EMIT changed();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SheetTable::changed);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &SheetTable::changed);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &SheetTable::changed);
}

void SheetTable::goTo(std::size_t row)
{
    const QModelIndex index = m_model->index(static_cast<int>(row), 0);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->setFocus(Qt::OtherFocusReason);
}

void SheetTable::setEditable(bool isEditable)
{
    for (QPushButton* button : { m_add, m_remove, m_import })
        button->setEnabled(isEditable);
    m_view->setEditTriggers(isEditable
            ? QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
            : QAbstractItemView::NoEditTriggers);
}

void SheetTable::addRow()
{
    if (!m_model->mayGrow() || !m_add->isEnabled())
        return;
    // Where rows can't be taken away they are known by their number, so new ones come last.
    const bool isWithin = m_model->mayShrink() && m_view->currentIndex().isValid();
    const int at = isWithin ? m_view->currentIndex().row() + 1 : m_model->rowCount();
    m_model->addRow(at);
    const QModelIndex first = m_model->index(at, 0);
    m_view->setCurrentIndex(first);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->edit(first);
}

void SheetTable::removeRow()
{
    const QModelIndex current = m_view->currentIndex();
    if (m_model->mayShrink() && m_remove->isEnabled() && current.isValid())
        m_model->removeRow(current.row());
}

void SheetTable::chooseFile(bool isImport)
{
    auto* dialog = new QFileDialog(this, isImport ? tr("Table to take in") : tr("Table to write"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(isImport ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(isImport ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilters(
        { m_files == Files::Csv ? tr("Tables (*.csv)") : tr("Tables (*.csv *.json)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, isImport ? &SheetTable::importWanted : &SheetTable::exportWanted);
    dialog->open();
}

} // namespace fengsui::ui
