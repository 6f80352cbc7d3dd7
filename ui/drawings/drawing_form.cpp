#include "drawings/drawing_form.h"

#include "drawings/drawing_words.h"
#include "forms/form_rows.h"
#include "look/theme.h"
#include "map/drawing_painter.h"
#include "watch/watch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace fengsui::ui {

namespace {

QIcon iconOf(DrawnColour colour)
{
    QPixmap patch(14, 14);
    patch.fill(colourOf(colour, Look::isDark()));
    return patch;
}

} // namespace

DrawingForm::DrawingForm(Watch& watch, Drawing drawing, IncidentId onPage, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_rows(new FormRows(this))
    , m_name(new QLineEdit(m_rows))
    , m_colour(new QComboBox(m_rows))
    , m_note(new QPlainTextEdit(m_rows))
    , m_ofCase(new QCheckBox(m_rows))
    , m_closesRoad(new QCheckBox(m_rows))
    , m_file(new QPushButton(this))
    , m_leave(new QPushButton(this))
    , m_drawing(std::move(drawing))
    , m_case(m_drawing.incident.isNull() ? onPage : m_drawing.incident)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setMaxLength(40);
    m_name->setText(fromUtf8(m_drawing.name));
    for (const DrawnColour colour : allDrawnColours)
        m_colour->addItem(iconOf(colour), QString());
    m_colour->setCurrentIndex(static_cast<int>(m_drawing.colour));
    m_note->setTabChangesFocus(true);
    m_note->setPlainText(fromUtf8(m_drawing.note));
    m_ofCase->setChecked(!m_drawing.incident.isNull());
    m_ofCase->setVisible(!m_case.isNull());
    m_closesRoad->setChecked(m_drawing.closesRoad);
    m_closesRoad->setVisible(m_drawing.shape == DrawnShape::Route);
    m_rows->add("name", [] { return tr("&Name"); }, m_name);
    m_rows->add("colour", [] { return tr("&Colour"); }, m_colour);
    m_rows->add("note", [] { return tr("N&ote"); }, m_note);
    m_rows->addWide(m_ofCase);
    m_rows->addWide(m_closesRoad);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_file);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_rows, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 16);
    m_file->setDefault(true);
    m_leave->setAutoDefault(false);
    m_wording->say([this] {
        setWindowTitle(nameOf(m_drawing.shape));
        for (int i = 0; const DrawnColour colour : allDrawnColours)
            m_colour->setItemText(i++, nameOf(colour));
        m_ofCase->setText(tr("&Belongs to the case %1").arg(m_watch.caseLabel(m_case)));
        m_closesRoad->setText(tr("The &road along it is closed: travel times go around it"));
        m_file->setText(tr("&File it (Enter)"));
        m_file->setAccessibleName(tr("File the drawing: every console shows it"));
        m_leave->setText(tr("Back to the map (Esc)"));
        m_leave->setAccessibleName(tr("Back to the map without filing"));
    });
    connect(m_file, &QPushButton::clicked, this, &DrawingForm::file);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    for (const auto key : { Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter })
        connect(new QShortcut(key, this), &QShortcut::activated, this, &DrawingForm::file);
    m_name->setFocus();
}

Drawing DrawingForm::drawing() const
{
    Drawing drawing = m_drawing;
    drawing.name = toUtf8(m_name->text().trimmed());
    drawing.note = toUtf8(m_note->toPlainText().trimmed());
    drawing.colour = allDrawnColours[std::size_t(std::max(0, m_colour->currentIndex()))];
    drawing.closesRoad = m_closesRoad->isChecked() && drawing.shape == DrawnShape::Route;
    drawing.incident = m_ofCase->isChecked() ? m_case : IncidentId {};
    return drawing;
}

void DrawingForm::file()
{
    m_rows->clearRefusals();
    if (!m_watch.session() || !m_file->isEnabled())
        return;
    const Drawing drawing = this->drawing();
    m_file->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), drawing](WritingStore& store) -> Result<Receipt> {
            auto filed = store.office().drawings.file(session, drawing);
            if (!filed)
                return filed.refusal();
            return filed->receipt;
        },
        [this, title = titleOf(drawing)](const Answer<Receipt>& answer) {
            m_file->setEnabled(true);
            if (!answer) {
                if (!m_rows->refuse(answer.field(), answer.problem()))
                    m_rows->refuse("name", answer.problem());
                return;
            }
            Q_EMIT filed(tr("“%1” is filed and shown on every console.").arg(title));
            accept();
        });
}

} // namespace fengsui::ui
