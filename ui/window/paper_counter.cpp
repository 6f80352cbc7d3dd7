#include "window/paper_counter.h"

#include "desk/paper_files.h"
#include "look/language.h"
#include "report/forms.h"
#include "watch/watch.h"

#include <QFileInfo>
#include <QPrinter>

namespace fengsui::ui {

PaperCounter::PaperCounter(Watch& watch, const Language& language, QObject* parent)
    : QObject(parent)
    , m_watch(watch)
    , m_language(language)
{
}

PaperSources PaperCounter::sourcesFor(ReadingStore& store, const StoreAccess& access, report::Language language)
{
    return { store.ledgers(), store.journal(), access.rules->workflows, access.rules->types, access.grid, access.zone,
        language };
}

void PaperCounter::orderCase(const report::PaperChoice& paper, IncidentId id, std::function<void(MakeDocument)> then)
{
    if (!m_watch.session())
        return;
    const auto language = m_language.isChinese() ? report::Language::Chinese : report::Language::English;
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), id, form = paper.form](WritingStore& store) -> Result<News> {
            const auto copy = store.office().cases.printed(session, id, form);
            if (!copy)
                return copy.refusal();
            News news;
            news.incidents.push_back(id);
            return news;
        },
        [this, id, paper, language, by = m_watch.session()->name, now = m_watch.now(), then = std::move(then)](
            const Answer<News>& answer) {
            if (!answer) {
                Q_EMIT said(answer.problem(), true);
                return;
            }
            then([id, paper, language, by, now, access = m_watch.access()](
                     ReadingStore& store) -> Result<report::Document> {
                const auto incident = store.ledgers().incidents().incident(id);
                if (!incident)
                    return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."),
                        {}, {} };
                const PaperSources sources = sourcesFor(store, access, language);
                const report::Names names = namesFor(sources, &*incident);
                const report::Printed printed = printedNow(sources, by, incident->copies, now);
                auto document = report::casePaper(paper.form, paper.step, *incident, names, printed);
                if (!document)
                    return document;
                report::Document whole = *std::move(document);
                addFiles(whole, sources, id);
                return whole;
            });
        });
}

PaperCounter::MakeDocument PaperCounter::shiftLog(Instant from, Instant to) const
{
    const auto language = m_language.isChinese() ? report::Language::Chinese : report::Language::English;
    const bool isDrill = m_watch.mode() == Mode::Drill;
    const std::string by = m_watch.session() ? m_watch.session()->name : std::string();
    return [from, to, language, isDrill, by, now = m_watch.now(), access = m_watch.access()](
               ReadingStore& store) -> Result<report::Document> {
        const PaperSources sources = sourcesFor(store, access, language);
        const report::Names names = namesFor(sources);
        IncidentQuery open;
        open.isOpen = true;
        report::Shift shift { from, to, isDrill, store.ledgers().teams().teams(),
            store.ledgers().incidents().rows(open) };
        return report::shiftLog(shift, store.ledgers().duty().diary(from, to), names, printedNow(sources, by, 1, now));
    };
}

PaperCounter::MakeDocument PaperCounter::aroundList(
    const report::Around& around, const std::vector<report::NearThing>& things) const
{
    const auto language = m_language.isChinese() ? report::Language::Chinese : report::Language::English;
    const std::string by = m_watch.session() ? m_watch.session()->name : std::string();
    return [around, things, language, by, now = m_watch.now(), access = m_watch.access()](
               ReadingStore& store) -> Result<report::Document> {
        const PaperSources sources = sourcesFor(store, access, language);
        return report::aroundList(around, things, namesFor(sources), printedNow(sources, by, 1, now));
    };
}

PaperCounter::MakeDocument PaperCounter::areaList(const report::AreaFound& found) const
{
    const auto language = m_language.isChinese() ? report::Language::Chinese : report::Language::English;
    const std::string by = m_watch.session() ? m_watch.session()->name : std::string();
    return [found, language, by, now = m_watch.now(), access = m_watch.access()](
               ReadingStore& store) -> Result<report::Document> {
        const PaperSources sources = sourcesFor(store, access, language);
        return report::areaList(found, namesFor(sources), printedNow(sources, by, 1, now));
    };
}

void PaperCounter::write(MakeDocument make, const QString& pdf)
{
    const QString templates = fromUtf8(m_watch.access().folder) + QStringLiteral("/templates");
    m_watch.backstage().ask(
        this,
        [make = std::move(make), pdf, templates](ReadingStore& store) -> Result<paper::PressRun> {
            const auto document = make(store);
            if (!document)
                return document.refusal();
            return paper::PaperPress(templates).writePdf(*document, pdf);
        },
        [this, pdf](const Answer<paper::PressRun>& answer) {
            if (!answer) {
                Q_EMIT said(answer.problem(), true);
                return;
            }
            Q_EMIT said(tr("%1 is written, %n page(s).", nullptr, answer->pages).arg(QFileInfo(pdf).fileName()), false);
            for (const Refusal& remark : answer->remarks)
                Q_EMIT said(sentence(remark), true);
            Q_EMIT written(pdf, answer->pages);
        },
        Line::Bulk);
}

void PaperCounter::print(MakeDocument make, std::shared_ptr<QPrinter> printer)
{
    const QString templates = fromUtf8(m_watch.access().folder) + QStringLiteral("/templates");
    m_watch.backstage().ask(
        this, std::move(make),
        [this, printer, templates](const Answer<report::Document>& answer) {
            if (!answer) {
                Q_EMIT said(answer.problem(), true);
                return;
            }
            const auto run = paper::PaperPress(templates).paint(*answer, *printer);
            if (run)
                Q_EMIT said(tr("Sent to the printer, %n page(s).", nullptr, run->pages), false);
            else
                Q_EMIT said(sentence(run.refusal()), true);
        },
        Line::Bulk);
}

void PaperCounter::writeCase(const report::PaperChoice& paper, IncidentId id, const QString& pdf)
{
    orderCase(paper, id, [this, pdf](MakeDocument make) { write(std::move(make), pdf); });
}

void PaperCounter::printCase(const report::PaperChoice& paper, IncidentId id, std::shared_ptr<QPrinter> printer)
{
    orderCase(paper, id, [this, printer](MakeDocument make) { print(std::move(make), printer); });
}

void PaperCounter::writeShiftLog(Instant from, Instant to, const QString& pdf)
{
    write(shiftLog(from, to), pdf);
}
void PaperCounter::writeAround(
    const report::Around& around, const std::vector<report::NearThing>& things, const QString& pdf)
{
    write(aroundList(around, things), pdf);
}
void PaperCounter::printAround(
    const report::Around& around, const std::vector<report::NearThing>& things, std::shared_ptr<QPrinter> printer)
{
    print(aroundList(around, things), printer);
}
void PaperCounter::writeArea(const report::AreaFound& found, const QString& pdf)
{
    write(areaList(found), pdf);
}
void PaperCounter::printArea(const report::AreaFound& found, std::shared_ptr<QPrinter> printer)
{
    print(areaList(found), printer);
}
void PaperCounter::printShiftLog(Instant from, Instant to, std::shared_ptr<QPrinter> printer)
{
    print(shiftLog(from, to), printer);
}

} // namespace fengsui::ui
