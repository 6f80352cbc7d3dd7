#include "places/thing_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace fengsui::ui {

namespace {
constexpr int margin = 8;
constexpr int widest = 300;
} // namespace

ThingCard::ThingCard(QWidget* parent)
    : QFrame(parent)
    , m_symbol(new QLabel(this))
    , m_title(new QLabel(this))
    , m_body(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_count(new QLabel(this))
    , m_before(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_report(new QPushButton(this))
    , m_history(new QPushButton(this))
    , m_picture(new QPushButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_symbol);
    top->addWidget(m_title, 1);
    top->addWidget(m_close, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_picture);
    buttons->addWidget(m_report);
    buttons->addWidget(m_history);
    buttons->addStretch();
    buttons->addWidget(m_count);
    buttons->addWidget(m_before);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 8, 8);
    column->addLayout(top);
    column->addWidget(m_body);
    column->addWidget(m_advice);
    column->addLayout(buttons);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel* label : { m_title, m_advice })
        label->setTextFormat(Qt::PlainText); // names come from tables
    m_body->setTextFormat(Qt::RichText);
    m_body->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : { m_title, m_body, m_advice })
        label->setWordWrap(true);
    m_before->setArrowType(Qt::LeftArrow);
    m_next->setArrowType(Qt::RightArrow);
    m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_close, &QToolButton::clicked, this, &ThingCard::putAway);
    connect(m_report, &QPushButton::clicked, this, [this] {
        const Thing thing = shown();
        putAway();
        Q_EMIT reportWanted(thing);
    });
    connect(m_picture, &QPushButton::clicked, this, [this] { Q_EMIT pictureWanted(shown().link); });
    connect(m_history, &QPushButton::clicked, this, [this] {
        const Component component = *shown().component;
        putAway();
        Q_EMIT historyWanted(component);
    });
    parent->installEventFilter(this);
    hide();
    retranslate();
}

void ThingCard::show(std::vector<Thing> things)
{
    m_things = std::move(things);
    m_at = 0;
    fill();
    QFrame::show();
    raise();
    (m_picture->isVisibleTo(this) ? m_picture : m_report)->setFocus(Qt::PopupFocusReason);
}

void ThingCard::fill()
{
    const Thing& thing = shown();
    m_symbol->setPixmap(QPixmap::fromImage(thing.symbol));
    m_title->setText(thing.name);
    QString rows;
    for (const auto& [word, what] : thing.lines)
        rows += QStringLiteral("<tr><td style='padding-right:8px'>%1</td><td>%2</td></tr>")
                    .arg(word.toHtmlEscaped(), what.toHtmlEscaped());
    m_body->setText(QStringLiteral("<table cellspacing='1'>%1</table>").arg(rows));
    m_advice->setText(thing.advice);
    m_advice->setVisible(!thing.advice.isEmpty());
    m_picture->setVisible(!thing.link.isEmpty());
    m_history->setVisible(thing.component.has_value());
    const bool hasOthers = m_things.size() > 1;
    for (QWidget* widget : std::initializer_list<QWidget*> { m_count, m_before, m_next })
        widget->setVisible(hasOthers);
    m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_things.size()));
    QStringList spoken { thing.name };
    for (const auto& [word, what] : thing.lines)
        spoken.append(word + QStringLiteral(": ") + what);
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    fit();
}

// As high as it must be, over the corner that has no buttons.
void ThingCard::fit()
{
    const int width = std::min(widest, parentWidget()->width() - 6 * margin);
    setFixedWidth(std::max(160, width));
    layout()->activate();
    resize(
        this->width(), layout()->hasHeightForWidth() ? layout()->heightForWidth(this->width()) : sizeHint().height());
    move(margin, margin);
}

void ThingCard::step(int by)
{
    const auto count = static_cast<int>(m_things.size());
    m_at = static_cast<std::size_t>((static_cast<int>(m_at) + by + count) % count);
    fill();
}

void ThingCard::putAway()
{
    hide();
    Q_EMIT closed();
}

void ThingCard::retranslate()
{
    m_report->setText(tr("&Report here"));
    m_picture->setText(tr("Open &picture"));
    m_history->setText(tr("&State…"));
    m_history->setAccessibleName(tr("Its state and history"));
    m_history->setToolTip(m_history->accessibleName());
    m_before->setAccessibleName(tr("The thing before"));
    m_before->setToolTip(m_before->accessibleName());
    m_next->setAccessibleName(tr("The next thing here"));
    m_next->setToolTip(m_next->accessibleName());
    m_close->setAccessibleName(tr("Close (Esc)"));
    m_close->setToolTip(m_close->accessibleName());
}

void ThingCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return putAway();
    QFrame::keyPressEvent(event);
}

void ThingCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        hide(); // its words are of the other language
    }
}

bool ThingCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        fit();
    return QFrame::eventFilter(watched, event);
}

} // namespace fengsui::ui
