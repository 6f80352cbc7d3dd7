#include "clerk/clerk.h"

#include "wiring/demo_store.h"

namespace fengsui {

namespace {

void init(Clerk& clerk, const NewStore& about)
{
    orRefused(createStore(clerk.folder(), about, clerk.clock()));
    const auto identity = clerk.reader().ledgers().identity().value();
    clerk.answer({ { "store", clerk.storePath }, { "division", identity.division }, { "name", identity.name },
                     { "profile", identity.profile }, { "zone", identity.zone } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk",
                        "Made the store of %1 (%2) in %3. Next: \"operator add\" enrols those who may sign in."),
            { identity.name, identity.division, clerk.storePath })
            + '\n');
}

void createDemo(Clerk& clerk)
{
    const DemoStore demo = orRefused(createDemoStore(clerk.folder(), clerk.clock(), clerk.progress("demo")));
    boost::json::array operators;
    std::vector<std::vector<std::string>> rows;
    for (const DemoAccount& account : demo.accounts) {
        operators.push_back(
            { { "account", account.account }, { "password", account.password }, { "name", account.name } });
        rows.push_back({ "  " + account.account, account.password, account.name });
    }
    clerk.answer({ { "store", clerk.storePath }, { "divisions", demo.divisions }, { "cells", demo.cells },
                     { "teams", demo.teams }, { "incidents", demo.incidents }, { "operators", std::move(operators) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk",
                        "Made the demo county in %1: %2 divisions and %3 cells of invented geometry, %4 teams, %5 "
                        "invented cases."),
            { clerk.storePath, std::to_string(demo.divisions), std::to_string(demo.cells), std::to_string(demo.teams),
                std::to_string(demo.incidents) })
            + '\n' + clerk.words(QT_TRANSLATE_NOOP("Clerk", "Accounts and passwords, for this demo only:")) + '\n'
            + table(rows));
}

} // namespace

void addStoreCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    auto about = std::make_shared<NewStore>();
    CLI::App* initialising = addCommand(app, clerk, "init", "Make a store in a new or empty folder");
    initialising->add_option("--division", about->division, "Code of the county or town")
        ->required()
        ->type_name("CODE");
    initialising->add_option("--name", about->name, "Its name")->required();
    initialising->add_option("--profile", about->profile, "How codes are written: cn or generic")
        ->capture_default_str();
    initialising->add_option("--zone", about->zone,
        "Local time by its IANA name; without it Asia/Shanghai for cn, this machine's for generic");
    initialising->callback([&clerk, &run, about] { run = [&clerk, about] { init(clerk, *about); }; });

    CLI::App* demo = app.add_subcommand("demo", "The demo county");
    demo->require_subcommand(1);
    addCommand(
        *demo, clerk, "create", "Make a store with an invented shift in a real county: Muchuan, with invented geometry")
        ->callback([&clerk, &run] { run = [&clerk] { createDemo(clerk); }; });
}

} // namespace fengsui
