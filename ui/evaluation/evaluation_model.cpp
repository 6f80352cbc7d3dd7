#include "evaluation/evaluation_model.h"

#include "backstage/words.h"

#include <algorithm>

namespace fengsui::ui {

void EvaluationModel::take(std::shared_ptr<const EvaluationReading> reading)
{
    beginResetModel();
    m_reading = std::move(reading);
    m_scores.clear();
    m_indicators.clear();
    const Evaluation& evaluation = m_reading->evaluation;
    for (const Formula& formula : m_reading->formulas->formulas())
        if (std::ranges::any_of(
                evaluation.lines, [&](const EvaluationLine& line) { return formula.isFor(evaluation.by, line.key); }))
            m_scores.push_back(&formula);
    for (const IndicatorInfo& info : indicators())
        if (std::ranges::any_of(
                evaluation.lines, [&](const EvaluationLine& line) { return line.of(info.indicator).denominator > 0; }))
            m_indicators.push_back(info.indicator);
    endResetModel();
}

std::optional<Indicator> EvaluationModel::indicatorAt(int column) const
{
    const std::size_t before = m_scores.size() + 1;
    const auto at = static_cast<std::size_t>(column);
    return at < before || at - before >= m_indicators.size() ? std::nullopt : std::optional(m_indicators[at - before]);
}

std::optional<std::string> EvaluationModel::keyAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return at < m_reading->evaluation.lines.size() ? std::optional(m_reading->evaluation.lines[at].key) : std::nullopt;
}

int EvaluationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_reading ? 0 : static_cast<int>(m_reading->evaluation.lines.size()) + 1;
}

int EvaluationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_reading ? 0 : static_cast<int>(1 + m_scores.size() + m_indicators.size());
}

const EvaluationLine& EvaluationModel::lineAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return at < m_reading->evaluation.lines.size() ? m_reading->evaluation.lines[at] : m_reading->evaluation.total;
}

QString EvaluationModel::scoreText(const Formula& formula, const EvaluationLine& line) const
{
    if (!formula.isFor(m_reading->evaluation.by, line.key))
        return {};
    const auto score = formula.scoreOf(line);
    return score
        ? fromUtf8(score->toString() + ' ' + formula.gradeOf(*score).title.in(report::toWord(m_reading->language)))
        : QString();
}

QVariant EvaluationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const EvaluationLine& line = lineAt(index.row());
    const bool isTotal = !keyAt(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    if (column == 0)
        return isTotal ? tr("All cases") : fromUtf8(m_reading->names[static_cast<std::size_t>(index.row())]);
    if (column <= m_scores.size())
        return isTotal || line.key.empty() ? QString() : scoreText(*m_scores[column - 1], line);
    const Indicator indicator = *indicatorAt(index.column());
    const Figure& figure = line.of(indicator);
    const auto value = valueOf(indicator, figure);
    if (!value)
        return QStringLiteral("–");
    return infoOf(indicator).isAverage
        ? tr("%1 h (%2)").arg(fromUtf8(value->toString())).arg(figure.denominator)
        : QStringLiteral("%1 % (%2/%3)").arg(fromUtf8(value->toString())).arg(figure.numerator).arg(figure.denominator);
}

QVariant EvaluationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_reading || section < 0
        || section >= columnCount())
        return {};
    if (section == 0)
        return tr("Evaluated");
    const auto column = static_cast<std::size_t>(section);
    if (column <= m_scores.size())
        return fromUtf8(m_scores[column - 1]->title.in(report::toWord(m_reading->language)));
    const IndicatorInfo& info = infoOf(*indicatorAt(section));
    return fromUtf8(m_reading->language == report::Language::Chinese ? info.chinese : info.english);
}

} // namespace fengsui::ui
