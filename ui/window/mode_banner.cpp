#include "window/mode_banner.h"

#include "look/theme.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {
constexpr qsizetype mostLines = 3;
} // namespace

ModeBanner::ModeBanner(Watch& watch, QWidget* parent)
    : QFrame(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_mode(new QLabel(this))
    , m_said(new QLabel(this))
    , m_read(new QToolButton(this))
    , m_fade(new QTimer(this))
{
    setAutoFillBackground(true);
    QFont bold = font();
    bold.setBold(true);
    m_mode->setFont(bold);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_said->setMinimumWidth(0);
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    const int gap = fontMetrics().height() / 4;
    row->setContentsMargins(2 * gap, gap, 2 * gap, gap);
    row->addWidget(m_mode);
    row->addSpacing(4 * gap);
    row->addWidget(m_said, 1);
    row->addWidget(m_read);
    m_read->hide();
    m_fade->setSingleShot(true);
    m_fade->setInterval(12s);
    connect(m_fade, &QTimer::timeout, this, &ModeBanner::forget);
    connect(m_read, &QToolButton::clicked, this, &ModeBanner::forget);
    connect(&watch, &Watch::modeChanged, this, &ModeBanner::showMode);
    m_wording->say([this] {
        m_read->setText(tr("Read ✓"));
        m_read->setAccessibleName(tr("I have read the message"));
        // What was done is history, and its sentence is of the language before.
        if (m_saying == Saying::Done || m_saying == Saying::Problem)
            forget();
        showMode();
    });
}

void ModeBanner::forget()
{
    m_fade->stop();
    m_said->clear();
    m_read->hide();
    m_saying = Saying::Nothing;
    colour();
}

void ModeBanner::showMode()
{
    m_mode->setText(m_watch.mode() == Mode::Drill ? tr("⚑ DRILL 演练 – whatever is taken in now is marked as a drill")
                                                  : tr("Daily duty"));
    m_mode->setAccessibleName(tr("Mode: %1").arg(m_mode->text()));
    colour();
}

QString ModeBanner::modeText() const
{
    return m_mode->text();
}
QString ModeBanner::sentence() const
{
    return m_said->text();
}

void ModeBanner::colour()
{
    const bool isDrill = m_watch.mode() == Mode::Drill;
    const bool isFailure = m_saying == Saying::Failure;
    QPalette dress = palette();
    const QPalette plain = parentWidget() ? parentWidget()->palette() : dress;
    const Tone tone = isFailure ? Tone::Danger : Tone::Drill;
    const bool isPlain = !isDrill && !isFailure;
    dress.setColor(QPalette::Window, isPlain ? plain.color(QPalette::Button) : Look::ground(tone));
    dress.setColor(QPalette::WindowText, isPlain ? plain.color(QPalette::WindowText) : Look::onGround(tone));
    setPalette(dress);
    QPalette words = dress;
    if (isPlain && m_saying == Saying::Problem)
        words.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
    else if (isPlain && m_saying == Saying::Done)
        words.setColor(QPalette::WindowText, Look::ink(Tone::Good));
    m_said->setPalette(words);
    m_mode->setPalette(dress);
}

void ModeBanner::say(const QString& sentence, bool isProblem)
{
    if (m_saying == Saying::Failure)
        return; // what was not saved must be read first
    m_saying = isProblem ? Saying::Problem : Saying::Done;
    m_said->setText((isProblem ? QStringLiteral("✕ ") : QStringLiteral("✓ ")) + sentence);
    m_said->setToolTip(m_said->text());
    m_fade->start();
    colour();
}

void ModeBanner::warn(const QString& sentence)
{
    const QString line = QStringLiteral("✕ ") + sentence;
    QStringList lines = m_saying == Saying::Failure ? m_said->text().split(u'\n') : QStringList();
    if (lines.contains(line))
        return;
    // the first is what the others may follow from
    if (lines.size() == mostLines)
        lines.removeAt(1);
    lines << line;
    m_saying = Saying::Failure;
    m_fade->stop();
    m_said->setText(lines.join(u'\n'));
    m_said->setToolTip(m_said->text());
    m_read->show();
    colour();
}

void ModeBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    // Our own palette stands over the application's: dress anew when that one changes.
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange)
        colour();
}

} // namespace fengsui::ui
