#pragma once

#include "base/instant.h"
#include "desk/attachment_desk.h"
#include "desk/case_desk.h"
#include "desk/cell_desk.h"
#include "desk/component_desk.h"
#include "desk/drawing_desk.h"
#include "desk/duty_desk.h"
#include "desk/evaluation_desk.h"
#include "desk/intake_desk.h"
#include "desk/peer_desk.h"
#include "desk/rule_desk.h"
#include "desk/staff_desk.h"
#include "desk/team_desk.h"
#include "desk/track_desk.h"

namespace fengsui {

/// All desks of one store: the table of contents of what a person may do. Lives on the writer's thread, with the
/// journal that it writes to.
class Office {
public:
    explicit Office(const Facilities& facilities)
        : intake(facilities)
        , cases(facilities, intake)
        , teams(facilities)
        , staff(facilities)
        , duty(facilities)
        , rules(facilities)
        , evaluation(facilities)
        , peers(facilities)
        , attachments(facilities)
        , drawings(facilities)
        , components(facilities)
        , cells(facilities)
        , tracks(facilities)
    {
    }

    IntakeDesk intake;
    CaseDesk cases;
    TeamDesk teams;
    StaffDesk staff;
    DutyDesk duty;
    RuleDesk rules;
    EvaluationDesk evaluation;
    PeerDesk peers;
    AttachmentDesk attachments;
    DrawingDesk drawings;
    ComponentDesk components;
    CellDesk cells;
    TrackDesk tracks;
};

} // namespace fengsui
