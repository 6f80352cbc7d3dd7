#include "clerk/attachment_commands.h"

#include "clerk/clerk.h"
#include "wiring/local_store.h"

#include <algorithm>
#include <filesystem>

namespace fengsui {

namespace {

constexpr std::size_t shownDigits = 12;

std::string stateText(Clerk& clerk, const Ledgers& ledgers, const Attachment& file, const BlobState& state)
{
    if (file.isWithdrawn)
        return clerk.words(QT_TRANSLATE_NOOP("Clerk", "withdrawn: %1"), { file.reason });
    if (state.isHere)
        return clerk.words(QT_TRANSLATE_NOOP("Clerk", "here"));
    if (state.bytes > 0 && file.size > 0)
        return std::to_string(state.bytes * 100 / file.size) + " %";
    return clerk.words(QT_TRANSLATE_NOOP("Clerk", "waiting for %1"), { ledgers.attachments().nameOf(file.console) });
}

void list(Clerk& clerk, const std::string& word)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const IncidentId id = clerk.incidentOf(ledgers, word);
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Attachment& file : ledgers.attachments().file(id).attachments) {
        const BlobState state = blobState(clerk.folder(), file.digest);
        const auto by = ledgers.staff().byId(file.by);
        json.push_back({ { "file", file.digest.toHex() }, { "name", file.name }, { "media", file.media },
            { "size", file.size }, { "by", by ? by->account : "system" }, { "at", file.at.toString() },
            { "console", ledgers.attachments().nameOf(file.console) }, { "here", state.isHere },
            { "bytes", state.isHere ? file.size : state.bytes }, { "withdrawn", file.isWithdrawn },
            { "personal", !file.person.isNull() } });
        rows.push_back({ file.digest.toHex().substr(0, shownDigits), sizeText(file.size),
            localMinutes(ledgers, file.at), by ? by->name : "–", file.name, stateText(clerk, ledgers, file, state) });
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No files.")) + '\n' : table(rows));
}

void attach(Clerk& clerk, const std::string& word, const std::string& file, bool showsCaller)
{
    const Session session = clerk.session();
    const Ledgers& ledgers = clerk.writer().ledgers();
    const IncidentId id = clerk.incidentOf(ledgers, word);
    PersonId person;
    if (showsCaller) {
        const Incident incident = *ledgers.incidents().incident(id);
        const auto report
            = std::ranges::find_if(incident.reports, [](const ReportOnFile& each) { return !each.caller.isNull(); });
        if (report == incident.reports.end())
            throw Refused { { Refusal::Reason::NotFound,
                QT_TRANSLATE_NOOP("Refusal", "Nobody who called is known in this case."), {}, "person" } };
        person = report->caller;
    }
    const Attached attached = orRefused(clerk.writer().office().attachments.attach(session, id, file, person));
    clerk.acknowledge(attached.receipt);
    clerk.answer({ { "file", attached.file.toHex() }, { "entry", attached.receipt.keys.front().toString() } },
        attached.file.toHex().substr(0, shownDigits) + '\n');
}

Digest digestOf(const Ledgers& ledgers, const std::string& word)
{
    const auto found = ledgers.attachments().beginningWith(word);
    if (found.size() != 1)
        throw Refused { { Refusal::Reason::NotFound,
            found.empty() ? QT_TRANSLATE_NOOP("Refusal", "There is no file %1.")
                          : QT_TRANSLATE_NOOP("Refusal", "More than one file begins with %1; give more digits."),
            { word }, "file" } };
    return found.front().digest;
}

void detach(Clerk& clerk, const std::string& word, const std::string& file, const std::string& reason)
{
    const Session session = clerk.session();
    const Ledgers& ledgers = clerk.writer().ledgers();
    const IncidentId id = clerk.incidentOf(ledgers, word);
    const Digest digest = digestOf(ledgers, file);
    clerk.acknowledge(orRefused(clerk.writer().office().attachments.withdraw(session, id, digest, reason)));
    clerk.answer({ { "file", digest.toHex() }, { "withdrawn", true } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Withdrawn; every console destroys it as soon as it hears of this."))
            + '\n');
}

void save(Clerk& clerk, const std::string& word, const std::string& target)
{
    const Digest digest = digestOf(clerk.reader().ledgers(), word);
    const BlobState state = blobState(clerk.folder(), digest);
    if (!state.isHere)
        throw Refused { { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "The file %1 is not here yet; it comes with the next sync."), { word },
            "file" } };
    std::error_code error;
    if (!std::filesystem::copy_file(state.path, target, error))
        throw Refused { { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
            { target, error ? error.message() : "it is there already" }, "target" } };
    clerk.answer({ { "file", digest.toHex() }, { "path", target } }, target + '\n');
}

} // namespace

FilesAwaited filesAwaited(const Ledgers& ledgers, const StoreFolder& folder)
{
    FilesAwaited awaited;
    for (const Attachment& file : ledgers.attachments().current()) {
        const BlobState state = blobState(folder, file.digest);
        if (state.isHere || file.size == 0)
            continue;
        ++awaited.files;
        awaited.bytes += file.size - std::min(file.size, state.bytes);
    }
    return awaited;
}

std::string sizeText(std::uint64_t bytes)
{
    constexpr std::uint64_t kibi = 1024;
    if (bytes < kibi)
        return std::to_string(bytes) + " B";
    const bool isLarge = bytes >= kibi * kibi;
    const std::uint64_t tenths = bytes * 10 / (isLarge ? kibi * kibi : kibi);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + (isLarge ? " MiB" : " KiB");
}

void addAttachmentCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* incident = app.get_subcommand("incident");
    auto id = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    auto showsCaller = std::make_shared<bool>(false);
    CLI::App* attaching
        = addCommand(*incident, clerk, "attach", "Put a file to a case: photograph, PDF, audio, plain text");
    attaching->add_option("CASE", *id, "Id or case number")->required();
    attaching->add_option("FILE", *file, "Which")->required();
    attaching->add_flag("--shows-caller", *showsCaller, "It is destroyed with the data of who called");
    attaching->callback([&clerk, &run, id, file, showsCaller] {
        run = [&clerk, id, file, showsCaller] { attach(clerk, *id, *file, *showsCaller); };
    });
    CLI::App* listing
        = addCommand(*incident, clerk, "attachments", "List the files of a case, and whether they are here");
    listing->add_option("CASE", *id, "Id or case number")->required();
    listing->callback([&clerk, &run, id] { run = [&clerk, id] { list(clerk, *id); }; });
    CLI::App* detaching = addCommand(*incident, clerk, "detach", "Withdraw a file; it is destroyed on every console");
    detaching->add_option("CASE", *id, "Id or case number")->required();
    detaching->add_option("FILE", *file, "The first digits that it is listed by")->required();
    detaching->add_option("--reason", *reason, "Why")->required();
    detaching->callback(
        [&clerk, &run, id, file, reason] { run = [&clerk, id, file, reason] { detach(clerk, *id, *file, *reason); }; });

    CLI::App* attachment = app.add_subcommand("attachment", "Files of cases: save");
    attachment->require_subcommand(1);
    auto target = std::make_shared<std::string>();
    CLI::App* saving = addCommand(*attachment, clerk, "save", "Write a copy of a file");
    saving->add_option("ID", *file, "The first digits that it is listed by")->required();
    saving->add_option("FILE", *target, "Where to; must not be there yet")->required();
    saving->callback([&clerk, &run, file, target] { run = [&clerk, file, target] { save(clerk, *file, *target); }; });
}

} // namespace fengsui
