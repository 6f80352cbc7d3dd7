#include "places/inventory_columns.h"

#include "component/component.h"
#include "forms/search_field.h"
#include "incident/type_catalogue.h"
#include "look/language.h"
#include "places/thing.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr std::array fields { "", "code", "class", "name", "number", "address", "road", "house", "owner", "state",
    "longitude", "latitude" };
constexpr qsizetype shownValues = 5;

// A brace of a column's name is written twice, see column_template.h.
ColumnTemplate inBraces(const std::string& column)
{
    if (column.empty())
        return {};
    std::string text = "{";
    for (const char c : column)
        text += c == '{' || c == '}' ? std::string(2, c) : std::string(1, c);
    return ColumnTemplate::parse(text + '}').value_or(ColumnTemplate {});
}

std::vector<SearchField::Choice> classChoices(const TypeCatalogue& types)
{
    std::vector<SearchField::Choice> choices;
    const TypeScheme* scheme = types.scheme("cjt214");
    if (!scheme)
        return choices;
    for (const MajorClass& major : scheme->components)
        for (const MinorClass& minor : major.minors)
            choices.push_back(
                { minor.type.code, fromUtf8(minor.type.code) + u' ' + bilingual(minor.name.english, minor.name.chinese),
                    fromUtf8(minor.type.code + ' ' + minor.name.english + ' ' + minor.name.chinese + ' '
                        + major.name.english + ' ' + major.name.chinese) });
    return choices;
}

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text); // the table that it is put into owns it
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text);
    return item;
}

} // namespace

InventoryColumns::InventoryColumns(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_columns(new QTableWidget(0, 3, this))
    , m_classLabel(new QLabel(this))
    , m_classOfAll(new SearchField(this))
    , m_meaningsLabel(new QLabel(this))
    , m_meanings(new QTableWidget(0, 3, this))
{
    for (QTableWidget* table : { m_columns, m_meanings }) {
        table->setTabKeyNavigation(false);
        table->verticalHeader()->hide();
        table->horizontalHeader()->setStretchLastSection(true);
        table->setSelectionMode(QAbstractItemView::NoSelection);
    }
    m_meaningsLabel->setWordWrap(true);
    m_classLabel->setBuddy(m_classOfAll);
    auto* classes = new QHBoxLayout;
    classes->addWidget(m_classLabel);
    classes->addWidget(m_classOfAll, 1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_columns, 3);
    column->addLayout(classes);
    column->addWidget(m_meaningsLabel);
    column->addWidget(m_meanings, 2);
    connect(m_classOfAll, &SearchField::chosenChanged, this, &InventoryColumns::changed);
    m_wording->say([this] { retranslate(); });
}

void InventoryColumns::retranslate()
{
    m_columns->setAccessibleName(tr("Columns of the file and what they are used as"));
    m_columns->setHorizontalHeaderLabels({ tr("Column"), tr("Is used as"), tr("First values") });
    m_classLabel->setText(tr("C&lass of rows that name none:"));
    m_classOfAll->setPlaceholderText(tr("Four digits, or a part of the name"));
    m_classOfAll->setAccessibleName(tr("Class of rows that name none"));
    m_classOfAll->setChoices(classChoices(m_watch.types()));
    m_meaningsLabel->setText(
        tr("These words say no class or state by themselves. Rows with a word that means nothing are refused."));
    m_meanings->setAccessibleName(tr("What words in the columns mean"));
    m_meanings->setHorizontalHeaderLabels({ tr("Column"), tr("Word"), tr("Means") });
    fillColumns();
    fillMeanings();
}

void InventoryColumns::show(const InventorySight& sight)
{
    m_sight = sight;
    m_uses.clear();
    for (const ColumnSample& column : sight.columns) {
        const auto proposed = sight.fieldOf.find(column.name);
        m_uses.push_back(proposed == sight.fieldOf.end() ? std::string() : proposed->second);
    }
    m_classIs.clear();
    m_stateIs.clear();
    const QSignalBlocker quiet(m_classOfAll);
    m_classOfAll->choose({});
    fillColumns();
    fillMeanings();
    Q_EMIT changed();
}

void InventoryColumns::clear()
{
    show({});
}

QComboBox* InventoryColumns::useBox(int row) const
{
    return qobject_cast<QComboBox*>(m_columns->cellWidget(row, 1));
}

void InventoryColumns::fillColumns()
{
    const QStringList words { tr("– not used –"), tr("code (16 digits)"), tr("class"), tr("name"), tr("owner's number"),
        tr("address (road and number)"), tr("road"), tr("house number"), tr("owner"), tr("state"), tr("longitude"),
        tr("latitude") };
    m_isFilling = true;
    m_columns->setRowCount(static_cast<int>(m_sight.columns.size()));
    for (int row = 0; row < m_columns->rowCount(); ++row) {
        const ColumnSample& column = m_sight.columns[std::size_t(row)];
        QStringList values;
        for (const std::string& value : column.values)
            if (values.size() < shownValues)
                values << fromUtf8(value);
        m_columns->setItem(row, 0, cell(fromUtf8(column.name)));
        m_columns->setItem(row, 2, cell(values.join(QStringLiteral(" | "))));
        auto* box = new QComboBox(m_columns); // the table owns it from now on
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (!m_sight.bringsPlaces || (i != fields.size() - 1 && i != fields.size() - 2))
                box->addItem(words[qsizetype(i)], QString::fromLatin1(fields[i]));
        box->setAccessibleName(tr("Use of the column %1").arg(fromUtf8(column.name)));
        box->setCurrentIndex(std::max(0, box->findData(fromUtf8(m_uses[std::size_t(row)]))));
        box->setFocusPolicy(Qt::StrongFocus);
        connect(box, &QComboBox::currentIndexChanged, this, [this, row] { takeUse(row); });
        m_columns->setCellWidget(row, 1, box);
    }
    m_columns->resizeColumnToContents(0);
    m_columns->setColumnWidth(0, std::min(m_columns->columnWidth(0), fontMetrics().averageCharWidth() * 30));
    m_columns->setColumnWidth(1, fontMetrics().averageCharWidth() * 30);
    m_columns->resizeRowsToContents();
    m_isFilling = false;
}

// A field has one column: who takes it for another one takes it away from the first.
void InventoryColumns::takeUse(int row)
{
    if (m_isFilling)
        return;
    const std::string use = toUtf8(useBox(row)->currentData().toString());
    m_uses[std::size_t(row)] = use;
    for (int other = 0; other < m_columns->rowCount(); ++other)
        if (other != row && !use.empty() && m_uses[std::size_t(other)] == use) {
            m_uses[std::size_t(other)].clear();
            const QSignalBlocker quiet(useBox(other));
            useBox(other)->setCurrentIndex(0);
        }
    fillMeanings();
    Q_EMIT changed();
}

bool InventoryColumns::use(const std::string& column, const std::string& field)
{
    for (int row = 0; row < m_columns->rowCount(); ++row)
        if (m_sight.columns[std::size_t(row)].name == column) {
            const int at = useBox(row)->findData(fromUtf8(field));
            useBox(row)->setCurrentIndex(std::max(0, at));
            return at >= 0;
        }
    return false;
}

std::string InventoryColumns::useOf(const std::string& column) const
{
    for (std::size_t i = 0; i < m_sight.columns.size(); ++i)
        if (m_sight.columns[i].name == column)
            return m_uses[i];
    return {};
}

std::string InventoryColumns::columnOf(const char* field) const
{
    const auto found = std::ranges::find(m_uses, field);
    return found == m_uses.end() ? std::string() : m_sight.columns[std::size_t(found - m_uses.begin())].name;
}

void InventoryColumns::fillMeanings()
{
    m_words.clear();
    for (std::size_t i = 0; i < m_sight.columns.size(); ++i)
        for (const std::string& word : m_sight.columns[i].values)
            if ((m_uses[i] == "class" && !classCodeOf(trimmed(word)))
                || (m_uses[i] == "state" && !componentStateOf(trimmed(word))))
                m_words.push_back({ m_uses[i] == "class", std::string(trimmed(word)) });
    m_meanings->setRowCount(0);
    m_meanings->setRowCount(static_cast<int>(m_words.size()));
    for (int row = 0; row < m_meanings->rowCount(); ++row) {
        const Meaning meaning = m_words[std::size_t(row)];
        m_meanings->setItem(row, 0, cell(fromUtf8(columnOf(meaning.isClass ? "class" : "state"))));
        m_meanings->setItem(row, 1, cell(fromUtf8(meaning.word)));
        const QString name = tr("Meaning of %1").arg(fromUtf8(meaning.word));
        if (meaning.isClass) {
            auto* field = new SearchField(m_meanings); // the table owns it from now on
            field->setChoices(classChoices(m_watch.types()));
            field->choose(m_classIs[meaning.word]);
            field->setAccessibleName(name);
            field->setPlaceholderText(tr("Four digits, or a part of the name"));
            connect(field, &SearchField::chosenChanged, this, [this, field, word = meaning.word] {
                m_classIs[word] = field->chosen();
                Q_EMIT changed();
            });
            m_meanings->setCellWidget(row, 2, field);
            continue;
        }
        auto* box = new QComboBox(m_meanings); // the table owns it from now on
        box->addItem(tr("– nothing –"), QString());
        for (const ComponentState state : { ComponentState::Intact, ComponentState::Broken, ComponentState::Lost,
                 ComponentState::Abandoned, ComponentState::Removed })
            box->addItem(nameOf(state), fromUtf8(toWord(state)));
        box->setCurrentIndex(std::max(0, box->findData(fromUtf8(m_stateIs[meaning.word]))));
        box->setAccessibleName(name);
        box->setFocusPolicy(Qt::StrongFocus);
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, word = meaning.word] {
            m_stateIs[word] = toUtf8(box->currentData().toString());
            Q_EMIT changed();
        });
        m_meanings->setCellWidget(row, 2, box);
    }
    m_meanings->resizeColumnToContents(0);
    m_meanings->setColumnWidth(1, fontMetrics().averageCharWidth() * 30);
    m_meanings->resizeRowsToContents();
    m_meaningsLabel->setVisible(!m_words.empty());
    m_meanings->setVisible(!m_words.empty());
}

std::string InventoryColumns::division() const
{
    return m_watch.access().identity.division.substr(0, 6);
}

ComponentMapping InventoryColumns::mapping() const
{
    ComponentMapping mapping;
    mapping.id = "window";
    mapping.delimiter = m_sight.delimiter;
    mapping.codeColumn = columnOf("code");
    if (const std::string six = division(); mapping.codeColumn.empty())
        std::from_chars(six.data(), six.data() + six.size(), mapping.division);
    mapping.classColumn = columnOf("class");
    for (const auto& [word, code] : m_classIs)
        if (const auto known = classCodeOf(code))
            mapping.classIs.emplace(word, *known);
    mapping.classCode = classCodeOf(m_classOfAll->chosen());
    mapping.name = inBraces(columnOf("name"));
    mapping.number = inBraces(columnOf("number"));
    mapping.address = inBraces(columnOf("address"));
    mapping.road = inBraces(columnOf("road"));
    mapping.house = inBraces(columnOf("house"));
    mapping.owner = inBraces(columnOf("owner"));
    mapping.stateColumn = columnOf("state");
    for (const auto& [word, state] : m_stateIs)
        if (const auto known = componentStateOf(state))
            mapping.stateIs.emplace(word, *known);
    if (!m_sight.bringsPlaces) {
        mapping.longitudeColumn = columnOf("longitude");
        mapping.latitudeColumn = columnOf("latitude");
    }
    return mapping;
}

QString InventoryColumns::missing() const
{
    const ComponentMapping mapping = this->mapping();
    if (!m_sight.bringsPlaces && (mapping.longitudeColumn.empty() || mapping.latitudeColumn.empty()))
        return tr("Say which columns hold longitude and latitude.");
    if (!mapping.codeColumn.empty())
        return {};
    if (mapping.classColumn.empty() && !mapping.classCode)
        return tr("Say which column holds the codes or the classes, or of which class all components are.");
    if (mapping.division < 100'000)
        return tr("The file has no codes, and this console's division has no six digits to count them up behind: "
                  "choose the column of the codes.");
    return {};
}

} // namespace fengsui::ui
