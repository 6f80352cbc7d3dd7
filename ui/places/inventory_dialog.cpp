#include "places/inventory_dialog.h"

#include "attachment/blob_list.h"
#include "look/theme.h"
#include "map/thing_layers.h"
#include "places/inventory_columns.h"
#include "places/inventory_run.h"
#include "places/thing.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t previewed = 20; // rows
constexpr int mostListed = 1000; // rows that were refused; the file that they are saved to has more
constexpr int columnsTab = 0, previewTab = 1, refusedTab = 2;

constexpr std::array references { CoordinateReference::Wgs84, CoordinateReference::Gcj02, CoordinateReference::Bd09 };

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text); // the table that it is put into owns it
    item->setToolTip(text);
    return item;
}

QByteArray quoted(QString text)
{
    return '"' + text.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

} // namespace

InventoryDialog::InventoryDialog(Watch& watch, InventoryIntake intake, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_intake(std::move(intake))
    , m_wording(new Wording(this))
    , m_fileLabel(new QLabel(this))
    , m_file(new QLabel(this))
    , m_choose(new QPushButton(this))
    , m_layerLabel(new QLabel(this))
    , m_layers(new QComboBox(this))
    , m_referenceLabel(new QLabel(this))
    , m_reference(new QComboBox(this))
    , m_systemLabel(new QLabel(this))
    , m_system(new QLineEdit(this))
    , m_tabs(new QTabWidget(this))
    , m_columns(new InventoryColumns(watch))
    , m_preview(new QTableWidget(0, 10))
    , m_refused(new QTableWidget(0, 3))
    , m_said(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_try(new QPushButton(this))
    , m_take(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    m_file->setTextFormat(Qt::PlainText);
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_file->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_said->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_progress->setRange(0, 1000);
    m_layerLabel->setBuddy(m_layers);
    m_referenceLabel->setBuddy(m_reference);
    m_systemLabel->setBuddy(m_system);
    for (std::size_t i = 0; i <= references.size(); ++i)
        m_reference->addItem(QString());
    for (QTableWidget* table : { m_preview, m_refused }) {
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->setTabKeyNavigation(false);
        table->verticalHeader()->hide();
        table->horizontalHeader()->setStretchLastSection(true);
        table->setWordWrap(false);
    }
    m_tabs->addTab(m_columns, QString());
    m_tabs->addTab(m_preview, QString());
    m_tabs->addTab(m_refused, QString());
    auto* top = new QGridLayout;
    top->addWidget(m_fileLabel, 0, 0);
    top->addWidget(m_file, 0, 1, 1, 3);
    top->addWidget(m_choose, 0, 4);
    top->addWidget(m_referenceLabel, 1, 0);
    top->addWidget(m_reference, 1, 1);
    top->addWidget(m_layerLabel, 1, 2, Qt::AlignRight);
    top->addWidget(m_layers, 1, 3, 1, 2);
    top->addWidget(m_systemLabel, 2, 0);
    top->addWidget(m_system, 2, 1);
    top->setColumnStretch(1, 1);
    top->setColumnStretch(3, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_try);
    buttons->addWidget(m_take);
    buttons->addWidget(m_save);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_said);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    for (QPushButton* button : { m_choose, m_try, m_take, m_save, m_close })
        button->setAutoDefault(false); // Enter in a field must not take an inventory in
    resize(fontMetrics().averageCharWidth() * 140, fontMetrics().height() * 32);
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms);
    m_moving.setInterval(200ms);
    connect(&m_soon, &QTimer::timeout, this, &InventoryDialog::showPreview);
    connect(&m_moving, &QTimer::timeout, this, [this] {
        if (!m_run)
            return;
        const int at = m_run->perMille();
        m_progress->setRange(0, at < 0 ? 0 : 1000);
        m_progress->setValue(std::max(0, at));
    });
    connect(m_choose, &QPushButton::clicked, this, &InventoryDialog::askForFile);
    connect(m_layers, &QComboBox::activated, this, &InventoryDialog::look);
    connect(m_reference, &QComboBox::currentIndexChanged, this, &InventoryDialog::lookLater);
    connect(m_system, &QLineEdit::editingFinished, this, [this] {
        if (m_system->isModified()) {
            m_system->setModified(false);
            look();
        }
    });
    connect(m_columns, &InventoryColumns::changed, this, &InventoryDialog::lookLater);
    connect(m_try, &QPushButton::clicked, this, [this] { begin(Purpose::Try); });
    connect(m_take, &QPushButton::clicked, this, [this] { begin(Purpose::Take); });
    connect(m_save, &QPushButton::clicked, this, &InventoryDialog::askWhereToSave);
    connect(m_close, &QPushButton::clicked, this, &InventoryDialog::reject);
    m_wording->say([this] { retranslate(); });
    enable();
}

InventoryDialog::~InventoryDialog() = default;

void InventoryDialog::retranslate()
{
    setWindowTitle(tr("Take components in"));
    m_fileLabel->setText(tr("File:"));
    if (m_path.isEmpty())
        m_file->setText(tr("CSV (UTF-8 or GB18030), GeoJSON, shapefile, GeoPackage, KML or KMZ"));
    m_choose->setText(tr("&Choose a file…"));
    m_layerLabel->setText(tr("La&yer:"));
    m_layers->setAccessibleName(tr("Which layer of the file"));
    m_referenceLabel->setText(tr("Coo&rdinates:"));
    m_reference->setAccessibleName(tr("What the coordinates of the file are"));
    const QSignalBlocker quiet(m_reference);
    m_reference->setItemText(0, tr("Say what they are…"));
    m_reference->setItemText(1, tr("WGS 84 / CGCS2000 (GPS, survey, 天地图)"));
    m_reference->setItemText(2, tr("GCJ-02 (AMap, Tencent)"));
    m_reference->setItemText(3, tr("BD-09 (Baidu)"));
    m_systemLabel->setText(tr("&Plane system:"));
    m_system->setPlaceholderText(tr("EPSG:4547 – only where the file is in metres and doesn't say of which system"));
    m_system->setAccessibleName(tr("Coordinate system of a plane, such as EPSG:4547"));
    m_tabs->setTabText(columnsTab, tr("1  C&olumns"));
    m_tabs->setTabText(previewTab, tr("2  First ro&ws as they are read"));
    m_preview->setAccessibleName(tr("First rows as they are read"));
    m_preview->setHorizontalHeaderLabels({ tr("Row"), tr("Code"), tr("Class"), tr("Name"), tr("Owner's number"),
        tr("Road"), tr("No."), tr("Owner"), tr("State"), tr("Place (WGS 84)") });
    m_refused->setAccessibleName(tr("Rows that were refused"));
    m_refused->setHorizontalHeaderLabels({ tr("Row"), tr("Column"), tr("Why") });
    m_try->setText(tr("&Try it only"));
    m_try->setToolTip(tr("Reads all of it and changes nothing"));
    m_take->setText(tr("Take it &in"));
    m_take->setToolTip(tr("In place of the components that are in force"));
    m_save->setText(tr("&Save refused rows…"));
    fillRefused();
    if (!isRunning())
        lookLater();
    enable();
}

void InventoryDialog::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Inventory of components"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        { tr("Inventories (*.csv *.csv.gz *.txt *.geojson *.json *.shp *.gpkg *.kml *.kmz)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &InventoryDialog::choose);
    dialog->open();
}

void InventoryDialog::choose(const QString& file)
{
    if (isRunning())
        return;
    m_path = file;
    m_file->setText(file);
    m_file->setToolTip(file);
    m_layers->clear();
    m_system->clear();
    m_system->hide();
    m_systemLabel->hide();
    const QSignalBlocker quiet(m_reference);
    m_reference->setCurrentIndex(0);
    look();
}

bool InventoryDialog::chooseReference(CoordinateReference reference)
{
    const auto found = std::ranges::find(references, reference);
    m_reference->setCurrentIndex(static_cast<int>(found - references.begin()) + 1);
    return m_reference->isEnabled();
}

void InventoryDialog::look()
{
    m_isLooking = true;
    m_sight.reset();
    m_problems.reset();
    m_problemsInAll = 0;
    m_columns->clear();
    m_preview->setRowCount(0);
    m_progress->setValue(0);
    fillRefused();
    m_tabs->setCurrentIndex(columnsTab);
    say(tr("The file is being looked at…"), false);
    enable();
    const int asked = ++m_asked;
    m_watch.backstage().ask(
        this,
        [look = m_intake.look, file = toUtf8(m_path), layer = toUtf8(m_layers->currentText()),
            system = toUtf8(m_system->text().trimmed())](
            ReadingStore&) -> Result<InventorySight> { return look(file, layer, system); },
        [this, asked](const Answer<InventorySight>& sight) {
            if (asked != m_asked)
                return; // another file meanwhile
            m_isLooking = false;
            if (sight) {
                take(*sight);
            } else {
                say(sight.problem(), true);
                if (sight.field() == "system") {
                    m_system->setVisible(true);
                    m_systemLabel->setVisible(true);
                    m_system->setFocus();
                }
            }
            enable();
        },
        Line::Bulk);
}

void InventoryDialog::take(const InventorySight& sight)
{
    m_sight = sight;
    m_layers->clear();
    for (const std::string& layer : sight.layers)
        m_layers->addItem(fromUtf8(layer));
    m_layers->setCurrentText(fromUtf8(sight.layer));
    if (sight.saysSystem && m_reference->currentIndex() == 0) {
        const QSignalBlocker quiet(m_reference);
        m_reference->setCurrentIndex(1);
    }
    m_columns->show(sight);
    lookLater();
}

void InventoryDialog::lookLater()
{
    if (isRunning() || m_isLooking)
        return;
    m_preview->setRowCount(0);
    m_progress->setValue(0);
    if (m_sight && missing().isEmpty()) {
        m_soon.start();
    } else {
        m_soon.stop();
        say(missing(), false);
    }
    enable();
}

QString InventoryDialog::missing() const
{
    if (!m_sight)
        return tr("Choose a file. Nothing is changed before you take it in.");
    if (m_reference->currentIndex() == 0)
        return tr("Say what the coordinates are: the file does not. Maps of the internet shift places in China by some "
                  "hundred metres.");
    return m_columns->missing();
}

ComponentMapping InventoryDialog::mapping() const
{
    ComponentMapping mapping = m_columns->mapping();
    mapping.reference = references[std::size_t(std::max(0, m_reference->currentIndex() - 1))];
    mapping.system = toUtf8(m_system->text().trimmed());
    return mapping;
}

void InventoryDialog::showPreview()
{
    using Rows = std::vector<InventoryRow>;
    if (!m_sight || isRunning() || !missing().isEmpty())
        return;
    m_isPreviewing = true;
    const int asked = ++m_asked;
    m_watch.backstage().ask(
        this,
        [preview = m_intake.preview, file = toUtf8(m_path), layer = m_sight->layer, mapping = mapping()](
            ReadingStore&) -> Result<Rows> { return preview(file, layer, mapping, previewed); },
        [this, asked](const Answer<Rows>& rows) {
            if (asked != m_asked)
                return;
            m_isPreviewing = false;
            if (!rows)
                say(rows.problem(), true);
            else
                fillPreview(*rows);
            enable();
        },
        Line::Bulk);
}

void InventoryDialog::fillPreview(const std::vector<InventoryRow>& rows)
{
    m_preview->setRowCount(static_cast<int>(rows.size()));
    m_preview->clearSpans();
    int used = 0;
    std::vector<int> refused; // rows of the table
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        const InventoryRow& read = rows[std::size_t(row)];
        const auto& component = read.component;
        if (!component) {
            refused.push_back(row);
            m_preview->setItem(row, 0, cell(QString::number(read.number)));
            continue;
        }
        ++used;
        const QString place = QStringLiteral("%1, %2")
                                  .arg(component->at.longitude(), 0, 'f', 6)
                                  .arg(component->at.latitude(), 0, 'f', 6);
        const QStringList texts { QString::number(read.number), fromUtf8(component->code.toString()),
            className(m_watch.types(), component->code.classCode()), fromUtf8(component->name),
            fromUtf8(component->number), fromUtf8(component->road), fromUtf8(component->house),
            fromUtf8(component->owner), nameOf(component->state), place };
        for (int i = 0; i < m_preview->columnCount(); ++i)
            m_preview->setItem(row, i, cell(texts[i]));
    }
    m_preview->resizeColumnsToContents();
    for (const int row : refused) { // their sentences are wider than any column
        m_preview->setSpan(row, 1, 1, m_preview->columnCount() - 1);
        if (const auto& why = rows[std::size_t(row)].why)
            m_preview->setItem(row, 1, cell(QStringLiteral("✕ ") + sentence(*why)));
    }
    const int all = static_cast<int>(rows.size());
    say(used == all
            ? tr("The first %n row(s) can all be used. Look at them, then try it or take it in.", nullptr, all)
            : tr("Of the first %n row(s) %1 can be used. Look at the others before you take it in.", nullptr, all)
                  .arg(used),
        used == 0);
}

void InventoryDialog::begin(Purpose purpose)
{
    if (isRunning() || m_isAnnouncing || !m_sight || !missing().isEmpty() || !m_watch.session())
        return;
    m_purpose = purpose;
    m_session = m_watch.session();
    m_problems.reset();
    m_problemsInAll = 0;
    fillRefused();
    m_run = std::make_unique<InventoryRun>(
        [read = m_intake.read, file = toUtf8(m_path), layer = m_sight->layer, mapping = mapping(),
            isDryRun = purpose == Purpose::Try](const ComponentComplaint& complain, const Progress& goesOn) {
            return read(file, layer, mapping, isDryRun, complain, goesOn);
        });
    connect(m_run.get(), &InventoryRun::finished, this, &InventoryDialog::end);
    say(purpose == Purpose::Try ? tr("All rows are being read; nothing is changed…")
                                : tr("The components are being read and arranged…"),
        false);
    m_progress->setRange(0, 0);
    m_moving.start();
    enable();
}

void InventoryDialog::end(const Answer<ComponentImport>& import)
{
    m_moving.stop();
    m_problems = std::make_shared<const std::vector<ComponentProblem>>(m_run->problems());
    m_run.release()->deleteLater(); // it is the one that tells
    m_progress->setRange(0, 1000);
    m_progress->setValue(0);
    m_problemsInAll = import ? import->refused : 0;
    fillRefused();
    QString problem = import.problem();
    if (import && import->brokenBy)
        problem = sentence(*import->brokenBy);
    if (!problem.isEmpty()) {
        say(tr("Nothing was changed: %1").arg(problem), true);
        Q_EMIT finished(m_said->text(), true);
    } else if (import->isCancelled) {
        say(tr("Stopped; nothing was changed."), false);
    } else {
        m_progress->setValue(1000);
        if (m_problemsInAll > 0)
            m_tabs->setCurrentIndex(refusedTab);
        if (m_purpose == Purpose::Take)
            return announce(*import);
        say(told(*import), false);
    }
    enable();
}

void InventoryDialog::announce(const ComponentImport& import)
{
    m_isAnnouncing = true;
    enable();
    m_watch.backstage().command(
        this,
        [session = *m_session, import, title = toUtf8(QFileInfo(m_path).fileName())](
            WritingStore& store) -> Result<News> {
            const Outcome announced = store.office().duty.announceEdition(
                session, { "component", import.digest, import.taken, title, {} }, import.bytes);
            if (!announced)
                return announced.refusal();
            News news;
            news.editions = true;
            return news;
        },
        [this, import](const Answer<News>& announced) {
            m_isAnnouncing = false;
            if (announced)
                say(told(import), false);
            else
                say(tr("Nothing was changed: %1").arg(announced.problem()), true);
            Q_EMIT finished(m_said->text(), !announced);
            enable();
        });
}

QString InventoryDialog::told(const ComponentImport& import) const
{
    QStringList lines { tr("%1 rows: %2 components taken, %3 rows refused (%4 codes that stood before, %5 places at "
                           "0,0).")
            .arg(import.rows)
            .arg(import.taken)
            .arg(import.refused)
            .arg(import.repeatedCodes)
            .arg(import.atZero) };
    if (import.repeatedNumbers > 0) {
        QStringList some;
        for (const std::string& each : import.someRepeated)
            some << fromUtf8(each);
        lines << tr("%1 of them bear an owner's number that others bear as well, such as %2.")
                     .arg(import.repeatedNumbers)
                     .arg(some.join(QStringLiteral(", ")));
    }
    if (m_purpose == Purpose::Try)
        lines << tr("Nothing was changed: this was only tried.");
    else
        lines << tr("They are in force; the map shows them in a moment.");
    if (import.bytes > BlobList::largest)
        lines << tr("The inventory is larger than the 64 MiB that consoles send each other: copy %1 of this store into "
                    "the same folder of theirs.")
                     .arg(QStringLiteral("editions/%1.sqlite").arg(fromUtf8(import.digest)));
    return lines.join(u' ');
}

void InventoryDialog::fillRefused()
{
    const auto known = m_problems ? m_problems->size() : 0;
    m_tabs->setTabText(refusedTab, tr("3  Re&fused rows (%1)").arg(m_problemsInAll));
    m_refused->setRowCount(static_cast<int>(std::min<std::size_t>(known, mostListed)));
    for (int row = 0; row < m_refused->rowCount(); ++row) {
        const ComponentProblem& problem = (*m_problems)[std::size_t(row)];
        m_refused->setItem(row, 0, cell(QString::number(problem.line)));
        m_refused->setItem(row, 1, cell(fromUtf8(problem.why.field)));
        m_refused->setItem(row, 2, cell(sentence(problem.why)));
    }
    m_refused->resizeColumnToContents(1);
}

void InventoryDialog::askWhereToSave()
{
    auto* dialog = new QFileDialog(this, tr("Save refused rows"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilters({ tr("Tables (*.csv)") });
    dialog->selectFile(QFileInfo(m_path).completeBaseName() + QStringLiteral("-refused.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &InventoryDialog::save);
    dialog->open();
}

// As spreadsheets read it: quotes doubled, and a mark that it is UTF-8.
void InventoryDialog::save(const QString& file)
{
    if (!m_problems)
        return;
    m_watch.backstage().ask(
        this,
        [file, problems = m_problems](ReadingStore&) -> Result<Done> {
            QSaveFile out(file);
            bool isGood = out.open(QIODevice::WriteOnly);
            isGood = isGood && out.write("\xef\xbb\xbfrow,field,reason\r\n") > 0;
            for (const ComponentProblem& problem : *problems)
                isGood = isGood
                    && out.write(QByteArray::number(qulonglong(problem.line)) + ','
                           + quoted(fromUtf8(problem.why.field)) + ',' + quoted(sentence(problem.why)) + "\r\n")
                        > 0;
            if (!isGood || !out.commit())
                return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written."),
                    { toUtf8(file) }, {} };
            return Done {};
        },
        [this, file, count = m_problems->size()](const Answer<Done>& done) {
            if (!done)
                return say(done.problem(), true);
            say(count < m_problemsInAll
                    ? tr("The first %n refused row(s) are saved in %1; there are more.", nullptr, int(count)).arg(file)
                    : tr("%n refused row(s) are saved in %1.", nullptr, int(count)).arg(file),
                false);
        },
        Line::Bulk);
}

QString InventoryDialog::said() const
{
    return m_said->text();
}

void InventoryDialog::say(const QString& sentence, bool isProblem)
{
    m_said->setText(isProblem ? QStringLiteral("✕ ") + sentence : sentence);
    QPalette words = palette();
    if (isProblem)
        words.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
    m_said->setPalette(words);
}

void InventoryDialog::enable()
{
    const bool isBusy = isRunning() || m_isAnnouncing;
    const bool isReady = !isBusy && !m_isLooking && m_sight && missing().isEmpty();
    m_choose->setEnabled(!isBusy);
    m_layers->setEnabled(!isBusy);
    m_reference->setEnabled(!isBusy && m_sight);
    m_system->setEnabled(!isBusy);
    m_columns->setEnabled(!isBusy && m_sight);
    m_try->setEnabled(isReady);
    m_take->setEnabled(isReady && m_watch.canWrite());
    m_save->setEnabled(!isBusy && m_problems && !m_problems->empty());
    m_progress->setVisible(isBusy || m_progress->value() > 0);
    m_close->setText(isRunning() ? tr("Stop (Esc)") : tr("Close (Esc)"));
    const bool hasLayers = m_layers->count() > 1;
    m_layerLabel->setVisible(hasLayers);
    m_layers->setVisible(hasLayers);
    if (m_system->text().isEmpty() && !m_isLooking && (m_sight || m_path.isEmpty())) {
        m_system->hide();
        m_systemLabel->hide();
    }
}

// Esc first stops what goes on; nothing is changed then.
void InventoryDialog::reject()
{
    if (m_run) {
        m_run->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace fengsui::ui
