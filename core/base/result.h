#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Marks a text for people, so that the translation tools find it in rooms that know no Qt. The shells translate it in
/// the named context; the text itself stays English.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

namespace fengsui {

/// Why a rule said no. A value, not an exception: the person reads it and does something else.
struct Refusal {
    enum class Reason {
        NotAllowed, ///< this operator may not do it
        WrongState, ///< it can't be done to this thing now
        Missing, ///< a field is needed
        BadValue, ///< a field can't be read, or is out of its bounds
        NotFound, ///< there is no such thing
        Conflict, ///< someone else was first
        Locked, ///< wait, then try again
    };
    Reason reason;
    /// An English sentence for QT_TRANSLATE_NOOP("Refusal", …) with %1, %2 … for the arguments.
    std::string text;
    std::vector<std::string> arguments;
    /// The field that is to be mended, if it is about one.
    std::string field;

    /// The English sentence with its arguments set in.
    std::string toString() const;
};

/// What a rule or a desk answers: the thing asked for, or a refusal.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_value(std::move(value))
    {
    }
    Result(Refusal refusal)
        : m_value(std::move(refusal))
    {
    }
    bool isOk() const { return std::holds_alternative<T>(m_value); }
    explicit operator bool() const { return isOk(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(std::get<T>(m_value)); }
    const T* operator->() const { return &value(); }
    const T& value() const
    {
        assert(isOk());
        return std::get<T>(m_value);
    }
    const Refusal& refusal() const
    {
        assert(!isOk());
        return std::get<Refusal>(m_value);
    }

private:
    std::variant<T, Refusal> m_value;
};

struct Done { };
/// For commands that give nothing back.
using Outcome = Result<Done>;

} // namespace fengsui
