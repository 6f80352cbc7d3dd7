#include "faults/component_page.h"

#include "forms/form_rows.h"
#include "map/thing_layers.h"
#include "places/thing.h"
#include "watch/watch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace fengsui::ui {

namespace {
enum Column { WhenColumn, WhatColumn, ByColumn, CaseColumn, NoteColumn, columnCount };

constexpr std::array allStates { ComponentState::Intact, ComponentState::Broken, ComponentState::Lost,
    ComponentState::Abandoned, ComponentState::Removed };
} // namespace

ComponentPage::ComponentPage(
    Watch& watch, ComponentCode code, std::optional<Component> component, IncidentId onPage, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_code(code)
    , m_component(std::move(component))
    , m_case(onPage)
    , m_wording(new Wording(this))
    , m_present(new QLabel(this))
    , m_table(new QTableWidget(0, columnCount, this))
    , m_rows(new FormRows(this))
    , m_state(new QComboBox(m_rows))
    , m_at(new QLineEdit(m_rows))
    , m_note(new QLineEdit(m_rows))
    , m_ofCase(new QCheckBox(m_rows))
    , m_file(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_present->setWordWrap(true);
    m_present->setTextFormat(Qt::PlainText);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto& [which, letters] :
        { std::pair(WhenColumn, 18), std::pair(WhatColumn, 14), std::pair(ByColumn, 14), std::pair(CaseColumn, 26) })
        m_table->setColumnWidth(which, letter * letters);
    for (const ComponentState state : allStates)
        m_state->addItem(QString(), static_cast<int>(state));
    m_note->setMaxLength(500);
    m_ofCase->setVisible(!m_case.isNull());
    using Span = FormRows::Span;
    m_rows->add("state", [] { return tr("&State now"); }, m_state, Span::Left);
    m_rows->add("at", [] { return tr("Seen &at"); }, m_at, Span::Right);
    m_rows->add("note", [] { return tr("N&ote"); }, m_note);
    m_rows->addWide(m_ofCase);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_file);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_present);
    column->addWidget(m_table, 1);
    column->addWidget(m_rows);
    column->addLayout(buttons);
    resize(letter * 108, 420);
    m_file->setAutoDefault(false);
    m_leave->setAutoDefault(false);
    m_at->setText(m_watch.local(m_watch.now()));
    m_wording->say([this] {
        const QString kind = className(m_watch.types(), m_code.classCode());
        const QString name = m_component && !m_component->name.empty() ? fromUtf8(m_component->name) : kind;
        setWindowTitle(tr("%1 %2: state and history").arg(name, fromUtf8(m_code.toString())));
        m_table->setHorizontalHeaderLabels({ tr("When"), tr("What"), tr("By"), tr("Case"), tr("Note") });
        m_table->setAccessibleName(tr("What was noted, and the cases about it"));
        for (int i = 0; const ComponentState state : allStates)
            m_state->setItemText(i++, nameOf(state));
        m_at->setPlaceholderText(tr("yyyy-mm-dd hh:mm"));
        m_ofCase->setText(tr("&Belongs to the case %1").arg(m_watch.caseLabel(m_case)));
        m_file->setText(tr("&Note it (Ctrl+Enter)"));
        m_file->setAccessibleName(tr("Note the state: every console shows it"));
        m_leave->setText(tr("Close (Esc)"));
        fill();
    });
    connect(m_file, &QPushButton::clicked, this, &ComponentPage::file);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) {
        if (const IncidentId id = m_caseOfRow[std::size_t(row)]; !id.isNull())
            Q_EMIT caseChosen(id);
    });
    for (const auto key : { Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter })
        connect(new QShortcut(key, this), &QShortcut::activated, this, &ComponentPage::file);
    connect(&m_watch.backstage(), &Backstage::newsCame, this, [this](const News& news) {
        if (news.components || !news.incidents.empty())
            read();
    });
    m_state->setFocus();
    read();
}

void ComponentPage::read()
{
    m_watch.backstage().ask(
        this,
        [code = m_code](ReadingStore& store) -> Result<Life> {
            IncidentQuery about;
            about.component = code.toString();
            return Life { store.ledgers().components().changes(code), store.ledgers().incidents().rows(about) };
        },
        [this](const Answer<Life>& life) {
            if (!life)
                return void(Q_EMIT said(life.problem(), true));
            m_life = *life;
            if (!std::exchange(m_isRead, true)) {
                const ComponentState now = !m_life.changes.empty() ? m_life.changes.front().state
                    : m_component                                  ? m_component->state
                                                                   : ComponentState::Intact;
                m_state->setCurrentIndex(m_state->findData( // what there is to be noted mostly
                    static_cast<int>(isFault(now) ? ComponentState::Intact : ComponentState::Broken)));
            }
            fill();
        });
}

void ComponentPage::fill()
{
    struct Written {
        Instant at;
        IncidentId incident;
        std::array<QString, columnCount> cells;
    };
    std::vector<Written> lines;
    for (const ComponentChange& change : m_life.changes)
        lines.push_back({ change.at, change.incident,
            { m_watch.local(change.at), nameOf(change.state), m_watch.operatorName(change.by),
                change.incident.isNull() ? QString() : m_watch.caseLabel(change.incident), fromUtf8(change.note) } });
    for (const IncidentRow& row : m_life.cases)
        lines.push_back({ row.reportedAt, row.id,
            { m_watch.local(row.reportedAt), m_watch.stateTitle(row.workflow, row.state), QString(),
                fromUtf8(row.number), fromUtf8(row.title) } });
    std::ranges::stable_sort(lines, [](const Written& a, const Written& b) { return a.at > b.at; });
    m_caseOfRow.clear();
    m_table->setRowCount(static_cast<int>(lines.size()));
    for (int row = 0; const Written& line : lines) {
        m_caseOfRow.push_back(line.incident);
        for (int column = 0; column < columnCount; ++column) {
            auto* item = new QTableWidgetItem(line.cells[std::size_t(column)]); // the table owns it
            item->setToolTip(item->text());
            m_table->setItem(row, column, item);
        }
        ++row;
    }
    showPresent();
}

void ComponentPage::showPresent()
{
    const QString inventory = m_component ? tr("The inventory has it as %1.").arg(nameOf(m_component->state))
                                          : tr("The inventory doesn't have it.");
    const QString noted = m_life.changes.empty()
        ? tr("Nobody noted a state yet.")
        : tr("Noted last: %1, %2.").arg(nameOf(m_life.changes.front().state), m_watch.local(m_life.changes.front().at));
    QStringList words { noted, inventory };
    if (m_component && !addressOf(*m_component).empty())
        words.prepend(fromUtf8(addressOf(*m_component)) + u'.');
    m_present->setText(words.join(u' '));
    setAccessibleDescription(m_present->text());
}

void ComponentPage::file()
{
    m_rows->clearRefusals();
    if (!m_watch.session() || !m_file->isEnabled())
        return;
    const auto at = m_watch.access().zone.parse(toUtf8(m_at->text().trimmed()));
    if (!at) {
        m_rows->refuse("at", tr("This is no date and time. Write it as 2025-11-03 07:05."));
        return;
    }
    const ComponentNote note { m_code, static_cast<ComponentState>(m_state->currentData().toInt()),
        toUtf8(m_note->text().simplified()), m_ofCase->isChecked() ? m_case : IncidentId {}, *at };
    m_file->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), note](
            WritingStore& store) -> Result<Receipt> { return store.office().components.note(session, note); },
        [this, state = nameOf(note.state)](const Answer<Receipt>& answer) {
            m_file->setEnabled(true);
            if (!answer) {
                if (!m_rows->refuse(answer.field(), answer.problem()))
                    m_rows->refuse("note", answer.problem());
                return;
            }
            m_note->clear();
            m_at->setText(m_watch.local(m_watch.now()));
            Q_EMIT said(tr("Noted: %1 is %2.").arg(fromUtf8(m_code.toString()), state), false);
            m_table->setFocus();
        });
}

} // namespace fengsui::ui
