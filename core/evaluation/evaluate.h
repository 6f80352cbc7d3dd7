#pragma once

#include "evaluation/evaluation_ledger.h"
#include "staff/operator.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace fengsui {

/// Who or what is evaluated.
enum class By : std::uint8_t { Unit, Town, Grid, Post };
/// "unit", "town", "grid", "post".
std::string_view toWord(By by);
std::optional<By> byOf(std::string_view word);

struct Figure {
    std::int64_t numerator = 0; ///< cases; milliseconds for averages
    std::int64_t denominator = 0; ///< cases

    bool operator==(const Figure&) const = default;
};

/// Hundredths of a per cent, of an hour, or of a point; rounded half up.
struct Hundredths {
    std::int64_t value = 0;

    std::string toString() const; ///< "92.50"
    auto operator<=>(const Hundredths&) const = default;
};
/// The rate in per cent, or the average in hours; nothing without a denominator.
std::optional<Hundredths> valueOf(Indicator, const Figure&);

/// One unit, town, cell or person with all figures.
struct EvaluationLine {
    std::string key; ///< unit's name, code of town or cell, "post/operator id"; empty for cases that have none
    std::array<Figure, indicatorCount> figures {};

    const Figure& of(Indicator indicator) const { return figures[static_cast<std::size_t>(indicator)]; }
    bool operator==(const EvaluationLine&) const = default;
};

/// Says for a team whose unit it is, and for a division in which town it lies.
struct Grouping {
    std::function<std::string(TeamId)> unitOf;
    std::function<std::string(const std::string& division)> townOf;
};

/// The key of an operator in a post, and back.
std::string postKey(Role post, OperatorId person);
struct PostKey {
    Role post;
    OperatorId person;
};
std::optional<PostKey> readPostKey(std::string_view key);

/// Adds cases up, a line for each unit, town, cell, or person in a post.
///
/// In a post only what the person did counts: acceptance for the acceptor, filing and closing for the shift leader,
/// dispatch for the dispatcher, reports, verifying and checking for the patroller. A patroller's ground is the cells
/// in which he reported, verified or checked in the period: what the public had to report there was missed.
class Tally {
public:
    Tally(By by, Grouping grouping);

    void take(const CaseFacts&, const Judgements&);
    /// In the order of the keys, without lines that count nothing.
    std::vector<EvaluationLine> lines() const;
    By by() const { return m_by; }

private:
    EvaluationLine& line(std::string key);
    void takeOfPosts(const CaseFacts&, const Judgements&);

    By m_by;
    Grouping m_grouping;
    std::vector<EvaluationLine> m_lines;
    std::map<std::string, std::size_t> m_byKey;
    std::unordered_map<TeamId, std::size_t> m_byTeam; ///< index of the line
    std::unordered_map<std::string, std::size_t> m_byCode; ///< of division or cell
    std::map<std::string, std::set<std::string>> m_grounds; ///< cells by patroller's key
    std::unordered_map<std::string, Figure> m_missed; ///< by cell
};

struct Evaluation {
    By by = By::Unit;
    Period period;
    std::vector<EvaluationLine> lines;
    EvaluationLine total;
};

/// All indicators in one pass through the ledger, once for each way of grouping.
std::vector<Evaluation> evaluate(
    const EvaluationLedger&, const Period&, std::span<const By> by, const Grouping& grouping);

/// A case behind a figure.
struct CountedCase {
    CaseName name;
    CaseFacts facts;
    std::int64_t adds = 0; ///< to the numerator
};
/// The cases that a figure counts, in order of their numbers; those of every line when there is no key.
std::vector<CountedCase> casesBehind(const EvaluationLedger&, const Period&, By by, const Grouping& grouping,
    Indicator indicator, const std::optional<std::string>& key);

} // namespace fengsui
