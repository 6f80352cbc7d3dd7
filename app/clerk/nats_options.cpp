#include "clerk/nats_options.h"

namespace fengsui {

CLI::Option* addNatsOptions(CLI::App& command, NatsOptions& options)
{
    CLI::Option* server
        = command
              .add_option("--nats", options.urls, "Carry entries over this NATS server; of a cluster all, with commas")
              ->type_name("URL");
    command.add_option("--creds", options.credentials, "The file with this console's credentials for it")
        ->type_name("FILE")
        ->needs(server)
        ->check(CLI::ExistingFile);
    command.add_option("--ca", options.authority, "The certificates that may have signed the server's")
        ->type_name("FILE")
        ->needs(server)
        ->check(CLI::ExistingFile);
    command.add_option("--nats-replicas", options.plan.replicas, "On how many nodes of a cluster each entry lies (1)")
        ->needs(server)
        ->check(CLI::Range(1, 5));
    command.add_option("--nats-hub", options.hub, "At a leaf node: the JetStream domain of the hub")
        ->type_name("DOMAIN")
        ->needs(server);
    command.add_option("--nats-leaf", options.plan.leaves, "At the hub: the domain of a leaf node; more than once")
        ->type_name("DOMAIN")
        ->needs(server);
    return server;
}

namespace {

std::unique_ptr<NatsLink> linkOf(
    Clerk& clerk, PeerLink& link, const NatsOptions& options, std::function<void(const carrier::Standing&)> moved)
{
    carrier::StreamPlan plan = options.plan;
    if (!options.hub.empty())
        plan.hub = options.hub;
    return std::make_unique<NatsLink>(clerk.folder(), clerk.writer(), link, clerk.clock(),
        orRefused(carrier::ServerAddress::parse(options.urls, options.credentials, options.authority)), std::move(plan),
        NatsLink::Told { [&clerk](const Refusal& notice) { clerk.complain(clerk.tell(notice)); }, std::move(moved) });
}

} // namespace

std::unique_ptr<NatsLink> natsLinkOf(Clerk& clerk, PeerLink& link, const NatsOptions& options)
{
    if (options.urls.empty())
        return nullptr;
    const auto told = std::make_shared<std::string>("-");
    return linkOf(clerk, link, options, [&clerk, told](const carrier::Standing& standing) {
        const std::string trouble = standing.trouble ? clerk.tell(*standing.trouble) : std::string();
        if (std::exchange(*told, trouble) == trouble)
            return; // each is told once, not at each try
        if (!trouble.empty())
            clerk.complain(trouble);
        else if (standing.isConnected)
            clerk.complain(clerk.words(QT_TRANSLATE_NOOP("Clerk", "Connected to the NATS server.")));
    });
}

void carryOnce(Clerk& clerk, PeerLink& link, const NatsOptions& options, std::chrono::seconds within)
{
    const auto until = std::chrono::steady_clock::now() + within;
    carrier::Standing end;
    clerk.writer().journal().signHeads(clerk.clock().now());
    const auto nats = linkOf(clerk, link, options, [&](const carrier::Standing& standing) {
        end = standing;
        if (standing.isSettled || standing.trouble || std::chrono::steady_clock::now() >= until)
            link.switchboard().stop();
    });
    nats->start();
    link.switchboard().run(true);
    if (end.trouble)
        throw Refused { *end.trouble };
    clerk.answer({ { "sent", end.sent }, { "received", end.received }, { "equal", end.isLevel() },
                     { "waitingOut", end.waitingOut }, { "waitingIn", end.waitingIn } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "%1 entries sent, %2 received; out %3, in %4 still wait"),
            { std::to_string(end.sent), std::to_string(end.received), std::to_string(end.waitingOut),
                std::to_string(end.waitingIn) })
            + '\n');
}

boost::json::array statusOfCarriers(Clerk& clerk, std::vector<std::vector<std::string>>& rows)
{
    boost::json::array carriers;
    for (const carrier::CarrierStatus& each : SqliteCarrierStatus(clerk.reader().connection()).all()) {
        const bool isHeard = each.heardAt.milliseconds != 0;
        boost::json::object json { { "address", each.address }, { "waitingOut", each.waitingOut },
            { "waitingIn", each.waitingIn }, { "trouble", each.trouble } };
        json["lastHeard"] = isHeard ? boost::json::value(each.heardAt.toString()) : boost::json::value();
        carriers.push_back(std::move(json));
        rows.push_back({ each.address,
            isHeard ? localMinutes(clerk.reader().ledgers(), each.heardAt)
                    : clerk.words(QT_TRANSLATE_NOOP("Clerk", "never heard")),
            clerk.words(QT_TRANSLATE_NOOP("Clerk", "out %1, in %2"),
                { std::to_string(each.waitingOut), std::to_string(each.waitingIn) }),
            {}, {}, each.trouble });
    }
    return carriers;
}

} // namespace fengsui
