#include "places/area_page.h"

#include "enquiry/found_layer.h"
#include "geo/notation.h"
#include "geo/write_features.h"
#include "grid/grid_directory.h"
#include "look/language.h"
#include "map/thing_layers.h"
#include "places/gazetteer_room.h"
#include "places/measure_tool.h"
#include "watch/watch.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStandardPaths>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr int steps = 1000; // of the progress bar

// What goes into a file: all that a county has in an ordinary area, and bounded all the same.
constexpr Listed mostWritten { 100'000, 200'000, 200'000 };

} // namespace

AreaPage::AreaPage(Watch& watch, GazetteerRoom& room, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_room(room)
    , m_wording(new Wording(this))
    , m_about(new QLabel(this))
    , m_nameLabel(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_kinds(new QTableWidget(0, 2, this))
    , m_model(new FoundModel(FoundModel::Shape::InArea, this))
    , m_table(makeFoundTable(*m_model, this))
    , m_remark(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_change(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_print(new QPushButton(this))
{
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setTextFormat(Qt::PlainText);
    m_nameLabel->setBuddy(m_name);
    m_name->setMaxLength(60);
    m_kinds->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_kinds->setSelectionMode(QAbstractItemView::SingleSelection);
    m_kinds->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_kinds->setShowGrid(false);
    m_kinds->setTabKeyNavigation(false);
    m_kinds->setWordWrap(false);
    m_kinds->verticalHeader()->hide();
    m_kinds->horizontalHeader()->setHighlightSections(false);
    m_kinds->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_kinds->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_progress->setRange(0, steps);
    m_progress->setTextVisible(false);
    for (QPushButton* button : { m_cancel, m_change, m_save, m_print })
        button->setAutoDefault(false);

    auto* top = new QHBoxLayout;
    top->addWidget(m_about, 3);
    top->addWidget(m_nameLabel);
    top->addWidget(m_name, 2);
    auto* lists = new QSplitter(this);
    lists->setChildrenCollapsible(false);
    lists->addWidget(m_kinds);
    lists->addWidget(m_table);
    const int letter = fontMetrics().averageCharWidth();
    lists->setSizes({ letter * 36, letter * 94 });
    lists->setStretchFactor(1, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_remark, 1);
    bottom->addWidget(m_progress, 1);
    bottom->addWidget(m_cancel);
    bottom->addWidget(m_change);
    bottom->addWidget(m_save);
    bottom->addWidget(m_print);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(lists, 1);
    column->addLayout(bottom);
    resize(letter * 130, 480);
    m_progress->hide();
    m_cancel->hide();

    m_tick.setInterval(200ms);
    connect(&m_tick, &QTimer::timeout, this, &AreaPage::showProgress);
    connect(m_cancel, &QPushButton::clicked, this, &AreaPage::cancel);
    connect(m_change, &QPushButton::clicked, this, &AreaPage::changeWanted);
    connect(m_save, &QPushButton::clicked, this, &AreaPage::askWhere);
    connect(m_print, &QPushButton::clicked, this, &AreaPage::paperWanted);
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT chosen(m_model->rowAt(index.row()).hit); });
    connect(m_kinds, &QTableWidget::currentCellChanged, this, [this](int row) {
        m_model->showSection(row > 0 ? std::optional(row - 1) : std::nullopt);
        if (m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
    });
    m_wording->say([this] { retranslate(); });
}

AreaPage::~AreaPage()
{
    cancel();
}

void AreaPage::retranslate()
{
    setWindowTitle(tr("What is in the area"));
    m_nameLabel->setText(tr("&Name"));
    m_name->setPlaceholderText(tr("what the paper calls it"));
    m_name->setAccessibleName(tr("What the paper calls the area"));
    m_cancel->setText(tr("&Cancel"));
    m_cancel->setAccessibleName(tr("Stop looking"));
    m_change->setText(tr("C&hange the border"));
    m_change->setAccessibleName(tr("Go back to drawing and change the border"));
    m_save->setText(tr("&Save as…"));
    m_save->setAccessibleName(tr("Save what is inside for other programs: GeoJSON, KML, GPX or CSV"));
    m_print->setText(tr("&Print…"));
    m_print->setAccessibleName(tr("Print what is in the area"));
    m_table->setAccessibleName(tr("What is in the area"));
    m_kinds->setAccessibleName(tr("How many of each kind; choosing one shows only these"));
    m_kinds->setHorizontalHeaderLabels({ tr("Kind"), tr("Number") });
    m_progress->setAccessibleName(tr("How much is looked through"));
    m_model->retranslate();
    if (m_ground) {
        showAbout();
        lookInside(*m_ground, m_name->text()); // the words of the list are in the other language
    }
}

void AreaPage::showAbout()
{
    const Degrees at { m_ground->middle().longitude(), m_ground->middle().latitude() };
    const bool isChinese = bilingual("en", "zh") == QStringLiteral("zh");
    m_about->setText(tr("%1, border %2, %n corner(s), around %3", nullptr, static_cast<int>(m_ground->corners()))
            .arg(areaText(m_ground->squareKilometres() * 1e6), lengthText(m_ground->outlineMetres()),
                fromUtf8(toText(fengsui::Degrees { at.longitude, at.latitude }, Notation::Seconds,
                    isChinese ? PlaceWords::Chinese : PlaceWords::English))));
}

void AreaPage::lookInside(const AskedGround& ground, const QString& name)
{
    m_ground = ground;
    m_name->setText(name);
    m_isThere = false;
    showAbout();
    m_remark->setText(tr("Looking…"));
    search({}, {}, [this](const std::shared_ptr<const Haul>& haul, const QString& problem) { fill(*haul, problem); });
}

void AreaPage::cancel()
{
    if (m_search)
        m_search->isCancelled = true;
}

// First the ledgers by a reader's thread, then what stands in the county by that of the gazetteer.
void AreaPage::search(const Listed& most, Work work, Then then)
{
    cancel();
    const auto run = m_search = std::make_shared<Search>();
    m_tick.start();
    const GoesOn goesOn = [run](std::uint64_t done, std::uint64_t total) {
        run->done = done;
        run->total = total;
        return !run->isCancelled;
    };
    const auto haul = std::make_shared<Haul>();
    const auto end = [this, run, haul, then = std::move(then)](const QString& problem) {
        if (run != m_search)
            return; // another question meanwhile
        m_search.reset();
        m_tick.stop();
        showProgress();
        then(haul, problem);
    };
    m_watch.backstage().ask(
        this,
        [haul, goesOn, most, ground = *m_ground, grid = m_watch.access().grid](ReadingStore& store) -> Outcome {
            haul->isWhole = findCases(store.ledgers().incidents(), ground, most, goesOn, haul->found);
            findTeams(store.ledgers().teams().teams(), grid.get(), ground, haul->found);
            return Done {};
        },
        [this, run, haul, goesOn, most, work = std::move(work), end, ground = *m_ground](const Answer<Done>& cases) {
            if (!cases || run != m_search)
                return end(cases.problem());
            m_room.ask(
                this,
                [haul, goesOn, most, work, ground](Gazetteer& gazetteer) -> Outcome {
                    if (gazetteer.facilities)
                        findFacilities(*gazetteer.facilities, ground, haul->found);
                    if (haul->isWhole && gazetteer.components)
                        haul->isWhole = findComponents(*gazetteer.components, ground, most, goesOn, haul->found);
                    return work ? work(*haul) : Done {};
                },
                [end](const Answer<Done>& things) { end(things.problem()); });
        },
        Line::Bulk);
}

void AreaPage::showProgress()
{
    const bool isRunning = m_search != nullptr;
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
    m_remark->setVisible(!isRunning);
    m_save->setEnabled(!isRunning);
    if (!isRunning)
        return;
    const std::uint64_t total = m_search->total;
    if (total == 0)
        return m_progress->setRange(0, 0); // not known yet how much there is
    m_progress->setRange(0, steps);
    m_progress->setValue(static_cast<int>(steps * std::min<std::uint64_t>(m_search->done, total) / total));
}

void AreaPage::fill(const Haul& haul, const QString& problem)
{
    const Found& found = haul.found;
    std::vector<FoundRow> rows;
    m_sections.clear();
    const auto section
        = [this](const QString& name, std::uint64_t number) { m_sections.push_back({ name, number, 0 }); };
    const auto add = [&](FoundRow row) {
        row.section = static_cast<int>(m_sections.size()) - 1;
        ++m_sections.back().listed;
        rows.push_back(std::move(row));
    };
    section(tr("Open cases"), found.openCases.size());
    for (const IncidentRow& row : found.openCases)
        add(rowOf(row, *row.point, m_watch));
    if (found.closedCount > 0)
        section(tr("Closed cases"), found.closedCount);
    for (const IncidentRow& row : found.closedCases)
        add(rowOf(row, *row.point, m_watch));
    section(tr("Teams"), found.teams.size());
    for (const FoundTeam& each : found.teams)
        add(rowOf(each.team, each.at));
    std::map<FacilityKind, std::uint64_t> kinds;
    for (const Facility& facility : found.facilities)
        ++kinds[facility.kind];
    std::optional<FacilityKind> kind;
    for (const Facility& facility : found.facilities) {
        if (kind != facility.kind) {
            kind = facility.kind;
            section(nameOf(facility.kind), kinds[facility.kind]);
        }
        add(rowOf(facility, m_watch));
    }
    auto component = found.components.begin();
    for (const ClassCount& each : found.classes) {
        section(className(m_watch.types(), each.classCode), each.components);
        for (; component != found.components.end() && component->code.classCode() == each.classCode; ++component)
            add(rowOf(*component, m_watch));
    }
    m_model->setRows(std::move(rows), m_ground->middle());
    fillKinds();
    QStringList remarks;
    if (found.isCut())
        remarks.append(tr("The lists are cut: %L1 of %L2 are named here; all are counted.")
                .arg(m_model->rows().size())
                .arg(found.count()));
    if (!haul.isWhole)
        remarks.append(tr("Cancelled: not everything was looked through."));
    if (!problem.isEmpty()) {
        remarks.append(tr("Not everything could be looked through: %1").arg(problem));
        Q_EMIT said(problem, true);
    }
    m_paperRemark = remarks.join(u' ');
    if (found.isCut())
        remarks.append(found.closedCount <= mostWritten.closedCases && found.componentCount() <= mostWritten.components
                ? tr("Saving writes all of them.")
                : tr("Saving writes %L1 components at most.").arg(mostWritten.components));
    m_remark->setText(remarks.join(u' '));
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_isThere = true;
}

void AreaPage::fillKinds()
{
    m_kinds->setRowCount(static_cast<int>(m_sections.size()) + 1);
    std::uint64_t all = 0, listed = 0;
    const auto line = [this](int row, const Section& section) {
        const QString number = section.listed == section.number
            ? QStringLiteral("%L1").arg(section.number)
            //: so many are listed of so many that there are
            : tr("%L1 of %L2").arg(section.listed).arg(section.number);
        auto* name = new QTableWidgetItem(section.name); // the table owns it
        auto* count = new QTableWidgetItem(number); // this one too
        name->setToolTip(section.name);
        count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_kinds->setItem(row, 0, name);
        m_kinds->setItem(row, 1, count);
    };
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        line(static_cast<int>(i) + 1, m_sections[i]);
        all += m_sections[i].number;
        listed += m_sections[i].listed;
    }
    line(0, { tr("Everything"), all, listed });
    m_kinds->setCurrentCell(0, 0);
}

QString AreaPage::about() const
{
    return m_about->text();
}

QString AreaPage::remark() const
{
    return m_remark->text();
}

// A kind that is chosen is the one that the paper names; counted are all.
report::AreaFound AreaPage::found() const
{
    const int chosen = m_kinds->currentRow() - 1; // -1: everything
    QString remark = m_paperRemark;
    if (chosen >= 0)
        remark = tr("Only these are named: %1.").arg(m_sections[std::size_t(chosen)].name);
    report::AreaFound found;
    found.area = { toUtf8(m_name->text().trimmed()), m_ground->middle(), m_ground->squareKilometres() * 1e6,
        m_ground->outlineMetres(), m_ground->corners(), toUtf8(remark), m_watch.mode() == Mode::Drill };
    for (int i = 0; const Section& section : m_sections) {
        found.counts.push_back(
            { toUtf8(section.name), section.number, chosen < 0 || chosen == i ? section.listed : 0 });
        ++i;
    }
    for (const FoundRow& row : m_model->rows())
        if (chosen < 0 || row.section == chosen)
            found.things.push_back(row.thing);
    return found;
}

void AreaPage::askWhere()
{
    auto* dialog = new QFileDialog(
        this, tr("Save what is in the area"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const FeatureFormat format :
        { FeatureFormat::Csv, FeatureFormat::GeoJson, FeatureFormat::Kml, FeatureFormat::Gpx })
        filters.append(QStringLiteral("*.") + fromUtf8(toWord(format)));
    dialog->setNameFilters(filters);
    const auto suffix = [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.mid(2)); };
    connect(dialog, &QFileDialog::filterSelected, dialog, suffix);
    suffix(filters.front());
    dialog->selectFile(QStringLiteral("area.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &AreaPage::write);
    dialog->open();
}

void AreaPage::write(const QString& file)
{
    const auto format = featureFormatOf(toUtf8(QFileInfo(file).suffix().toLower()));
    if (!format)
        return Q_EMIT said(
            tr("%1: the name must end in csv, geojson, kml or gpx.").arg(QFileInfo(file).fileName()), true);
    const QString named = m_name->text().trimmed();
    const std::string title = toUtf8(named.isEmpty() ? tr("Area drawn on the map") : named);
    search(
        mostWritten,
        [file, format, title, ground = *m_ground, grid = m_watch.access().grid](const Haul& haul) -> Outcome {
            if (!haul.isWhole)
                return Done {};
            const std::string text = toText(foundLayer(ground, haul.found, grid.get(), title), *format);
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), std::ssize(text)) != std::ssize(text)
                || !out.commit())
                return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
                    { toUtf8(file), toUtf8(out.errorString()) }, {} };
            return Done {};
        },
        [this, file](const std::shared_ptr<const Haul>& haul, const QString& problem) {
            if (!problem.isEmpty())
                return Q_EMIT said(problem, true);
            if (!haul->isWhole)
                return Q_EMIT said(tr("Cancelled; nothing was written."), true);
            const Found& found = haul->found;
            const QString name = QFileInfo(file).fileName();
            Q_EMIT said(found.isCut()
                    ? tr("%1 is written, but cut: there is more in the area than a file may have.").arg(name)
                    : tr("%1 is written.").arg(name),
                found.isCut());
            Q_EMIT written(file);
        });
}

} // namespace fengsui::ui
