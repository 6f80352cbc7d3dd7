#include "clerk/clerk.h"

namespace fengsui {

namespace {

boost::json::value orNull(const std::optional<Instant>& at)
{
    return at ? boost::json::value(at->toString()) : boost::json::value();
}

boost::json::object placeJson(const std::string& address, const std::string& division, const std::string& cell,
    const std::optional<GeoPoint>& point)
{
    boost::json::object place { { "address", address }, { "division", division }, { "cell", cell } };
    place["longitude"] = point ? boost::json::value(point->longitude()) : boost::json::value();
    place["latitude"] = point ? boost::json::value(point->latitude()) : boost::json::value();
    return place;
}

boost::json::object toJson(const IncidentRow& row)
{
    return { { "id", row.id.toString() }, { "number", row.number }, { "workflow", row.workflow },
        { "state", row.state }, { "type", row.type }, { "title", row.title },
        { "place", placeJson(row.address, row.division, row.cell, row.point) }, { "source", row.source },
        { "reportedAt", row.reportedAt.toString() }, { "dueAt", orNull(row.dueAt) },
        { "closedAt", orNull(row.closedAt) }, { "open", row.isOpen }, { "urgent", row.isUrgent },
        { "overdue", row.isOverdue }, { "drill", row.isDrill }, { "supervision", std::string(toWord(row.supervision)) },
        { "pending", std::string(toWord(row.pending)) }, { "reports", row.reports }, { "rework", row.rework },
        { "ineffective", row.ineffective } };
}

std::string stateTitle(Clerk& clerk, const std::string& workflowId, const std::string& state)
{
    const workflow::State* found = clerk.rules().workflows->state(workflowId, state);
    return found ? found->title.in(clerk.language) : state;
}

std::string actionTitle(Clerk& clerk, const std::string& workflowId, const std::string& action)
{
    const workflow::Action* found = clerk.rules().workflows->action(workflowId, action);
    return found ? found->title.in(clerk.language) : action;
}

boost::json::value toJson(const std::optional<OnBehalf>& told)
{
    if (!told)
        return {};
    return boost::json::object { { "unit", told->unit.toString() }, { "toldBy", told->toldBy }, { "how", told->how },
        { "at", told->at.toString() } };
}

boost::json::object toJson(const Task& task, const Ledgers& ledgers)
{
    const auto unit = ledgers.teams().team(task.unit);
    return { { "id", task.id.toString() }, { "kind", std::string(toWord(task.kind)) },
        { "status", std::string(toWord(task.status)) }, { "unit", unit ? unit->name : task.unit.toString() },
        { "parent", task.parent.isNull() ? boost::json::value() : boost::json::value(task.parent.toString()) },
        { "what", task.what }, { "dueAt", orNull(task.limit ? std::optional(task.limit->dueAt) : std::nullopt) },
        { "assignedAt", task.assignedAt.toString() }, { "signedAt", orNull(task.signedAt) },
        { "endedAt", orNull(task.endedAt) }, { "answer", task.answer }, { "signedOnBehalf", toJson(task.signedFor) },
        { "endedOnBehalf", toJson(task.endedFor) } };
}

/// Why a case doesn't go by the version that it began with; nothing when it does.
std::optional<std::string> goesByAnother(Clerk& clerk, const Incident& incident)
{
    const WorkflowShelf& shelf = *clerk.rules().workflows;
    const workflow::Workflow* workflow = shelf.find(incident.workflow, incident.workflowVersion);
    if (!workflow || shelf.knows(incident.workflow, incident.workflowVersion))
        return std::nullopt;
    return clerk.words(QT_TRANSLATE_NOOP("Clerk",
                           "It began with version %1 of its workflow, which is not known here, and goes on by %2."),
        { std::to_string(incident.workflowVersion), workflow->rule() });
}

struct ListOptions {
    std::string state, division, text;
    bool isOpen = false;
    std::size_t limit = 100;
};

void list(Clerk& clerk, const ListOptions& options)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    IncidentQuery query;
    query.state = options.state;
    query.division = options.division;
    query.text = options.text;
    query.limit = options.limit;
    if (options.isOpen)
        query.isOpen = true;
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const IncidentRow& row : ledgers.incidents().rows(query)) {
        json.push_back(toJson(row));
        std::string marks = row.isUrgent ? "!" : "";
        marks += row.isOverdue ? "*" : "";
        rows.push_back({ row.number, marks, stateTitle(clerk, row.workflow, row.state),
            localMinutes(ledgers, row.reportedAt), row.type, row.title, row.address });
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No cases.")) + '\n' : table(rows));
}

boost::json::object toJson(const Incident& incident, Clerk& clerk, const Ledgers& ledgers)
{
    boost::json::array reports;
    for (const ReportOnFile& report : incident.reports) {
        boost::json::object caller;
        if (const auto person = report.caller.isNull() ? std::nullopt : ledgers.persons().person(report.caller))
            caller = { { "id", person->id.toString() }, { "erased", person->isErased }, { "name", person->name },
                { "phone", maskedPhone(person->phone) } };
        reports.push_back({ { "source", report.source }, { "appeal", report.appeal }, { "title", report.title },
            { "text", report.text }, { "receivedAt", report.receivedAt.toString() },
            { "happenedAt", orNull(report.happenedAt) }, { "externalKey", report.externalKey },
            { "caller", caller.empty() ? boost::json::value() : boost::json::value(caller) } });
    }
    boost::json::array steps;
    for (const StepOnFile& step : incident.steps) {
        boost::json::object fields;
        for (const auto& [name, value] : step.fields)
            fields[name] = value;
        const auto by = ledgers.staff().byId(step.by);
        steps.push_back({ { "action", step.action }, { "from", step.from }, { "to", step.to }, { "role", step.role },
            { "note", step.note }, { "fields", fields }, { "by", by ? by->account : "system" },
            { "at", step.at.toString() }, { "onBehalf", toJson(step.onBehalf) },
            { "dueAt", orNull(step.limit ? std::optional(step.limit->dueAt) : std::nullopt) } });
    }
    boost::json::array ineffective;
    for (const IneffectiveEntry& entry : incident.ineffective)
        ineffective.push_back({ { "entry", entry.key.toString() }, { "action", entry.action },
            { "reason", entry.reason }, { "at", entry.at.toString() } });
    boost::json::object json = toJson(*ledgers.incidents().row(incident.id));
    json["workflowVersion"] = incident.workflowVersion;
    json["reportsOnFile"] = std::move(reports);
    json["steps"] = std::move(steps);
    json["ineffectiveEntries"] = std::move(ineffective);
    json["copies"] = incident.copies;
    json["escalation"] = incident.escalation;
    boost::json::array tasks;
    for (const Task& task : incident.tasks)
        tasks.push_back(toJson(task, ledgers));
    json["tasks"] = std::move(tasks);
    json["parent"] = incident.parent.isNull() ? boost::json::value() : boost::json::value(incident.parent.toString());
    boost::json::array children;
    for (const IncidentId& child : incident.children)
        children.emplace_back(child.toString());
    json["children"] = std::move(children);
    boost::json::array actions;
    if (!clerk.account.empty()) {
        const auto person = ledgers.staff().byAccount(clerk.account);
        const workflow::Workflow* workflow = clerk.rules().workflows->find(incident.workflow, incident.workflowVersion);
        if (person && workflow)
            for (const auto& action :
                workflow::availableActions(*workflow, incident, { person->id, person->roles, person->team })) {
                boost::json::array fields;
                for (const auto& field : action.fields)
                    fields.push_back(
                        { { "id", field.field.id }, { "kind", std::string(workflow::toWord(field.field.type)) },
                            { "required", field.isRequired } });
                actions.push_back({ { "id", action.id }, { "to", action.to }, { "fields", std::move(fields) } });
            }
        json["actions"] = std::move(actions);
    }
    return json;
}

void show(Clerk& clerk, const std::string& id)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const Incident incident = *ledgers.incidents().incident(clerk.incidentOf(ledgers, id));
    std::vector<std::vector<std::string>> rows;
    rows.push_back({ incident.number, stateTitle(clerk, incident.workflow, incident.state), incident.title });
    rows.push_back({ "", incident.type ? incident.type->toString() : "", incident.place.address });
    std::string lines = table(rows);
    if (const auto goneBy = goesByAnother(clerk, incident))
        lines += "  " + *goneBy + '\n';
    for (const ReportOnFile& report : incident.reports)
        lines += "  " + localMinutes(ledgers, report.receivedAt) + "  " + report.source + ": " + report.text + '\n';
    std::vector<std::vector<std::string>> steps;
    for (const StepOnFile& step : incident.steps) {
        const auto by = ledgers.staff().byId(step.by);
        steps.push_back({ "  " + localMinutes(ledgers, step.at), actionTitle(clerk, incident.workflow, step.action),
            by ? by->name : "–", step.note });
    }
    lines += table(steps);
    for (const IneffectiveEntry& entry : incident.ineffective)
        lines += "  "
            + clerk.words(QT_TRANSLATE_NOOP("Clerk", "without effect: %1, by entry %2"),
                { actionTitle(clerk, incident.workflow, entry.action), entry.key.toString() })
            + '\n';
    clerk.answer(toJson(incident, clerk, ledgers), lines);
}

void act(Clerk& clerk, const std::string& id, const std::string& action, const std::vector<std::string>& sets)
{
    std::map<std::string, std::string> fields;
    for (const std::string& set : sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "--set %1 is not of the form FIELD=VALUE."), { set }, "set" } };
        fields[set.substr(0, equals)] = set.substr(equals + 1);
    }
    const Session session = clerk.session();
    const IncidentId incident = clerk.incidentOf(clerk.writer().ledgers(), id);
    const Acted acted = orRefused(clerk.writer().office().cases.act(session, incident, action, fields));
    clerk.acknowledge(acted.receipt);
    const auto row = clerk.writer().ledgers().incidents().row(incident);
    clerk.answer({ { "id", incident.toString() }, { "number", row->number }, { "action", action },
                     { "state", row->state }, { "entry", acted.receipt.keys.front().toString() } },
        row->number + ": " + actionTitle(clerk, row->workflow, action) + " → "
            + stateTitle(clerk, row->workflow, row->state) + '\n');
}

struct ReportOptions {
    IncomingReport report;
    std::string type, callerName, callerPhone;
};

void takeIn(Clerk& clerk, const ReportOptions& options)
{
    IncomingReport report = options.report;
    if (!options.type.empty()) {
        report.type = CaseType::parse(options.type);
        if (!report.type)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal", "%1 is not written like a type (cjt214:event:0102)."), { options.type },
                "type" } };
    }
    if (const Caller caller { options.callerName, options.callerPhone, {} }; !caller.isEmpty())
        report.caller = caller;
    const Taken taken = orRefused(clerk.writer().office().intake.report(clerk.session(), report));
    clerk.acknowledge(taken.receipt);
    clerk.answer({ { "id", taken.incident.toString() }, { "number", taken.number } }, taken.number + '\n');
}

void tick(Clerk& clerk)
{
    std::size_t cases = 0;
    CaseDesk::Tick done { {}, true };
    while (done.hasMore) {
        done = clerk.writer().office().cases.tick(clerk.clock().now());
        cases += done.news.incidents.size();
    }
    clerk.answer(boost::json::object { { "marks", cases } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 things that were due have been done."), { std::to_string(cases) })
            + '\n');
}

} // namespace

void addIncidentCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* incident = app.add_subcommand("incident", "Cases: report, list, show, act, tick");
    incident->require_subcommand(1);

    auto options = std::make_shared<ListOptions>();
    CLI::App* listing = addCommand(*incident, clerk, "list", "List cases, newest first");
    listing->add_flag("--open", options->isOpen, "Only open ones");
    listing->add_option("--state", options->state, "Only in this state")->type_name("STATE");
    listing->add_option("--division", options->division, "Only in this division and below")->type_name("CODE");
    listing->add_option("--text", options->text, "Only with this in number, title or address")->type_name("WORDS");
    listing->add_option("--limit", options->limit, "At most so many")->capture_default_str();
    listing->callback([&clerk, &run, options] { run = [&clerk, options] { list(clerk, *options); }; });

    auto id = std::make_shared<std::string>();
    CLI::App* showing = addCommand(
        *incident, clerk, "show", "Show one case with its history; with --as also what that operator may do");
    showing->add_option("ID", *id, "Id or case number")->required();
    showing->callback([&clerk, &run, id] { run = [&clerk, id] { show(clerk, *id); }; });

    auto action = std::make_shared<std::string>();
    auto sets = std::make_shared<std::vector<std::string>>();
    auto taking = std::make_shared<ReportOptions>();
    CLI::App* reporting = addCommand(*incident, clerk, "report", "Take a report in as a new case");
    reporting->add_option("--title", taking->report.title, "What it is about")->type_name("WORDS");
    reporting->add_option("--text", taking->report.text, "What happened")->type_name("WORDS");
    reporting->add_option("--address", taking->report.place.address, "Where it is")->type_name("WORDS");
    reporting->add_option("--division", taking->report.place.division, "Code of its division")->type_name("CODE");
    reporting
        ->add_option("--workflow", taking->report.workflow, "urban, hotline, dispute, lead, emergency, or your own")
        ->type_name("ID");
    reporting->add_option("--source", taking->report.source, "Where it comes from")->capture_default_str();
    reporting->add_option("--type", taking->type, "SCHEME:KIND:CODE")->type_name("TYPE");
    reporting->add_option("--caller", taking->callerName, "Who calls")->type_name("NAME");
    reporting->add_option("--phone", taking->callerPhone, "The caller's telephone")->type_name("NUMBER");
    reporting->add_flag("--urgent", taking->report.isUrgent, "Shorter limits, round the clock");
    reporting->add_flag("--drill", taking->report.isDrill, "Only a drill");
    reporting->callback([&clerk, &run, taking] { run = [&clerk, taking] { takeIn(clerk, *taking); }; });
    addCommand(*incident, clerk, "tick", "Do what has become due: urge, mark overdue, supervise, escalate, resume")
        ->callback([&clerk, &run] { run = [&clerk] { tick(clerk); }; });

    CLI::App* acting = addCommand(*incident, clerk, "act", "Take one action of the workflow");
    acting->add_option("ID", *id, "Id or case number")->required();
    acting->add_option("ACTION", *action, "Action of the workflow; \"incident show --as\" names them")->required();
    acting->add_option("--set", *sets, "An answer of the action's form")->type_name("FIELD=VALUE");
    acting->callback(
        [&clerk, &run, id, action, sets] { run = [&clerk, id, action, sets] { act(clerk, *id, *action, *sets); }; });
}

} // namespace fengsui
