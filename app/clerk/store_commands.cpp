#include "clerk/clerk.h"

namespace fengsui {

namespace {

void init(Clerk& clerk, const NewStore& about)
{
    orRefused(createStore(clerk.folder(), about, clerk.clock()));
    const auto identity = clerk.reader().ledgers().identity().value();
    clerk.answer({ { "store", clerk.storePath }, { "division", identity.division }, { "name", identity.name }, { "profile", identity.profile }, { "zone", identity.zone } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Made the store of %1 (%2) in %3. Next: \"operator add\" enrols those who may sign in."), { identity.name, identity.division, clerk.storePath }) + '\n');
}

} // namespace

void addStoreCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    auto about = std::make_shared<NewStore>();
    CLI::App* initialising = addCommand(app, clerk, "init", "Make a store in a new or empty folder");
    initialising->add_option("--division", about->division, "Code of the county or town")->required()->type_name("CODE");
    initialising->add_option("--name", about->name, "Its name")->required();
    initialising->add_option("--profile", about->profile, "How codes are written: cn or generic")->capture_default_str();
    initialising->add_option("--zone", about->zone, "Local time by its IANA name; without it Asia/Shanghai for cn, this machine's for generic");
    initialising->callback([&clerk, &run, about] { run = [&clerk, about] { init(clerk, *about); }; });
}

} // namespace fengsui
