#pragma once

#include "attachment/attachment_ledger.h"
#include "base/id.h"
#include "component/component_ledger.h"
#include "drawing/drawing_ledger.h"
#include "duty/shift_note.h"
#include "evaluation/evaluation_ledger.h"
#include "grid/cell_ledger.h"
#include "incident/incident_ledger.h"
#include "journal/clock_judgement.h"
#include "journal/disagreement_ledger.h"
#include "peer/peer_book.h"
#include "person/person_ledger.h"
#include "rules/rule_ledger.h"
#include "staff/staff_ledger.h"
#include "team/team_ledger.h"
#include "track/track_ledger.h"

#include <optional>
#include <string>
#include <vector>

namespace fengsui {

/// Who this store belongs to, folded from its StoreOpened entry.
struct StoreIdentity {
    std::string division; ///< code
    std::string name;
    std::string profile; ///< cn, generic
    std::string zone; ///< IANA name
};

/// What the announcements of an edition of this kind ("grid") are about.
inline SubjectId editionSubject(const std::string& kind)
{
    return RawId::derived("edition:" + kind);
}

struct EditionRow {
    std::string kind;
    std::string digest;
    std::uint64_t rows = 0;
    std::string title;
    LastWord said {}; ///< the digest
};

/// All ledgers of a store, seen through one connection.
class Ledgers {
public:
    virtual ~Ledgers() = default;
    virtual const IncidentLedger& incidents() const = 0;
    virtual const TeamLedger& teams() const = 0;
    virtual const PersonLedger& persons() const = 0;
    virtual const StaffLedger& staff() const = 0;
    virtual const DutyLedger& duty() const = 0;
    virtual const RuleLedger& rules() const = 0;
    virtual const EvaluationLedger& evaluation() const = 0;
    virtual const DisagreementLedger& disagreements() const = 0;
    virtual const AttachmentLedger& attachments() const = 0;
    virtual const DrawingLedger& drawings() const = 0;
    virtual const ComponentLedger& components() const = 0;
    virtual const CellLedger& cells() const = 0;
    virtual const TrackLedger& tracks() const = 0;
    virtual std::optional<StoreIdentity> identity() const = 0;
    /// Which console wrote under this name; nothing while its first entry is not here.
    virtual std::optional<StoreIdentity> identityOf(IncarnationId) const = 0;
    /// Who may sync with this county's consoles.
    virtual PeerBook peers() const = 0;
    /// Whose clock ran ahead, and what was done about it.
    virtual Clocks clocks() const = 0;
    /// How many entries of this console don't count for that.
    virtual std::uint64_t heldEntries(IncarnationId) const = 0;
    /// The edition in force of a kind ("grid").
    virtual std::optional<EditionRow> edition(const std::string& kind) const = 0;
};

} // namespace fengsui
