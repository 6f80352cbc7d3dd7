#include "casepage/phase_bar.h"

#include "look/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace fengsui::ui {

namespace {

/// Lines of text below the arrow of a step.
constexpr int mostLines = 5;

// One line, or two where the text is wider; what goes beyond the last one is elided.
QStringList brokenUp(const QString& text, const QFont& font, int width, int lines)
{
    const QFontMetrics metrics(font);
    if (lines < 2 || metrics.horizontalAdvance(text) <= width)
        return { metrics.elidedText(text, Qt::ElideRight, width) };
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(width);
    const int length = first.textLength();
    layout.endLayout();
    return { text.left(length).trimmed(), metrics.elidedText(text.mid(length).trimmed(), Qt::ElideRight, width) };
}

} // namespace

PhaseBar::PhaseBar(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void PhaseBar::setSteps(std::vector<Step> steps)
{
    m_steps = std::move(steps);
    describe();
    updateGeometry();
    update();
}

QSize PhaseBar::sizeHint() const
{
    return { fontMetrics().averageCharWidth() * 70, fontMetrics().height() * (mostLines + 2) + 12 };
}
QSize PhaseBar::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 40, sizeHint().height() };
}

QRect PhaseBar::rectOf(int step) const
{
    const int count = std::max<int>(1, static_cast<int>(m_steps.size()));
    const int left = width() * step / count;
    // the lowest line tells of one step in full
    return { left, 0, width() * (step + 1) / count - left, height() - fontMetrics().height() - 4 };
}

int PhaseBar::told() const
{
    const auto isThere = [this](int step) { return step >= 0 && step < std::ssize(m_steps); };
    if (isThere(m_hovered))
        return m_hovered;
    if (hasFocus() && isThere(m_current))
        return m_current;
    const auto running = std::ranges::find(m_steps, Standing::Running, &Step::standing);
    return running == m_steps.end() ? -1 : static_cast<int>(running - m_steps.begin());
}

QString PhaseBar::described(const Step& step, int number) const
{
    const QString name = tr("%1. %2").arg(number).arg(step.title);
    const QString sum = step.sum.isEmpty() ? QString() : u'\n' + step.sum;
    switch (step.standing) {
    case Standing::Done:
        return tr("%1: done by %2, %3.").arg(name, step.who, step.when) + sum;
    case Standing::Running:
        if (step.left.isEmpty())
            return tr("%1: running with %2, no clock.").arg(name, step.post) + sum;
        return (step.isOverdue ? tr("%1: running with %2, %3, overdue by %4.")
                               : tr("%1: running with %2, %3, %4 left."))
                   .arg(name, step.post, step.limit, QString(step.left).remove(u'−'))
            + sum + (step.counted.isEmpty() ? QString() : u'\n' + step.counted);
    case Standing::Skipped:
        return tr("%1: not taken.").arg(name);
    case Standing::Waiting:
        return tr("%1: to come, by %2.").arg(name, step.post);
    }
    return name;
}

void PhaseBar::describe()
{
    QStringList all;
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        all << described(m_steps[i], static_cast<int>(i) + 1);
    setAccessibleName(tr("Steps of the case"));
    setAccessibleDescription(all.join(QChar::Space));
}

void PhaseBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

bool PhaseBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const QPoint at = static_cast<QHelpEvent*>(event)->pos();
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (rectOf(static_cast<int>(i)).contains(at))
                QToolTip::showText(mapToGlobal(at), described(m_steps[i], static_cast<int>(i) + 1), this);
        return true;
    }
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverLeave) {
        const QPoint at = static_cast<QHoverEvent*>(event)->position().toPoint();
        int hovered = -1;
        for (std::size_t i = 0; i < m_steps.size() && event->type() == QEvent::HoverMove; ++i)
            if (rectOf(static_cast<int>(i)).contains(at))
                hovered = static_cast<int>(i);
        if (hovered != m_hovered) {
            m_hovered = hovered;
            update();
        }
    }
    return QWidget::event(event);
}

void PhaseBar::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_steps.size());
    if (count > 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        m_current = std::clamp(m_current + (event->key() == Qt::Key_Right ? 1 : -1), 0, count - 1);
        const QString text = described(m_steps[static_cast<std::size_t>(m_current)], m_current + 1);
        QToolTip::showText(mapToGlobal(rectOf(m_current).bottomLeft()), text, this);
        update();
        return;
    }
    QWidget::keyPressEvent(event);
}

void PhaseBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    if (const int step = told(); step >= 0 && !m_steps[static_cast<std::size_t>(step)].sum.isEmpty()) {
        const Step& one = m_steps[static_cast<std::size_t>(step)];
        const QRect place(0, height() - line - 4, width(), line + 4);
        painter.setPen(one.isOverdue ? Look::ink(Tone::Danger) : palette().color(QPalette::WindowText));
        const QString text = QStringLiteral("%1 %2").arg(step + 1).arg(one.title) + QStringLiteral(": ") + one.sum;
        painter.drawText(place.adjusted(2, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(text, Qt::ElideRight, place.width() - 4));
    }
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const Step& step = m_steps[i];
        const QRect cell = rectOf(static_cast<int>(i)).adjusted(0, 0, -3, 0);
        const bool isRunning = step.standing == Standing::Running;
        const bool isDone = step.standing == Standing::Done;
        const Tone tone = step.isOverdue ? Tone::Danger : isRunning ? Tone::Accent : Tone::Quiet;

        // A slim arrow carries the standing: filled with a tick when done, filled and strong when running, else hollow.
        const QRectF head(cell.left() + 0.5, 1.5, cell.width() - 1, line + 3);
        const double tip = std::min(line / 2.0, head.width() / 5);
        QPainterPath arrow;
        arrow.moveTo(head.topLeft());
        arrow.lineTo(head.right() - tip, head.top());
        arrow.lineTo(head.right(), head.center().y());
        arrow.lineTo(head.right() - tip, head.bottom());
        arrow.lineTo(head.bottomLeft());
        if (i > 0)
            arrow.lineTo(head.left() + tip, head.center().y());
        arrow.closeSubpath();
        QPen border(Look::ink(tone), isRunning ? 2 : 1);
        if (step.standing == Standing::Skipped)
            border.setStyle(Qt::DotLine);
        painter.setPen(border);
        if (isRunning)
            painter.setBrush(Look::ground(tone));
        else
            painter.setBrush(isDone ? palette().color(QPalette::Button) : palette().color(QPalette::Base));
        painter.drawPath(arrow);

        QFont font = this->font();
        font.setBold(isRunning);
        painter.setFont(font);
        painter.setPen(isRunning ? Look::onGround(tone)
                : isDone         ? palette().color(QPalette::ButtonText)
                                 : Look::ink(Tone::Quiet));
        const QString mark = isDone ? QStringLiteral(" ✓") : isRunning ? QStringLiteral(" ▸") : QString();
        painter.drawText(head.adjusted(i > 0 ? tip : 0, 0, -tip, 0), Qt::AlignCenter, QString::number(i + 1) + mark);

        const bool hasClock = isRunning && !step.left.isEmpty();
        const QColor plain = palette().color(QPalette::WindowText);
        const QColor quiet = Look::ink(Tone::Quiet);
        const QString who = isDone ? step.who : hasClock ? step.left : step.post;
        const QString when = isDone ? step.when : hasClock ? step.limit : QString();
        const int width = cell.width() - 2;
        const QStringList title = brokenUp(step.title, font, width, 2);
        const QStringList moment = brokenUp(when, this->font(), width, 2);
        const auto left = mostLines - static_cast<int>(title.size() + moment.size());
        int top = line + 7;
        const auto write = [&](const QStringList& lines, const QColor& ink) {
            painter.setPen(ink);
            for (const QString& one : lines) {
                painter.drawText(QRect(cell.left() + 2, top, width, line), Qt::AlignVCenter | Qt::AlignLeft, one);
                top += line;
            }
            painter.setFont(this->font()); // only the title is bold
        };
        write(title, isRunning ? Look::ink(tone) : isDone ? plain : quiet);
        write(brokenUp(who, this->font(), width, left), isRunning ? Look::ink(tone) : isDone ? plain : quiet);
        write(moment, quiet);
        if (hasFocus() && m_current == static_cast<int>(i)) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 1, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(cell.adjusted(0, 0, -1, -1));
        }
    }
}

} // namespace fengsui::ui
