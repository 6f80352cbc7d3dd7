#include "clerk/clerk.h"

#include "peer/delist.h"
#include "sync/bundle.h"
#include "wiring/peer_link.h"

#include <fstream>
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

const sync::PeerStatus* statusOf(const std::vector<sync::PeerStatus>& all, const Digest& pin)
{
    const auto at = std::ranges::find(all, pin, &sync::PeerStatus::pin);
    return at == all.end() ? nullptr : &*at;
}

std::string whetherAgreeing(const Clerk& clerk, const std::optional<bool>& agree)
{
    return !agree ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "not compared"))
        : *agree  ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "equal"))
                  : clerk.words(QT_TRANSLATE_NOOP("Clerk", "DIFFERENT"));
}

void list(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto statuses = SqlitePeerStatus(clerk.reader().connection()).all();
    const std::string own = consoleKey(clerk.folder()).pin().toHex();
    boost::json::array peers;
    std::vector<std::vector<std::string>> rows;
    for (const Peer& peer : ledgers.peers().peers) {
        if (peer.pin.toHex() == own)
            continue; // as others enrolled us
        boost::json::object json { { "name", peer.name }, { "division", peer.division }, { "pin", peer.pin.toHex() },
            { "enrolledAt", peer.enrolledAt.toString() }, { "revoked", peer.isRevoked } };
        if (peer.isRevoked)
            json["reason"] = peer.reason;
        const sync::PeerStatus* status = statusOf(statuses, peer.pin);
        json["lastHeard"] = status ? boost::json::value(status->heardAt.toString()) : boost::json::value();
        const auto heard = status ? std::optional(status->heardAt) : std::nullopt;
        json["delisted"] = isDelisted(peer, heard, clerk.clock().now());
        if (isDelisted(peer, heard, clerk.clock().now()))
            clerk.complain(clerk.tell(delisted(peer, heard)));
        peers.push_back(std::move(json));
        rows.push_back({ peer.name, peer.division, link::fingerprint(peer.pin).substr(0, 19),
            peer.isRevoked ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "revoked: %1"), { peer.reason })
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
        session, paired.pin, paired.card.name, paired.card.division, paired.card.signingKey));
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
};

void serve(Clerk& clerk, const ServeOptions& options)
{
    const auto link = linkOf(clerk);
    for (const std::string& address : options.call)
        link->switchboard().keepCalling(addressOf(address));
    if (!options.listen.empty()) {
        const std::uint16_t port = orRefused(link->switchboard().listen(addressOf(options.listen)));
        clerk.answer({ { "port", port } },
            clerk.words(QT_TRANSLATE_NOOP("Clerk", "Listening on port %1. Ctrl+C ends."), { std::to_string(port) })
                + '\n');
    }
    link->switchboard().run(true);
}

struct OnceOptions {
    std::string at;
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
    if (!options.peer.empty())
        link->expect(peerOf(clerk.writer().ledgers(), options.peer).pin);
    const link::CallEnd end
        = orRefused(link->switchboard().syncOnce(addressOf(options.at), std::chrono::seconds(options.seconds)));
    boost::json::object json { { "sent", end.standing.sent }, { "received", end.standing.received },
        { "equal", end.standing.isLevel }, { "clockOffset", end.standing.clockOffset.count() } };
    json["ledgersAgree"]
        = end.standing.ledgersAgree ? boost::json::value(*end.standing.ledgersAgree) : boost::json::value();
    clerk.answer(json,
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 entries sent, %2 received; ledgers: %3"),
            { std::to_string(end.standing.sent), std::to_string(end.standing.received),
                whetherAgreeing(clerk, end.standing.ledgersAgree) })
            + '\n');
    tellWhatIsAwaited(clerk);
}

void status(Clerk& clerk)
{
    const Ledgers& ledgers = clerk.reader().ledgers();
    const auto statuses = SqlitePeerStatus(clerk.reader().connection()).all();
    boost::json::array peers;
    std::vector<std::vector<std::string>> rows;
    for (const Peer& peer : ledgers.peers().peers) {
        const sync::PeerStatus* known = statusOf(statuses, peer.pin);
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
    clerk.answer({ { "peers", std::move(peers) } }, table(rows));
}

void writeBundle(Clerk& clerk, const std::string& word, const std::string& file, bool all)
{
    const Peer peer = peerOf(clerk.writer().ledgers(), word);
    if (peer.isRevoked)
        throw Refused { { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "%1 was revoked; nothing is written for it."), { peer.name }, "peer" } };
    clerk.writer().journal().signHeads(clerk.clock().now());
    StoreWriter& store = clerk.writer().store();
    const SqliteSyncStore sync(store.connection(), store.journal(), clerk.clock());
    const auto statuses = SqlitePeerStatus(store.connection()).all();
    const sync::PeerStatus* status = all ? nullptr : statusOf(statuses, peer.pin);
    const std::filesystem::path part = file + ".part";
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    const sync::BundleCount count = sync::writeBundle(
        out, sync, status ? status->held : sync::Vector {}, signingKey(clerk.folder()), peer.signingKey);
    out.close();
    std::error_code error;
    if (out)
        std::filesystem::rename(part, file, error);
    if (!out || error) {
        std::filesystem::remove(part, error);
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be written: the disk may be full or write-protected."), { file });
    }
    clerk.answer({ { "entries", count.entries }, { "for", peer.name } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Wrote %1 entries for %2, which alone can read them."),
            { std::to_string(count.entries), peer.name })
            + '\n');
}

void readBundle(Clerk& clerk, const std::string& file)
{
    StoreWriter& store = clerk.writer().store();
    SqliteSyncStore sync(store.connection(), store.journal(), clerk.clock());
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read."), { file },
            "file" } };
    const PeerBook peers = clerk.writer().ledgers().peers();
    std::optional<Peer> writer;
    const auto isAllowed = [&](const std::string& key) {
        const auto at = std::ranges::find_if(
            peers.peers, [&](const Peer& peer) { return peer.signingKey == key && !peer.isRevoked; });
        if (at != peers.peers.end())
            writer = *at;
        return writer.has_value();
    };
    const sync::BundleCount count = orRefused(sync::readBundle(in, sync, signingKey(clerk.folder()), isAllowed));
    SqlitePeerStatus status(store.connection());
    const auto statuses = status.all();
    const sync::PeerStatus* before = statusOf(statuses, writer->pin);
    sync::PeerStatus now = before ? *before : sync::PeerStatus {};
    now.pin = writer->pin;
    now.heardAt = clerk.clock().now();
    now.held = count.vector;
    status.put(now);
    clerk.answer({ { "entries", count.entries }, { "new", count.fresh }, { "from", writer->name } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Read %1 entries from %2, %3 of them new."),
            { std::to_string(count.entries), writer->name, std::to_string(count.fresh) })
            + '\n');
    tellWhatIsAwaited(clerk);
}

} // namespace

void addPeerCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* parent = app.add_subcommand("peer", "Other consoles to sync with: list, pair, revoke");
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

    CLI::App* sync = app.add_subcommand("sync", "Exchange entries with paired consoles: once, status");
    sync->require_subcommand(1);
    auto once = std::make_shared<OnceOptions>();
    CLI::App* calling = addCommand(*sync, clerk, "once", "Call a console, become equal, hang up");
    calling->add_option("--at", once->at, "Where it listens")->required()->type_name("HOST:PORT");
    calling->add_option("--peer", once->peer, "Which one must answer; without it any that is paired");
    calling->add_option("--within", once->seconds, "Give up after so many seconds (60)");
    calling->callback([&clerk, &run, once] { run = [&clerk, once] { syncOnce(clerk, *once); }; });
    addCommand(*sync, clerk, "status", "Tell how it went with each console the last time")->callback([&clerk, &run] {
        run = [&clerk] { status(clerk); };
    });

    CLI::App* bundle = app.add_subcommand("bundle", "Entries in a file, for a stick: write, read");
    bundle->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    auto all = std::make_shared<bool>(false);
    CLI::App* writing = addCommand(*bundle, clerk, "write", "Write what a paired console lacks, for it alone to read");
    writing->add_option("FILE", *file, "Where to")->required();
    writing->add_option("--for", *name, "Its name, or the beginning of its fingerprint")->required()->type_name("PEER");
    writing->add_flag("--all", *all, "Everything, not only what it lacked when it was last heard");
    writing->callback([&clerk, &run, name, file, all] {
        run = [&clerk, name, file, all] { writeBundle(clerk, *name, *file, *all); };
    });
    CLI::App* reading = addCommand(*bundle, clerk, "read", "Take what is new in a bundle; twice changes nothing");
    reading->add_option("FILE", *file, "Which")->required();
    reading->callback([&clerk, &run, file] { run = [&clerk, file] { readBundle(clerk, *file); }; });

    auto serveOptions = std::make_shared<ServeOptions>();
    CLI::App* serving = addCommand(app, clerk, "serve", "Sync with paired consoles until told to stop");
    serving->add_option("--listen", serveOptions->listen, "Let them call here; port 0: any free one")
        ->type_name("HOST:PORT");
    serving->add_option("--call", serveOptions->call, "Call the console there, again and again; more than once")
        ->type_name("HOST:PORT");
    serving->callback([&clerk, &run, serveOptions] {
        if (serveOptions->listen.empty() && serveOptions->call.empty())
            throw CLI::RequiredError("--listen or --call");
        run = [&clerk, serveOptions] { serve(clerk, *serveOptions); };
    });
}

} // namespace fengsui
