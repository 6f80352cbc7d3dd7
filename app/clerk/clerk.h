#pragma once

#include "wiring/local_store.h"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace fengsui {

/// A rule said no: exit status 1.
struct Refused {
    Refusal refusal;
};

/// What all commands share: the store, who acts, how answers are written. Exit status 0 done, 1 refused by a rule, 2
/// wrong usage, 3 the machine failed.
class Clerk {
public:
    std::string storePath;
    std::string account; ///< who acts
    std::string language; ///< en or zh_CN; empty: that of the environment
    bool isJson = false;
    bool acknowledges = false; ///< print "ack STREAM/NUMBER DIGEST" right after each durable commit

    StoreFolder folder() const { return { storePath }; }
    const Clock& clock() const { return m_clock; }
    /// The store opened for writing; opened once.
    LocalWriter& writer();
    /// The store opened for reading; opened once.
    StoreReader& reader();
    const Shelves& shelves();
    /// Names the rule files that lie in the store's folder without being in force; once, to whoever works on rules.
    void nameUnadopted();
    /// The rules in force, as the reader shows them.
    const RuleBook& rules();
    /// How columns of call files are understood.
    const std::vector<CallMapping>& mappings();
    /// The operator named by --as, or else the one whose account is this user's name; Refused when there is none.
    Session session();
    /// The operator named by --as, or the machine itself.
    Session sessionOrSystem();

    /// The case of an id or of a case number; Refused when there is none.
    IncidentId incidentOf(const Ledgers&, const std::string& idOrNumber) const;
    /// The team of an id or a name; Refused when there is none.
    TeamId teamOf(const Ledgers&, const std::string& idOrName) const;

    /// Prints the one JSON document, or the lines.
    void answer(const boost::json::value& json, const std::string& lines) const;
    void acknowledge(const Receipt&) const;
    /// In the language of the answers.
    std::string tell(const Refusal&, const char* context = "Refusal") const;
    std::string words(const char* text, const std::vector<std::string>& arguments = {}) const;
    /// Whether the answers are Chinese.
    bool isChinese() const;
    /// Prints "fengsui-clerk: …" on stderr.
    void complain(const std::string& text) const;
    /// For long work: a line of progress on stderr when that is a terminal.
    Progress progress(const char* what) const;

private:
    SystemClock m_clock;
    std::unique_ptr<Shelves> m_shelves;
    std::unique_ptr<LocalWriter> m_writer;
    std::unique_ptr<StoreReader> m_reader;
    std::unique_ptr<const RuleBook> m_rules;
    std::shared_ptr<const std::vector<CallMapping>> m_mappings;
};

/// Gives the value, or throws Refused.
template <typename T>
T orRefused(Result<T> result)
{
    if (!result)
        throw Refused { result.refusal() };
    return *std::move(result);
}

/// A time as people write it: whole with its offset, or in the county's zone "2025-11-03 07:05", or a day alone, which
/// is its beginning. Refused, naming the field, when it is none.
Instant instantOf(const Zone& zone, const std::string& text, const char* field);
/// The county's zone; UTC in a store that doesn't say.
Zone zoneOf(const Ledgers& ledgers);

/// Each adds its commands; `run` is what is done after parsing.
using Run = std::function<void()>;
void addStoreCommands(CLI::App&, Clerk&, Run& run);
void addImportCommands(CLI::App&, Clerk&, Run& run);
/// After those of import, of which one is a part.
void addBaseMapCommands(CLI::App&, Clerk&, Run& run);
void addIncidentCommands(CLI::App&, Clerk&, Run& run);
/// After those of incidents, of which some are a part.
void addAttachmentCommands(CLI::App&, Clerk&, Run& run);
void addTeamCommands(CLI::App&, Clerk&, Run& run);
void addOperatorCommands(CLI::App&, Clerk&, Run& run);
void addJournalCommands(CLI::App&, Clerk&, Run& run);
void addReportCommands(CLI::App&, Clerk&, Run& run);
void addRuleCommands(CLI::App&, Clerk&, Run& run);
void addEvaluateCommands(CLI::App&, Clerk&, Run& run);
void addBackupCommands(CLI::App&, Clerk&, Run& run);
void addSalvageCommand(CLI::App&, Clerk&, Run& run);
/// Pairing, syncing and the headless hub.
void addPeerCommands(CLI::App&, Clerk&, Run& run);
/// The inventory of components.
void addComponentCommands(CLI::App&, Clerk&, Run& run);
/// To look into a file of components and take it in; below "components".
void addInventoryCommands(CLI::App& components, Clerk&, Run& run);
/// What was noted of single components; below "components".
void addFaultCommands(CLI::App& components, Clerk&, Run& run);
/// What consoles disagreed about while apart.
void addConflictCommands(CLI::App&, Clerk&, Run& run);
/// Clocks that ran ahead.
void addClockCommands(CLI::App&, Clerk&, Run& run);
/// Roads, travel times, and whom to send.
void addRoadCommands(CLI::App&, Clerk&, Run& run);
/// Files of features of other map programs, and our layers as such.
void addFeatureCommands(CLI::App&, Clerk&, Run& run);
/// Places in several notations and references.
void addCoordinateCommands(CLI::App&, Clerk&, Run& run);
/// Under "peer": pairing by files on a stick.
void addCardCommands(CLI::App& peer, Clerk&, Run& run);
/// Under "peer": new keys for this console.
void addKeyCommands(CLI::App& peer, Clerk&, Run& run);
/// Under "sync": where this console is called and whom it calls.
void addRouteCommands(CLI::App& sync, Clerk&, Run& run);

/// A subcommand with the options that all have: --store, --json, --as, --language.
CLI::App* addCommand(CLI::App& parent, Clerk&, const std::string& name, const std::string& what);
/// "2025-11-03 07:05" in the store's zone.
std::string localMinutes(const Ledgers&, Instant);
/// Columns set in line; widths count a Chinese character as two.
std::string table(const std::vector<std::vector<std::string>>& rows);

} // namespace fengsui
