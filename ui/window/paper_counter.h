#pragma once

#include "desk/paper_names.h"
#include "desk/store_access.h"
#include "paper/paper_press.h"
#include "report/area_list.h"
#include "report/around_list.h"
#include "report/case_papers.h"

#include <QObject>

#include <functional>
#include <memory>

class QPrinter;

namespace fengsui::ui {

class Language;
class Watch;

/// Where papers are ordered: the copy is noted in the journal, the document is made from the record and set behind the
/// window, and only a printer's own painting happens in front.
class PaperCounter : public QObject {
    Q_OBJECT
public:
    /// What a paper is made from, in a language. All outlive it.
    static PaperSources sourcesFor(ReadingStore& store, const StoreAccess& access, report::Language language);

    PaperCounter(Watch& watch, const Language& language, QObject* parent = nullptr);

    void writeCase(const report::PaperChoice& paper, IncidentId id, const QString& pdf);
    void printCase(const report::PaperChoice& paper, IncidentId id, std::shared_ptr<QPrinter> printer);
    void writeShiftLog(Instant from, Instant to, const QString& pdf);
    void printShiftLog(Instant from, Instant to, std::shared_ptr<QPrinter> printer);
    void writeAround(const report::Around& around, const std::vector<report::NearThing>& things, const QString& pdf);
    void printAround(
        const report::Around& around, const std::vector<report::NearThing>& things, std::shared_ptr<QPrinter> printer);
    void writeArea(const report::AreaFound& found, const QString& pdf);
    void printArea(const report::AreaFound& found, std::shared_ptr<QPrinter> printer);

Q_SIGNALS:
    /// A paper is there, or why not.
    void said(const QString& sentence, bool isProblem);
    void written(const QString& pdf, int pages);

private:
    using MakeDocument = std::function<Result<report::Document>(ReadingStore&)>;
    /// Notes the copy first: what is printed without standing in the record can't be found again.
    void orderCase(const report::PaperChoice& paper, IncidentId id, std::function<void(MakeDocument)> then);
    MakeDocument shiftLog(Instant from, Instant to) const;
    MakeDocument aroundList(const report::Around& around, const std::vector<report::NearThing>& things) const;
    MakeDocument areaList(const report::AreaFound& found) const;
    void write(MakeDocument make, const QString& pdf);
    void print(MakeDocument make, std::shared_ptr<QPrinter> printer);

    Watch& m_watch;
    const Language& m_language;
};

} // namespace fengsui::ui
