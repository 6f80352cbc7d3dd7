#include "clerk/clerk.h"

#include "backup/salvage.h"

namespace fengsui {

namespace {

void takeOver(Clerk& clerk, const std::string& from)
{
    const StoreFolder damaged { from };
    if (!damaged.isStore()
        || std::filesystem::weakly_canonical(damaged.path) == std::filesystem::weakly_canonical(clerk.folder().path))
        throw Refused { { Refusal::Reason::NotFound,
            QT_TRANSLATE_NOOP("Refusal", "There is no damaged store in %1; --store names the new one."), { from },
            "from" } };
    const Salvaged salvaged = salvage(damaged, clerk.folder(), clerk.clock().now());
    leaveFirstFootprint(clerk.folder());
    clerk.answer({ { "taken", salvaged.taken }, { "waiting", salvaged.waiting }, { "damaged", salvaged.damaged } },
        clerk.words(
            QT_TRANSLATE_NOOP("Clerk", "%1 entries were taken over; %2 stand behind a damaged one, %3 are damaged."),
            { std::to_string(salvaged.taken), std::to_string(salvaged.waiting), std::to_string(salvaged.damaged) })
            + '\n'
            + (salvaged.waiting + salvaged.damaged == 0
                    ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "Nothing is missing. Use this store from now on."))
                    : clerk.words(QT_TRANSLATE_NOOP("Clerk",
                          "Sync this store with a peer, which sends what is missing, then run this again. Don't use "
                          "the damaged store any more.")))
            + '\n');
}

} // namespace

void addSalvageCommand(CLI::App& app, Clerk& clerk, Run& run)
{
    auto from = std::make_shared<std::string>();
    CLI::App* command = addCommand(
        app, clerk, "salvage", "Take what is sound of a damaged store into a new one, under the same keys");
    command->add_option("--from", *from, "Folder of the damaged store; it is only read")->required()->type_name("DIR");
    command->callback([&clerk, &run, from] { run = [&clerk, from] { takeOver(clerk, *from); }; });
}

} // namespace fengsui
