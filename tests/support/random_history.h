#pragma once

#include "journal/journal.h"
#include "journal/ledgers.h"
#include "support/dice.h"

#include <vector>

namespace fengsui {

/// What many people might do: cases reported, attached to, dispatched, returned, closed, merged; persons recorded and
/// erased; teams, operators, notes, editions. Subjects are named by numbers, so that several consoles act upon the same
/// ones and disagree; a few entries are nonsense on purpose. Names of persons contain "Caller".
class RandomHistory {
public:
    RandomHistory(Dice& dice, std::size_t subjects)
        : m_dice(dice)
        , m_subjects(subjects)
    {
    }
    /// One to four drafts that belong together, upon what the ledgers show.
    std::vector<Draft> next(const Ledgers& ledgers, Instant now);

private:
    Draft aboutIncident(const Ledgers&, Instant now);
    Draft acted(const Incident&);
    Draft aboutPerson();
    Draft aboutTeam(Instant now);
    Draft aboutOperator();
    Draft aboutOthers(Instant now);
    SubjectId subject(const char* kind);
    std::string word(const char* kind);
    StreamName stream();

    Dice& m_dice;
    std::size_t m_subjects;
};

/// Who a store is: the first entry of its incarnation.
Draft opening(const std::string& publicKey, IncarnationId);

} // namespace fengsui
