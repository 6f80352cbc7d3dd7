#include "report/case_facts.h"
#include "report/forms.h"
#include "report/words.h"

namespace fengsui::report {

Document dispatchSheet(const Incident& incident, const Names& names, const Printed& printed)
{
    Document document;
    document.form = "dispatch_sheet";
    document.formNumber = "FS-02";
    document.language = names.language;
    document.title = (names.isChinese() ? "派遣单 " : "Dispatch sheet ") + incident.number;
    document.qr = qrText("incident:" + incident.id.toString(), printed);
    document.watermark = incident.isDrill ? "演练 DRILL" : "";
    addPrinted(document, names, printed);
    addCase(document, incident, names);

    Table units { "units", { "part", "team", "unit", "callSign", "members" }, {} };
    const auto addUnit = [&](TeamId id, bool isLead) {
        const std::string part = names.isChinese() ? (isLead ? "主办" : "协办") : (isLead ? "Lead" : "Assisting");
        const auto team = names.team ? names.team(id) : std::nullopt;
        units.rows.push_back({ part, names.teamName(id), team ? team->unit : "", team ? team->callSign : "",
            team && team->members != 0 ? std::to_string(team->members) : "" });
    };
    if (!incident.lead.isNull())
        addUnit(incident.lead, true);
    for (const TeamId id : incident.assistants)
        addUnit(id, false);
    document.tables = { std::move(units) };
    return document;
}

} // namespace fengsui::report
