#include "clerk/clerk.h"

#include <fstream>
#include <iostream>

namespace fengsui {

namespace {

boost::json::object toJson(const Operator& person)
{
    boost::json::array roles;
    for (const Role role : person.roles)
        roles.emplace_back(std::string(toWord(role)));
    return { { "id", person.id.toString() }, { "account", person.account }, { "name", person.name },
        { "roles", std::move(roles) },
        { "team", person.team.isNull() ? boost::json::value() : boost::json::value(person.team.toString()) },
        { "disabled", person.isDisabled } };
}

// A password never stands on the command line, where every user of the machine can read it.
std::string readPassword(const std::string& file)
{
    std::string password;
    if (file == "-") {
        std::getline(std::cin, password);
    } else {
        std::ifstream in(file);
        if (!std::getline(in, password))
            throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "%1 can't be read, or is empty."),
                { file }, "password-file" } };
    }
    return password;
}

void list(Clerk& clerk)
{
    boost::json::array json;
    std::vector<std::vector<std::string>> rows;
    for (const Operator& person : clerk.reader().ledgers().staff().operators()) {
        json.push_back(toJson(person));
        std::string roles;
        for (const Role role : person.roles)
            roles += std::string(roles.empty() ? "" : ", ") + std::string(toWord(role));
        rows.push_back({ person.account, person.name, roles,
            person.isDisabled ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "disabled")) : "" });
    }
    clerk.answer(json, rows.empty() ? clerk.words(QT_TRANSLATE_NOOP("Clerk", "No operators.")) + '\n' : table(rows));
}

struct AddOptions {
    std::string account, name, team, passwordFile;
    std::vector<std::string> roles;
};

void add(Clerk& clerk, const AddOptions& options)
{
    Operator person;
    person.account = options.account;
    person.name = options.name;
    for (const std::string& word : options.roles) {
        const auto role = roleOf(word);
        if (!role || *role == Role::System)
            throw Refused { { Refusal::Reason::BadValue,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1 is no post. There are: acceptor, shiftLeader, dispatcher, unit, patroller, leader, "
                    "administrator."),
                { word }, "role" } };
        person.roles.push_back(*role);
    }
    const std::string password = readPassword(options.passwordFile);
    LocalWriter& writer = clerk.writer();
    if (!options.team.empty())
        person.team = clerk.teamOf(writer.ledgers(), options.team);
    const OperatorId id = orRefused(writer.office().staff.enrol(clerk.sessionOrSystem(), person, password));
    const Operator enrolled = *writer.ledgers().staff().byId(id);
    clerk.answer(toJson(enrolled), enrolled.account + "  " + enrolled.id.toString() + '\n');
}

void setPassword(Clerk& clerk, const std::string& account, const std::string& passwordFile)
{
    const Session session = clerk.session();
    const auto person = clerk.writer().ledgers().staff().byAccount(account);
    if (!person)
        throw Refused { { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such operator."), {},
            "account" } };
    orRefused(clerk.writer().office().staff.setPassword(session, person->id, {}, readPassword(passwordFile)));
    clerk.answer(toJson(*person), person->account + '\n');
}

void erasePerson(Clerk& clerk, const std::string& word, const std::string& reason)
{
    const auto id = PersonId::parse(word);
    if (!id)
        throw Refused { { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "%1 is no id of a person; \"incident show --json\" tells it."), { word },
            "id" } };
    const Session session = clerk.session();
    const Receipt receipt = orRefused(clerk.writer().office().intake.erase(session, *id, reason));
    clerk.acknowledge(receipt);
    clerk.answer({ { "id", id->toString() }, { "erased", true }, { "entry", receipt.keys.front().toString() } },
        clerk.words(QT_TRANSLATE_NOOP("Clerk",
            "Erased. Paired consoles destroy these data, too, as soon as they sync. Backups and bundles from before "
            "still hold them: make a new backup and destroy the old ones and their sticks."))
            + '\n');
}

} // namespace

void addOperatorCommands(CLI::App& app, Clerk& clerk, Run& run)
{
    CLI::App* parent = app.add_subcommand("operator", "Operators: list, add, password");
    parent->require_subcommand(1);
    addCommand(*parent, clerk, "list", "List all operators with their posts")->callback([&clerk, &run] {
        run = [&clerk] { list(clerk); };
    });

    auto options = std::make_shared<AddOptions>();
    CLI::App* adding = addCommand(*parent, clerk, "add", "Enrol an operator on this console");
    adding->add_option("ACCOUNT", options->account, "One word to sign in with")->required();
    adding->add_option("--name", options->name, "Name of the person")->required();
    adding
        ->add_option("--role", options->roles,
            "Post; more than once: acceptor, shiftLeader, dispatcher, unit, patroller, leader, administrator")
        ->required();
    adding->add_option("--team", options->team, "Team that it speaks for");
    adding
        ->add_option(
            "--password-file", options->passwordFile, "File whose first line is the password; - is standard input")
        ->required()
        ->type_name("FILE");
    adding->callback([&clerk, &run, options] { run = [&clerk, options] { add(clerk, *options); }; });

    CLI::App* password = addCommand(*parent, clerk, "password", "Set another operator's password, as an administrator");
    password->add_option("ACCOUNT", options->account, "Whose")->required();
    password
        ->add_option(
            "--password-file", options->passwordFile, "File whose first line is the password; - is standard input")
        ->required()
        ->type_name("FILE");
    password->callback([&clerk, &run, options] {
        run = [&clerk, options] { setPassword(clerk, options->account, options->passwordFile); };
    });

    CLI::App* person = app.add_subcommand("person", "Callers and parties: erase");
    person->require_subcommand(1);
    auto id = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    CLI::App* erasing
        = addCommand(*person, clerk, "erase", "Destroy a person's data for ever; the record stays and verifies");
    erasing->add_option("ID", *id, "Id of the person")->required();
    erasing->add_option("--reason", *reason, "Why")->required();
    erasing->callback([&clerk, &run, id, reason] { run = [&clerk, id, reason] { erasePerson(clerk, *id, *reason); }; });
}

} // namespace fengsui
