#include "map/layer_sheet.h"

#include "map/map_layers.h"
#include "map/renderer_choice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace fengsui::ui {

LayerSheet::LayerSheet(MapLayers& layers, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_layers(layers)
    , m_title(new QLabel(this))
    , m_drawnBy(new QLabel(this))
    , m_renderer(new QComboBox(this))
    , m_table(new QWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    column->addWidget(m_title);
    column->addWidget(m_table);
    auto* line = new QHBoxLayout;
    line->addWidget(m_drawnBy);
    line->addWidget(m_renderer, 1);
    column->addLayout(line);
    m_drawnBy->setBuddy(m_renderer);
    for (const char* word : { "auto", "software", "opengl" })
        m_renderer->addItem(QString(), QLatin1String(word));
    m_renderer->setCurrentIndex(std::max(0, m_renderer->findData(QSettings().value(rendererSetting()))));
    connect(m_renderer, &QComboBox::activated, this,
        [this] { QSettings().setValue(rendererSetting(), m_renderer->currentData()); });
    connect(&m_layers, &MapLayers::changed, this, &LayerSheet::follow);
    retranslate();
}

void LayerSheet::retranslate()
{
    m_title->setText(tr("Layers"));
    setAccessibleName(tr("Layers"));
    m_drawnBy->setText(tr("Drawn from the next start on by"));
    m_renderer->setAccessibleName(tr("Who draws the map from the next start on"));
    m_renderer->setItemText(0, tr("what suits this machine"));
    m_renderer->setItemText(1, tr("the processor"));
    m_renderer->setItemText(2, tr("OpenGL"));
    follow();
}

void LayerSheet::addChoice(QWidget* choice)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, choice);
}

// Rows are made anew only when others are there: somebody may hold one of the sliders.
void LayerSheet::follow()
{
    const auto& all = m_layers.all();
    const bool isSame = std::equal(m_rows.rbegin(), m_rows.rend(), all.begin(), all.end(),
        [](const Row& row, const MapLayer& layer) { return row.id == layer.id; });
    if (isSame)
        fill();
    else
        build();
}

void LayerSheet::build()
{
    auto* before = std::exchange(m_table, new QWidget(this));
    delete layout()->replaceWidget(before, m_table);
    before->hide();
    before->deleteLater(); // one of its buttons may be what was pressed
    m_rows.clear();
    auto* grid = new QGridLayout(m_table);
    grid->setContentsMargins({});
    const auto& all = m_layers.all();
    for (auto layer = all.rbegin(); layer != all.rend(); ++layer) {
        const int line = static_cast<int>(m_rows.size());
        const QString id = layer->id;
        Row row { id, new QCheckBox(m_table), new QSlider(Qt::Horizontal, m_table), new QToolButton(m_table),
            new QToolButton(m_table) };
        row.opacity->setRange(0, 100);
        row.opacity->setPageStep(10);
        row.opacity->setFixedWidth(110);
        row.up->setArrowType(Qt::UpArrow);
        row.down->setArrowType(Qt::DownArrow);
        connect(row.shown, &QCheckBox::toggled, this, [this, id](bool isOn) { m_layers.setShown(id, isOn); });
        connect(row.opacity, &QSlider::valueChanged, this,
            [this, id](int value) { m_layers.setOpacity(id, value / 100.0); });
        connect(row.up, &QToolButton::clicked, this, [this, id] { m_layers.move(id, MapLayers::Direction::Up); });
        connect(row.down, &QToolButton::clicked, this, [this, id] { m_layers.move(id, MapLayers::Direction::Down); });
        grid->addWidget(row.shown, line, 0);
        grid->addWidget(row.opacity, line, 1);
        grid->addWidget(row.up, line, 2);
        grid->addWidget(row.down, line, 3);
        m_rows.push_back(row);
    }
    m_table->show();
    fill();
    adjustSize();
}

void LayerSheet::fill()
{
    for (const Row& row : m_rows) {
        const MapLayer* layer = m_layers.find(row.id);
        if (!layer)
            continue;
        const QSignalBlocker quietBox(row.shown), quietSlider(row.opacity);
        const QString problem = layer->painter->problem();
        QString name = layer->name;
        row.shown->setText(problem.isEmpty() ? name.replace(u'&', QStringLiteral("&&")) : tr("%1 (broken)").arg(name));
        row.shown->setAccessibleName(layer->name);
        const bool isDark = palette().color(QPalette::Active, QPalette::Window).lightness() < 128;
        row.shown->setIcon(QIcon(QPixmap::fromImage(layer->painter->sample(row.shown->iconSize().width(), isDark))));
        row.shown->setToolTip(problem);
        row.shown->setChecked(layer->isShown);
        row.opacity->setValue(static_cast<int>(std::lround(layer->opacity * 100)));
        row.opacity->setAccessibleName(tr("How strongly “%1” is shown, in percent").arg(layer->name));
        row.opacity->setToolTip(tr("%1 %").arg(row.opacity->value()));
        row.up->setAccessibleName(tr("Move “%1” up").arg(layer->name));
        row.up->setToolTip(row.up->accessibleName());
        row.up->setEnabled(row.id != m_rows.front().id);
        row.down->setAccessibleName(tr("Move “%1” down").arg(layer->name));
        row.down->setToolTip(row.down->accessibleName());
        row.down->setEnabled(row.id != m_rows.back().id);
    }
}

} // namespace fengsui::ui
