#include "consoles/clocks_dialog.h"

#include "consoles/suspect_clocks.h"
#include "look/theme.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <array>
#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::array<Duration, 3> units { 24h, 1h, 1min };
constexpr int mostOfUnit = 100 * 366; // a hundred years of days

} // namespace

ClocksDialog::ClocksDialog(Watch& watch, SuspectClocks& clocks, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_clocks(clocks)
    , m_wording(new Wording(this))
    , m_how(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_ahead(new QLabel(this))
    , m_amount(new QSpinBox(this))
    , m_unit(new QComboBox(this))
    , m_correct(new QPushButton(this))
    , m_leave(new QPushButton(this))
    , m_said(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (QLabel* label : { m_how, m_said }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_amount->setRange(0, mostOfUnit);
    m_ahead->setBuddy(m_amount);
    m_unit->addItems({ QString(), QString(), QString() });
    m_correct->setAutoDefault(false);
    m_leave->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    for (QWidget* widget : std::initializer_list<QWidget*> { m_ahead, m_amount, m_unit, m_correct })
        row->addWidget(widget);
    row->addStretch();
    row->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addWidget(m_list, 1);
    column->addWidget(m_said);
    column->addLayout(row);
    resize(fontMetrics().averageCharWidth() * 96, fontMetrics().height() * 18);
    connect(&clocks, &SuspectClocks::changed, this, &ClocksDialog::fill);
    connect(&watch, &Watch::sessionChanged, this, &ClocksDialog::enableButton);
    connect(m_list, &QListWidget::currentRowChanged, this, &ClocksDialog::enableButton);
    connect(m_correct, &QPushButton::clicked, this, &ClocksDialog::correct);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    m_wording->say([this] { putWords(); });
    m_list->setFocus();
}

void ClocksDialog::putWords()
{
    setWindowTitle(tr("Clocks that ran ahead"));
    m_how->setText(tr("What a console wrote while its clock was more than a day ahead is kept and passed on, but does "
                      "not count. Ask there by how much the clock was ahead, and say it here: then it counts on every "
                      "console, at the right time. 0 when the clock was right after all."));
    m_list->setAccessibleName(tr("Consoles whose clock ran ahead"));
    m_ahead->setText(tr("It was &ahead by"));
    m_amount->setAccessibleName(tr("By how much the clock was ahead"));
    m_unit->setAccessibleName(tr("Unit"));
    m_unit->setItemText(0, tr("days"));
    m_unit->setItemText(1, tr("hours"));
    m_unit->setItemText(2, tr("minutes"));
    m_correct->setText(tr("&Correct"));
    m_correct->setAccessibleName(tr("Correct the clock of the chosen console"));
    m_leave->setText(tr("Close (Esc)"));
    m_leave->setAccessibleName(tr("Close"));
    fill();
}

QString ClocksDialog::said() const
{
    return m_said->text();
}

void ClocksDialog::fill()
{
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const SuspectClocks::Suspect& each : m_clocks.all()) {
        const QString name = each.console.empty() ? tr("a console not known here") : fromUtf8(each.console);
        const QString standing = each.ahead
            ? tr("✓ corrected by %1 minutes").arg(std::chrono::duration_cast<std::chrono::minutes>(*each.ahead).count())
            : tr("✕ %1 entries are held").arg(each.held);
        m_list->addItem(
            QStringLiteral("%1 (%2) – %3").arg(name, fromUtf8(each.incarnation.toString()).left(8), standing));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    if (m_list->count() == 0)
        m_said->setText(tr("No clock is suspected."));
    enableButton();
}

void ClocksDialog::enableButton()
{
    const auto& session = m_watch.session();
    const bool isAdministrator = session && session->holds(Role::Administrator);
    for (QWidget* widget : std::initializer_list<QWidget*> { m_amount, m_unit, m_correct })
        widget->setEnabled(isAdministrator && m_list->currentRow() >= 0);
    m_correct->setToolTip(isAdministrator ? QString() : tr("For administrators."));
}

void ClocksDialog::correct()
{
    const int row = m_list->currentRow();
    if (row < 0 || !m_watch.session())
        return;
    const SuspectClocks::Suspect suspect = m_clocks.all()[static_cast<std::size_t>(row)];
    const Duration ahead = m_amount->value() * units[static_cast<std::size_t>(m_unit->currentIndex())];
    m_correct->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), console = suspect.incarnation, ahead](WritingStore& store) -> Result<News> {
            if (const Outcome outcome = store.office().peers.correctClock(session, console, ahead); !outcome)
                return outcome.refusal();
            News news;
            news.peers = true;
            return news;
        },
        [this](const Answer<News>& answer) {
            enableButton();
            m_said->setText(answer
                    ? QStringLiteral("✓ ") + tr("What was held of that console counts now, at the corrected time.")
                    : QStringLiteral("✕ ") + answer.problem());
            QPalette dress = palette();
            dress.setColor(QPalette::WindowText, Look::ink(answer ? Tone::Good : Tone::Danger));
            m_said->setPalette(dress);
            if (answer)
                Q_EMIT corrected(tr("The clock of a console was corrected."));
        });
}

} // namespace fengsui::ui
