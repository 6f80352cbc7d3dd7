#include "report/case_facts.h"

#include "report/step_papers.h"
#include "report/words.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace fengsui::report {

namespace {
constexpr std::size_t hashDigits = 20;

std::string shortHash(const Digest& hash)
{
    return hash.toHex().substr(0, hashDigits);
}

// in fours, as people read them out
std::string grouped(const std::string& digits)
{
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && i % 4 == 0)
            text += ' ';
        text += digits[i];
    }
    return text;
}

std::string degrees(std::int32_t e7)
{
    const long long millionths = (std::llabs(static_cast<long long>(e7)) + 5) / 10;
    char text[24];
    std::snprintf(text, sizeof text, "%lld.%06lld°", millionths / 1'000'000, millionths % 1'000'000);
    return text;
}

/// The last answer given to a field of any action, and the step that gave it.
struct Answer {
    std::string text;
    const StepOnFile* step = nullptr;
};
Answer lastAnswer(const Incident& incident, const std::string& field)
{
    for (auto step = incident.steps.rbegin(); step != incident.steps.rend(); ++step)
        if (const auto found = step->fields.find(field); found != step->fields.end() && !found->second.empty())
            return { found->second, &*step };
    return {};
}

/// The limit of the work as it was given, what was granted on top, and what came of both.
struct WorkLimit {
    const Limit* given = nullptr;
    std::vector<const StepOnFile*> extensions;
    const Limit* running = nullptr;
};

// The limit of the work itself, whatever step runs now: that of the state in which the unit works. That is where it
// reported the work done from, or else where it went when it took the work on.
WorkLimit limitOfWork(const Incident& incident)
{
    std::string working;
    for (auto step = incident.steps.rbegin(); step != incident.steps.rend() && working.empty(); ++step) {
        if (step->fields.contains("done"))
            working = step->from;
        else if ((step->role == toWord(Role::Unit) || step->onBehalf) && step->from != step->to)
            working = step->to;
    }
    WorkLimit work;
    bool isHeld = false;
    for (const StepOnFile& step : incident.steps) {
        if (step.from == working && step.to != working)
            isHeld = !step.limit && !step.isHandling && step.end == CaseEnd::None;
        if (step.to != working || working.empty() || !step.limit)
            continue;
        const bool isResumed = isHeld && step.from != working; // the same clock, taken up again
        if (step.from == working && step.fields.contains("amount")) {
            work.extensions.push_back(&step);
        } else if (!isResumed || !work.given) {
            work.given = &*step.limit;
            work.extensions.clear();
        }
        work.running = &*step.limit;
    }
    return work;
}

std::string spanText(const std::string& amount, const std::string& identifier, const Names& names)
{
    std::string unit = wordFor(Words::Unit, identifier, names.language);
    if (amount == "1" && unit.ends_with('s'))
        unit.pop_back();
    return amount + ' ' + unit;
}

std::string limitText(const WorkLimit& work, const Names& names)
{
    if (!work.given || work.given->amount == 0)
        return {};
    std::string text = spanText(std::to_string(work.given->amount), work.given->unit, names);
    for (const StepOnFile* step : work.extensions)
        text += (names.isChinese() ? "，延期 " : ", extended by ") + amountText(*step, names);
    return text;
}

// when the unit that has it now was named: the last step into the state of waiting for its signature
std::optional<Instant> dispatchedAt(const Incident& incident)
{
    for (auto step = incident.steps.rbegin(); step != incident.steps.rend(); ++step)
        if (step->to == "dispatched" && step->from != "dispatched")
            return step->at;
    return std::nullopt;
}

std::string teamList(const std::vector<TeamId>& teams, const Names& names)
{
    std::string text;
    for (const TeamId id : teams)
        text += (text.empty() ? "" : names.isChinese() ? "、" : ", ") + names.teamName(id);
    return text;
}

std::string yesOrNo(bool isSo, const Names& names)
{
    return wordFor(Words::Common, isSo ? "yes" : "no", names.language);
}
} // namespace

void addPrinted(Document& document, const Names& names, const Printed& printed)
{
    const auto add
        = [&document](const char* name, std::string value) { document.fields.push_back({ name, std::move(value) }); };
    add("issuer", printed.issuer);
    add("zone", names.zone.name());
    add("printedAt", names.zone.seconds(printed.at));
    add("printedBy", printed.by);
    add("copy", std::to_string(printed.copy));
    std::string record = printed.stream.empty()
        ? ""
        : printed.stream + '/' + std::to_string(printed.number) + "  " + grouped(shortHash(printed.hash));
    for (const Printed::Witness& other : printed.others)
        record += (record.empty() ? "" : "; ") + other.stream + '/' + std::to_string(other.number) + "  "
            + grouped(shortHash(other.hash));
    add("record", record);
}

std::string qrText(const std::string& subject, const Printed& printed)
{
    std::string text = "fengsui:" + subject;
    if (!printed.stream.empty())
        text += '@' + printed.stream + '/' + std::to_string(printed.number) + '#' + shortHash(printed.hash);
    return text;
}

std::string answerText(
    const std::string& workflow, const std::string& field, const std::string& value, const Names& names)
{
    if (const auto id = PersonId::parse(value); id && names.person && names.person(*id))
        return callerText(*id, names).name;
    std::string whole = names.answer(workflow, field, value);
    if (whole != value || value.find(',') == std::string::npos)
        return whole;
    std::string text;
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find(',', begin), value.size());
        const std::string word = value.substr(begin, end - begin);
        const std::string title = names.answer(workflow, field, word);
        if (title == word)
            return whole; // a text with commas in it, no list
        text += (begin == 0 ? "" : names.isChinese() ? "、" : ", ") + title;
        begin = end + 1;
    }
    return text;
}

std::string onBehalfText(const OnBehalf& told, OperatorId by, const std::string& workflow, const Names& names)
{
    const std::string how = names.answer(workflow, "toldHow", told.how);
    return names.isChinese() ? how + "，" + told.toldBy + "；" + names.staffName(by) + "代录"
                             : how + ", " + told.toldBy + "; written down by " + names.staffName(by);
}

CallerText callerText(PersonId id, const Names& names)
{
    if (id.isNull())
        return {};
    const auto person = names.person ? names.person(id) : std::nullopt;
    if (!person || person->isErased) {
        const std::string word = wordFor(Words::Common, person ? "erased" : "unknown", names.language);
        return { word, word, word };
    }
    return { person->name, maskedPhone(person->phone), person->address };
}

std::string coordinateText(const Place& place, const Names& names)
{
    if (!place.point)
        return {};
    const bool north = place.point->latitudeE7 >= 0;
    const bool east = place.point->longitudeE7 >= 0;
    const std::string latitude = degrees(place.point->latitudeE7);
    const std::string longitude = degrees(place.point->longitudeE7);
    std::string text = names.isChinese()
        ? (north ? "北纬" : "南纬") + latitude + ' ' + (east ? "东经" : "西经") + longitude
        : latitude + (north ? " N, " : " S, ") + longitude + (east ? " E" : " W");
    if (place.isApproximate)
        text += " (" + wordFor(Words::Common, "approximate", names.language) + ')';
    return text;
}

void addCase(Document& document, const Incident& incident, const Names& names)
{
    const auto add
        = [&document](const char* name, std::string value) { document.fields.push_back({ name, std::move(value) }); };
    const auto addAnswer = [&](const char* name, const std::string& field) {
        const Answer answer = lastAnswer(incident, field);
        add(name, answer.step ? names.answer(incident.workflow, field, answer.text) : std::string());
    };
    const auto word
        = [&names](Words list, std::string_view identifier) { return wordFor(list, identifier, names.language); };

    const ReportOnFile first = incident.reports.empty() ? ReportOnFile {} : incident.reports.front();
    const CallerText caller = callerText(first.caller, names);
    const WorkLimit work = limitOfWork(incident);

    add("number", incident.number);
    add("caseTitle", incident.title);
    add("type", names.type(incident.type));
    add("source", word(Words::Source, incident.source));
    add("appeal", word(Words::Appeal, first.appeal));
    add("urgency", word(Words::Common, incident.isUrgent ? "urgent" : "ordinary"));
    add("state", names.state(incident.workflow, incident.state));
    add("reportedAt", names.minutes(incident.reportedAt));
    add("happenedAt", names.minutes(first.happenedAt));
    add("filedAt", names.minutes(incident.filedAt));
    add("closedAt", names.minutes(incident.closedAt));
    const std::string& division = incident.place.division;
    const std::string path = names.divisionPath && !division.empty() ? names.divisionPath(division) : std::string();
    add("division", path.empty() ? division : path);
    add("cell", incident.place.cell);
    add("address", incident.place.address);
    add("coordinate", coordinateText(incident.place, names));
    add("component", incident.place.component);
    add("text", first.text);
    add("caller", caller.name);
    add("phone", caller.phone);
    add("callerAddress", caller.address);
    add("externalKey", first.externalKey);
    add("reportCount", std::to_string(incident.reports.size()));
    add("mergedInto",
        incident.mergedInto.isNull() ? std::string()
            : names.incidentNumber   ? names.incidentNumber(incident.mergedInto)
                                     : incident.mergedInto.toString());
    add("lead", names.teamName(incident.lead));
    add("assistants", teamList(incident.assistants, names));
    add("dispatchedAt", names.minutes(dispatchedAt(incident)));
    addAnswer("deadlineClass", "deadlineClass");
    add("workLimit", limitText(work, names));
    add("workDueAt", work.running ? names.minutes(work.running->dueAt) : std::string());
    add("stepDueAt", incident.isOpen && incident.limit ? names.minutes(incident.limit->dueAt) : std::string());
    add("supervision", word(Words::Supervision, toWord(incident.supervision)));
    add("request", word(Words::Request, toWord(incident.pending)));
    add("overdue", yesOrNo(incident.isOverdue, names));
    add("rework", std::to_string(incident.rework));
    add("escalation", std::to_string(incident.escalation));
    addAnswer("filingCondition", "filingCondition");
    addAnswer("closingCondition", "closingCondition");
    addAnswer("requirement", "requirement");
    addAnswer("done", "done");
    addAnswer("doneAt", "doneAt");
    addAnswer("documents", "document");
    addAnswer("checkResult", "checkResult");
    addAnswer("contacted", "contacted");
    addAnswer("solved", "solved");
    addAnswer("satisfaction", "satisfaction");
}

} // namespace fengsui::report
