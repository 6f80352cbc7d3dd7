#pragma once

#include "person/person.h"

#include <optional>

namespace fengsui {

class PersonLedger {
public:
    virtual ~PersonLedger() = default;
    virtual std::optional<Person> person(PersonId) const = 0;
};

} // namespace fengsui
