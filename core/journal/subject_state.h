#pragma once

#include "attachment/attachment_file.h"
#include "component/component_file.h"
#include "drawing/drawing.h"
#include "duty/shift_note.h"
#include "evaluation/evaluation_file.h"
#include "grid/cell_file.h"
#include "incident/incident.h"
#include "journal/envelope.h"
#include "journal/ledgers.h"
#include "peer/peer_book.h"
#include "person/person.h"
#include "rules/filed_rules.h"
#include "staff/operator.h"
#include "team/team.h"
#include "track/track.h"

#include <variant>

namespace fengsui {

/// What the entries about one subject come to. A subject is folded from its own entries alone, so that a late one
/// concerns nothing else.
using SubjectState = std::variant<std::monostate, Incident, Person, Team, Operator, StoreIdentity, EditionRow,
    ShiftNote, FiledRules, EvaluationFile, AttachmentFile, PeerBook, Drawing, ComponentFile, CellFile, TrackPiece>;

/// Written by a newer version of the program: its kind is not known here, or its body has a form that is not. It is
/// kept and passed on, and nothing is folded from it; who would change what it is about first needs that version.
bool isNewer(const Envelope&);
inline constexpr std::uint16_t knownSchema = 1;

/// A subject as the ledgers know it: things of two kinds that bear the same id are two subjects all the same.
struct SubjectKey {
    SubjectKind kind = SubjectKind::Unknown;
    SubjectId id;

    /// Unknown for what a newer version wrote.
    static SubjectKey of(const Envelope& envelope)
    {
        return { isNewer(envelope) ? SubjectKind::Unknown : subjectKind(envelope.kind), envelope.subject };
    }
    auto operator<=>(const SubjectKey&) const = default;
};

/// Of what it is the state.
SubjectKind kindOf(const SubjectState&);
/// The state before the first entry.
SubjectState emptyState(const SubjectKey&);
/// Takes one more entry, in the agreed order. Total: a body that can't be read, or a kind that isn't of this subject,
/// changes nothing.
void fold(SubjectState&, const Entry&);

/// What people said of it apart from each other, settled or not.
std::vector<Disagreement> disagreementsOf(const SubjectState&);
/// The entries that whoever now writes one of this kind has in view, besides those that a desk names.
std::vector<Digest> inView(const SubjectState&, Kind);

} // namespace fengsui

template <>
struct std::hash<fengsui::SubjectKey> {
    std::size_t operator()(const fengsui::SubjectKey& key) const noexcept
    {
        return std::hash<fengsui::RawId> {}(key.id) ^ static_cast<std::size_t>(key.kind);
    }
};
