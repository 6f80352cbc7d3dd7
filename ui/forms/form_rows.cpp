#include "forms/form_rows.h"

#include "look/theme.h"

#include <QRegularExpression>
#include <QScrollArea>

namespace fengsui::ui {

FormRows::FormRows(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_wording(new Wording(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_grid);
    column->addStretch(); // rows stay together at the top
    m_grid->setVerticalSpacing(fontMetrics().height() / 5);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
}

void FormRows::add(const std::string& id, Text label, QWidget* field, Span span)
{
    const bool isRight = span == Span::Right;
    if (isRight)
        m_line -= 2;
    auto* name = new QLabel(this);
    name->setBuddy(field);
    m_wording->say([name, field, label = std::move(label)] {
        name->setText(label());
        static const QRegularExpression marks(QStringLiteral("\\(&.\\)|[&*:]"));
        field->setAccessibleName(label().remove(marks).trimmed());
    });
    auto* note = new QLabel(this);
    note->setWordWrap(true);
    note->setVisible(false);
    note->setFocusPolicy(Qt::NoFocus);
    const int column = isRight ? 2 : 0;
    m_grid->addWidget(name, m_line, column, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(field, m_line, column + 1, 1, span == Span::Whole ? 3 : 1);
    m_grid->addWidget(note, m_line + 1, column + 1, 1, span == Span::Whole ? 3 : 1);
    name->setContentsMargins(0, fontMetrics().height() / 4, 0, 0);
    m_rows[id] = { field, note };
    m_line += 2;
}

void FormRows::addWide(QWidget* widget)
{
    m_grid->addWidget(widget, m_line, 0, 1, 4);
    m_line += 2;
}

bool FormRows::refuse(const std::string& id, const QString& sentence)
{
    const auto row = m_rows.find(id);
    if (row == m_rows.end())
        return false;
    QPalette palette = row->second.note->palette();
    palette.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
    row->second.note->setPalette(palette);
    row->second.note->setText(QStringLiteral("✕ ") + sentence);
    row->second.note->setVisible(true);
    row->second.field->setAccessibleDescription(sentence);
    row->second.field->setFocus(Qt::OtherFocusReason);
    for (QWidget* above = parentWidget(); above; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(row->second.field);
    return true;
}

void FormRows::clearRefusals()
{
    for (auto& [id, row] : m_rows) {
        row.note->clear();
        row.note->setVisible(false);
        row.field->setAccessibleDescription({});
    }
}

QWidget* FormRows::field(const std::string& id) const
{
    const auto row = m_rows.find(id);
    return row == m_rows.end() ? nullptr : row->second.field;
}

QString FormRows::refusalAt(const std::string& id) const
{
    const auto row = m_rows.find(id);
    return row == m_rows.end() ? QString() : row->second.note->text().mid(2);
}

} // namespace fengsui::ui
