#include "evaluation/evaluate.h"

#include "base/words.h"

#include <algorithm>

namespace fengsui {

namespace {

constexpr std::array<std::string_view, 4> byWords { "unit", "town", "grid", "post" };

struct PostDuty {
    Role post;
    Indicator indicator;
};

constexpr std::array duties {
    PostDuty { Role::Acceptor, Indicator::TimelyAcceptance },
    PostDuty { Role::Acceptor, Indicator::AccurateAcceptance },
    PostDuty { Role::Acceptor, Indicator::AverageAcceptance },
    PostDuty { Role::ShiftLeader, Indicator::TimelyFiling },
    PostDuty { Role::ShiftLeader, Indicator::AccurateFiling },
    PostDuty { Role::ShiftLeader, Indicator::OnTimeClosing },
    PostDuty { Role::Dispatcher, Indicator::TimelyDispatch },
    PostDuty { Role::Dispatcher, Indicator::AccurateDispatch },
    PostDuty { Role::Patroller, Indicator::ValidReports },
    PostDuty { Role::Patroller, Indicator::TimelyVerify },
    PostDuty { Role::Patroller, Indicator::TimelyCheck },
};

OperatorId whoDid(Indicator indicator, const CaseFacts& facts)
{
    switch (indicator) {
    case Indicator::TimelyAcceptance:
    case Indicator::AccurateAcceptance:
    case Indicator::AverageAcceptance:
        return facts.accept.by;
    case Indicator::TimelyFiling:
    case Indicator::AccurateFiling:
        return facts.file.by;
    case Indicator::OnTimeClosing:
        return facts.close.by;
    case Indicator::TimelyDispatch:
    case Indicator::AccurateDispatch:
        return facts.dispatch.by;
    case Indicator::ValidReports:
        return facts.source == "patrol" ? facts.reportedBy : OperatorId {};
    case Indicator::TimelyVerify:
        return facts.verify.by;
    case Indicator::TimelyCheck:
        return facts.check.by;
    default:
        return {};
    }
}

void add(Figure& figure, const Judgement& judgement)
{
    figure.numerator += judgement.adds;
    figure.denominator += judgement.counts ? 1 : 0;
}

void add(EvaluationLine& line, const Judgements& judgements)
{
    for (std::size_t i = 0; i < indicatorCount; ++i)
        add(line.figures[i], judgements[i]);
}

const Judgement& of(const Judgements& judgements, Indicator indicator)
{
    return judgements[static_cast<std::size_t>(indicator)];
}

} // namespace

std::string_view toWord(By by)
{
    return byWords[static_cast<std::size_t>(by)];
}

std::optional<By> byOf(std::string_view word)
{
    return fromWord<By>(byWords, word);
}

std::string postKey(Role post, OperatorId person)
{
    return std::string(toWord(post)) + '/' + person.toString();
}

std::optional<PostKey> readPostKey(std::string_view key)
{
    const std::size_t slash = key.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto post = roleOf(key.substr(0, slash));
    const auto person = OperatorId::parse(key.substr(slash + 1));
    return post && person ? std::optional(PostKey { *post, *person }) : std::nullopt;
}

std::string Hundredths::toString() const
{
    const std::int64_t size = value < 0 ? -value : value;
    const std::string cents = std::to_string(size % 100);
    return (value < 0 ? "-" : "") + std::to_string(size / 100) + (cents.size() < 2 ? ".0" : ".") + cents;
}

std::optional<Hundredths> valueOf(Indicator indicator, const Figure& figure)
{
    if (figure.denominator == 0)
        return std::nullopt;
    constexpr std::int64_t millisecondsOfHundredth = 36'000;
    const std::int64_t unit
        = infoOf(indicator).isAverage ? figure.denominator * millisecondsOfHundredth : figure.denominator;
    const std::int64_t doubled = (infoOf(indicator).isAverage ? 2 : 20'000) * figure.numerator;
    return Hundredths { (doubled + unit) / (2 * unit) };
}

Tally::Tally(By by, Grouping grouping)
    : m_by(by)
    , m_grouping(std::move(grouping))
{
}

EvaluationLine& Tally::line(std::string key)
{
    const auto [at, isNew] = m_byKey.try_emplace(std::move(key), m_lines.size());
    if (isNew)
        m_lines.push_back({ at->first, {} });
    return m_lines[at->second];
}

void Tally::take(const CaseFacts& facts, const Judgements& judgements)
{
    const auto index = [this](EvaluationLine& each) { return static_cast<std::size_t>(&each - m_lines.data()); };
    switch (m_by) {
    case By::Unit: {
        const auto known = m_byTeam.find(facts.lead);
        const std::size_t at = known != m_byTeam.end()
            ? known->second
            : m_byTeam
                  .emplace(facts.lead, index(line(facts.lead.isNull() ? std::string() : m_grouping.unitOf(facts.lead))))
                  .first->second;
        add(m_lines[at], judgements);
        break;
    }
    case By::Town:
    case By::Grid: {
        const std::string& code = m_by == By::Town ? facts.division : facts.cell;
        const auto known = m_byCode.find(code);
        const std::size_t at = known != m_byCode.end()
            ? known->second
            : m_byCode.emplace(code, index(line(m_by == By::Town ? m_grouping.townOf(code) : code))).first->second;
        add(m_lines[at], judgements);
        break;
    }
    case By::Post:
        takeOfPosts(facts, judgements);
        break;
    }
}

void Tally::takeOfPosts(const CaseFacts& facts, const Judgements& judgements)
{
    for (const PostDuty& duty : duties) {
        const Judgement& judgement = of(judgements, duty.indicator);
        const OperatorId person = judgement.counts ? whoDid(duty.indicator, facts) : OperatorId {};
        if (person.isNull())
            continue;
        EvaluationLine& mine = line(postKey(duty.post, person));
        add(mine.figures[static_cast<std::size_t>(duty.indicator)], judgement);
        if (duty.post == Role::Patroller && !facts.cell.empty())
            m_grounds[mine.key].insert(facts.cell);
    }
    if (const Judgement& missed = of(judgements, Indicator::MissedByPatrol); missed.counts && !facts.cell.empty())
        add(m_missed[facts.cell], missed);
}

std::vector<EvaluationLine> Tally::lines() const
{
    std::vector<EvaluationLine> sorted;
    for (const auto& [key, index] : m_byKey) {
        EvaluationLine each = m_lines[index];
        if (const auto ground = m_grounds.find(key); ground != m_grounds.end())
            for (const std::string& cell : ground->second)
                if (const auto missed = m_missed.find(cell); missed != m_missed.end()) {
                    Figure& figure = each.figures[static_cast<std::size_t>(Indicator::MissedByPatrol)];
                    figure.numerator += missed->second.numerator;
                    figure.denominator += missed->second.denominator;
                }
        if (std::ranges::any_of(each.figures, [](const Figure& figure) { return figure.denominator > 0; }))
            sorted.push_back(std::move(each));
    }
    return sorted;
}

std::vector<Evaluation> evaluate(
    const EvaluationLedger& ledger, const Period& period, std::span<const By> by, const Grouping& grouping)
{
    std::vector<Tally> tallies;
    for (const By each : by)
        tallies.emplace_back(each, grouping);
    EvaluationLine total;
    ledger.visit(period, [&](const CaseFacts& facts) {
        const Judgements judgements = judge(facts, period);
        add(total, judgements);
        for (Tally& tally : tallies)
            tally.take(facts, judgements);
    });
    std::vector<Evaluation> evaluations;
    for (const Tally& tally : tallies)
        evaluations.push_back({ tally.by(), period, tally.lines(), total });
    return evaluations;
}

std::vector<CountedCase> casesBehind(const EvaluationLedger& ledger, const Period& period, By by,
    const Grouping& grouping, Indicator indicator, const std::optional<std::string>& key)
{
    // A patroller's ground is only known when all cases were seen.
    const auto post = by == By::Post && key ? readPostKey(*key) : std::nullopt;
    std::set<std::string> ground;
    if (post && post->post == Role::Patroller && indicator == Indicator::MissedByPatrol)
        ledger.visit(period, [&](const CaseFacts& facts) {
            for (const PostDuty& duty : duties)
                if (duty.post == Role::Patroller && whoDid(duty.indicator, facts) == post->person
                    && judge(duty.indicator, facts, period).counts)
                    ground.insert(facts.cell);
        });
    const auto isOf = [&](const CaseFacts& facts) {
        switch (by) {
        case By::Unit:
            return !key || (facts.lead.isNull() ? std::string() : grouping.unitOf(facts.lead)) == *key;
        case By::Town:
            return !key || grouping.townOf(facts.division) == *key;
        case By::Grid:
            return !key || facts.cell == *key;
        case By::Post:
            break;
        }
        if (!key)
            return !whoDid(indicator, facts).isNull() || indicator == Indicator::MissedByPatrol;
        if (!post)
            return false;
        return indicator == Indicator::MissedByPatrol
            ? !facts.cell.empty() && ground.contains(facts.cell)
            : std::ranges::any_of(duties, [&](const PostDuty& duty) {
                  return duty.post == post->post && duty.indicator == indicator;
              }) && whoDid(indicator, facts) == post->person;
    };
    std::vector<CountedCase> cases;
    ledger.visit(period, [&](const CaseFacts& facts) {
        if (const Judgement judgement = judge(indicator, facts, period); judgement.counts && isOf(facts))
            cases.push_back({ {}, facts, judgement.adds });
    });
    for (CountedCase& each : cases)
        each.name = ledger.name(each.facts.id);
    std::ranges::sort(cases, [](const CountedCase& a, const CountedCase& b) {
        return std::tie(a.name.number, a.name.id) < std::tie(b.name.number, b.name.id);
    });
    return cases;
}

} // namespace fengsui
