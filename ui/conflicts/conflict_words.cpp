#include "conflicts/conflict_words.h"

#include "watch/watch.h"

namespace fengsui::ui {

QString ConflictWords::about(const std::string& about)
{
    if (about == "step")
        return tr("what was done");
    if (about == "title")
        return tr("title");
    if (about == "type")
        return tr("class");
    if (about == "place")
        return tr("place");
    if (about == "urgent")
        return tr("urgency");
    if (about == "assignment")
        return tr("where the team is sent");
    if (about == "record")
        return tr("record");
    if (about == "edition")
        return tr("edition");
    return fromUtf8(about);
}

QString ConflictWords::detail(const ConflictSide& side, const std::string& about) const
{
    if (about == "type")
        return m_watch.typeTitle(side.detail);
    if (about == "urgent")
        return side.detail == "yes" ? tr("urgent") : tr("not urgent");
    if (about == "assignment" && side.detail.empty())
        return tr("to no case");
    return fromUtf8(side.detail);
}

QString ConflictWords::what(const ShownConflict& shown, const ConflictSide& side) const
{
    const bool isStep = shown.conflict.kind == SubjectKind::Incident;
    const QString done = isStep ? m_watch.actionTitle(shown.workflow, side.what) : about(side.what);
    const QString said = detail(side, shown.conflict.about);
    return said.isEmpty() ? done : tr("%1: %2").arg(done, said);
}

QString ConflictWords::who(const ConflictSide& side) const
{
    return side.by.isNull() ? tr("the console itself") : m_watch.operatorName(side.by);
}

QString ConflictWords::where(const ConflictSide& side) const
{
    return side.console.empty() ? tr("a console not known here") : fromUtf8(side.console);
}

QString ConflictWords::line(const ShownConflict& shown, const ConflictSide& side) const
{
    return tr("%1 – %2, %3, %4").arg(what(shown, side), who(side), where(side), m_watch.local(side.at).mid(5));
}

QString ConflictWords::table(const ShownConflict& shown) const
{
    const Conflict& conflict = shown.conflict;
    std::vector<std::pair<QString, const ConflictSide*>> columns { { tr("✓ Holds for now"), &conflict.counts },
        { tr("≠ Stands against it"), &conflict.other } };
    if (conflict.settledBy)
        columns = { { tr("✓ Held"), &conflict.counts }, { tr("≠ Stood against it"), &conflict.other },
            { tr("Settled by"), &*conflict.settledBy } };
    const auto row = [&](const QString& name, const auto& cell) {
        QString html = QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td>").arg(name.toHtmlEscaped());
        for (const auto& [title, side] : columns)
            html += QStringLiteral("<td style='padding-right:24px'>%1</td>").arg(cell(*side).toHtmlEscaped());
        return html + QStringLiteral("</tr>");
    };
    QString html = QStringLiteral("<p><b>%1</b> – %2</p><table><tr><td></td>")
                       .arg(fromUtf8(conflict.name).toHtmlEscaped(),
                           tr("They differ in: %1").arg(about(conflict.about)).toHtmlEscaped());
    for (const auto& [title, side] : columns)
        html += QStringLiteral("<td style='padding-right:24px'><b>%1</b></td>").arg(title.toHtmlEscaped());
    html += QStringLiteral("</tr>");
    html += row(tr("What"), [&](const ConflictSide& side) { return what(shown, side); });
    html += row(tr("Who"), [&](const ConflictSide& side) { return who(side); });
    html += row(tr("Console"), [&](const ConflictSide& side) { return where(side); });
    html += row(tr("Recorded"), [&](const ConflictSide& side) { return m_watch.local(side.at); });
    return html + QStringLiteral("</table>");
}

} // namespace fengsui::ui
