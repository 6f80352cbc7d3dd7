#pragma once

#include "base/stamp.h"
#include "incident/incident.h"

namespace fengsui::entries {
class CaseActed;
class CopyPrinted;
class IncidentReported;
class Limit;
class Place;
class Report;
class ReportAttached;
} // namespace fengsui::entries

namespace fengsui {

/// Folding never refuses: an entry whose guard no longer holds goes to `ineffective`, everything else takes effect.
/// Entries must come in the agreed order. Integers only, no clock, no workflow file: every console gets the same case.
///
/// An action takes effect when the case is in the state that its author saw. One that moves the case, or decides a
/// request, must also build upon the last such entry (`Incident::head`): of two that were made apart, the first in the
/// agreed order stands.
void fold(Incident&, const Stamp&, const entries::IncidentReported&);
void fold(Incident&, const Stamp&, const entries::ReportAttached&);
void fold(Incident&, const Stamp&, const entries::CaseActed&);
void fold(Incident&, const Stamp&, const entries::CopyPrinted&);

/// The report between its value and its message; the caller goes by id.
entries::Report toMessage(const IncomingReport&, PersonId caller);
ReportOnFile fromMessage(const entries::Report&);
void toMessage(const Limit&, entries::Limit&);
void toMessage(const Place&, entries::Place&);
Place fromMessage(const entries::Place&);

} // namespace fengsui
