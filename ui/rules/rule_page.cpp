#include "rules/rule_page.h"

#include "desk/sheet_file.h"
#include "look/language.h"
#include "watch/watch.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>

#include <charconv>

namespace fengsui::ui {

namespace {

Result<std::string> readFile(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be read: %2"),
            { toUtf8(name), toUtf8(file.errorString()) }, {} };
    return file.read(maxRuleFileSize + 1).toStdString();
}

Outcome writeFile(const QString& name, const std::string& bytes)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), std::ssize(bytes)) != std::ssize(bytes)
        || !file.commit())
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
            { toUtf8(name), toUtf8(file.errorString()) }, {} };
    return Done {};
}

} // namespace

RulePage::RulePage(Watch& watch, RuleKind kind, std::vector<Sheet> sheets, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_kind(kind)
    , m_wording(new Wording(this))
    , m_file(new QComboBox(this))
    , m_standing(new QLabel(this))
    , m_said(new QLabel(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    auto* head = new QHBoxLayout;
    head->addWidget(m_file);
    head->addWidget(m_standing, 1);
    auto* split = new QSplitter(Qt::Vertical, this);
    for (const Sheet& sheet : sheets) {
        const bool isFixed = sheet.kind == SheetKind::Limits || sheet.kind == SheetKind::Scoring;
        const auto rows = isFixed ? SheetModel::Rows::Fixed : SheetModel::Rows::Free;
        auto* table = new SheetTable(columnsOf(sheet.kind), fixedColumnsOf(sheet.kind), rows, sheet.title, split);
        if (sheet.kind == SheetKind::Scoring)
            table->setMaximumHeight(fontMetrics().height() * 7); // of one row
        m_tables.emplace_back(sheet.kind, table);
        connect(table, &SheetTable::changed, this, &RulePage::enable);
        connect(
            table, &SheetTable::importWanted, this, [this, table](const QString& file) { importTable(*table, file); });
        connect(table, &SheetTable::exportWanted, this,
            [this, table](const QString& file) { write(file, csvOf(table->model().sheet())); });
    }
    if (split->count() > 1)
        split->setStretchFactor(1, 2);
    m_said->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : { m_import, m_export })
        buttons->addWidget(button);
    buttons->addStretch();
    for (QPushButton* button : { m_discard, m_save })
        buttons->addWidget(button);
    for (QPushButton* button : { m_import, m_export, m_discard, m_save })
        button->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(split, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);

    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_wording->say([this] {
        m_file->setAccessibleName(tr("Rule file"));
        m_save->setText(tr("&Put in force (Ctrl+S)"));
        m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
        m_discard->setText(tr("&Discard changes"));
        m_import->setText(tr("Take in a &file…"));
        m_export->setText(tr("&Write the file…"));
        show(inForce());
    });
    connect(m_file, &QComboBox::activated, this, [this] { show(inForce()); });
    connect(m_save, &QPushButton::clicked, this, &RulePage::save);
    connect(m_discard, &QPushButton::clicked, this, &RulePage::discard);
    connect(m_import, &QPushButton::clicked, this, [this] { chooseFile(true); });
    connect(m_export, &QPushButton::clicked, this, [this] { chooseFile(false); });
    connect(&m_watch, &Watch::rulesChanged, this, &RulePage::listFiles);
    connect(&m_watch, &Watch::writerChanged, this, &RulePage::enable);
    connect(&m_watch, &Watch::sessionChanged, this, &RulePage::enable);
    listFiles();
}

QString RulePage::said() const
{
    return m_said->text();
}

const RuleRow* RulePage::inForce() const
{
    return m_watch.rules().inForce(m_kind, toUtf8(m_file->currentText()));
}

// What somebody is changing here stays, even when another console has put a newer version in force meanwhile.
void RulePage::listFiles()
{
    const QString before = m_file->currentText();
    m_file->clear();
    for (const RuleRow& row : m_watch.rules().rows)
        if (row.name.kind == m_kind && row.standing == RuleRow::Standing::InForce)
            m_file->addItem(fromUtf8(row.name.id));
    const QString wanted = before.isEmpty() ? fromUtf8(m_watch.access().identity.profile) : before;
    m_file->setCurrentIndex(std::max(0, m_file->findText(wanted)));
    const RuleRow* row = inForce();
    const bool isChanged
        = std::ranges::any_of(m_tables, [](const auto& one) { return one.second->model().isChanged(); });
    if (row && isChanged && row->name != m_shown)
        say(tr("Version %1 has come into force meanwhile. Discard your changes to see it.").arg(row->name.version),
            true);
    else
        show(row);
}

void RulePage::show(const RuleRow* row)
{
    if (!row) {
        m_standing->clear();
        return enable();
    }
    const bool isAnother = row->name != m_shown;
    m_standing->setText(row->isShipped
            ? tr("Version %1, as it ships").arg(row->name.version)
            : tr("Version %1, by %2, %3")
                  .arg(row->name.version)
                  .arg(m_watch.operatorName(row->by), row->at ? m_watch.local(*row->at) : QString()));
    if (isAnother) {
        m_shown = row->name;
        discard();
    }
    enable();
}

void RulePage::discard()
{
    const RuleRow* row = inForce();
    const auto document = JsonDocument::parse({}, row ? row->text : std::string());
    if (!document)
        return;
    m_shown = row->name;
    for (const auto& [kind, table] : m_tables)
        table->model().setSheet(sheetOf(kind, document->root()));
    say({}, false);
    show(row);
}

void RulePage::save()
{
    const RuleRow* row = inForce();
    if (!row || !m_save->isEnabled())
        return;
    std::vector<std::pair<SheetKind, RuleSheet>> sheets;
    for (const auto& [kind, table] : m_tables)
        sheets.emplace_back(kind, table->model().sheet());
    command(RuleName { m_kind, row->name.id, row->name.version + 1 }.toString(),
        [text = row->text, sheets = std::move(sheets)]() -> Result<std::string> { return nextVersion(text, sheets); });
}

void RulePage::adoptFile(const QString& file)
{
    command(toUtf8(file), [file] { return readFile(file); });
}

// The text is made, or read, on the thread that writes it.
void RulePage::command(const std::string& file, std::function<Result<std::string>()> text)
{
    if (m_isBusy || !m_watch.session())
        return;
    m_isBusy = true;
    enable();
    const auto written = std::make_shared<std::string>();
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), file, text = std::move(text), written](WritingStore& store) -> Result<Adopted> {
            auto made = text();
            if (!made)
                return made.refusal();
            *written = *std::move(made);
            return store.office().rules.adopt(session, file, *written);
        },
        [this, written](const Answer<Adopted>& answer) {
            m_isBusy = false;
            if (answer) {
                for (const auto& [kind, table] : m_tables)
                    table->model().setSheet(table->model().sheet());
                const QString name = fromUtf8(answer->name.toString());
                say(answer->wasKnown ? tr("%1 is in force already, word for word.").arg(name)
                        : m_kind == RuleKind::Formulas
                        ? tr("%1 is in force from now on, for every period that is evaluated.").arg(name)
                        : tr("%1 is in force from now on; running cases keep the version that they began "
                             "with.")
                              .arg(name),
                    false);
                Q_EMIT adopted(m_said->text());
            } else if (const Refusal* refusal = answer.refusal()) {
                refuse(*refusal, *written);
            } else {
                say(answer.problem(), true);
            }
            enable();
        });
}

void RulePage::refuse(const Refusal& refusal, const std::string& text)
{
    say(sentence(refusal), true);
    std::size_t line = 0;
    if (refusal.arguments.size() > 1) {
        const std::string& word = refusal.arguments[1];
        std::from_chars(word.data(), word.data() + word.size(), line);
    }
    const auto document = JsonDocument::parse({}, text);
    if (line == 0 || !document)
        return;
    for (const auto& [kind, table] : m_tables)
        if (const auto row = rowAtLine(kind, table->model().sheet(), document->root(), line))
            table->goTo(*row);
}

void RulePage::importTable(SheetTable& table, const QString& file)
{
    m_watch.backstage().ask(
        this,
        [columns = table.model().sheet().columns, file = toUtf8(file)](
            ReadingStore&) -> Result<RuleSheet> { return readSheet(columns, file); },
        [this, model = &table.model()](const Answer<RuleSheet>& answer) {
            if (!answer)
                return say(answer.problem(), true);
            model->propose(*answer);
            say(tr("%n row(s) read. They count once they are put in force.", nullptr,
                    static_cast<int>(answer->rows.size())),
                false);
        },
        Line::Bulk);
}

void RulePage::write(const QString& file, std::string bytes)
{
    m_watch.backstage().ask(
        this, [file, bytes = std::move(bytes)](ReadingStore&) -> Result<Done> { return writeFile(file, bytes); },
        [this, file](
            const Answer<Done>& answer) { say(answer ? tr("Written: %1").arg(file) : answer.problem(), !answer); },
        Line::Bulk);
}

void RulePage::chooseFile(bool isImport)
{
    auto* dialog = new QFileDialog(this, isImport ? tr("Rule file to take in") : tr("Rule file to write"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(isImport ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(isImport ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilters({ tr("Rule files (*.json)"), tr("All files (*)") });
    if (isImport)
        connect(dialog, &QFileDialog::fileSelected, this, &RulePage::adoptFile);
    else
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
            if (const RuleRow* row = inForce())
                write(file, row->text);
        });
    dialog->open();
}

void RulePage::say(const QString& sentence, bool isProblem)
{
    m_said->setText(isProblem && !sentence.isEmpty() ? QStringLiteral("✕ ") + sentence : sentence);
}

void RulePage::enable()
{
    const bool mayWrite = m_watch.canWrite() && m_watch.session() && !m_isBusy;
    const bool isChanged
        = std::ranges::any_of(m_tables, [](const auto& one) { return one.second->model().isChanged(); });
    m_save->setEnabled(mayWrite && isChanged);
    m_discard->setEnabled(isChanged && !m_isBusy);
    m_import->setEnabled(mayWrite);
    for (const auto& [kind, table] : m_tables)
        table->setEditable(mayWrite);
}

} // namespace fengsui::ui
