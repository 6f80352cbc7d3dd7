#pragma once

#include "backstage/words.h"
#include "desk/case_desk.h"
#include "desk/exchange.h"
#include "desk/intake_desk.h"
#include "desk/rule_desk.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace fengsui::ui {

/// What comes back from backstage: the thing asked for, why a rule said no, or how the machine failed.
template <typename T>
class Answer {
public:
    Answer(Result<T> result)
    {
        if (result)
            m_content = std::move(*std::move(result));
        else
            m_content = result.refusal();
    }
    Answer(StoreFailure failure)
        : m_content(std::move(failure))
    {
    }
    bool isOk() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return isOk(); }
    const T& operator*() const { return std::get<T>(m_content); }
    const T* operator->() const { return &std::get<T>(m_content); }

    const Refusal* refusal() const { return std::get_if<Refusal>(&m_content); }
    const StoreFailure* failure() const { return std::get_if<StoreFailure>(&m_content); }
    /// The sentence for the operator; empty when all is well.
    QString problem() const
    {
        if (const Refusal* said = refusal())
            return sentence(*said);
        if (const StoreFailure* thrown = failure())
            return sentence(*thrown);
        return {};
    }
    /// The field to be mended, or empty.
    std::string field() const { return refusal() ? refusal()->field : std::string(); }

private:
    std::variant<std::monostate, T, Refusal, StoreFailure> m_content;
};

/// What a command touched, so that those who show it read it again.
template <typename T>
News newsOf(const T&)
{
    return {};
}
inline News newsOf(const News& news)
{
    return news;
}
inline News newsOf(const Receipt& receipt)
{
    return receipt.news;
}
inline News newsOf(const Taken& taken)
{
    return taken.receipt.news;
}
inline News newsOf(const Acted& acted)
{
    return acted.receipt.news;
}
inline News newsOf(const BatchOutcome& outcome)
{
    return outcome.receipt.news;
}
inline News newsOf(const Adopted& adopted)
{
    return adopted.receipt.news;
}
inline News newsOf(const BundleWork::Count& count)
{
    return count.news;
}
inline News newsOf(const CaseDesk::Tick& tick)
{
    return tick.news;
}

} // namespace fengsui::ui
