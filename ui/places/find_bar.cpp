#include "places/find_bar.h"

#include "map/map_camera.h"
#include "map/map_pane.h"
#include "map/pin_board.h"
#include "map/tile_store.h"
#include "places/gazetteer_room.h"
#include "report/around_list.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {
constexpr std::size_t limit = 20; // of each kind
constexpr int margin = 8;
constexpr int buttonsWidth = 46; // the map's own buttons stand on the right
} // namespace

FindBar::FindBar(Watch& watch, MapPane& map, GazetteerRoom& room)
    : QFrame(&map.canvas())
    , m_watch(watch)
    , m_map(map)
    , m_room(room)
    , m_line(new QLineEdit(this))
    , m_close(new QToolButton(this))
    , m_numbers(new QWidget(this))
    , m_reference(new QComboBox(m_numbers))
    , m_order(new QComboBox(m_numbers))
    , m_list(new QListWidget(this))
    , m_nothing(new QLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_close->setText(QStringLiteral("×"));
    m_close->setAutoRaise(true);
    for (int i = 0; i < 3; ++i)
        m_reference->addItem(QString());
    for (int i = 0; i < 2; ++i)
        m_order->addItem(QString());
    auto* numbers = new QHBoxLayout(m_numbers);
    numbers->setContentsMargins({});
    numbers->addWidget(m_reference, 1);
    numbers->addWidget(m_order, 1);
    auto* top = new QHBoxLayout;
    top->addWidget(m_line, 1);
    top->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(top);
    column->addWidget(m_numbers);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_line->setClearButtonEnabled(true);
    m_nothing->setWordWrap(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(&m_soon, &QTimer::timeout, this, &FindBar::find);
    connect(m_line, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_reference, &QComboBox::currentIndexChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_order, &QComboBox::currentIndexChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    const auto findAgain = [this] {
        if (isVisible())
            m_soon.start();
    };
    connect(&room, &GazetteerRoom::renewed, this, findAgain);
    connect(&map, &MapPane::areasChanged, this, findAgain);
    connect(m_list, &QListWidget::itemActivated, this, [this] { choose(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(m_list->currentRow()); });
    m_line->installEventFilter(this);
    m_list->installEventFilter(this);
    map.canvas().installEventFilter(this);
    m_numbers->hide();
    m_list->hide();
    m_nothing->hide();
    hide();
    retranslate();
}

void FindBar::retranslate()
{
    m_line->setPlaceholderText(tr("Code, class, cell, name, address or coordinates"));
    m_line->setAccessibleName(tr("Search of the map"));
    m_close->setAccessibleName(tr("Close the search (Esc)"));
    m_close->setToolTip(m_close->accessibleName());
    m_reference->setAccessibleName(tr("What the numbers are"));
    m_reference->setItemText(0, tr("WGS 84 / CGCS2000"));
    m_reference->setItemText(1, tr("GCJ-02 (AMap, Tencent)"));
    m_reference->setItemText(2, tr("BD-09 (Baidu)"));
    m_order->setAccessibleName(tr("Which number stands first"));
    m_order->setItemText(0, tr("Longitude first"));
    m_order->setItemText(1, tr("Latitude first"));
    m_list->setAccessibleName(tr("What was found"));
    m_nothing->setText(tr("Nothing was found. Search for a code or the beginning of one, a class, a part of a name or "
                          "address, a cell, or a place such as 103.9028, 28.9567."));
}

void FindBar::open()
{
    QFrame::show();
    raise();
    fit();
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void FindBar::close()
{
    hide();
    m_map.view().setFocus(Qt::OtherFocusReason);
}

NumbersMean FindBar::meaning() const
{
    constexpr std::array references { CoordinateReference::Wgs84, CoordinateReference::Gcj02,
        CoordinateReference::Bd09 };
    return { references[std::size_t(std::max(0, m_reference->currentIndex()))],
        m_order->currentIndex() == 1 ? AxisOrder::LatitudeFirst : AxisOrder::LongitudeFirst };
}

// What the map knows itself is there at once; the gazetteer's hits come behind it.
void FindBar::find()
{
    const QString text = m_line->text().trimmed();
    auto hits = std::make_shared<std::vector<Hit>>();
    const auto place = placeIn(text, meaning());
    m_numbers->setVisible(place.has_value());
    if (place)
        hits->push_back(*place);
    if (!text.isEmpty())
        std::ranges::move(hitsOnMap(text, m_map.pins(), *m_map.tiles().areas(), limit), std::back_inserter(*hits));
    const int asked = ++m_asked;
    const Degrees middle = toDegrees(m_map.camera().centre());
    m_room.ask(
        this,
        [text, near = GeoPoint::fromDegrees(middle.longitude, middle.latitude).value_or(GeoPoint {}),
            rules = m_watch.access().rules](Gazetteer& gazetteer) -> Result<std::vector<Hit>> {
            return hitsIn(gazetteer, text, near, *rules->types, limit);
        },
        [this, asked, hits](const Answer<std::vector<Hit>>& found) {
            if (asked != m_asked)
                return; // more was typed meanwhile
            m_answered = asked;
            if (found)
                std::ranges::copy(*found, std::back_inserter(*hits));
            else
                Q_EMIT said(found.problem(), true);
            show(std::move(*hits));
        });
}

void FindBar::show(std::vector<Hit> hits)
{
    m_hits = std::move(hits);
    m_list->clear();
    for (const Hit& hit : m_hits) {
        QString detail = hit.detail;
        if (hit.metres)
            detail.prepend(fromUtf8(report::distanceText(*hit.metres)) + QStringLiteral(" · "));
        auto* item = new QListWidgetItem(hit.title + QLatin1Char('\n') + detail, m_list); // the list owns it
        item->setToolTip(item->text());
    }
    if (!m_hits.empty())
        m_list->setCurrentRow(0);
    m_list->setVisible(!m_hits.empty());
    m_nothing->setVisible(m_hits.empty() && !m_line->text().trimmed().isEmpty());
    fit();
    if (std::exchange(m_isEnterWaiting, false))
        choose(0);
}

void FindBar::choose(int row)
{
    if (row < 0 || row >= std::ssize(m_hits))
        return;
    const Hit hit = m_hits[std::size_t(row)];
    close();
    Q_EMIT chosen(hit);
}

// As wide as the map leaves room for, as high as the hits need.
void FindBar::fit()
{
    const QSize room = parentWidget()->size();
    setFixedWidth(std::clamp(room.width() - 2 * margin - buttonsWidth, 180, 460));
    const int rows = std::min<int>(8, static_cast<int>(m_hits.size()));
    m_list->setFixedHeight(std::max(60, std::min(rows * (2 * fontMetrics().height() + 8) + 6, room.height() - 110)));
    layout()->activate();
    resize(width(), layout()->hasHeightForWidth() ? layout()->heightForWidth(width()) : sizeHint().height());
    move(margin, margin);
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QFrame::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (isVisible())
            m_soon.start(); // its hits are in the other language
    }
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        fit();
    if (event->type() == QEvent::KeyPress && (watched == m_line || watched == m_list)) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (watched == m_line && key == Qt::Key_Down && !m_hits.empty()) {
            m_list->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (watched == m_line && isEnter) {
            if (!isAsking())
                choose(0);
            else
                m_isEnterWaiting = true;
            return true;
        }
        if (watched == m_list && isEnter) {
            choose(m_list->currentRow());
            return true;
        }
        if (watched == m_list && key == Qt::Key_Up && m_list->currentRow() <= 0) {
            m_line->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace fengsui::ui
