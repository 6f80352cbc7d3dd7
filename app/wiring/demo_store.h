#pragma once

#include "wiring/local_store.h"

#include <cstddef>
#include <string>
#include <vector>

namespace fengsui {

struct DemoAccount {
    std::string account;
    std::string password;
    std::string name;
};

struct DemoStore {
    std::size_t divisions = 0;
    std::size_t cells = 0;
    std::size_t teams = 0;
    std::size_t incidents = 0;
    std::vector<DemoAccount> accounts;
};

/// Makes the demo county in a new or empty folder: real names and codes of Muchuan, geometry of our own, and an
/// invented shift played through the desks at its invented times, which end now. Throws StoreFailure.
Result<DemoStore> createDemoStore(const StoreFolder& folder, const Clock& clock, const Progress& progress);

} // namespace fengsui
