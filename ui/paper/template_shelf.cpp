#include "paper/template_shelf.h"

#include <KTextTemplate/Context>
#include <KTextTemplate/Engine>
#include <KTextTemplate/Template>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QVariantHash>

#include <stdexcept>

namespace fengsui::paper {

namespace {
using namespace Qt::StringLiterals;

const QString ourFolder = u":/templates"_s;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// QTextDocument marks frames and objects by noncharacters: a text from outside must not bring its own
QString printable(std::string_view text)
{
    QString clean = fromUtf8(text);
    clean.removeIf([](QChar c) {
        const char16_t code = c.unicode();
        return (code < 0x20 && code != '\n' && code != '\t') || code == 0x7F || (code >= 0xFDD0 && code <= 0xFDEF)
            || code == 0xFFFC || code >= 0xFFFE;
    });
    return clean;
}

TemplateNames namesOf(const report::Document& document)
{
    // the last two are given by a form to the shared parts that it begins with
    TemplateNames names {
        { u"formNumber"_s, u"formVersion"_s, u"isDrill"_s, u"page"_s, u"pages"_s, u"formName"_s, u"heading"_s }, {}
    };
    for (const report::Field& field : document.fields)
        names.fields += fromUtf8(field.name);
    for (const report::Table& table : document.tables) {
        QStringList columns;
        for (const std::string& column : table.columns)
            columns += fromUtf8(column);
        names.tables.emplace_back(fromUtf8(table.name), columns);
    }
    return names;
}

QVariantHash valuesOf(const report::Document& document)
{
    QVariantHash values { { u"formNumber"_s, fromUtf8(document.formNumber) },
        { u"formVersion"_s, document.formVersion }, { u"isDrill"_s, !document.watermark.empty() },
        { u"page"_s, QString(QChar(pageMark)) }, { u"pages"_s, QString(QChar(pagesMark)) } };
    for (const report::Field& field : document.fields)
        values.insert(fromUtf8(field.name), printable(field.value));
    for (const report::Table& table : document.tables) {
        QVariantList rows;
        for (const auto& cells : table.rows) {
            QVariantHash row;
            for (std::size_t i = 0; i < cells.size() && i < table.columns.size(); ++i)
                row.insert(fromUtf8(table.columns[i]), printable(cells[i]));
            rows.append(row);
        }
        values.insert(fromUtf8(table.name), rows);
    }
    return values;
}

void setUp(KTextTemplate::Engine& engine, const QStringList& folders)
{
    const auto loader = QSharedPointer<KTextTemplate::FileSystemTemplateLoader>::create();
    loader->setTemplateDirs(folders);
    engine.addTemplateLoader(loader);
}

QString complaintAbout(const QString& text)
{
    KTextTemplate::Engine engine;
    const auto parsed = engine.newTemplate(text, u"template"_s);
    return parsed->error() == KTextTemplate::NoError ? QString() : parsed->errorString();
}

Refusal inFile(const QString& file, int line, const Refusal& why)
{
    return { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The template %1 is not used. Line %2: %3"),
        { file.toStdString(), std::to_string(line), why.toString() }, {} };
}

// the part between two marks, taken out of the text; empty when they are not both there
QString takeBetween(QString& text, const QString& begin, const QString& end)
{
    const qsizetype from = text.indexOf(begin);
    const qsizetype to = from < 0 ? -1 : text.indexOf(end, from);
    if (to < 0)
        return {};
    const QString part = text.mid(from + begin.size(), to - from - begin.size());
    text.remove(from, to + end.size() - from);
    return part;
}

// what the filled-in text is made of; a reason when it can't be printed
Result<FilledTemplate> splitUp(QString html)
{
    // an empty last cell would swallow the space above what follows the table
    static const QRegularExpression emptyCell(u"(<t[dh][^>]*>)\\s*(</t[dh]>)"_s);
    html.replace(emptyCell, u"\\1&nbsp;\\2"_s);
    FilledTemplate filled;
    filled.header = takeBetween(html, u"<header>"_s, u"</header>"_s);
    filled.footer = takeBetween(html, u"<footer>"_s, u"</footer>"_s);
    const qsizetype headEnd = html.indexOf(u"</head>"_s);
    if (headEnd < 0)
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "it has no </head>"), {}, {} };
    filled.head = html.left(headEnd + 7);
    filled.body = html.mid(headEnd + 7);
    if (filled.body.contains(QChar(pageMark)) || filled.body.contains(QChar(pagesMark)))
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "“page” and “pages” can only stand in <header> and <footer>"), {}, {} };
    return filled;
}

Result<FilledTemplate> fillFrom(const QStringList& folders, const QString& name, const report::Document& document)
{
    KTextTemplate::Engine engine;
    setUp(engine, folders);
    const auto form = engine.loadByName(name);
    KTextTemplate::Context context(valuesOf(document));
    const QString html = form->error() == KTextTemplate::NoError ? form->render(&context) : QString();
    if (form->error() != KTextTemplate::NoError)
        return Refusal { Refusal::Reason::BadValue, "%1", { form->errorString().toStdString() }, {} };
    return splitUp(html);
}
} // namespace

TemplateShelf::TemplateShelf(QString countyFolder)
    : m_countyFolder(std::move(countyFolder))
{
}

std::vector<Refusal> TemplateShelf::faults(const report::Document& document) const
{
    if (m_countyFolder.isEmpty())
        return {};
    const QString name = fromUtf8(document.form + '.' + std::string(report::toWord(document.language)) + ".html");
    const TemplateNames names = namesOf(document);
    std::vector<Refusal> faults;
    bool isOverridden = false;
    QStringList seen;
    for (QStringList files { name }; !files.isEmpty();) {
        const QString file = files.takeFirst();
        if (seen.contains(file))
            continue;
        seen += file;
        const QString ofCounty = m_countyFolder + '/'_L1 + file;
        const bool isOfCounty = QFileInfo::exists(ofCounty);
        isOverridden = isOverridden || isOfCounty;
        QFile read(isOfCounty ? ofCounty : ourFolder + '/'_L1 + file);
        if (!read.open(QIODevice::ReadOnly)) {
            const Refusal why { Refusal::Reason::BadValue, "%1", { read.errorString().toStdString() }, {} };
            faults.push_back(inFile(isOfCounty ? ofCounty : file, 1, why));
            continue;
        }
        const QString text = QString::fromUtf8(read.readAll());
        files += includesOf(text);
        if (isOfCounty)
            for (const TemplateFault& fault : templateFaults(text, names, complaintAbout))
                faults.push_back(inFile(ofCounty, fault.line, fault.reason));
    }
    if (!isOverridden || !faults.empty())
        return faults;
    if (const auto filled = fillFrom({ m_countyFolder, ourFolder }, name, document); !filled)
        faults.push_back(inFile(m_countyFolder + '/'_L1 + name, 1, filled.refusal()));
    return faults;
}

FilledTemplate TemplateShelf::fill(const report::Document& document) const
{
    const QString name = fromUtf8(document.form + '.' + std::string(report::toWord(document.language)) + ".html");
    std::vector<Refusal> remarks = faults(document);
    if (remarks.empty() && !m_countyFolder.isEmpty())
        if (auto filled = fillFrom({ m_countyFolder, ourFolder }, name, document))
            return *std::move(filled);
    auto filled = fillFrom({ ourFolder }, name, document);
    if (!filled)
        throw std::logic_error("template " + name.toStdString() + ": " + filled.refusal().toString());
    FilledTemplate ours = *std::move(filled);
    ours.remarks = std::move(remarks);
    return ours;
}

} // namespace fengsui::paper
