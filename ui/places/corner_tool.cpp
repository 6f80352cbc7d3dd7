#include "places/corner_tool.h"

#include "map/map_camera.h"
#include "map/map_pane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace fengsui::ui {

namespace {
constexpr int margin = 8;
} // namespace

CornerTool::CornerTool(MapPane& map)
    : QFrame(&map.canvas())
    , m_map(map)
    , m_sheet(new CornerSheet(map.camera(), &map.canvas()))
    , m_words(new QLabel(this))
    , m_back(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(m_words, 1);
    row->addWidget(m_back);
    row->addWidget(m_close);
    m_words->setWordWrap(true);
    m_back->setArrowType(Qt::LeftArrow);
    m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    connect(m_back, &QToolButton::clicked, this, &CornerTool::takeBack);
    connect(m_close, &QToolButton::clicked, this, [this] { end(); });
    hide();
}

QToolButton& CornerTool::addButton()
{
    auto* button = new QToolButton(this);
    static_cast<QHBoxLayout*>(layout())->insertWidget(layout()->count() - 1, button);
    return *button;
}

void CornerTool::begin()
{
    m_corners.clear();
    m_chosen.reset();
    resume();
}

void CornerTool::resume()
{
    m_map.lendClicks([this](Degrees at) { add(at); });
    m_map.view().installEventFilter(this);
    m_sheet->show();
    m_sheet->raise();
    show();
    raise();
    retranslate();
    tell();
    m_map.view().setFocus(Qt::ShortcutFocusReason);
}

void CornerTool::showCorners(std::vector<Degrees> corners)
{
    m_corners = std::move(corners);
    m_sheet->setCorners(m_corners, m_isClosed ? CornerSheet::Look::Closed : CornerSheet::Look::ClosedWay, {});
    m_sheet->show();
    m_sheet->raise();
}

void CornerTool::rest()
{
    m_map.lendClicks({});
    m_map.view().removeEventFilter(this);
    m_sheet->setCorners(m_corners, m_isClosed ? CornerSheet::Look::Closed : CornerSheet::Look::ClosedWay, {});
    hide();
}

void CornerTool::end()
{
    if (isVisible()) {
        rest();
        m_map.view().setFocus(Qt::OtherFocusReason);
    }
    m_sheet->hide();
}

void CornerTool::setCorners(std::vector<Degrees> corners, std::optional<std::size_t> chosen)
{
    m_corners = std::move(corners);
    m_chosen = chosen;
    tell();
}

void CornerTool::add(Degrees corner)
{
    m_corners.push_back(corner);
    tell();
}

void CornerTool::takeBack()
{
    if (!m_corners.empty())
        m_corners.pop_back();
    tell();
}

QString CornerTool::text() const
{
    return m_words->text();
}

void CornerTool::tell()
{
    m_sheet->setCorners(m_corners, m_isClosed ? CornerSheet::Look::Open : CornerSheet::Look::OpenWay, m_chosen);
    const QString text = words();
    m_words->setText(text);
    m_words->setAccessibleName(text);
    m_back->setEnabled(!m_corners.empty());
    setFixedWidth(std::clamp(parentWidget()->width() - 60, 160, 280));
    layout()->activate();
    resize(width(), layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : sizeHint().height());
    move(margin, margin);
}

void CornerTool::retranslate()
{
    setAccessibleName(title());
    m_back->setAccessibleName(tr("Take the last corner back (Backspace)"));
    m_back->setToolTip(m_back->accessibleName());
    m_close->setAccessibleName(closeWords());
    m_close->setToolTip(m_close->accessibleName());
}

bool CornerTool::key(int key)
{
    if (key == Qt::Key_Escape)
        end();
    else if (key == Qt::Key_Backspace)
        takeBack();
    else
        return false;
    return true;
}

void CornerTool::keyPressEvent(QKeyEvent* event)
{
    if (!key(event->key()))
        QFrame::keyPressEvent(event);
}

void CornerTool::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && isVisible()) {
        retranslate();
        tell();
    }
}

bool CornerTool::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_map.view() && event->type() == QEvent::KeyPress)
        return key(static_cast<QKeyEvent*>(event)->key());
    if (watched == &m_map.view() && event->type() == QEvent::MouseButtonDblClick
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
        return twice();
    return QFrame::eventFilter(watched, event);
}

} // namespace fengsui::ui
