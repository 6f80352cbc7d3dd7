#include "intake/intake_form.h"

#include "forms/form_rows.h"
#include "forms/type_choices.h"
#include "grid/grid_directory.h"
#include "look/language.h"
#include "look/theme.h"
#include "look/trade_words.h"
#include "watch/watch.h"
#include "workflow/shelf.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

IntakeForm::IntakeForm(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
{
    auto* column = new QVBoxLayout(this);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_rows = new FormRows(area);
    buildFields();
    area->setWidget(m_rows);
    column->addWidget(area, 3);
    buildDuplicates();
    m_pause.setSingleShot(true);
    m_pause.setInterval(350ms);
    connect(&m_pause, &QTimer::timeout, this, &IntakeForm::lookForDuplicates);
    begin();
}

void IntakeForm::buildFields()
{
    m_workflow = new QComboBox(m_rows);
    m_source = new QComboBox(m_rows);
    m_appeal = new QComboBox(m_rows);
    m_callerName = new QLineEdit(m_rows);
    m_callerPhone = new QLineEdit(m_rows);
    m_callerAddress = new QLineEdit(m_rows);
    m_type = new SearchField(m_rows);
    m_title = new QLineEdit(m_rows);
    m_text = new QPlainTextEdit(m_rows);
    m_address = new QLineEdit(m_rows);
    m_place = new QLineEdit(m_rows);
    m_happenedAt = new QLineEdit(m_rows);
    m_isUrgent = new QCheckBox(m_rows);
    m_callerPhone->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fontMetrics().height() * 4);
    m_place->setReadOnly(true);
    m_place->setClearButtonEnabled(false);

    using Span = FormRows::Span;
    m_rows->add("callerName", [] { return tr("Caller &name"); }, m_callerName, Span::Left);
    m_rows->add("callerPhone", [] { return tr("&Phone"); }, m_callerPhone, Span::Right);
    m_rows->add("callerAddress", [] { return tr("Caller's a&ddress"); }, m_callerAddress);
    m_rows->add("type", [] { return tr("T&ype"); }, m_type);
    m_rows->add("title", [] { return tr("T&itle *"); }, m_title);
    m_rows->add("text", [] { return tr("What happened (&W)"); }, m_text);
    m_rows->add("address", [] { return tr("&Address *"); }, m_address);
    m_rows->add("point", [] { return tr("Place on the map (&G)"); }, m_place);
    m_rows->add("happenedAt", [] { return tr("Happened at (&O)"); }, m_happenedAt, Span::Left);
    m_rows->add("urgent", [] { return tr("&Urgent"); }, m_isUrgent, Span::Right);
    m_rows->add("source", [] { return tr("Sou&rce"); }, m_source, Span::Left);
    m_rows->add("appeal", [] { return tr("App&eal"); }, m_appeal, Span::Right);
    m_rows->add("workflow", [] { return tr("Wor&kflow"); }, m_workflow);
    m_wording->say([this] {
        fillChoices();
        m_type->setPlaceholderText(tr("Words or code, e.g. “water” or “积水”"));
        m_place->setPlaceholderText(tr("Click on the map"));
        m_happenedAt->setPlaceholderText(tr("yyyy-mm-dd hh:mm"));
        m_isUrgent->setText(tr("shorter limits"));
        showPlace();
    });

    const auto look = [this] { m_pause.start(); };
    for (QLineEdit* field : { m_callerPhone, m_callerAddress, m_title, m_address })
        connect(field, &QLineEdit::textEdited, this, look);
    connect(m_type, &SearchField::chosenChanged, this, look);
    connect(m_source, &QComboBox::activated, this, &IntakeForm::proposeWorkflow);
}

void IntakeForm::buildDuplicates()
{
    m_duplicatesTitle = new QLabel(this);
    m_duplicates = new QListWidget(this);
    m_duplicates->setWordWrap(true);
    m_duplicates->setAlternatingRowColors(true);
    m_duplicates->setTextElideMode(Qt::ElideNone);
    m_duplicates->setMinimumHeight(fontMetrics().height() * 4);
    m_duplicatesTitle->setBuddy(m_duplicates);
    m_said = new QLabel(this);
    m_said->setWordWrap(true);
    m_take = new QPushButton(this);
    m_join = new QPushButton(this);
    m_clear = new QPushButton(this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_take, 1);
    buttons->addWidget(m_join, 1);
    buttons->addWidget(m_clear);
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->addWidget(m_duplicatesTitle);
    column->addWidget(m_duplicates, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);
    m_said->hide();
    m_wording->say([this] {
        m_take->setText(tr("Take in (Ctrl+Enter)"));
        m_join->setText(tr("Join to the chosen (Ctrl+J)"));
        m_clear->setText(tr("Empty"));
        m_take->setAccessibleName(tr("Take the report in as a new case"));
        m_join->setAccessibleName(tr("Join the report to the chosen open case"));
        m_clear->setAccessibleName(tr("Empty the form"));
        m_duplicates->setAccessibleName(tr("Open cases that could be the same matter"));
        showDuplicates(std::vector(m_found));
    });
    connect(m_take, &QPushButton::clicked, this, &IntakeForm::takeIn);
    connect(m_join, &QPushButton::clicked, this, &IntakeForm::joinChosen);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        begin();
        focusFirst();
    });
    connect(&m_watch, &Watch::sessionChanged, this, [this] { setBusy(m_isBusy); });
    connect(&m_watch, &Watch::rulesChanged, this, [this] { fillChoices(); });
    connect(&m_watch, &Watch::gridChanged, this, &IntakeForm::showPlace);
    connect(m_duplicates, &QListWidget::currentRowChanged, this, [this](int row) {
        m_join->setEnabled(row >= 0 && !m_isBusy);
        if (row >= 0 && static_cast<std::size_t>(row) < m_found.size())
            Q_EMIT candidateChosen(m_found[static_cast<std::size_t>(row)].row.id);
    });
}

void IntakeForm::fillChoices()
{
    const auto fill = [](QComboBox* box, const std::vector<std::string>& ids, QString (*name)(const std::string&)) {
        const QVariant before = box->currentData();
        box->clear();
        for (const std::string& id : ids)
            box->addItem(name(id), fromUtf8(id));
        box->setCurrentIndex(std::max(0, box->findData(before)));
    };
    const QVariant chosen = m_workflow->currentData();
    m_workflow->clear();
    for (const workflow::Workflow* flow : m_watch.rules().workflows->inForce())
        m_workflow->addItem(bilingual(flow->title.english, flow->title.chinese), fromUtf8(flow->id));
    chooseWorkflow(chosen.toString());
    fill(m_source, sources(), sourceName);
    fill(m_appeal, appeals(), appealName);
    m_type->setChoices(typeChoices(m_watch.types(), m_watch.access().identity.profile));
}

void IntakeForm::chooseWorkflow(const QString& id)
{
    const int found = m_workflow->findData(id);
    m_workflow->setCurrentIndex(std::max(0, found < 0 ? m_workflow->findData(QStringLiteral("urban")) : found));
}

// The source often says what kind of case it will be; a person may choose another one afterwards.
void IntakeForm::proposeWorkflow()
{
    const std::string source = toUtf8(m_source->currentData().toString());
    QString proposed;
    for (const workflow::Workflow* flow : m_watch.rules().workflows->inForce())
        if (std::ranges::find(flow->proposedFor, source) != flow->proposedFor.end())
            proposed = fromUtf8(flow->id);
    chooseWorkflow(proposed);
}

void IntakeForm::begin()
{
    proposeWorkflow();
    m_rows->clearRefusals();
    for (QLineEdit* field : { m_callerName, m_callerPhone, m_callerAddress, m_title, m_address })
        field->clear();
    m_type->choose({});
    m_text->clear();
    m_isUrgent->setChecked(false);
    m_appeal->setCurrentIndex(0);
    m_point.reset();
    m_component.reset();
    m_begunAt = m_watch.now();
    m_happenedAt->setText(m_watch.local(m_begunAt));
    m_said->hide();
    ++m_search;
    showPlace();
    showDuplicates({});
    setBusy(false);
}

void IntakeForm::focusNext()
{
    QWidget* next = m_title;
    if (!m_title->text().isEmpty())
        next = m_address->text().isEmpty() ? static_cast<QWidget*>(m_address) : m_take;
    next->setFocus(Qt::OtherFocusReason);
}

void IntakeForm::focusFirst()
{
    setBusy(m_isBusy);
    m_callerName->setFocus(Qt::ShortcutFocusReason);
}

bool IntakeForm::isEmpty() const
{
    return m_title->text().isEmpty() && m_text->toPlainText().isEmpty() && m_callerName->text().isEmpty()
        && m_callerPhone->text().isEmpty() && m_address->text().isEmpty() && !m_point;
}

void IntakeForm::setPoint(GeoPoint point)
{
    m_point = point;
    m_component.reset();
    showPlace();
    m_pause.start();
}

void IntakeForm::setComponent(const Component& component)
{
    setPoint(component.at);
    m_component = component;
    if (m_address->text().isEmpty())
        m_address->setText(fromUtf8(addressOf(component)));
    if (m_type->chosen().empty())
        m_type->choose(CaseType { "cjt214", "component", classText(component.code.classCode()) }.toString());
    showPlace();
    focusNext();
}

void IntakeForm::showPlace()
{
    if (!m_point) {
        m_place->clear();
        return;
    }
    const Cell* cell = m_watch.access().grid ? m_watch.access().grid->cellAt(*m_point) : nullptr;
    const QString at
        = QStringLiteral("%1, %2").arg(m_point->latitude(), 0, 'f', 5).arg(m_point->longitude(), 0, 'f', 5);
    QString place
        = cell ? m_watch.placeTitle(cell->code) + QStringLiteral(" · ") + at : tr("Outside the grid · %1").arg(at);
    if (m_component)
        place.prepend(fromUtf8(m_component->name.empty() ? m_component->code.toString()
                                                         : m_component->name + ' ' + m_component->code.toString())
            + QStringLiteral(" · "));
    m_place->setText(place);
    m_place->setCursorPosition(0);
    m_place->setToolTip(m_place->text());
}

IncomingReport IntakeForm::report() const
{
    IncomingReport report;
    report.workflow = toUtf8(m_workflow->currentData().toString());
    report.source = toUtf8(m_source->currentData().toString());
    report.appeal = toUtf8(m_appeal->currentData().toString());
    report.type = CaseType::parse(m_type->chosen());
    report.title = toUtf8(m_title->text().simplified());
    report.text = toUtf8(m_text->toPlainText().trimmed());
    report.place.address = toUtf8(m_address->text().simplified());
    report.place.point = m_point;
    if (m_component)
        report.place.component = m_component->code.toString();
    if (const auto at = m_watch.access().zone.parse(toUtf8(m_happenedAt->text().trimmed())))
        report.happenedAt = at;
    report.receivedAt = m_begunAt;
    const Caller caller { toUtf8(m_callerName->text().simplified()), toUtf8(m_callerPhone->text().simplified()),
        toUtf8(m_callerAddress->text().simplified()) };
    if (!caller.isEmpty())
        report.caller = caller;
    report.isUrgent = m_isUrgent->isChecked();
    report.isDrill = m_watch.mode() == Mode::Drill;
    return report;
}

void IntakeForm::lookForDuplicates()
{
    const IncomingReport asked = report();
    const quint64 search = ++m_search;
    if (!asked.type && !asked.caller) {
        showDuplicates({});
        return;
    }
    m_watch.backstage().ask(
        this,
        [asked](ReadingStore& store) -> Result<std::vector<DuplicateCandidate>> {
            return duplicatesIn(store.ledgers(), asked);
        },
        [this, search](const Answer<std::vector<DuplicateCandidate>>& answer) {
            if (answer && search == m_search)
                showDuplicates(*answer);
        });
}

void IntakeForm::showDuplicates(const std::vector<DuplicateCandidate>& found)
{
    const int before = m_duplicates->currentRow();
    const QSignalBlocker quiet(m_duplicates);
    m_found = found;
    m_duplicates->clear();
    for (const DuplicateCandidate& candidate : m_found) {
        QStringList reasons;
        for (const Refusal& reason : candidate.reasons)
            reasons << translated("Duplicate", reason.text, reason.arguments);
        const QString state = m_watch.stateTitle(candidate.row.workflow, candidate.row.state);
        auto* item = new QListWidgetItem(QStringLiteral("%1  ·  %2  ·  %3\n    %4")
                .arg(fromUtf8(candidate.row.title), state, m_watch.local(candidate.row.reportedAt).mid(5),
                    reasons.join(QStringLiteral("; "))));
        m_duplicates->addItem(item);
    }
    if (!m_found.empty())
        m_duplicates->setCurrentRow(std::clamp(before, 0, static_cast<int>(m_found.size()) - 1));
    m_join->setEnabled(!m_found.empty() && !m_isBusy);
    m_duplicatesTitle->setText(m_found.empty()
            ? tr("No open case looks like this one.")
            : tr("%n open case(s) could be the same matter:", nullptr, static_cast<int>(m_found.size())));
    QPalette palette = m_duplicatesTitle->palette();
    palette.setColor(QPalette::WindowText, Look::ink(m_found.empty() ? Tone::Quiet : Tone::Warning));
    m_duplicatesTitle->setPalette(palette);
    m_duplicates->setVisible(!m_found.empty());
}

int IntakeForm::countDuplicates() const
{
    return static_cast<int>(m_found.size());
}

// What can be said without asking the desk is said at once and at the field; the desk judges all the same.
bool IntakeForm::checkFields(const IncomingReport& report)
{
    m_rows->clearRefusals();
    m_said->hide();
    if (!m_happenedAt->text().trimmed().isEmpty() && !report.happenedAt) {
        m_rows->refuse("happenedAt", tr("This is no date and time. Write it as 2025-11-03 07:05."));
        return false;
    }
    if (m_type->isUnclear()) {
        m_rows->refuse("type", tr("No type is called this. Choose one from the list."));
        return false;
    }
    if (report.title.empty()) {
        m_rows->refuse("title", tr("Give the matter a title."));
        return false;
    }
    return true;
}

void IntakeForm::takeIn()
{
    const IncomingReport asked = report();
    if (m_isBusy || !m_watch.session() || !checkFields(asked))
        return;
    setBusy(true);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), asked](
            WritingStore& store) -> Result<Taken> { return store.office().intake.report(session, asked); },
        [this](const Answer<Taken>& answer) { finish(answer); });
}

void IntakeForm::joinChosen()
{
    const IncomingReport asked = report();
    const int row = m_duplicates->currentRow();
    if (m_isBusy || !m_watch.session() || row < 0 || static_cast<std::size_t>(row) >= m_found.size()
        || !checkFields(asked))
        return;
    setBusy(true);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), asked, to = m_found[static_cast<std::size_t>(row)].row.id](
            WritingStore& store) -> Result<Taken> { return store.office().intake.attach(session, asked, to); },
        [this](const Answer<Taken>& answer) { finish(answer); });
}

void IntakeForm::finish(const Answer<Taken>& answer)
{
    setBusy(false);
    if (answer) {
        const Taken said = *answer;
        begin();
        Q_EMIT taken(said.incident, fromUtf8(said.number), said.isAttached);
        return;
    }
    if (m_rows->refuse(answer.field(), answer.problem()))
        return;
    QPalette palette = m_said->palette();
    palette.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
    m_said->setPalette(palette);
    m_said->setText(
        QStringLiteral("✕ ") + (answer.failure() ? tr("Not saved: %1").arg(answer.problem()) : answer.problem()));
    m_said->show();
}

void IntakeForm::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_take->setEnabled(!isBusy && m_watch.session());
    m_join->setEnabled(!isBusy && m_watch.session() && m_duplicates->currentRow() >= 0);
}

} // namespace fengsui::ui
