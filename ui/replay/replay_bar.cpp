#include "replay/replay_bar.h"

#include "backstage/words.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds beat = 100ms;
constexpr std::array paces { 60, 600, 3600, 21600, 86400 }; // seconds that pass in one
constexpr int usualSpeed = 2;
constexpr int resolution = 1000; // milliseconds a step of the slider

} // namespace

ReplayBar::ReplayBar(Watch& watch, QWidget* parent)
    : QFrame(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_fromLabel(new QLabel(this))
    , m_from(new QLineEdit(this))
    , m_toLabel(new QLabel(this))
    , m_to(new QLineEdit(this))
    , m_read(new QPushButton(this))
    , m_end(new QPushButton(this))
    , m_before(new QToolButton(this))
    , m_play(new QToolButton(this))
    , m_after(new QToolButton(this))
    , m_speed(new QComboBox(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_said(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(3);
    auto* period = new QHBoxLayout;
    for (QWidget* widget : { static_cast<QWidget*>(m_fromLabel), static_cast<QWidget*>(m_from),
             static_cast<QWidget*>(m_toLabel), static_cast<QWidget*>(m_to) })
        period->addWidget(widget);
    auto* keys = new QHBoxLayout;
    for (QToolButton* button : { m_before, m_play, m_after })
        keys->addWidget(button);
    keys->addWidget(m_slider, 1);
    keys->addWidget(m_speed);
    auto* words = new QHBoxLayout;
    words->addWidget(m_said, 1);
    words->addWidget(m_progress, 1);
    words->addWidget(m_cancel);
    words->addWidget(m_read);
    words->addWidget(m_end);
    column->addLayout(period);
    column->addLayout(keys);
    column->addLayout(words);
    for (QLineEdit* line : { m_from, m_to })
        line->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("2025-11-03 07:05")) + 20);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_before->setText(QStringLiteral("⏮"));
    m_after->setText(QStringLiteral("⏭"));
    for (const int pace : paces)
        m_speed->addItem(QString(), pace);
    m_speed->setCurrentIndex(usualSpeed);
    m_slider->setSingleStep(60);
    m_slider->setPageStep(3600);
    m_progress->setTextVisible(false);
    m_tick.setInterval(beat);
    connect(&m_tick, &QTimer::timeout, this, &ReplayBar::advance);
    connect(m_read, &QPushButton::clicked, this, &ReplayBar::readPeriod);
    for (QLineEdit* line : { m_from, m_to })
        connect(line, &QLineEdit::returnPressed, this, &ReplayBar::readPeriod);
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_play, &QToolButton::clicked, this, [this] { play(!isPlaying()); });
    connect(m_slider, &QSlider::valueChanged, this,
        [this](int value) { look(m_begin + Duration(qint64(value) * resolution)); });
    connect(m_cancel, &QPushButton::clicked, this, &ReplayBar::cancelWanted);
    connect(m_end, &QPushButton::clicked, this, &ReplayBar::endWanted);
    m_wording->say([this] { retranslate(); });
}

void ReplayBar::retranslate()
{
    m_fromLabel->setText(tr("Past fro&m"));
    m_toLabel->setText(tr("t&o"));
    m_from->setAccessibleName(tr("Beginning of the past period, as 2025-11-03 07:05"));
    m_to->setAccessibleName(tr("End of the past period, as 2025-11-03 07:05"));
    m_read->setText(tr("&Read"));
    m_read->setAccessibleName(tr("Read this period out of the journal"));
    m_end->setText(tr("Back to now (Esc)"));
    m_cancel->setText(tr("&Cancel"));
    m_cancel->setAccessibleName(tr("Stop reading the journal"));
    const auto name = [](QToolButton& button, const QString& text) {
        button.setAccessibleName(text);
        button.setToolTip(text);
    };
    name(*m_before, tr("To the change before (,)"));
    name(*m_after, tr("To the next change (.)"));
    m_speed->setAccessibleName(tr("How fast the past is played"));
    m_slider->setAccessibleName(tr("The instant that is shown"));
    m_speed->setItemText(0, tr("1 s = 1 min"));
    m_speed->setItemText(1, tr("1 s = 10 min"));
    m_speed->setItemText(2, tr("1 s = 1 h"));
    m_speed->setItemText(3, tr("1 s = 6 h"));
    m_speed->setItemText(4, tr("1 s = 1 day"));
    play(isPlaying());
}

void ReplayBar::begin(Instant from, Instant to)
{
    play(false);
    m_isReady = false;
    m_begin = from;
    m_finish = to;
    m_from->setText(m_watch.local(from));
    m_to->setText(m_watch.local(to));
    m_changes.clear();
    m_said->setText(tr("Reading the journal…"));
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->show();
    for (QWidget* widget : { static_cast<QWidget*>(m_before), static_cast<QWidget*>(m_play),
             static_cast<QWidget*>(m_after), static_cast<QWidget*>(m_slider) })
        widget->setEnabled(false);
}

void ReplayBar::setProgress(std::uint64_t done, std::uint64_t total)
{
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
}

void ReplayBar::setReady(std::vector<Instant> changes)
{
    m_isReady = true;
    m_changes = std::move(changes);
    m_progress->hide();
    m_cancel->hide();
    for (QWidget* widget : { static_cast<QWidget*>(m_before), static_cast<QWidget*>(m_play),
             static_cast<QWidget*>(m_after), static_cast<QWidget*>(m_slider) })
        widget->setEnabled(true);
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, static_cast<int>((m_finish - m_begin).count() / resolution));
    }
    m_slider->setFocus(Qt::OtherFocusReason);
    moveTo(m_begin);
}

void ReplayBar::refuse(const QString& sentence)
{
    m_progress->hide();
    m_cancel->hide();
    m_said->setText(QStringLiteral("✕ ") + sentence);
    m_said->setToolTip(sentence);
}

void ReplayBar::tell(const QString& words)
{
    m_said->setText(words);
    m_said->setToolTip(words);
}

QString ReplayBar::sentence() const
{
    return m_said->text();
}

int ReplayBar::speed() const
{
    return m_speed->currentData().toInt();
}

void ReplayBar::moveTo(Instant at)
{
    at = std::clamp(at, m_begin, m_finish);
    {
        const QSignalBlocker quiet(m_slider); // it knows whole seconds only
        m_slider->setValue(static_cast<int>((at - m_begin).count() / resolution));
    }
    look(at);
}

void ReplayBar::look(Instant at)
{
    if (!m_isReady)
        return;
    m_at = at;
    Q_EMIT moved(at);
}

void ReplayBar::step(int direction)
{
    play(false);
    if (!m_isReady || m_changes.empty())
        return;
    if (direction > 0) {
        const auto next = std::ranges::upper_bound(m_changes, m_at);
        moveTo(next == m_changes.end() ? m_finish : *next);
    } else {
        const auto here = std::ranges::lower_bound(m_changes, m_at);
        moveTo(here == m_changes.begin() ? m_begin : *(here - 1));
    }
}

void ReplayBar::play(bool isOn)
{
    if (isOn && m_isReady) {
        if (m_at >= m_finish)
            moveTo(m_begin);
        m_tick.start();
    } else {
        m_tick.stop();
    }
    m_play->setText(isPlaying() ? QStringLiteral("⏸") : QStringLiteral("▶"));
    const QString name = isPlaying() ? tr("Halt (Space)") : tr("Play (Space)");
    m_play->setAccessibleName(name);
    m_play->setToolTip(name);
}

void ReplayBar::advance()
{
    moveTo(m_at + Duration(qint64(speed()) * beat.count()));
    if (m_at >= m_finish)
        play(false);
}

void ReplayBar::readPeriod()
{
    const auto begin = m_watch.access().zone.parse(toUtf8(m_from->text().trimmed()));
    const auto end = m_watch.access().zone.parse(toUtf8(m_to->text().trimmed()));
    if (!begin || !end)
        return refuse(tr("This is no date and time. Write it as 2025-11-03 07:05."));
    if (*end <= *begin)
        return refuse(tr("The end must be after the beginning."));
    if (*end - *begin > 366 * 24h)
        return refuse(tr("A period of more than a year is too long to replay."));
    Q_EMIT periodWanted(*begin, *end);
}

void ReplayBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        return play(!isPlaying());
    case Qt::Key_Comma:
        return step(-1);
    case Qt::Key_Period:
        return step(1);
    case Qt::Key_Escape:
        return void(Q_EMIT endWanted());
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace fengsui::ui
