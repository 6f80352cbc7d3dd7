#pragma once

#include "base/coordinate.h"
#include "base/id.h"
#include "base/instant.h"
#include "incident/case_type.h"

#include <optional>
#include <string>

namespace fengsui {

/// Where a matter is: at least an address, a point or a division.
struct Place {
    std::string address;
    std::optional<GeoPoint> point; ///< WGS 84
    std::string division; ///< code of the lowest division known, or empty
    std::string cell; ///< code of the grid cell, or empty
    std::string component; ///< id of a component, or empty
    bool isApproximate = false;

    bool isEmpty() const { return address.empty() && !point && division.empty(); }
    bool operator==(const Place&) const = default;
};

/// Who calls. Leaves the form as this and becomes a person record; nothing else ever holds it.
struct Caller {
    std::string name;
    std::string phone;
    std::string address;

    bool isEmpty() const { return name.empty() && phone.empty() && address.empty(); }
};

/// What a phone form, a CSV row, an alarm button or a sensor turn into: one typed message about a matter. Later steps
/// neither parse nor validate again.
struct IncomingReport {
    std::string workflow; ///< that the case is to follow; empty for the urban loop
    std::string source = "phone"; ///< identifier of DOMAIN's sources: patrol, hotline, phone, alarm, sensor, …, import
    std::string appeal; ///< inquiry, help, complaint, tipOff, suggestion, or empty
    std::optional<CaseType> type;
    std::string title;
    std::string text;
    Place place;
    std::optional<Instant> happenedAt;
    Instant receivedAt;
    std::optional<Caller> caller;
    std::string externalKey; ///< names a row of an imported file for ever, or empty
    std::string condition; ///< what the source system says of it (its own status), or empty
    std::optional<Instant> dueAt; ///< when the source system wants it done
    std::optional<Instant> closedAt; ///< when the source system closed it: it comes in as a case that is over
    bool isUrgent = false;
    bool isDrill = false;
};

} // namespace fengsui
