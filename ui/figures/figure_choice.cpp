#include "figures/figure_choice.h"

#include "backstage/words.h"
#include "grid/grid_directory.h"
#include "look/language.h"
#include "map/thing_layers.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalBlocker>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

const QString themeKey = QStringLiteral("map/figures/figure");
const QString levelKey = QStringLiteral("map/figures/level");
const QString periodKey = QStringLiteral("map/figures/period");
const QString stepsKey = QStringLiteral("map/figures/steps");

constexpr std::array<Duration, 4> spans { 24h, 7 * 24h, 30 * 24h, 365 * 24h };
constexpr int ownPeriod = static_cast<int>(spans.size());

} // namespace

FigureChoice::FigureChoice(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_title(new QLabel(this))
    , m_theme(new QComboBox(this))
    , m_level(new QComboBox(this))
    , m_period(new QComboBox(this))
    , m_from(new QLineEdit(this))
    , m_to(new QLineEdit(this))
    , m_steps(new QComboBox(this))
    , m_problem(new QLabel(this))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 6, 0, 6);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_theme, 1, 0);
    grid->addWidget(m_level, 1, 1);
    grid->addWidget(m_period, 2, 0);
    grid->addWidget(m_steps, 2, 1);
    grid->addWidget(m_from, 3, 0);
    grid->addWidget(m_to, 3, 1);
    grid->addWidget(m_problem, 4, 0, 1, 2);
    m_title->setBuddy(m_theme);
    m_theme->setMaxVisibleItems(20);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_from->setText(watch.local(watch.now() - 30 * 24h));
    m_to->setText(watch.local(watch.now()));
    const auto take = [this] {
        enableFields();
        keep();
        Q_EMIT changed();
    };
    for (QComboBox* box : { m_theme, m_level, m_period, m_steps })
        connect(box, &QComboBox::currentIndexChanged, this, take);
    for (QLineEdit* line : { m_from, m_to })
        connect(line, &QLineEdit::editingFinished, this, take);
    m_wording->say([this] { retranslate(); });
    restore();
}

void FigureChoice::retranslate()
{
    m_title->setText(tr("Areas coloured by a &figure"));
    fillThemes();
    fillLevels();
    {
        const QSignalBlocker quiet(m_period);
        const int at = m_period->count() ? m_period->currentIndex() : 2;
        m_period->clear();
        m_period->addItems({ tr("the last 24 hours"), tr("the last 7 days"), tr("the last 30 days"),
            tr("the last 365 days"), tr("from … to …") });
        m_period->setCurrentIndex(at);
    }
    {
        const QSignalBlocker quiet(m_steps);
        const int at = std::max(0, m_steps->currentIndex());
        m_steps->clear();
        m_steps->addItems({ tr("as many areas in each class"), tr("steps of the same size") });
        m_steps->setCurrentIndex(at);
    }
    m_theme->setAccessibleName(tr("The figure by which areas are coloured"));
    m_level->setAccessibleName(tr("Which areas are coloured"));
    m_period->setAccessibleName(tr("The period of the figure"));
    m_from->setAccessibleName(tr("Beginning of the period, as 2025-11-03 07:05"));
    m_to->setAccessibleName(tr("End of the period, as 2025-11-03 07:05"));
    m_steps->setAccessibleName(tr("How values are parted into classes"));
    m_from->setToolTip(m_from->accessibleName());
    m_to->setToolTip(m_to->accessibleName());
    enableFields();
}

QString FigureChoice::nameOf(const MapTheme& theme) const
{
    const TypeName name = theme.name();
    const QString plain = bilingual(name.english, name.chinese);
    return theme.classCode ? tr("%1: %2").arg(plain, className(m_watch.types(), *theme.classCode)) : plain;
}

QString FigureChoice::levelName(std::size_t level) const
{
    const auto grid = m_watch.access().grid;
    if (!grid)
        return {};
    const TypeName name = areaLevelName(grid->profile(), level);
    return bilingual(name.english, name.chinese);
}

void FigureChoice::fillThemes()
{
    const QSignalBlocker quiet(m_theme);
    const QVariant before = m_theme->currentData();
    m_theme->clear();
    m_theme->addItem(tr("none"), QString());
    std::vector<MapTheme> themes = allThemes();
    for (const std::uint16_t code : m_classes)
        themes.push_back({ MapTheme::Kind::Components, Indicator::Handling, code });
    for (const MapTheme& theme : themes)
        m_theme->addItem(nameOf(theme), fromUtf8(theme.word()));
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(before)));
}

void FigureChoice::fillLevels()
{
    const auto grid = m_watch.access().grid;
    setEnabled(grid != nullptr);
    if (!grid)
        return;
    const QSignalBlocker quiet(m_level);
    const QVariant before = m_level->currentData();
    m_level->clear();
    std::set<std::size_t> levels;
    for (const Division& division : grid->divisions())
        if (!division.outline.empty())
            levels.insert(division.level);
    if (!grid->cells().empty())
        levels.insert(grid->profile().levels().size());
    for (const std::size_t level : levels)
        m_level->addItem(levelName(level), qulonglong(level));
    // without a wish the towns, or whatever lies below the whole
    const int at = before.isValid() ? m_level->findData(before) : std::min(1, m_level->count() - 1);
    m_level->setCurrentIndex(std::max(0, at));
}

void FigureChoice::enableFields()
{
    const auto theme = MapTheme::of(toUtf8(m_theme->currentData().toString()));
    const bool hasPeriod = theme && theme->hasPeriod(), isOwn = m_period->currentIndex() == ownPeriod;
    m_level->setEnabled(theme.has_value());
    m_steps->setEnabled(theme.has_value());
    m_period->setEnabled(hasPeriod);
    m_from->setVisible(hasPeriod && isOwn);
    m_to->setVisible(hasPeriod && isOwn);
    QString problem;
    if (hasPeriod && isOwn) {
        const auto from = instantOf(*m_from), to = instantOf(*m_to);
        if (!from || !to)
            problem = tr("This is no date and time. Write it as 2025-11-03 07:05.");
        else if (*to <= *from)
            problem = tr("The end must be after the beginning.");
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (parentWidget())
        parentWidget()->adjustSize();
}

std::optional<Instant> FigureChoice::instantOf(const QLineEdit& line) const
{
    return m_watch.access().zone.parse(toUtf8(line.text().trimmed()));
}

std::optional<FigureWish> FigureChoice::wish(Instant now) const
{
    const auto theme = MapTheme::of(toUtf8(m_theme->currentData().toString()));
    if (!theme || m_level->currentIndex() < 0 || !m_watch.access().grid)
        return std::nullopt;
    FigureWish wish { *theme, std::size_t(m_level->currentData().toULongLong()), { now, now, now },
        m_steps->currentIndex() == 1 ? ClassSteps::Equal : ClassSteps::Quantiles };
    if (!theme->hasPeriod())
        return wish;
    if (m_period->currentIndex() != ownPeriod) {
        wish.period.from = now - spans[std::size_t(std::max(0, m_period->currentIndex()))];
        return wish;
    }
    const auto from = instantOf(*m_from), to = instantOf(*m_to);
    if (!from || !to || *to <= *from)
        return std::nullopt;
    wish.period.from = *from;
    wish.period.to = *to;
    return wish;
}

bool FigureChoice::choose(const MapTheme& theme)
{
    const int at = m_theme->findData(fromUtf8(theme.word()));
    m_theme->setCurrentIndex(at < 0 ? m_theme->currentIndex() : at);
    return at >= 0;
}

bool FigureChoice::chooseLevel(std::size_t level)
{
    const int at = m_level->findData(qulonglong(level));
    m_level->setCurrentIndex(at < 0 ? m_level->currentIndex() : at);
    return at >= 0;
}

void FigureChoice::chooseNone()
{
    m_theme->setCurrentIndex(0);
}

void FigureChoice::offerClasses(const std::vector<std::uint16_t>& classes)
{
    const QString kept = QSettings().value(themeKey).toString();
    m_classes = classes;
    fillThemes();
    if (m_theme->currentIndex() == 0) // a class that was chosen last time and was not there yet
        if (const auto theme = MapTheme::of(toUtf8(kept)); theme && theme->classCode)
            choose(*theme);
}

void FigureChoice::offerLevels()
{
    fillLevels();
    enableFields();
}

void FigureChoice::restore()
{
    const QSignalBlocker quiet(this);
    const QSettings settings;
    const QString theme = settings.value(themeKey).toString();
    const QVariant level = settings.value(levelKey), period = settings.value(periodKey),
                   steps = settings.value(stepsKey);
    const std::array blockers { QSignalBlocker(m_theme), QSignalBlocker(m_level), QSignalBlocker(m_period),
        QSignalBlocker(m_steps) };
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(theme)));
    if (level.isValid() && m_level->findData(qulonglong(level.toULongLong())) >= 0)
        m_level->setCurrentIndex(m_level->findData(qulonglong(level.toULongLong())));
    if (period.isValid())
        m_period->setCurrentIndex(std::clamp(period.toInt(), 0, ownPeriod - 1)); // an own one was of that day
    if (steps.isValid())
        m_steps->setCurrentIndex(steps.toInt() == 1 ? 1 : 0);
    enableFields();
}

void FigureChoice::keep()
{
    QSettings settings;
    settings.setValue(themeKey, m_theme->currentData());
    settings.setValue(levelKey, m_level->currentData());
    settings.setValue(periodKey, m_period->currentIndex());
    settings.setValue(stepsKey, m_steps->currentIndex());
}

} // namespace fengsui::ui
