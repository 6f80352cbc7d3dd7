#include "window/map_sheet_dialog.h"

#include "desk/paper_names.h"
#include "forms/form_rows.h"
#include "map/map_camera.h"
#include "map/map_pane.h"
#include "map/map_sheet_press.h"
#include "map/pin_board.h"
#include "report/case_facts.h"
#include "watch/watch.h"
#include "window/paper_counter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <chrono>

namespace fengsui::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int previewDots = 110;

struct Format {
    MapSheet::Paper paper;
    bool isLandscape;
};
constexpr Format formats[] { { MapSheet::Paper::A4, false }, { MapSheet::Paper::A4, true },
    { MapSheet::Paper::A3, false }, { MapSheet::Paper::A3, true } };

QString grouped(int number)
{
    return QLocale(QLocale::English).toString(number);
}

QString scaleText(int scale)
{
    return u"1 : "_s + grouped(scale);
}

MapSheet shownOn(MapPane& map)
{
    MapSheet sheet;
    sheet.centre = map.camera().centre();
    sheet.layers = map.layers().all();
    for (const PinBoard::Pin* pin : map.pins().drawingOrder())
        sheet.pins.push_back(pin->pin);
    sheet.marked = map.pins().markedPlace();
    sheet.remark = map.remark();
    sheet.font = map.font();
    return sheet;
}

} // namespace

MapSheetDialog::MapSheetDialog(Watch& watch, MapPane& map, bool isChinese, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_isChinese(isChinese)
    , m_start(shownOn(map))
    , m_metresShown(map.camera().size() * map.camera().metresPerPixel())
    , m_wording(new Wording(this))
    , m_rows(new FormRows(this))
    , m_title(new QLineEdit(fromUtf8(watch.access().identity.name), m_rows))
    , m_paper(new QComboBox(m_rows))
    , m_scale(new QComboBox(m_rows))
    , m_grid(new QCheckBox(m_rows))
    , m_layers(new QListWidget(m_rows))
    , m_file(new QLineEdit(m_rows))
    , m_choose(new QPushButton(m_rows))
    , m_preview(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_pdf(new QPushButton(this))
    , m_print(new QPushButton(this))
    , m_press(new MapSheetPress(this))
    , m_eye(new MapSheetPress(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_start.isDrill = watch.mode() == Mode::Drill;
    m_paper->addItems({ QString(), QString(), QString(), QString() });
    m_scale->setEditable(true);
    m_scale->setInsertPolicy(QComboBox::NoInsert);
    for (const int scale : MapSheet::usualScales())
        m_scale->addItem(scaleText(scale), scale);
    m_grid->setChecked(true);
    m_file->setText(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
            .filePath(u"map-%1.pdf"_s.arg(fromUtf8(watch.access().zone.day(watch.now())))));
    m_rows->add("title", [] { return tr("&Title"); }, m_title);
    m_rows->add("paper", [] { return tr("Pa&per"); }, m_paper);
    m_rows->add("scale", [] { return tr("&Scale"); }, m_scale);
    m_rows->addWide(m_grid);
    m_rows->add("layers", [] { return tr("Sho&wn"); }, m_layers);
    m_rows->add("file", [] { return tr("PDF fi&le"); }, m_file);
    m_rows->addWide(m_choose);
    listLayers();
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setMinimumSize(280, 280);
    m_preview->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_progress, 1);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    buttons->addWidget(m_pdf);
    buttons->addWidget(m_print);
    auto* form = new QVBoxLayout;
    form->addWidget(m_rows);
    form->addStretch();
    auto* middle = new QHBoxLayout;
    middle->addLayout(form, 2);
    middle->addWidget(m_preview, 3);
    auto* column = new QVBoxLayout(this);
    column->addLayout(middle, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 30);
    m_pdf->setDefault(true);
    m_print->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_choose->setAutoDefault(false);
    m_progress->setTextVisible(false);
    setBusy(false);

    m_wording->say([this] {
        setWindowTitle(tr("Print the map"));
        m_paper->setItemText(0, tr("A4 portrait"));
        m_paper->setItemText(1, tr("A4 landscape"));
        m_paper->setItemText(2, tr("A3 portrait"));
        m_paper->setItemText(3, tr("A3 landscape"));
        m_grid->setText(tr("&Grid of longitude and latitude"));
        m_choose->setText(tr("Choose the pl&ace…"));
        m_choose->setAccessibleName(tr("Choose where the PDF shall be"));
        m_layers->setToolTip(tr("Space takes a layer off the page or puts it back."));
        m_pdf->setText(tr("Write the PDF (Enter)"));
        m_pdf->setAccessibleName(tr("Write the page as PDF"));
        m_print->setText(tr("P&rint…"));
        m_print->setAccessibleName(tr("Print the page"));
        m_cancel->setText(tr("&Cancel"));
        m_progress->setAccessibleName(tr("How much of the page is painted"));
        m_preview->setAccessibleName(tr("What the page will look like"));
    });

    m_later.setSingleShot(true);
    m_later.setInterval(200ms);
    connect(&m_later, &QTimer::timeout, this, &MapSheetDialog::look);
    m_patience.setSingleShot(true);
    m_patience.setInterval(700ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_progress->show();
        m_cancel->show();
    });
    const auto lookLater = [this] { m_later.start(); };
    connect(m_title, &QLineEdit::textChanged, this, lookLater);
    connect(m_scale, &QComboBox::currentTextChanged, this, lookLater);
    connect(m_paper, &QComboBox::currentIndexChanged, this, lookLater);
    connect(m_grid, &QCheckBox::toggled, this, lookLater);
    connect(m_layers, &QListWidget::itemChanged, this, lookLater);
    connect(m_choose, &QPushButton::clicked, this, &MapSheetDialog::chooseFile);
    connect(m_eye, &MapSheetPress::previewed, this, &MapSheetDialog::showPreview);
    connect(m_press, &MapSheetPress::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
    });
    connect(m_press, &MapSheetPress::written, this, [this](const QString& pdf) {
        setBusy(false);
        Q_EMIT said(tr("%1 is written.").arg(QFileInfo(pdf).fileName()), false);
        Q_EMIT written(pdf);
        accept();
    });
    connect(m_press, &MapSheetPress::printed, this, [this] {
        setBusy(false);
        Q_EMIT said(tr("The map is sent to the printer."), false);
        accept();
    });
    connect(m_press, &MapSheetPress::failed, this, [this](const QString& sentence) {
        setBusy(false);
        m_rows->refuse("file", sentence);
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_press->cancel();
        setBusy(false);
    });
    connect(m_pdf, &QPushButton::clicked, this, &MapSheetDialog::write);
    connect(m_print, &QPushButton::clicked, this, &MapSheetDialog::print);
    proposeFormat();
    look();
}

// As the list of layers has them: what hides others stands above them.
void MapSheetDialog::listLayers()
{
    const auto add = [this](const QString& name) {
        auto* item = new QListWidgetItem(name, m_layers);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    };
    add(tr("Cases and teams"));
    std::erase_if(m_start.layers, [](const MapLayer& layer) { return !layer.isShown || layer.opacity <= 0; });
    for (auto layer = m_start.layers.rbegin(); layer != m_start.layers.rend(); ++layer)
        add(layer->name);
    m_layers->setCurrentRow(0);
    m_layers->setMinimumHeight(fontMetrics().height() * 6);
}

// So that all that the map shows is on the page, and as large as it can be.
void MapSheetDialog::proposeFormat()
{
    MapSheet sheet = m_start;
    sheet.isLandscape = m_metresShown.width() > m_metresShown.height();
    const auto& scales = MapSheet::usualScales();
    const auto fits = std::ranges::find_if(scales, [&](int scale) {
        sheet.scale = scale;
        const QSizeF onPage = MapSheetPage(sheet).frame().size() * scale / 1000;
        return onPage.width() >= m_metresShown.width() && onPage.height() >= m_metresShown.height();
    });
    m_scale->setCurrentIndex(static_cast<int>(std::min(fits, scales.end() - 1) - scales.begin()));
    m_paper->setCurrentIndex(sheet.isLandscape ? 1 : 0);
}

// "1 : 10,000", "1:10000", "10000"
std::optional<int> MapSheetDialog::chosenScale() const
{
    QString text = m_scale->currentText();
    text = text.mid(std::max(text.lastIndexOf(u':'), text.lastIndexOf(u'：')) + 1);
    text.remove(u' ').remove(u',').remove(u'，');
    bool isNumber = false;
    const int scale = text.toInt(&isNumber);
    const bool isUseful = isNumber && scale >= MapSheet::largestScale && scale <= MapSheet::smallestScale;
    return isUseful ? std::optional(scale) : std::nullopt;
}

std::optional<MapSheet> MapSheetDialog::sheet() const
{
    const auto scale = chosenScale();
    if (!scale)
        return std::nullopt;
    MapSheet sheet = m_start;
    const Format& format = formats[std::max(0, m_paper->currentIndex())];
    sheet.paper = format.paper;
    sheet.isLandscape = format.isLandscape;
    sheet.scale = *scale;
    sheet.title = m_title->text().trimmed();
    sheet.hasGrid = m_grid->isChecked();
    const auto isOn = [this](int row) { return m_layers->item(row)->checkState() == Qt::Checked; };
    if (!isOn(0))
        sheet.pins.clear();
    sheet.layers.clear();
    for (int row = m_layers->count() - 1; row > 0; --row)
        if (isOn(row))
            sheet.layers.push_back(m_start.layers[m_start.layers.size() - static_cast<std::size_t>(row)]);
    return sheet;
}

void MapSheetDialog::look()
{
    m_rows->clearRefusals();
    if (const auto wanted = sheet())
        m_eye->preview(*wanted, previewDots);
    else
        m_rows->refuse("scale",
            tr("Say a scale from 1 : %1 to 1 : %2.")
                .arg(grouped(MapSheet::largestScale), grouped(MapSheet::smallestScale)));
}

void MapSheetDialog::showPreview(const QImage& page)
{
    m_page = page;
    const double dots = devicePixelRatioF();
    QPixmap picture
        = QPixmap::fromImage(m_page.scaled(m_preview->size() * dots, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    picture.setDevicePixelRatio(dots);
    m_preview->setPixmap(picture);
}

void MapSheetDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    if (!m_page.isNull())
        showPreview(m_page);
}

void MapSheetDialog::withOrigin(std::function<void(MapSheet)> then)
{
    const auto wanted = sheet();
    if (!wanted)
        return look();
    const auto language = m_isChinese ? report::Language::Chinese : report::Language::English;
    const std::string by = m_watch.session() ? m_watch.session()->name : std::string();
    setBusy(true);
    m_watch.backstage().ask(
        this,
        [language, by, now = m_watch.now(), access = m_watch.access()](ReadingStore& store) -> Result<report::Printed> {
            return printedNow(PaperCounter::sourcesFor(store, access, language), by, 1, now);
        },
        [this, wanted = *wanted, then = std::move(then)](const Answer<report::Printed>& printed) mutable {
            if (!printed) {
                setBusy(false);
                return Q_EMIT said(printed.problem(), true);
            }
            const Degrees centre = toDegrees(wanted.centre);
            wanted.code = QString::fromStdString(report::qrText(u"map:%1,%2/%3"_s.arg(centre.longitude, 0, 'f', 6)
                                                                    .arg(centre.latitude, 0, 'f', 6)
                                                                    .arg(wanted.scale)
                                                                    .toStdString(),
                *printed));
            wanted.origin = tr("%1, printed %2 by %3")
                                .arg(fromUtf8(printed->issuer), m_watch.local(printed->at), fromUtf8(printed->by));
            then(std::move(wanted));
        });
}

void MapSheetDialog::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Print the map"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->setNameFilters({ u"*.pdf"_s });
    const QFileInfo now(m_file->text().trimmed());
    dialog->setDirectory(now.absolutePath());
    dialog->selectFile(now.fileName());
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void MapSheetDialog::write()
{
    m_rows->clearRefusals();
    const QString file = m_file->text().trimmed();
    if (file.isEmpty()) {
        m_rows->refuse("file", tr("Say where the file shall be."));
        return;
    }
    withOrigin([this, file](const MapSheet& wanted) { m_press->write(wanted, file); });
}

void MapSheetDialog::print()
{
    m_rows->clearRefusals();
    withOrigin([this](const MapSheet& wanted) {
        auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
        auto* ask = new QPrintDialog(printer.get(), this);
        ask->setAttribute(Qt::WA_DeleteOnClose);
        connect(
            ask, qOverload<>(&QDialog::accepted), this, [this, wanted, printer] { m_press->print(wanted, printer); });
        connect(ask, &QDialog::rejected, this, [this] { setBusy(false); });
        ask->open();
    });
}

void MapSheetDialog::setBusy(bool isBusy)
{
    m_pdf->setEnabled(!isBusy);
    m_print->setEnabled(!isBusy);
    m_rows->setEnabled(!isBusy);
    m_progress->setRange(0, 0);
    m_progress->setVisible(false);
    m_cancel->setVisible(false);
    if (isBusy)
        m_patience.start();
    else
        m_patience.stop();
}

} // namespace fengsui::ui
