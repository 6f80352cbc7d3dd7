#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/last_word.h"

#include <optional>
#include <string>

namespace fengsui {

/// A caller or a party. Erasable; everything else refers to it by id.
struct Person {
    PersonId id;
    std::string name;
    std::string phone;
    std::string address;
    std::string purpose;
    std::optional<Instant> keepUntil;
    bool isHeld = false;
    bool isErased = false; ///< then every text above is empty; lists and papers show "erased 已销毁"
    LastWord said {}; ///< its record
};

/// The phone number with its middle digits hidden ("138****5678"), as reports and exports show it.
std::string maskedPhone(std::string_view phone);

} // namespace fengsui
