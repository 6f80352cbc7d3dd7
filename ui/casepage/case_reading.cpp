#include "casepage/case_reading.h"

#include "casepage/limit_words.h"
#include "incident/task_order.h"
#include "look/language.h"
#include "look/trade_words.h"
#include "watch/watch.h"
#include "workflow/conditions.h"
#include "workflow/phase_bar.h"
#include "workflow/step_times.h"
#include "workflow/workflow.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fengsui::ui {

namespace {

struct CasePageWords {
    Q_DECLARE_TR_FUNCTIONS(CasePage)
};

QString fieldTitle(const workflow::Workflow* flow, const std::string& field)
{
    const auto* known = flow ? flow->field(field) : nullptr;
    return known ? bilingual(known->title.english, known->title.chinese) : fromUtf8(field);
}

QString personText(const CaseReading& reading, PersonId id)
{
    const auto known = reading.persons.find(id);
    if (id.isNull())
        return CasePageWords::tr("anonymous");
    if (known == reading.persons.end() || known->second.isErased)
        return CasePageWords::tr("erased");
    const Person& person = known->second;
    QStringList parts;
    for (const QString& part : { fromUtf8(person.name), fromUtf8(maskedPhone(person.phone)), fromUtf8(person.address) })
        if (!part.isEmpty())
            parts << part;
    return parts.join(QStringLiteral(" · "));
}

/// "By telephone, 王某; written down by 周文斌", or only who did it.
QString byWhom(const Watch& watch, const workflow::Workflow* flow, OperatorId by, const std::optional<OnBehalf>& told)
{
    if (!told)
        return watch.operatorName(by);
    return CasePageWords::tr("%1, %2; written down by %3")
        .arg(answerText(watch, flow, "toldHow", told->how), fromUtf8(told->toldBy), watch.operatorName(by));
}

void addLine(QString& html, const QString& name, const QString& value)
{
    if (!value.isEmpty())
        html += QStringLiteral("<tr><td style='padding-right:8px'><b>%1</b></td><td>%2</td></tr>")
                    .arg(name.toHtmlEscaped(), value.toHtmlEscaped().replace(u'\n', QStringLiteral("<br/>")));
}

} // namespace

std::optional<CaseReading> CaseReading::of(
    const Ledgers& ledgers, IncidentId id, const std::function<BlobState(const Digest&)>& stateOf)
{
    auto incident = ledgers.incidents().incident(id);
    auto row = ledgers.incidents().row(id);
    if (!incident || !row)
        return std::nullopt;
    CaseReading reading { std::move(*incident), std::move(*row), {}, {}, {} };
    for (const ReportOnFile& report : reading.incident.reports)
        if (!report.caller.isNull())
            if (auto person = ledgers.persons().person(report.caller))
                reading.persons.emplace(report.caller, std::move(*person));
    for (const StepOnFile& step : reading.incident.steps)
        for (const auto& [field, value] : step.fields)
            if (const auto named = PersonId::parse(value))
                if (auto person = ledgers.persons().person(*named))
                    reading.persons.emplace(*named, std::move(*person));
    for (const IncidentId& other : ledgers.incidents().mergedInto(id))
        if (const auto joined = ledgers.incidents().row(other))
            reading.joined.push_back(joined->number);
    for (Attachment& file : ledgers.attachments().file(id).attachments) {
        BlobState state = stateOf ? stateOf(file.digest) : BlobState {};
        std::string console = ledgers.attachments().nameOf(file.console);
        reading.files.push_back({ std::move(file), std::move(state), std::move(console) });
    }
    return reading;
}

PersonId CaseReading::caller() const
{
    for (const ReportOnFile& report : incident.reports)
        if (const auto known = persons.find(report.caller); known != persons.end() && !known->second.isErased)
            return report.caller;
    return {};
}

QString answerText(
    const Watch& watch, const workflow::Workflow* flow, const std::string& field, const std::string& value)
{
    const auto* known = flow ? flow->field(field) : nullptr;
    if (!known)
        return fromUtf8(value);
    switch (known->type) {
    case workflow::FieldType::Choice:
        for (const auto& choice : known->choices)
            if (choice.id == value)
                return bilingual(choice.title.english, choice.title.chinese);
        if (const auto* deadline = flow->deadlineClass(value))
            return bilingual(deadline->title.english, deadline->title.chinese);
        return fromUtf8(value);
    case workflow::FieldType::Choices: {
        QStringList titles;
        for (const std::string& word : workflow::splitWords(value)) {
            const auto choice = std::ranges::find(known->choices, word, &workflow::Choice::id);
            titles << (choice == known->choices.end() ? fromUtf8(word)
                                                      : bilingual(choice->title.english, choice->title.chinese));
        }
        return titles.join(QStringLiteral(", "));
    }
    case workflow::FieldType::Instant:
        if (const auto at = Instant::parse(value))
            return watch.local(*at);
        return fromUtf8(value);
    case workflow::FieldType::Team:
        if (const auto id = TeamId::parse(value))
            return watch.teamName(*id);
        return fromUtf8(value);
    case workflow::FieldType::Teams: {
        QStringList names;
        for (const QString& id : fromUtf8(value).split(u',', Qt::SkipEmptyParts))
            names << answerText(watch, flow, "lead", toUtf8(id));
        return names.join(QStringLiteral(", "));
    }
    case workflow::FieldType::Incident:
        if (const auto id = IncidentId::parse(value))
            return watch.caseLabel(*id);
        return fromUtf8(value);
    case workflow::FieldType::Type:
        return watch.typeTitle(value);
    case workflow::FieldType::Cell:
        return watch.placeTitle(value);
    case workflow::FieldType::Attachments:
        return CasePageWords::tr("%n file(s)", nullptr, static_cast<int>(std::ranges::count(value, ',')) + 1);
    default:
        return fromUtf8(value);
    }
}

std::vector<TimelineModel::Line> timelineOf(const CaseReading& reading, const Watch& watch)
{
    struct Timed {
        Instant at;
        TimelineModel::Line line;
    };
    const Incident& incident = reading.incident;
    const workflow::Workflow* flow = watch.workflowOf(incident);
    const auto seconds = [&watch](Instant at) { return fromUtf8(watch.access().zone.seconds(at)); };
    std::vector<Timed> all;
    for (std::size_t i = 0; i < incident.reports.size(); ++i) {
        const ReportOnFile& report = incident.reports[i];
        const QString what = i == 0 ? diaryWord("reported") : diaryWord("attached");
        const QString who = report.caller.isNull() ? sourceName(report.source) : personText(reading, report.caller);
        // The first text stands above, among the facts.
        const QString text = fromUtf8(i == 0 || report.text.empty() ? report.title : report.text);
        all.push_back({ report.receivedAt,
            { TimelineModel::Kind::Report, watch.local(report.receivedAt).mid(5), seconds(report.receivedAt), what, who,
                text } });
    }
    for (const StepOnFile& step : incident.steps) {
        QStringList detail;
        if (step.onBehalf)
            detail << CasePageWords::tr("For %1, which did it at %2")
                          .arg(watch.teamName(step.onBehalf->unit), watch.local(step.onBehalf->at).mid(5));
        if (!step.note.empty() && step.role != toWord(Role::System)) // the machine's note is only its own mark
            detail << fromUtf8(step.note);
        for (const auto& [field, value] : step.fields) {
            if (field == "note")
                continue;
            const auto person = PersonId::parse(value);
            const bool isPerson = person && reading.persons.contains(*person);
            detail << QStringLiteral("%1: %2").arg(fieldTitle(flow, field),
                isPerson ? personText(reading, *person) : answerText(watch, flow, field, value));
        }
        all.push_back({ step.at,
            { TimelineModel::Kind::Action, watch.local(step.at).mid(5), seconds(step.at),
                watch.actionTitle(incident.workflow, step.action), byWhom(watch, flow, step.by, step.onBehalf),
                detail.join(QStringLiteral("; ")) } });
    }
    for (const IneffectiveEntry& entry : incident.ineffective)
        all.push_back({ entry.at,
            { TimelineModel::Kind::Ineffective, watch.local(entry.at).mid(5), seconds(entry.at),
                watch.actionTitle(incident.workflow, entry.action), watch.operatorName(entry.by),
                CasePageWords::tr("Had no effect: %1").arg(ineffectiveReason(entry.reason)) } });
    std::ranges::stable_sort(all, {}, &Timed::at);
    std::vector<TimelineModel::Line> lines;
    for (Timed& one : all)
        lines.push_back(std::move(one.line));
    return lines;
}

std::vector<PhaseBar::Step> stepsOf(const CaseReading& reading, const Watch& watch)
{
    const auto* flow = watch.workflowOf(reading.incident);
    std::vector<PhaseBar::Step> steps;
    if (!flow)
        return steps;
    const auto times = workflow::stepTimes(*flow, reading.incident, watch.now());
    for (const workflow::PhaseStep& phase : workflow::phaseBar(*flow, reading.incident)) {
        PhaseBar::Step step;
        step.title = bilingual(phase.title.english, phase.title.chinese);
        step.post = bilingual(phase.post.english, phase.post.chinese);
        step.isOverdue = phase.isLate && phase.status == workflow::PhaseStatus::Running;
        switch (phase.status) {
        case workflow::PhaseStatus::Waiting:
            step.standing = PhaseBar::Standing::Waiting;
            break;
        case workflow::PhaseStatus::Skipped:
            step.standing = PhaseBar::Standing::Skipped;
            break;
        case workflow::PhaseStatus::Done:
            step.standing = PhaseBar::Standing::Done;
            step.who = watch.operatorName(phase.by);
            step.when = phase.at ? watch.local(*phase.at).mid(5) : QString();
            break;
        case workflow::PhaseStatus::Running:
            step.standing = PhaseBar::Standing::Running;
            if (phase.limit) {
                step.left = remaining(phase.limit->dueAt - watch.now());
                step.limit = CasePageWords::tr("due %1").arg(watch.local(phase.limit->dueAt).mid(5));
                step.counted = howCounted(reading.incident, *phase.limit, watch);
                step.isOverdue = step.isOverdue || phase.limit->dueAt < watch.now();
            }
            break;
        }
        if (phase.status == workflow::PhaseStatus::Done || phase.status == workflow::PhaseStatus::Running)
            step.sum = whatItTook(times[steps.size()]);
        steps.push_back(std::move(step));
    }
    return steps;
}

std::vector<TaskListModel::Line> tasksOf(const CaseReading& reading, const Watch& watch)
{
    const auto* flow = watch.workflowOf(reading.incident);
    const auto moment = [&](Instant at, OperatorId by, const std::optional<OnBehalf>& told) {
        return QStringLiteral("%1 %2").arg(watch.local(at).mid(5), byWhom(watch, flow, by, told));
    };
    std::vector<TaskListModel::Line> lines;
    for (const auto& [task, depth] : inOrder(reading.incident.tasks)) {
        TaskListModel::Line line;
        line.status = task->status;
        line.kind = task->kind;
        line.depth = depth;
        line.unit = watch.teamName(task->unit);
        line.what = fromUtf8(task->what);
        if (task->limit) {
            line.due = watch.local(task->limit->dueAt).mid(5);
            line.isLate = task->limit->dueAt < task->endedAt.value_or(watch.now());
        }
        if (task->signedAt)
            line.signedFor = moment(*task->signedAt, task->signedBy, task->signedFor);
        if (task->endedAt)
            line.ended = moment(*task->endedAt, task->endedBy, task->endedFor);
        line.answer = fromUtf8(task->answer);
        lines.push_back(std::move(line));
    }
    return lines;
}

QString factsOf(const CaseReading& reading, const Watch& watch)
{
    const Incident& incident = reading.incident;
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='1'>");
    addLine(html, CasePageWords::tr("Type"), incident.type ? watch.typeTitle(incident.type->toString()) : QString());
    addLine(html, CasePageWords::tr("Address"), fromUtf8(incident.place.address));
    const std::string& code = incident.place.cell.empty() ? incident.place.division : incident.place.cell;
    if (!code.empty())
        addLine(html, CasePageWords::tr("Grid"), QStringLiteral("%1 (%2)").arg(watch.placeTitle(code), fromUtf8(code)));
    QStringList callers;
    for (const ReportOnFile& report : incident.reports)
        if (const QString text = personText(reading, report.caller); !report.caller.isNull() && !callers.contains(text))
            callers << text;
    addLine(html, CasePageWords::tr("Callers"), callers.join(u'\n'));
    if (!incident.reports.empty()) {
        const ReportOnFile& first = incident.reports.front();
        addLine(html, CasePageWords::tr("Source"),
            first.appeal.empty() ? sourceName(first.source)
                                 : QStringLiteral("%1 · %2").arg(sourceName(first.source), appealName(first.appeal)));
        addLine(html, CasePageWords::tr("Happened"), first.happenedAt ? watch.local(*first.happenedAt) : QString());
        addLine(html, CasePageWords::tr("What happened"), fromUtf8(first.text));
    }
    if (incident.reports.size() > 1)
        addLine(html, CasePageWords::tr("Reports"),
            CasePageWords::tr("%n message(s) about it", nullptr, static_cast<int>(incident.reports.size())));
    if (!reading.joined.empty()) {
        QStringList numbers;
        for (const std::string& number : reading.joined)
            numbers << fromUtf8(number);
        addLine(html, CasePageWords::tr("Joined to it"), numbers.join(QStringLiteral(", ")));
    }
    addLine(html, CasePageWords::tr("Lead unit"), incident.lead.isNull() ? QString() : watch.teamName(incident.lead));
    QStringList assistants;
    for (const TeamId& team : incident.assistants)
        assistants << watch.teamName(team);
    addLine(html, CasePageWords::tr("Assisting"), assistants.join(QStringLiteral(", ")));
    const WorkflowShelf& shelf = *watch.rules().workflows;
    if (const auto* flow = watch.workflowOf(incident);
        flow && !shelf.knows(incident.workflow, incident.workflowVersion))
        addLine(html, CasePageWords::tr("Workflow"),
            CasePageWords::tr("Began with version %1, which is not known here; goes on by version %2.")
                .arg(incident.workflowVersion)
                .arg(flow->version));
    if (incident.rework > 0)
        addLine(html, CasePageWords::tr("Reworked"), QLocale().toString(incident.rework));
    if (incident.copies > 0)
        addLine(html, CasePageWords::tr("Printed copies"), QLocale().toString(incident.copies));
    return html + QStringLiteral("</table>");
}

} // namespace fengsui::ui
