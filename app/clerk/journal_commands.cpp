#include "clerk/clerk.h"

#include "base/hex.h"

#include <iostream>

namespace fengsui {

namespace {

boost::json::array toJson(const std::vector<Head>& heads)
{
    boost::json::array json;
    for (const Head& head : heads)
        json.push_back({ { "incarnation", head.key.incarnation.toString() }, { "stream", head.key.stream },
            { "number", head.key.number }, { "digest", head.hash.toHex() }, { "signed", head.signature.has_value() } });
    return json;
}

void verify(Clerk& clerk)
{
    const Verification verification = clerk.reader().journal().verify(clerk.progress("verify"));
    boost::json::array faults;
    std::string lines;
    for (const Fault& fault : verification.faults) {
        const std::string text = clerk.tell({ Refusal::Reason::NotFound, fault.text, fault.arguments, {} }, "Failure");
        faults.push_back({ { "where", fault.where }, { "text", text } });
        lines += fault.where + ": " + text + '\n';
    }
    for (const Head& head : verification.heads)
        lines += head.key.toString() + ' ' + head.hash.toHex().substr(0, 20) + '\n';
    lines
        += clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 entries, %2 erased bodies, %3 covered by a signature, %4 faults"),
               { std::to_string(verification.entries), std::to_string(verification.erased),
                   std::to_string(verification.signedEntries), std::to_string(verification.faults.size()) })
        + '\n';
    clerk.answer({ { "sound", verification.isSound() }, { "entries", verification.entries },
                     { "erased", verification.erased }, { "signed", verification.signedEntries },
                     { "heads", toJson(verification.heads) }, { "faults", std::move(faults) } },
        lines);
    if (!verification.isSound())
        throw StoreFailure(QT_TRANSLATE_NOOP("Failure",
            "The journal is not sound: see the places named above. Don't write to it any more; restore the last "
            "backup."));
}

void dump(Clerk& clerk)
{
    const JournalReader& journal = clerk.reader().journal();
    const auto line = [](const Entry& entry) {
        const Envelope& envelope = entry.envelope;
        boost::json::array after;
        for (const Digest& digest : envelope.after)
            after.emplace_back(digest.toHex());
        const KindInfo* info = find(envelope.kind);
        boost::json::object json { { "incarnation", envelope.key.incarnation.toString() },
            { "stream", envelope.key.stream }, { "number", envelope.key.number }, { "time", envelope.time.value },
            { "recordedAt", envelope.recordedAt.toString() }, { "author", envelope.author.toString() },
            { "kind", envelope.kind }, { "name", info ? std::string(info->name) : "unknown" },
            { "schema", envelope.schema }, { "subject", envelope.subject.toString() }, { "after", std::move(after) },
            { "previous", envelope.previous.toHex() }, { "bodyDigest", envelope.bodyHash.toHex() },
            { "digest", entry.hash.toHex() } };
        json["body"] = entry.body ? boost::json::parse(bodyToJson(envelope.kind, *entry.body)) : boost::json::value();
        return json;
    };
    if (clerk.isJson) {
        // one document, but never in memory as a whole
        std::cout << '[';
        bool isFirst = true;
        journal.visit([&](const Entry& entry) {
            std::cout << (isFirst ? "\n" : ",\n") << boost::json::serialize(line(entry));
            isFirst = false;
            return std::cout.good();
        });
        std::cout << "\n]\n";
    } else {
        journal.visit([&](const Entry& entry) {
            std::cout << boost::json::serialize(line(entry)) << '\n';
            return std::cout.good();
        });
    }
    std::cout.flush();
}

void rebuild(Clerk& clerk)
{
    const std::string before = toHex(sha256(dumpLedgers(clerk.writer().store().connection())).view());
    clerk.writer().journal().rebuild(clerk.progress("rebuild"));
    const std::string after = toHex(sha256(dumpLedgers(clerk.writer().store().connection())).view());
    const bool isSame = before == after;
    clerk.answer({ { "same", isSame }, { "before", before }, { "after", after } },
        isSame ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "The ledgers are the same as before, digest %1."),
                     { after.substr(0, 20) })
                + '\n'
               : clerk.words(QT_TRANSLATE_NOOP("Clerk", "The ledgers were mended: digest %1, before %2."),
                     { after.substr(0, 20), before.substr(0, 20) })
                + '\n');
}

void stats(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const JournalReader& journal = clerk.reader().journal();
    boost::json::object states;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [state, count] : ledgers.incidents().countByState()) {
        states[state] = count;
        rows.push_back({ "  " + state, std::to_string(count) });
    }
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(clerk.folder().journal(), ignored);
    const auto edition = ledgers.edition("grid");
    const auto identity = ledgers.identity().value_or(StoreIdentity {});
    boost::json::object json { { "name", identity.name }, { "division", identity.division },
        { "profile", identity.profile }, { "zone", identity.zone }, { "incarnation", journal.incarnation().toString() },
        { "entries", journal.count() }, { "bytes", bytes }, { "heads", toJson(journal.heads()) },
        { "incidents", std::move(states) }, { "teams", ledgers.teams().teams().size() },
        { "operators", ledgers.staff().operators().size() } };
    json["grid"] = edition
        ? boost::json::value({ { "digest", edition->digest }, { "rows", edition->rows }, { "title", edition->title } })
        : boost::json::value();
    clerk.answer(json,
        identity.name + " (" + identity.division + ", " + identity.zone + ")\n"
            + clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 entries, %2 bytes, %3 teams, %4 operators"),
                { std::to_string(journal.count()), std::to_string(bytes),
                    std::to_string(ledgers.teams().teams().size()),
                    std::to_string(ledgers.staff().operators().size()) })
            + '\n' + table(rows));
}

} // namespace

void addJournalCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* journal = app.add_subcommand("journal", "The record itself: verify, dump, rebuild, stats");
    journal->require_subcommand(1);
    addCommand(*journal, clerk, "verify",
        "Check pages, chain, bodies and signatures; exit status 3 names every place that is wrong")
        ->callback([&clerk, &run] { run = [&clerk] { verify(clerk); }; });
    addCommand(*journal, clerk, "dump",
        "Print every entry as a line of JSON, in the order of arrival; with --json as one list")
        ->callback([&clerk, &run] { run = [&clerk] { dump(clerk); }; });
    addCommand(*journal, clerk, "rebuild", "Throw the ledgers away and fold every entry again")
        ->callback([&clerk, &run] { run = [&clerk] { rebuild(clerk); }; });
    addCommand(*journal, clerk, "stats", "Tell whose store it is and what is in it")->callback([&clerk, &run] {
        run = [&clerk] { stats(clerk); };
    });
}

} // namespace fengsui
