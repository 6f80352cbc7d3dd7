#pragma once

#include "desk/store_access.h"

#include <atomic>
#include <stdexcept>

namespace fengsui::test {

/// A store behind which there is nothing: for tests of who does what on which thread, in which order.
class EmptyWriter final : public WritingStore {
public:
    Office& office() override { throw std::logic_error("no office"); }
    Journal& journal() override { throw std::logic_error("no journal"); }
    const Ledgers& ledgers() override { throw std::logic_error("no ledgers"); }
};

class EmptyReader final : public ReadingStore {
public:
    const Ledgers& ledgers() override { throw std::logic_error("no ledgers"); }
    const JournalReader& journal() override { throw std::logic_error("no journal"); }
};

inline StoreAccess emptyStore()
{
    StoreAccess access;
    access.openWriter = [] { return std::make_unique<EmptyWriter>(); };
    access.openReader = [] { return std::make_unique<EmptyReader>(); };
    const auto nothing = std::make_shared<RuleBook>();
    nothing->workflows = std::make_shared<const WorkflowShelf>();
    nothing->types = std::make_shared<const TypeCatalogue>();
    access.rules = nothing;
    return access;
}

class StandingClock final : public Clock {
public:
    Instant now() const override { return { 1'762'128'000'000 }; }
};

} // namespace fengsui::test
