#include "clerk/attachment_commands.h"
#include "clerk/clerk.h"
#include "clerk/nats_options.h"
#include "peer/audience.h"
#include "peer/delist.h"
#include "wiring/bundle_work.h"
#include "wiring/peer_link.h"
#include "wiring/routes.h"
#include "wiring/store_care.h"

#include <iostream>

namespace fengsui {

namespace {

std::unique_ptr<PeerLink> linkOf(Clerk& clerk)
{
    return std::make_unique<PeerLink>(clerk.folder(), clerk.writer(), clerk.clock(),
        [&clerk](const Refusal& notice) { clerk.complain(clerk.tell(notice)); });
}

/// The peer of that name or fingerprint (its beginning will do); Refused when there is none, or more than one.
Peer peerOf(const Ledgers& ledgers, const std::string& word)
{
    std::vector<Peer> found;
    std::string digits = word;
    std::erase(digits, ' ');
    for (const Peer& peer : ledgers.peers().peers)
        if (peer.name == word || (digits.size() >= 8 && peer.pin.toHex().starts_with(digits)))
            found.push_back(peer);
    if (found.size() == 1)
        return found.front();
    const char* text = found.empty()
        ? QT_TRANSLATE_NOOP("Refusal", "No console %1 is paired; \"peer list\" names them.")
        : QT_TRANSLATE_NOOP(
              "Refusal", "Several paired consoles are called %1; write the beginning of the fingerprint.");
    throw Refused { { Refusal::Reason::NotFound, text, { word }, "peer" } };
}

link::Address addressOf(const std::string& text)
{
    return orRefused(link::Address::parse(text));
}

/// The latest, also of the time before it renewed its key.
const sync::PeerStatus* statusOf(const std::vector<sync::PeerStatus>& all, const Peer& peer)
{
    const sync::PeerStatus* latest = nullptr;
    for (const sync::PeerStatus& each : all) {
        const bool isIts
            = each.pin == peer.pin || std::ranges::find(peer.former, each.pin, &ConsoleKeys::pin) != peer.former.end();
        if (isIts && (!latest || each.heardAt > latest->heardAt))
            latest = &each;
    }
    return latest;
}

std::string whetherAgreeing(const Clerk& clerk, const std::optional<bool>& agree)
{
    return !agree ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "not compared"))
        : *agree  ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "equal"))
                  : clerk.words(QT_TRANSLATE_NOOP("Clerk", "DIFFERENT"));
}

std::string levelInWords(const Clerk& clerk, Level level)
{
    return level == Level::County ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "county level"))
                                  : clerk.words(QT_TRANSLATE_NOOP("Clerk", "town level"));
}

/// What a console gets.
std::string streamsInWords(const Clerk& clerk, const std::vector<StreamName>& streams)
{
    std::string words;
    for (const StreamName& stream : streams) {
        const std::string word = stream == countyStream ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "everyday work"))
            : stream == emergencyStream                 ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "emergencies"))
            : stream == mediationStream                 ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "mediation"))
                                                        : stream;
        words += (words.empty() ? "" : ", ") + word;
    }
    return words;
}

void list(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto statuses = SqlitePeerStatus(clerk.reader().connection()).all();
    const std::string own = consoleKey(clerk.folder()).pin().toHex();
    boost::json::array peers;
    std::vector<std::vector<std::string>> rows;
    const PeerBook book = ledgers.peers();
    for (const Peer& peer : book.peers) {
        if (peer.pin.toHex() == own)
            continue; // as others enrolled us
        boost::json::object json { { "name", peer.name }, { "division", peer.division }, { "pin", peer.pin.toHex() },
            { "enrolledAt", peer.enrolledAt.toString() }, { "revoked", peer.isRevoked },
            { "contested", peer.isContested }, { "renewed", !peer.former.empty() },
            { "level", toWord(levelOf(peer.division, book)) } };
        const auto streams = Audience::of(peer.pin, book).streams();
        json["streams"] = boost::json::array(streams.begin(), streams.end());
        if (peer.isRevoked)
            json["reason"] = peer.reason;
        const sync::PeerStatus* status = statusOf(statuses, peer);
        json["lastHeard"] = status ? boost::json::value(status->heardAt.toString()) : boost::json::value();
        const auto heard = status ? std::optional(status->heardAt) : std::nullopt;
        json["delisted"] = isDelisted(peer, heard, clerk.clock().now());
        if (isDelisted(peer, heard, clerk.clock().now()))
            clerk.complain(clerk.tell(delisted(peer, heard)));
        peers.push_back(std::move(json));
        rows.push_back({ peer.name, peer.division, levelInWords(clerk, levelOf(peer.division, book)),
            streamsInWords(clerk, streams), link::fingerprint(peer.pin).substr(0, 19),
            peer.isRevoked ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "revoked: %1"), { peer.reason })
                : peer.isContested
                ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "its keys were renewed twice: revoke it, then pair it anew"))
                : status
                ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "last heard %1"), { localMinutes(ledgers, status->heardAt) })
                : clerk.words(QT_TRANSLATE_NOOP("Clerk", "never heard")) });
    }
    clerk.answer({ { "own", own }, { "peers", std::move(peers) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "This console's key: %1"),
            { link::fingerprint(*Digest::fromBytes(consoleKey(clerk.folder()).pin().view())) })
            + '\n' + table(rows));
}

struct PairOptions {
    std::string to;
    std::string listen;
    std::vector<std::string> rights;
};

void pair(Clerk& clerk, const PairOptions& options)
{
    const Session session = clerk.session();
    const auto link = linkOf(clerk);
    orRefused(clerk.writer().office().peers.mayEnrol(session)); // before two people go to the telephone
    link::Switchboard& switchboard = link->switchboard();
    const auto ask = [&](const std::string& digits, std::function<void(std::string)> answer) {
        // always as lines: this is a talk, not a document
        std::cout << clerk.words(
            QT_TRANSLATE_NOOP("Clerk", "Read these digits to the other console's person: %1"), { digits })
                  << '\n'
                  << clerk.words(QT_TRANSLATE_NOOP("Clerk", "Type the digits that you are told, then Enter:")) << '\n';
        std::cout.flush();
        switchboard.readLine(std::move(answer));
    };
    const auto listening = [&](std::uint16_t port) {
        std::cout << clerk.words(QT_TRANSLATE_NOOP("Clerk", "Waiting for the other console on port %1, two minutes."),
            { std::to_string(port) })
                  << '\n';
        std::cout.flush();
    };
    const auto paired = orRefused(options.to.empty()
            ? switchboard.awaitPairing(addressOf(options.listen), link->card(), ask, listening)
            : switchboard.callForPairing(addressOf(options.to), link->card(), ask));
    orRefused(clerk.writer().office().peers.enrol(
        session, paired.pin, paired.card.name, paired.card.division, paired.card.signingKey, options.rights));
    clerk.answer({ { "name", paired.card.name }, { "division", paired.card.division }, { "pin", paired.pin.toHex() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Paired with %1 (%2)."), { paired.card.name, paired.card.division })
            + '\n');
}

void revoke(Clerk& clerk, const std::string& word, const std::string& reason)
{
    const Session session = clerk.session();
    const Peer peer = peerOf(clerk.writer().ledgers(), word);
    orRefused(clerk.writer().office().peers.revoke(session, peer.pin, reason));
    clerk.answer({ { "name", peer.name }, { "pin", peer.pin.toHex() }, { "revoked", true } },
        clerk.words(QT_TRANSLATE_NOOP(
                        "Clerk", "%1 may not sync any more. Every console refuses it as soon as it hears of this."),
            { peer.name })
            + '\n');
}

struct ServeOptions {
    std::string listen;
    std::vector<std::string> call;
    NatsOptions nats;
};

void serve(Clerk& clerk, ServeOptions options)
{
    const bool isBare = options.nats.urls.empty();
    if (isBare && options.listen.empty() && options.call.empty()) {
        const Routes own = orRefused(readRoutes(clerk.folder()));
        options.listen = own.listen;
        options.call = own.call;
    }
    if (isBare && options.listen.empty() && options.call.empty())
        throw Refused { { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal",
                "This store has no routes yet: say --listen or --call, or write them down with \"sync routes\"."),
            {}, "listen" } };
    const auto link = linkOf(clerk);
    const auto nats = natsLinkOf(clerk, *link, options.nats);
    if (nats)
        nats->start();
    for (const std::string& address : options.call)
        link->switchboard().keepCalling(addressOf(address));
    if (!options.listen.empty()) {
        const std::uint16_t port = orRefused(link->switchboard().listen(addressOf(options.listen)));
        clerk.answer({ { "port", port } },
            clerk.words(QT_TRANSLATE_NOOP("Clerk", "Listening on port %1. Ctrl+C ends."), { std::to_string(port) })
                + '\n');
    }
    const Caretaker caretaker(careFor(clerk.folder(), clerk.clock()),
        [&clerk](const CareNotice& notice) { clerk.complain(clerk.tell(notice.what, notice.context)); });
    link->switchboard().run(true);
}

struct OnceOptions {
    std::string at;
    NatsOptions nats;
    std::string peer;
    unsigned seconds = 60;
};

// What came with the entries may stand in files that did not.
void tellWhatIsAwaited(Clerk& clerk)
{
    if (const auto awaited = awaitedGrid(clerk.folder(), clerk.writer().ledgers()))
        clerk.complain(clerk.tell(*awaited));
}

void syncOnce(Clerk& clerk, const OnceOptions& options)
{
    const auto link = linkOf(clerk);
    if (options.at.empty()) {
        carryOnce(clerk, *link, options.nats, std::chrono::seconds(options.seconds));
        return tellWhatIsAwaited(clerk);
    }
    if (!options.peer.empty())
        link->expect(peerOf(clerk.writer().ledgers(), options.peer).pin);
    const link::CallEnd end
        = orRefused(link->switchboard().syncOnce(addressOf(options.at), std::chrono::seconds(options.seconds)));
    boost::json::object json { { "sent", end.standing.sent }, { "received", end.standing.received },
        { "equal", end.standing.isLevel },
        { "files",
            { { "received", end.files.files }, { "bytesReceived", end.files.received },
                { "bytesSent", end.files.sent } } },
        { "clockOffset", end.standing.clockOffset.count() } };
    json["ledgersAgree"]
        = end.standing.ledgersAgree ? boost::json::value(*end.standing.ledgersAgree) : boost::json::value();
    clerk.answer(json,
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 entries sent, %2 received; ledgers: %3"),
            { std::to_string(end.standing.sent), std::to_string(end.standing.received),
                whetherAgreeing(clerk, end.standing.ledgersAgree) })
            + '\n'
            + (end.files.received + end.files.sent > 0
                    ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Files: %1 received (%2), %3 sent"),
                          { std::to_string(end.files.files), sizeText(end.files.received), sizeText(end.files.sent) })
                        + '\n'
                    : ""));
    tellWhatIsAwaited(clerk);
}

void status(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto statuses = SqlitePeerStatus(clerk.reader().connection()).all();
    boost::json::array peers;
    std::vector<std::vector<std::string>> rows;
    for (const Peer& peer : ledgers.peers().peers) {
        const sync::PeerStatus* known = statusOf(statuses, peer);
        if (!known)
            continue;
        boost::json::object json { { "name", peer.name }, { "pin", peer.pin.toHex() }, { "revoked", peer.isRevoked },
            { "lastHeard", known->heardAt.toString() }, { "waitingOut", known->waitingOut },
            { "waitingIn", known->waitingIn }, { "clockOffset", known->clockOffset.count() },
            { "trouble", known->trouble } };
        json["ledgersAgree"] = known->ledgersAgree ? boost::json::value(*known->ledgersAgree) : boost::json::value();
        peers.push_back(std::move(json));
        rows.push_back({ peer.name, localMinutes(ledgers, known->heardAt),
            clerk.words(QT_TRANSLATE_NOOP("Clerk", "out %1, in %2"),
                { std::to_string(known->waitingOut), std::to_string(known->waitingIn) }),
            whetherAgreeing(clerk, known->ledgersAgree),
            clerk.words(QT_TRANSLATE_NOOP("Clerk", "clock %1 ms"), { std::to_string(known->clockOffset.count()) }),
            known->trouble });
    }
    boost::json::array carriers = statusOfCarriers(clerk, rows);
    const FilesAwaited awaited = filesAwaited(ledgers, clerk.folder());
    clerk.answer({ { "peers", std::move(peers) }, { "carriers", std::move(carriers) },
                     { "files", { { "waiting", awaited.files }, { "bytesWaiting", awaited.bytes } } } },
        table(rows)
            + (awaited.files > 0 ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Files that are not here yet: %1 (%2)"),
                                       { std::to_string(awaited.files), sizeText(awaited.bytes) })
                        + '\n'
                                 : ""));
}

std::string filesLine(Clerk& clerk, const BundleWork::Count& count)
{
    if (count.files == 0)
        return {};
    return clerk.words(QT_TRANSLATE_NOOP("Clerk", "With them %1 files (%2)."),
               { std::to_string(count.files), sizeText(count.fileBytes) })
        + '\n';
}

BundleWork::Count finish(BundleWork& work)
{
    for (;;)
        if (const BundleWork::Count count = orRefused(work.step()); count.isDone)
            return count;
}

void writeBundle(Clerk& clerk, const std::string& word, const std::string& file, bool all, bool withFiles)
{
    const Peer peer = peerOf(clerk.writer().ledgers(), word);
    const auto work = orRefused(bundleFor(clerk.folder(), clerk.writer(), clerk.clock(), peer.pin, file, all,
        withFiles ? sync::BundleFiles::With : sync::BundleFiles::Without));
    const BundleWork::Count count = finish(*work);
    clerk.answer({ { "entries", count.entries }, { "files", count.files }, { "fileBytes", count.fileBytes },
                     { "for", peer.name } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Wrote %1 entries for %2, which alone can read them."),
            { std::to_string(count.entries), peer.name })
            + '\n' + filesLine(clerk, count));
}

void readBundle(Clerk& clerk, const std::string& file)
{
    const auto work = orRefused(bundleFrom(clerk.folder(), clerk.writer(), clerk.clock(), file));
    const BundleWork::Count count = finish(*work);
    clerk.answer({ { "entries", count.entries }, { "new", count.fresh }, { "files", count.files },
                     { "fileBytes", count.fileBytes }, { "from", count.peer } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Read %1 entries from %2, %3 of them new."),
            { std::to_string(count.entries), count.peer, std::to_string(count.fresh) })
            + '\n' + filesLine(clerk, count));
    tellWhatIsAwaited(clerk);
}

} // namespace

void addPeerCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* parent = app.add_subcommand("peer", "Other consoles to sync with: list, pair, revoke, renew-key");
    parent->require_subcommand(1);
    addCommand(*parent, clerk, "list", "List the paired consoles and this one's key")->callback([&clerk, &run] {
        run = [&clerk] { list(clerk); };
    });
    auto pairOptions = std::make_shared<PairOptions>();
    CLI::App* pairing = addCommand(
        *parent, clerk, "pair", "Pair with another console: both show six digits, two people read them to each other");
    auto* to
        = pairing->add_option("--to", pairOptions->to, "Call the console that waits there")->type_name("HOST:PORT");
    auto* listen = pairing->add_option("--listen", pairOptions->listen, "Wait for a call here; port 0: any free one")
                       ->type_name("HOST:PORT")
                       ->excludes(to);
    pairing
        ->add_option("--right", pairOptions->rights, "What it takes part in besides what its place gives it: mediation")
        ->check(CLI::IsMember({ std::string(right::mediation) }));
    pairing->callback([&clerk, &run, pairOptions, to, listen] {
        if (to->empty() && listen->empty())
            throw CLI::RequiredError("--to or --listen");
        run = [&clerk, pairOptions] { pair(clerk, *pairOptions); };
    });
    auto name = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    CLI::App* revoking = addCommand(*parent, clerk, "revoke", "Let a console sync no more");
    revoking->add_option("PEER", *name, "Its name, or the beginning of its fingerprint")->required();
    revoking->add_option("--reason", *reason, "Why")->required();
    revoking->callback(
        [&clerk, &run, name, reason] { run = [&clerk, name, reason] { revoke(clerk, *name, *reason); }; });

    addCardCommands(*parent, clerk, run);
    addKeyCommands(*parent, clerk, run);

    CLI::App* sync = app.add_subcommand("sync", "Exchange entries with paired consoles: once, status, routes");
    sync->require_subcommand(1);
    auto once = std::make_shared<OnceOptions>();
    CLI::App* calling = addCommand(*sync, clerk, "once", "Call a console, become equal, hang up");
    auto* at = calling->add_option("--at", once->at, "Where it listens")->type_name("HOST:PORT");
    auto* server = addNatsOptions(*calling, once->nats);
    at->excludes(server);
    calling->add_option("--peer", once->peer, "Which one must answer; without it any that is paired");
    calling->add_option("--within", once->seconds, "Give up after so many seconds (60)");
    calling->callback([&clerk, &run, once] {
        if (once->at.empty() && once->nats.urls.empty())
            throw CLI::RequiredError("--at or --nats");
        run = [&clerk, once] { syncOnce(clerk, *once); };
    });
    addCommand(*sync, clerk, "status", "Tell how it went with each console the last time")->callback([&clerk, &run] {
        run = [&clerk] { status(clerk); };
    });
    addRouteCommands(*sync, clerk, run);

    CLI::App* bundle = app.add_subcommand("bundle", "Entries in a file, for a stick: write, read");
    bundle->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    auto all = std::make_shared<bool>(false);
    auto files = std::make_shared<bool>(false);
    CLI::App* writing = addCommand(*bundle, clerk, "write", "Write what a paired console lacks, for it alone to read");
    writing->add_option("FILE", *file, "Where to")->required();
    writing->add_option("--for", *name, "Its name, or the beginning of its fingerprint")->required()->type_name("PEER");
    writing->add_flag("--all", *all, "Everything, not only what it lacked when it was last heard");
    writing->add_flag("--files", *files, "With the files that the entries in it name; tells how large they are");
    writing->callback([&clerk, &run, name, file, all, files] {
        run = [&clerk, name, file, all, files] { writeBundle(clerk, *name, *file, *all, *files); };
    });
    CLI::App* reading = addCommand(*bundle, clerk, "read", "Take what is new in a bundle; twice changes nothing");
    reading->add_option("FILE", *file, "Which")->required();
    reading->callback([&clerk, &run, file] { run = [&clerk, file] { readBundle(clerk, *file); }; });

    auto serveOptions = std::make_shared<ServeOptions>();
    CLI::App* serving = addCommand(
        app, clerk, "serve", "Sync with paired consoles until told to stop; without options as \"sync routes\" says");
    serving->add_option("--listen", serveOptions->listen, "Let them call here; port 0: any free one")
        ->type_name("HOST:PORT");
    serving->add_option("--call", serveOptions->call, "Call the console there, again and again; more than once")
        ->type_name("HOST:PORT");
    addNatsOptions(*serving, serveOptions->nats);
    serving->callback([&clerk, &run, serveOptions] { run = [&clerk, serveOptions] { serve(clerk, *serveOptions); }; });
}

} // namespace fengsui
