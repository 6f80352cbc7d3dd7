#include "cells/cell_form.h"

#include "cells/cell_link.h"
#include "cells/cell_words.h"
#include "forms/form_rows.h"
#include "grid/grid_directory.h"
#include "grid/next_cell_code.h"
#include "watch/watch.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStringList>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {
constexpr double leastSquareMetres = 100; // as the clerk takes it
}

CellForm::CellForm(Watch& watch, const CellLink& link, Cell cell, bool isNew, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_grid(watch.access().grid)
    , m_wording(new Wording(this))
    , m_rows(new FormRows(this))
    , m_code(new QLineEdit(m_rows))
    , m_name(new QLineEdit(m_rows))
    , m_division(new QLineEdit(m_rows))
    , m_withdraws(new QCheckBox(m_rows))
    , m_reason(new QLineEdit(m_rows))
    , m_summary(new QLabel(this))
    , m_places(new QListWidget(this))
    , m_follows(new QCheckBox(m_rows))
    , m_others(new QLabel(this))
    , m_accepts(new QCheckBox(this))
    , m_file(new QPushButton(this))
    , m_leave(new QPushButton(this))
    , m_cell(std::move(cell))
    , m_isNew(isNew)
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (m_isNew && m_cell.code.empty() && m_grid) {
        const auto inside = labelPoint(m_cell.outline);
        const Division* division = inside ? m_grid->divisionAt(*inside) : nullptr;
        if (division) {
            const NextCell next = nextCell(*m_grid, division->code, link.words());
            m_cell.code = next.code;
            m_cell.division = division->code;
            if (m_cell.name.empty())
                m_cell.name = m_grid->profile().numberedCell(next.number);
        }
    }
    m_code->setText(fromUtf8(m_cell.code));
    m_code->setReadOnly(!m_isNew);
    m_name->setText(fromUtf8(m_cell.name));
    m_name->setMaxLength(40);
    m_division->setText(fromUtf8(m_cell.division));
    const bool isPositional = m_grid && m_grid->profile().isPositional();
    m_withdraws->setVisible(!m_isNew);
    m_reason->setEnabled(false);
    m_rows->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_follows->setChecked(true);
    m_others->setWordWrap(true);
    m_others->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_rows->add("code", [] { return tr("&Code"); }, m_code);
    m_rows->add("name", [] { return tr("&Name"); }, m_name);
    if (!isPositional)
        m_rows->add("division", [] { return tr("&Division (its code)"); }, m_division);
    else
        m_division->hide();
    m_rows->addWide(m_withdraws);
    if (!m_isNew)
        m_rows->add("reason", [] { return tr("&Reason"); }, m_reason);
    else
        m_reason->hide();
    m_rows->addWide(m_follows);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_file);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_rows);
    column->addWidget(m_others);
    column->addWidget(m_summary);
    column->addWidget(m_places, 1);
    column->addWidget(m_accepts);
    column->addStretch();
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 76, fontMetrics().height() * 20);
    m_file->setDefault(true);
    m_leave->setAutoDefault(false);
    m_accepts->hide();
    m_places->hide();
    m_others->hide();
    m_wording->say([this] {
        setWindowTitle(m_isNew ? tr("New grid cell") : tr("Grid cell"));
        m_withdraws->setText(tr("&Withdraw this cell instead of changing it"));
        m_follows->setText(tr("Neighbours fo&llow: borders stay shared, ground is taken from them and given to them"));
        m_accepts->setText(tr("File it &although it doesn't fit there (borders may be in dispute)"));
        m_places->setAccessibleName(tr("Where it doesn't fit; Enter shows the place on the map"));
        m_file->setText(tr("&File it (Enter)"));
        m_file->setAccessibleName(tr("File the grid cell: every console takes it up"));
        m_leave->setText(tr("Back to the map (Esc)"));
        m_leave->setAccessibleName(tr("Back to the map without filing"));
        if (m_isChecked)
            tell();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(300ms); // while somebody types
    connect(&m_soon, &QTimer::timeout, this, &CellForm::check);
    const auto anew = [this] {
        ++m_asked; // what is being compared doesn't count any more
        m_isChecked = false;
        m_file->setEnabled(false);
        m_soon.start();
    };
    for (QLineEdit* line : { m_code, m_name, m_division })
        connect(line, &QLineEdit::textChanged, this, anew);
    connect(m_withdraws, &QCheckBox::toggled, this, [this, anew](bool isOn) {
        m_reason->setEnabled(isOn);
        if (isOn)
            m_reason->setFocus();
        anew();
    });
    connect(m_follows, &QCheckBox::toggled, this, anew);
    connect(m_accepts, &QCheckBox::toggled, this,
        [this](bool isOn) { m_file->setEnabled(m_isChecked && (isOn || m_faults.empty())); });
    const auto choose = [this] {
        const int row = m_places->currentRow();
        if (row >= 0 && row < std::ssize(m_faults))
            Q_EMIT placeChosen(m_faults[std::size_t(row)].at);
    };
    connect(m_places, &QListWidget::itemActivated, this, choose);
    connect(m_places, &QListWidget::itemClicked, this, choose);
    connect(m_file, &QPushButton::clicked, this, &CellForm::file);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    for (const auto key : { Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter })
        connect(new QShortcut(key, this), &QShortcut::activated, this, &CellForm::file);
    m_name->setFocus();
    m_name->selectAll();
    check();
}

Cell CellForm::cell() const
{
    Cell cell = m_cell;
    const std::string code = toUtf8(m_code->text().trimmed());
    if (code != cell.code && m_grid && m_grid->profile().isPositional())
        cell.division.clear(); // follows from the code
    cell.code = code;
    cell.name = toUtf8(m_name->text().trimmed());
    if (m_grid && !m_grid->profile().isPositional())
        cell.division = toUtf8(m_division->text().trimmed());
    return cell;
}

CellEdits CellForm::asked() const
{
    if (m_withdraws->isChecked())
        return { {}, { m_cell.code } };
    return { { cell() }, {} };
}

std::vector<Cell> CellForm::neighbours() const
{
    std::vector<Cell> others = m_edits.drawn;
    std::erase_if(others, [this](const Cell& other) { return other.code == cell().code; });
    return others;
}

void CellForm::check()
{
    struct Checked {
        CellEdits edits;
        std::vector<GroundFault> faults;
    };
    m_rows->clearRefusals();
    m_isChecked = false;
    m_file->setEnabled(false);
    m_summary->setText(tr("Comparing with the neighbours…"));
    if (m_isNew && m_grid && m_grid->cell(toUtf8(m_code->text().trimmed())))
        return refuse(tr("Another grid cell has this code already. To change that one, choose it on the map."), "code");
    m_watch.backstage().command(
        this,
        [edits = asked(), follow = m_follows->isChecked()](WritingStore& store) -> Result<Checked> {
            CellDesk& desk = store.office().cells;
            auto made = follow ? desk.madeWithNeighbours(edits) : desk.made(edits);
            if (!made)
                return made.refusal();
            auto faults = desk.check(*made, leastSquareMetres);
            if (!faults)
                return faults.refusal();
            return Checked { *std::move(made), *std::move(faults) };
        },
        [this, asked = ++m_asked](const Answer<Checked>& checked) {
            if (asked != m_asked)
                return; // asked again meanwhile
            if (!checked)
                return refuse(checked.problem(), checked.field());
            m_isChecked = true;
            m_edits = checked->edits;
            m_faults = checked->faults;
            tell();
        });
}

void CellForm::refuse(const QString& problem, const std::string& field)
{
    m_faults.clear();
    m_edits = {};
    m_places->hide();
    m_others->hide();
    m_accepts->hide();
    m_summary->clear();
    if (!m_rows->refuse(field, problem))
        m_summary->setText(problem);
    Q_EMIT checked({});
}

QString CellForm::neighbourWords() const
{
    QStringList names;
    for (const Cell& other : neighbours()) {
        QString name = titleOf(*m_grid, nullptr, other.code);
        if (const Cell* before = m_grid->cell(other.code); before && before->outline.size() < other.outline.size())
            name += u' ' + tr("(in %n piece(s) then)", nullptr, int(other.outline.size()));
        names.push_back(name);
    }
    return names.isEmpty() ? QString() : tr("Changed with it: %1").arg(QLocale().createSeparatedList(names));
}

void CellForm::tell()
{
    const QString others = neighbourWords();
    m_others->setText(others);
    m_others->setVisible(!others.isEmpty());
    const Cell changed = cell();
    m_places->clear();
    std::vector<GeoPoint> places;
    for (const GroundFault& fault : m_faults) {
        places.push_back(fault.at);
        m_places->addItem(QStringLiteral("%1  %2")
                .arg(places.size())
                .arg(sentence(fault, *m_grid, m_withdraws->isChecked() ? nullptr : &changed)));
    }
    m_places->setVisible(!m_faults.empty());
    m_accepts->setVisible(!m_faults.empty());
    m_accepts->setChecked(false);
    m_summary->setText(m_faults.empty()
            ? tr("It fits with its neighbours and its division.")
            : tr("At %n place(s) the ground doesn't fit together; the map shows the numbers.", nullptr,
                  int(m_faults.size())));
    m_file->setEnabled(m_faults.empty());
    Q_EMIT checked(places);
}

void CellForm::file()
{
    if (!m_watch.session() || !m_file->isEnabled())
        return;
    m_rows->clearRefusals();
    m_file->setEnabled(false);
    const Cell changed = cell();
    const bool isWithdrawn = m_withdraws->isChecked();
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), edits = m_edits, reason = toUtf8(m_reason->text().trimmed())](
            WritingStore& store) -> Result<Receipt> { return store.office().cells.file(session, edits, reason); },
        [this, isWithdrawn, title = titleOf(*m_grid, &changed, changed.code)](const Answer<Receipt>& answer) {
            if (!answer) {
                m_file->setEnabled(true);
                if (!m_rows->refuse(answer.field(), answer.problem()))
                    m_summary->setText(answer.problem());
                return;
            }
            Q_EMIT filed(isWithdrawn ? tr("The grid cell %1 is withdrawn.").arg(title)
                                     : tr("The grid cell %1 is filed.").arg(title));
            accept();
        });
}

} // namespace fengsui::ui
