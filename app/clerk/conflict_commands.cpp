#include "clerk/clerk.h"
#include "desk/conflict_reading.h"
#include "desk/settlement.h"

namespace fengsui {

namespace {

constexpr std::size_t shortEntry = 12; // hexadecimal digits that a list shows of an entry

std::string nameOf(const Ledgers& ledgers, OperatorId id)
{
    const auto person = id.isNull() ? std::nullopt : ledgers.staff().byId(id);
    return person ? person->name : id.isNull() ? "system" : id.toString();
}

boost::json::object toJson(const ConflictSide& side, const Ledgers& ledgers)
{
    return { { "entry", side.key.toString() }, { "digest", side.entry.toHex() }, { "by", nameOf(ledgers, side.by) },
        { "console", side.console }, { "incarnation", side.key.incarnation.toString() },
        { "recordedAt", side.at.toString() }, { "what", side.what }, { "detail", side.detail } };
}

boost::json::object toJson(const Conflict& conflict, const Ledgers& ledgers)
{
    return { { "subject", conflict.subject.toString() }, { "name", conflict.name }, { "about", conflict.about },
        { "counts", toJson(conflict.counts, ledgers) }, { "other", toJson(conflict.other, ledgers) },
        { "settledBy",
            conflict.settledBy ? boost::json::value(toJson(*conflict.settledBy, ledgers)) : boost::json::value() } };
}

std::vector<std::string> row(const std::string& mark, const ConflictSide& side, const Ledgers& ledgers)
{
    return { mark, localMinutes(ledgers, side.at),
        side.console.empty() ? side.key.incarnation.toString().substr(0, 8) : side.console, nameOf(ledgers, side.by),
        side.what, side.detail, side.entry.toHex().substr(0, shortEntry) };
}

std::string linesOf(Clerk& clerk, const std::vector<Conflict>& conflicts, const Ledgers& ledgers)
{
    std::string lines;
    for (const Conflict& conflict : conflicts) {
        std::vector<std::vector<std::string>> rows {
            row("  " + clerk.words(QT_TRANSLATE_NOOP("Clerk", "holds for now")), conflict.counts, ledgers),
            row("  " + clerk.words(QT_TRANSLATE_NOOP("Clerk", "against it")), conflict.other, ledgers)
        };
        if (conflict.settledBy)
            rows.push_back(
                row("  " + clerk.words(QT_TRANSLATE_NOOP("Clerk", "settled by")), *conflict.settledBy, ledgers));
        lines += conflict.name + " (" + conflict.about + ")\n" + table(rows);
    }
    return lines;
}

void list(Clerk& clerk, Conflicts which)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto found = conflicts(ledgers, clerk.reader().journal(), which);
    boost::json::array json;
    for (const Conflict& conflict : found)
        json.push_back(toJson(conflict, ledgers));
    clerk.answer(json,
        found.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No disagreements.")) + '\n'
                      : linesOf(clerk, found, ledgers));
}

// The person is asked for because what may be done depends on the post.
void show(Clerk& clerk, const std::string& idOrNumber)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const IncidentId id = clerk.incidentOf(ledgers, idOrNumber);
    const auto found = conflictsOf(ledgers, clerk.reader().journal(), id.raw);
    boost::json::object json;
    boost::json::array conflicts, actions;
    for (const Conflict& conflict : found)
        conflicts.push_back(toJson(conflict, ledgers));
    std::string lines = found.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No disagreements.")) + '\n'
                                      : linesOf(clerk, found, ledgers);
    if (!clerk.account.empty()) {
        std::string words;
        const Incident incident = *clerk.writer().ledgers().incidents().incident(id);
        for (const auto& action : clerk.writer().office().cases.availableActions(clerk.session(), incident)) {
            actions.emplace_back(action.id);
            words += ' ' + action.id;
        }
        lines += clerk.words(QT_TRANSLATE_NOOP("Clerk", "Settle it by one of:")) + words + '\n';
    }
    json["conflicts"] = std::move(conflicts);
    json["actions"] = std::move(actions);
    clerk.answer(json, lines);
}

// What the entry said is said once more, after both sides.
void settleBy(Clerk& clerk, const std::string& entry)
{
    if (entry.size() < shortEntry)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP(
                "Refusal", "Name the entry by its first 12 digits at least, as \"conflict list\" shows it."),
            {}, "ENTRY" } };
    const Ledgers& ledgers = clerk.writer().ledgers();
    const JournalReader& journal = clerk.reader().journal();
    for (const Conflict& conflict : conflicts(ledgers, journal))
        for (const ConflictSide* side : { &conflict.counts, &conflict.other }) {
            if (!side->entry.toHex().starts_with(entry))
                continue;
            if (conflict.kind == SubjectKind::Incident)
                throw Refused { { Refusal::Reason::WrongState,
                    QT_TRANSLATE_NOOP(
                        "Refusal", "A case is settled by its next step: see \"conflict show\" and \"incident act\"."),
                    {}, "ENTRY" } };
            const auto draft = saidAgain(journal, conflict, *side);
            if (!draft)
                throw Refused { { Refusal::Reason::NotFound,
                    QT_TRANSLATE_NOOP("Refusal", "What was said there was erased, or has not come yet."), {},
                    "ENTRY" } };
            clerk.acknowledge(
                orRefused(settle(clerk.session(), clerk.writer().journal(), ledgers, *draft, clerk.clock().now())));
            return clerk.answer({ { "settled", side->entry.toHex() }, { "name", conflict.name } },
                clerk.words(QT_TRANSLATE_NOOP("Clerk", "Settled: %1: %2"), { conflict.name, side->detail }) + '\n');
        }
    throw Refused { { Refusal::Reason::NotFound,
        QT_TRANSLATE_NOOP("Refusal", "No open disagreement has an entry \"%1\"."), { entry }, "ENTRY" } };
}

} // namespace

void addConflictCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* conflict = app.add_subcommand("conflict", "What people on two consoles did that can't both hold");
    conflict->require_subcommand(1);
    CLI::App* listing = addCommand(*conflict, clerk, "list", "List the disagreements that nobody has settled");
    auto all = std::make_shared<bool>(false);
    listing->add_flag("--all", *all, "Those that were settled too");
    listing->callback(
        [&clerk, &run, all] { run = [&clerk, all] { list(clerk, *all ? Conflicts::All : Conflicts::Open); }; });
    CLI::App* showing = addCommand(*conflict, clerk, "show",
        "Show the disagreements about a case; with --as also what this person may do about them");
    auto id = std::make_shared<std::string>();
    showing->add_option("case", *id, "Id or number of the case")->required()->type_name("CASE");
    showing->callback([&clerk, &run, id] { run = [&clerk, id] { show(clerk, *id); }; });
    CLI::App* settling = addCommand(*conflict, clerk, "settle",
        "Settle one about a team, a person, a drawing, a component or an edition: what this entry says holds");
    auto entry = std::make_shared<std::string>();
    settling->add_option("ENTRY", *entry, "Its digits, as \"list\" shows them at the end of the line")->required();
    settling->callback([&clerk, &run, entry] { run = [&clerk, entry] { settleBy(clerk, *entry); }; });
}

} // namespace fengsui
