#include "report/case_papers.h"

#include "report/case_facts.h"
#include "report/forms.h"
#include "report/step_papers.h"

#include <algorithm>
#include <array>

namespace fengsui::report {

namespace {

constexpr std::array forms {
    CaseForm { "incidentReport", "incident_report", "FS-01", "Incident report", "案件报告" },
    CaseForm { "workOrder", "work_order", "FS-04", "Work order", "工单" },
    CaseForm { "dispatchSheet", "dispatch_sheet", "FS-02", "Dispatch sheet", "派遣单" },
    CaseForm { "requestForm", "request_form", "FS-05", "Application", "申请审批单", true },
    CaseForm { "supervisionSlip", "supervision_slip", "FS-06", "Supervision slip", "督办单", true },
    CaseForm { "instructionSlip", "instruction_slip", "FS-07", "Leader's instruction", "领导批示单", true },
    CaseForm { "transferLetter", "transfer_letter", "FS-08", "Letter of transfer", "移送函", true },
    CaseForm { "orderSlip", "order_slip", "FS-09", "Order slip", "交办单" },
    CaseForm { "arbitrationRecord", "arbitration_record", "FS-10", "Arbitration record", "责任裁定记录", true },
    CaseForm { "returnVisitRecord", "return_visit_record", "FS-11", "Return visit record", "回访记录" },
    CaseForm { "mediationRegister", "mediation_register", "FS-12", "Register of the dispute", "纠纷受理登记表" },
    CaseForm { "rightsNotice", "rights_notice", "FS-13", "Notice of rights and duties", "权利义务告知书" },
    CaseForm { "mediationRecord", "mediation_record", "FS-14", "Record of mediation", "调解记录" },
    CaseForm { "mediationAgreement", "mediation_agreement", "FS-15", "Mediation agreement", "调解协议书" },
    CaseForm { "fileCover", "file_cover", "FS-16", "File cover", "卷宗封面" },
};

bool isMediated(const Incident& incident)
{
    return incident.workflow == "dispute";
}

bool wasDispatched(const Incident& incident)
{
    return !incident.lead.isNull() || std::ranges::any_of(incident.steps, [](const StepOnFile& step) {
        return step.lead && !step.lead->isNull();
    });
}

bool has(const StepOnFile& step, const char* field)
{
    const auto found = step.fields.find(field);
    return found != step.fields.end() && !found->second.empty();
}

} // namespace

std::span<const CaseForm> caseForms()
{
    return forms;
}

const CaseForm* caseForm(std::string_view id)
{
    const auto* found = std::ranges::find(forms, id, &CaseForm::id);
    return found == forms.end() ? nullptr : found;
}

Supervision levelOf(const StepOnFile& step)
{
    if (has(step, "level"))
        return supervisionOf(step.fields.at("level")).value_or(Supervision::None);
    return step.isOverdue ? Supervision::Ordinary : Supervision::None;
}

bool isAbout(std::string_view form, const StepOnFile& step)
{
    if (form == "requestForm") {
        const auto asked = pendingRequestOf(step.request);
        return asked && *asked != PendingRequest::None;
    }
    if (form == "supervisionSlip")
        return levelOf(step) != Supervision::None;
    if (form == "instructionSlip")
        return has(step, "instruction");
    if (form == "transferLetter")
        return has(step, "receiver");
    // a unit was named and it was said on what ground, as only the designation of one asks for
    if (form == "arbitrationRecord")
        return step.lead && !step.lead->isNull() && has(step, "basis");
    return form == "returnVisitRecord" && has(step, "contacted");
}

std::vector<PaperChoice> papersOf(const Incident& incident)
{
    std::vector<PaperChoice> papers;
    const auto anyIsAbout = [&](std::string_view form) {
        return std::ranges::any_of(incident.steps, [form](const StepOnFile& step) { return isAbout(form, step); });
    };
    for (const CaseForm& form : forms) {
        if (form.isOfStep)
            continue;
        const bool isOfMediation = form.templateName.starts_with("mediation") || form.id == "rightsNotice";
        const bool fits = isOfMediation      ? isMediated(incident)
            : form.id == "dispatchSheet"     ? wasDispatched(incident)
            : form.id == "orderSlip"         ? !incident.tasks.empty()
            : form.id == "returnVisitRecord" ? anyIsAbout(form.id)
                                             : true;
        if (fits)
            papers.push_back({ std::string(form.id), {} });
    }
    for (std::size_t i = incident.steps.size(); i > 0; --i)
        for (const CaseForm& form : forms)
            if (form.isOfStep && isAbout(form.id, incident.steps[i - 1]))
                papers.push_back({ std::string(form.id), i - 1 });
    return papers;
}

Result<Document> casePaper(std::string_view id, std::optional<std::size_t> step, const Incident& incident,
    const Names& names, const Printed& printed)
{
    const CaseForm* form = caseForm(id);
    if (!form)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no form %1."),
            { std::string(id) }, "form" };
    if (form->id == "incidentReport")
        return incidentReport(incident, names, printed);
    if (form->id == "dispatchSheet")
        return dispatchSheet(incident, names, printed);
    if (form->isOfStep && !step)
        for (std::size_t i = incident.steps.size(); i > 0 && !step; --i)
            if (isAbout(form->id, incident.steps[i - 1]))
                step = i - 1;
    const bool isFound
        = !form->isOfStep || (step && *step < incident.steps.size() && isAbout(form->id, incident.steps[*step]));
    if (!isFound || (form->id == "orderSlip" && incident.tasks.empty()))
        return Refusal { Refusal::Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "Nothing in this case calls for the form “%1” yet."),
            { std::string(form->title(names.language)) }, "form" };

    Document document;
    document.form = form->templateName;
    document.formNumber = form->number;
    document.language = names.language;
    document.title = std::string(form->title(names.language)) + ' ' + incident.number;
    document.qr = qrText("incident:" + incident.id.toString(), printed);
    document.watermark = incident.isDrill ? "演练 DRILL" : "";
    addPrinted(document, names, printed);
    addCase(document, incident, names);
    addStep(document, incident, form->isOfStep ? step : std::nullopt, names);
    addMediation(document, incident, names);
    return document;
}

} // namespace fengsui::report
