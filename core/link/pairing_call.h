#pragma once

#include "link/switchboard.h"
#include "link/wire.h"

namespace fengsui::link {

/// One pairing over one wire, from hello to both people's word, at most until then.
Wire::Task<Result<Switchboard::Paired>> pairOver(std::shared_ptr<Wire> wire, const Digest& ourPin,
    const sync::CallingCard& ourCard, const Switchboard::AskDigits& ask, std::chrono::steady_clock::time_point until);

} // namespace fengsui::link
