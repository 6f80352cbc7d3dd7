#include "casepage/file_pane.h"

#include "attachment/media_type.h"
#include "watch/watch.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QImageReader>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace fengsui::ui {

namespace {

enum Column { Name, Size, When, Who, State, ColumnCount };

constexpr int thumbnailHeight = 40;
constexpr int shownRows = 3;

QString sizeText(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

// Decodes no more of the picture than the small one needs, where its format allows.
QImage smallPicture(const QString& path)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.isValid())
        reader.setScaledSize(size.scaled(thumbnailHeight * 2, thumbnailHeight, Qt::KeepAspectRatio));
    return reader.read();
}

QString nameOf(const Attachment& file)
{
    return file.name.empty() ? fromUtf8(file.digest.toHex().substr(0, 12)) : fromUtf8(file.name);
}

} // namespace

FilePane::FilePane(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_again(this)
    , m_title(new QLabel(this))
    , m_add(new QPushButton(this))
    , m_showsCaller(new QCheckBox(this))
    , m_open(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_withdraw(new QPushButton(this))
    , m_table(new QTableWidget(this))
{
    constexpr int waitBeforeReadingAgain = 3000;
    setAcceptDrops(true);
    m_again.setSingleShot(true);
    m_again.setInterval(waitBeforeReadingAgain);
    m_table->setColumnCount(ColumnCount);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setIconSize({ thumbnailHeight * 2, thumbnailHeight });
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = { 36, 12, 18, 14, 20 };
    for (int column = 0; column < ColumnCount; ++column)
        m_table->setColumnWidth(column, letter * widths[column]);
    m_add->setObjectName(QStringLiteral("files.add"));
    m_open->setObjectName(QStringLiteral("files.open"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_title);
    row->addWidget(m_add);
    row->addWidget(m_showsCaller);
    row->addStretch();
    for (QPushButton* button : { m_open, m_save, m_withdraw })
        row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_table);
    m_wording->say([this] {
        m_add->setText(tr("Attach files…"));
        m_add->setToolTip(tr("Photographs, PDF, audio and plain text up to 64 MiB; or drop them here"));
        m_showsCaller->setText(tr("shows the caller"));
        m_showsCaller->setToolTip(tr("What is attached now is destroyed together with the caller's data"));
        m_open->setText(tr("Open"));
        m_save->setText(tr("Save as…"));
        m_withdraw->setText(tr("Withdraw…"));
        m_table->setAccessibleName(tr("Files of the case"));
        m_table->setHorizontalHeaderLabels({ tr("File"), tr("Size"), tr("When"), tr("Who"), tr("Where") });
        showLines();
    });
    connect(m_add, &QPushButton::clicked, this, &FilePane::choose);
    connect(m_open, &QPushButton::clicked, this, &FilePane::open);
    connect(m_save, &QPushButton::clicked, this, &FilePane::saveAs);
    connect(m_withdraw, &QPushButton::clicked, this, &FilePane::withdraw);
    connect(m_table, &QTableWidget::itemActivated, this, &FilePane::open);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &FilePane::showButtons);
    connect(&watch, &Watch::sessionChanged, this, &FilePane::showButtons);
    connect(&watch, &Watch::writerChanged, this, &FilePane::showButtons);
    connect(&m_again, &QTimer::timeout, this, &FilePane::isWaiting);
}

QString FilePane::stateText(const FileLine& line)
{
    if (line.file.isWithdrawn)
        return QStringLiteral("✕ ")
            + (line.file.reason.empty() ? tr("destroyed") : tr("withdrawn: %1").arg(fromUtf8(line.file.reason)));
    if (line.state.isHere)
        return QStringLiteral("✓ ") + tr("here");
    if (line.state.bytes > 0 && line.file.size > 0)
        return QStringLiteral("… %1 %").arg(line.state.bytes * 100 / line.file.size);
    return QStringLiteral("○ ") + tr("waiting for %1").arg(fromUtf8(line.console));
}

void FilePane::show(IncidentId incident, PersonId caller, std::vector<FileLine> lines)
{
    if (incident != m_incident)
        m_thumbnails.clear();
    m_incident = incident;
    m_caller = caller;
    m_showsCaller->setVisible(!caller.isNull());
    const bool isSame = lines == m_lines;
    m_lines = std::move(lines);
    if (!isSame) {
        showLines();
        readThumbnails();
    }
    showButtons();
    m_again.stop();
    for (const FileLine& line : m_lines)
        if (isVisible() && !line.state.isHere && !line.file.isWithdrawn)
            m_again.start();
}

void FilePane::showLines()
{
    m_title->setText(tr("%n file(s)", nullptr, static_cast<int>(m_lines.size())));
    m_table->setVisible(!m_lines.empty());
    const int row = m_table->currentRow();
    m_table->setRowCount(static_cast<int>(m_lines.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const FileLine& line = m_lines[static_cast<std::size_t>(i)];
        const QString texts[] = { nameOf(line.file), sizeText(line.file.size), m_watch.local(line.file.at),
            m_watch.operatorName(line.file.by), stateText(line) };
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column]);
            m_table->setItem(i, column, item); // the table owns it
        }
        if (const auto known = m_thumbnails.find(line.file.digest); known != m_thumbnails.end())
            m_table->item(i, Name)->setIcon(QIcon(QPixmap::fromImage(known->second)));
    }
    if (row >= 0 && row < m_table->rowCount())
        m_table->selectRow(row);
    const int rows = std::min(m_table->rowCount(), shownRows);
    m_table->setMaximumHeight(m_table->horizontalHeader()->sizeHint().height()
        + rows * (thumbnailHeight + fontMetrics().height() / 2) + 2 * m_table->frameWidth());
    showButtons();
}

void FilePane::showButtons()
{
    const FileLine* line = chosen();
    const bool isHere = line && line->state.isHere && !line->file.isWithdrawn;
    const bool mayWrite = m_watch.session() && m_watch.canWrite();
    m_add->setEnabled(mayWrite && !m_incident.isNull());
    m_showsCaller->setEnabled(mayWrite);
    m_open->setEnabled(isHere);
    m_save->setEnabled(isHere);
    m_withdraw->setEnabled(mayWrite && line && !line->file.isWithdrawn);
    for (QPushButton* button : { m_open, m_save, m_withdraw })
        button->setVisible(!m_lines.empty());
}

const FileLine* FilePane::chosen() const
{
    const auto row = static_cast<std::size_t>(m_table->currentRow());
    return m_table->currentRow() >= 0 && row < m_lines.size() ? &m_lines[row] : nullptr;
}

void FilePane::readThumbnails()
{
    for (const FileLine& line : m_lines) {
        const auto media = mediaTypeOf(line.file.media);
        if (!line.state.isHere || line.file.isWithdrawn || !media || !isPicture(*media)
            || m_thumbnails.contains(line.file.digest))
            continue;
        m_watch.backstage().ask(
            this, [path = fromUtf8(line.state.path)](ReadingStore&) -> Result<QImage> { return smallPicture(path); },
            [this, digest = line.file.digest](const Answer<QImage>& answer) {
                if (!answer || answer->isNull())
                    return;
                m_thumbnails[digest] = *answer;
                showLines();
            },
            Line::Bulk);
    }
}

void FilePane::choose()
{
    auto* dialog = new QFileDialog(this, tr("Files to attach"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({ tr("What may be attached (*.jpg *.jpeg *.png *.webp *.pdf *.mp3 *.m4a *.wav *.ogg *.amr "
                                "*.flac *.txt)"),
        tr("All files (*)") });
    connect(dialog, &QFileDialog::filesSelected, this, &FilePane::add);
    dialog->open();
}

void FilePane::add(const QStringList& files)
{
    if (!m_watch.session() || m_incident.isNull())
        return;
    const PersonId person = m_showsCaller->isChecked() ? m_caller : PersonId {};
    m_showsCaller->setChecked(false);
    for (const QString& file : files)
        m_watch.backstage().command(
            this,
            [session = *m_watch.session(), incident = m_incident, path = toUtf8(file), person](
                WritingStore& store) -> Result<Receipt> {
                auto attached = store.office().attachments.attach(session, incident, path, person);
                if (!attached)
                    return attached.refusal();
                return attached->receipt;
            },
            [this, name = QFileInfo(file).fileName()](const Answer<Receipt>& answer) {
                if (answer)
                    Q_EMIT said(tr("Attached: %1").arg(name), false);
                else
                    Q_EMIT said(answer.problem(), true);
            },
            Line::Bulk);
}

void FilePane::copyTo(const QString& path, std::function<void(const QString&)> then)
{
    const FileLine* line = chosen();
    if (!line)
        return;
    m_watch.backstage().ask(
        this,
        [from = fromUtf8(line->state.path), path](ReadingStore&) -> Result<Done> {
            QFile::remove(path); // the file dialog asked, or it is our own copy
            if (!QFile::copy(from, path))
                return Refusal { Refusal::Reason::BadValue,
                    QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: the disk may be full or write-protected."),
                    { toUtf8(path) }, {} };
            return Done {};
        },
        [this, path, then = std::move(then)](const Answer<Done>& answer) {
            if (answer)
                then(path);
            else
                Q_EMIT said(answer.problem(), true);
        },
        Line::Bulk);
}

// A copy with the name that its author gave it: the original must not change under another program's hands.
void FilePane::open()
{
    const FileLine* line = chosen();
    if (!line || !line->state.isHere || line->file.isWithdrawn)
        return;
    const QString folder = m_opened.filePath(fromUtf8(line->file.digest.toHex().substr(0, 12)));
    if (!QDir().mkpath(folder))
        return Q_EMIT said(tr("A copy of the file can't be made."), true);
    copyTo(folder + u'/' + nameOf(line->file), [this](const QString& path) {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
            Q_EMIT said(tr("No program of this machine opens this file; save a copy instead."), true);
    });
}

void FilePane::saveAs()
{
    const FileLine* line = chosen();
    if (!line)
        return;
    auto* dialog = new QFileDialog(this, tr("Save a copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(nameOf(line->file));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        copyTo(path, [this](const QString& saved) { Q_EMIT said(tr("Saved: %1").arg(saved), false); });
    });
    dialog->open();
}

void FilePane::withdraw()
{
    const FileLine* line = chosen();
    if (!line || !m_watch.session())
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Withdraw %1").arg(nameOf(line->file)));
    dialog->setLabelText(tr("Why? The file is destroyed on every console that hears of it."));
    connect(dialog, &QInputDialog::textValueSelected, this,
        [this, incident = m_incident, digest = line->file.digest](const QString& reason) {
            if (!m_watch.session())
                return;
            m_watch.backstage().command(
                this,
                [session = *m_watch.session(), incident, digest, reason = toUtf8(reason)](WritingStore& store) {
                    return store.office().attachments.withdraw(session, incident, digest, reason);
                },
                [this](const Answer<Receipt>& answer) {
                    if (!answer)
                        Q_EMIT said(answer.problem(), true);
                });
        });
    dialog->open();
}

void FilePane::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_add->isEnabled() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void FilePane::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    add(files);
    event->acceptProposedAction();
}

} // namespace fengsui::ui
