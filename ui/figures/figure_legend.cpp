#include "figures/figure_legend.h"

#include "map/figure_painter.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace fengsui::ui {

namespace {

constexpr int margin = 8, aboveScale = 44;

QPixmap swatch(int step, std::size_t classes, const QPalette& palette, double scale)
{
    const bool isDark = palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
    const QSize size(26, 14);
    QPixmap picture(size * scale);
    picture.setDevicePixelRatio(scale);
    picture.fill(palette.color(QPalette::Active, QPalette::Base));
    QPainter painter(&picture);
    const QRect box(QPoint(), size - QSize(1, 1));
    painter.fillRect(box,
        step == FigureLegend::Line::noValue ? figureHatching(isDark)
                                            : QBrush(figureColour(std::size_t(step), classes, isDark)));
    painter.setPen(palette.color(QPalette::Active, QPalette::Text));
    painter.drawRect(box);
    return picture;
}

} // namespace

FigureLegend::FigureLegend(QWidget* canvas)
    : QFrame(canvas)
    , m_title(new QLabel(this))
    , m_about(new QLabel(this))
    , m_table(new QWidget(this))
    , m_remark(new QLabel(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(2);
    for (QWidget* widget :
        { static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_about), m_table, static_cast<QWidget*>(m_remark) })
        column->addWidget(widget);
    for (QLabel* label : { m_title, m_about, m_remark })
        label->setTextFormat(Qt::PlainText);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    setFont(small);
    QFont bold = small;
    bold.setBold(true);
    m_title->setFont(bold);
    canvas->installEventFilter(this);
    hide();
}

void FigureLegend::tell(const QString& title, const QString& about, std::vector<Line> lines, const QString& remark)
{
    m_title->setText(title);
    m_about->setText(about);
    m_about->setVisible(!about.isEmpty());
    m_lines = std::move(lines);
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    fill();
}

void FigureLegend::setRemark(const QString& text)
{
    if (m_remark->text() == text)
        return;
    m_remark->setText(text);
    m_remark->setVisible(!text.isEmpty());
    arrange();
}

void FigureLegend::fill()
{
    auto* before = std::exchange(m_table, new QWidget(this));
    delete layout()->replaceWidget(before, m_table);
    delete before;
    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 3, 0, 0);
    grid->setVerticalSpacing(1);
    const auto classes = std::size_t(std::ranges::count_if(m_lines, [](const Line& line) { return line.step >= 0; }));
    QStringList words { m_title->text(), m_about->text() };
    for (const Line& line : m_lines) {
        const int row = grid->rowCount();
        auto* colour = new QLabel(m_table);
        colour->setPixmap(swatch(line.step, classes, palette(), devicePixelRatio()));
        auto* areas = new QLabel(line.areas, m_table);
        areas->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(colour, row, 0);
        grid->addWidget(new QLabel(line.words, m_table), row, 1);
        grid->addWidget(areas, row, 2);
        words.append(line.words + QLatin1Char(' ') + line.areas);
    }
    grid->setColumnStretch(1, 1);
    m_table->show();
    setAccessibleName(m_title->text());
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    show();
    arrange();
}

void FigureLegend::arrange()
{
    layout()->activate();
    adjustSize();
    move(margin, std::max(margin, parentWidget()->height() - height() - aboveScale));
    raise();
}

void FigureLegend::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_lines.empty() && isVisible())
        fill();
}

bool FigureLegend::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        arrange();
    return QFrame::eventFilter(watched, event);
}

} // namespace fengsui::ui
