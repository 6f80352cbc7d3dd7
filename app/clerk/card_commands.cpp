#include "clerk/clerk.h"

#include "sqlite/durable_file.h"
#include "wiring/peer_link.h"

#include <iostream>
#include <system_error>

namespace fengsui {

namespace {

PeerLink linkFor(Clerk& clerk)
{
    return { clerk.folder(), clerk.writer(), clerk.clock(),
        [&clerk](const Refusal& notice) { clerk.complain(clerk.tell(notice)); } };
}

void writeCard(Clerk& clerk, const std::string& file)
{
    const sync::PairingCard card = linkFor(clerk).pairingCard();
    try {
        writeDurably(file, sync::toText(card));
    } catch (const std::system_error&) {
        throw StoreFailure(
            QT_TRANSLATE_NOOP("Failure", "%1 can't be written: the disk may be full or write-protected."), { file });
    }
    clerk.answer({ { "file", file }, { "digits", sync::digitsOf(card) } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk",
                        "Wrote this console's card. Read these digits to the person who reads it, by telephone: %1"),
            { sync::grouped(sync::digitsOf(card)) })
            + '\n');
}

void readCard(Clerk& clerk, const std::string& file, std::string digits)
{
    const Session session = clerk.session();
    std::string text;
    try {
        text = readWhole(file);
    } catch (const std::system_error&) {
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read."), { file },
            "file" } };
    }
    orRefused(sync::pairingCard(text)); // before a person goes to the telephone
    if (digits.empty()) {
        std::cout << clerk.words(
            QT_TRANSLATE_NOOP("Clerk", "Type the twenty digits that the other console's person reads out, then Enter:"))
                  << '\n';
        std::cout.flush();
        std::getline(std::cin, digits);
    }
    const sync::CallingCard card = orRefused(linkFor(clerk).enrolCard(session, text, digits));
    clerk.answer({ { "name", card.name }, { "division", card.division } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk", "Paired with %1 (%2). It must read this console's card, too."),
            { card.name, card.division })
            + '\n');
}

} // namespace

void addCardCommands(CLI::App& peer, Clerk& clerk, Run& run)
{
    CLI::App* card = peer.add_subcommand("card", "Pair by files on a stick: write, read");
    card->require_subcommand(1);
    auto file = std::make_shared<std::string>();
    auto digits = std::make_shared<std::string>();
    CLI::App* writing = addCommand(*card, clerk, "write", "Write this console's card, and show its twenty digits");
    writing->add_option("FILE", *file, "Where to")->required();
    writing->callback([&clerk, &run, file] { run = [&clerk, file] { writeCard(clerk, *file); }; });
    CLI::App* reading = addCommand(*card, clerk, "read", "Pair with the console whose card this is");
    reading->add_option("FILE", *file, "Which")->required();
    reading->add_option("--digits", *digits, "Those read out by telephone; without it they are asked for");
    reading->callback(
        [&clerk, &run, file, digits] { run = [&clerk, file, digits] { readCard(clerk, *file, *digits); }; });
}

} // namespace fengsui
