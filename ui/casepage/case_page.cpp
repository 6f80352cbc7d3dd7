#include "casepage/case_page.h"

#include "casepage/action_dialog.h"
#include "look/flow_layout.h"
#include "look/language.h"
#include "look/tables.h"
#include "look/theme.h"
#include "look/trade_words.h"
#include "watch/watch.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

CasePage::CasePage(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_notice(new QLabel(this))
    , m_bar(new PhaseBar(this))
    , m_buttonRow(new QWidget(this))
    , m_buttons(new FlowLayout(m_buttonRow, fontMetrics().height() / 4))
    , m_halves(new QSplitter(Qt::Vertical, this))
    , m_facts(new QTextBrowser(this))
    , m_taskLines(new QTableView(this))
    , m_lines(new QTableView(this))
    , m_files(new FilePane(watch, this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_title->setFont(large);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setWordWrap(true);
    m_notice->setWordWrap(true);
    m_facts->setOpenLinks(false);
    m_facts->setFrameShape(QFrame::NoFrame);
    m_facts->setTabChangesFocus(true);
    dress(*m_lines);
    m_lines->setModel(&m_timeline);
    m_lines->setWordWrap(true);
    m_lines->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_lines->horizontalHeader()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    m_lines->horizontalHeader()->resizeSection(TimelineModel::When, letter * 13);
    m_lines->horizontalHeader()->resizeSection(TimelineModel::What, letter * 15);
    m_lines->horizontalHeader()->resizeSection(TimelineModel::Who, letter * 12);

    dress(*m_taskLines);
    m_taskLines->setModel(&m_tasks);
    m_taskLines->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = { 15, 19, 12, 20, 30, 34, 10 };
    for (int section = 0; section < TaskListModel::ColumnCount; ++section)
        m_taskLines->horizontalHeader()->resizeSection(section, letter * widths[section]);
    m_halves->addWidget(m_facts);
    m_halves->addWidget(m_taskLines);
    m_halves->addWidget(m_lines);
    m_halves->setSizes({ 90, 110, 80 });
    m_halves->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_notice);
    column->addWidget(m_bar);
    column->addWidget(m_buttonRow);
    column->addWidget(m_halves, 1);
    column->addWidget(m_files);
    column->addStretch();

    m_wording->say([this] {
        m_facts->setAccessibleName(tr("What is known of the case"));
        m_taskLines->setAccessibleName(tr("Tasks of units within the case"));
        m_lines->setAccessibleName(tr("What happened so far"));
        m_tasks.refreshWords();
        m_timeline.refreshWords();
        showReading();
        showActions(std::vector(m_offered));
    });
    connect(&watch, &Watch::casesChanged, this, [this](const std::vector<IncidentId>& ids) {
        if (std::ranges::find(ids, m_id) != ids.end())
            read();
    });
    connect(&watch, &Watch::sessionChanged, this, [this] {
        showReading();
        readActions();
    });
    connect(&watch, &Watch::minutePassed, this, &CasePage::showReading);
    connect(m_files, &FilePane::said, this, &CasePage::said);
    connect(m_files, &FilePane::isWaiting, this, [this] {
        if (!m_id.isNull())
            read();
    });
}

void CasePage::show(IncidentId id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_reading.reset();
    showActions({}); // those of the case before mean nothing here
    if (m_id.isNull())
        showReading();
    else
        read();
}

void CasePage::focusFirst()
{
    const QLayoutItem* first = m_buttons->itemAt(0);
    QWidget* target = first ? first->widget() : m_lines;
    target->setFocus(Qt::ShortcutFocusReason);
}

void CasePage::clear()
{
    show({});
}

void CasePage::read()
{
    const quint64 question = ++m_question;
    m_watch.backstage().ask(
        this,
        [id = m_id, stateOf = m_watch.access().blobState](ReadingStore& store) -> Result<std::optional<CaseReading>> {
            return CaseReading::of(store.ledgers(), id, stateOf);
        },
        [this, question](const Answer<std::optional<CaseReading>>& answer) {
            if (question != m_question || !answer)
                return;
            m_reading = *answer;
            showReading();
            readActions();
        });
}

void CasePage::readActions()
{
    if (!m_reading || !m_watch.session()) {
        showActions({});
        return;
    }
    using Offers = std::vector<workflow::AvailableAction>;
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), incident = m_reading->incident](
            WritingStore& store) -> Result<Offers> { return store.office().cases.availableActions(session, incident); },
        [this, question = m_question](const Answer<Offers>& answer) {
            if (question == m_question)
                showActions(answer ? *answer : Offers());
        });
}

void CasePage::showReading()
{
    m_bar->setVisible(m_reading.has_value());
    m_halves->setVisible(m_reading.has_value());
    m_files->setVisible(m_reading.has_value());
    m_notice->hide();
    if (!m_reading) {
        m_title->setText(m_id.isNull() ? tr("No case chosen") : tr("Reading…"));
        m_state->setText(
            m_id.isNull() ? tr("Choose one in the list or on the map, or take a call with F2.") : QString());
        m_facts->clear();
        m_timeline.setLines({});
        m_tasks.setLines({});
        m_files->show({}, {}, {});
        return;
    }
    const Incident& incident = m_reading->incident;
    m_title->setText(fromUtf8(incident.title));
    QStringList parts { fromUtf8(incident.number), m_watch.stateTitle(incident.workflow, incident.state) };
    if (const QString marks = caseFlags(m_reading->row, true); !marks.isEmpty())
        parts << caseFlags(m_reading->row, false) + QChar::Space + marks;
    m_state->setText(parts.join(QStringLiteral("  ·  ")));
    if (!incident.ineffective.empty()) {
        m_notice->setText(QStringLiteral("≠ ")
            + tr("%n action(s) had no effect because another came first; see below.", nullptr,
                static_cast<int>(incident.ineffective.size())));
        QPalette palette = m_notice->palette();
        palette.setColor(QPalette::WindowText, Look::ink(Tone::Warning));
        m_notice->setPalette(palette);
        m_notice->show();
    }
    m_bar->setSteps(stepsOf(*m_reading, m_watch));
    m_facts->setHtml(factsOf(*m_reading, m_watch));
    m_timeline.setLines(timelineOf(*m_reading, m_watch));
    m_tasks.setLines(tasksOf(*m_reading, m_watch));
    m_taskLines->setVisible(!incident.tasks.empty());
    m_files->show(incident.id, m_reading->caller(), m_reading->files);
    Q_EMIT refreshed();
}

void CasePage::showActions(std::vector<workflow::AvailableAction> offered)
{
    m_offered = std::move(offered);
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction* action : m_actions)
        delete action;
    m_actions.clear();
    for (const workflow::AvailableAction& offer : m_offered) {
        const QString title = bilingual(offer.title.english, offer.title.chinese);
        const QString key = offer.key ? QString(QChar::fromLatin1(offer.key)) : QString();
        const QString id = fromUtf8(offer.id);
        auto* action = new QAction(title, this);
        action->setObjectName(QStringLiteral("action.") + id);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, offer] { begin(offer); });
        addAction(action);
        for (QWidget* widget : m_lentTo)
            widget->addAction(action);
        m_actions.push_back(action);

        auto* button = new QPushButton(
            QString(title).replace(u'&', QStringLiteral("&&")) + QStringLiteral("  ") + key, m_buttonRow);
        button->setObjectName(QStringLiteral("button.") + id);
        button->setAccessibleName(title);
        button->setToolTip(tr("%1: key %2, on this page and in the list of cases").arg(title, key));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
    }
    m_buttonRow->setVisible(!m_actions.empty());
    m_buttonRow->updateGeometry();
    Q_EMIT refreshed();
}

void CasePage::begin(const std::string& action)
{
    const auto offer = std::ranges::find(m_offered, action, &workflow::AvailableAction::id);
    if (offer != m_offered.end())
        begin(*offer);
}

void CasePage::begin(const workflow::AvailableAction& action)
{
    if (!m_reading)
        return;
    if (m_dialog)
        m_dialog->close();
    m_dialog = new ActionDialog(m_watch, action, m_reading->incident, this);
    connect(m_dialog, &ActionDialog::acted, this, [this](const QString& sentence) { Q_EMIT said(sentence, false); });
    m_dialog->QWidget::show();
}

} // namespace fengsui::ui
