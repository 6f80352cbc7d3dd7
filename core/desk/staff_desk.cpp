#include "desk/staff_desk.h"

#include "desk/permission.h"
#include "staff/entries.pb.h"

#include <algorithm>
#include <set>

namespace fengsui {

namespace {

constexpr std::uint32_t freeFailures = 3;
constexpr Duration firstWait = std::chrono::seconds(5);
constexpr Duration longestWait = std::chrono::minutes(15);

Duration waitAfter(std::uint32_t failures)
{
    Duration wait = firstWait;
    for (std::uint32_t i = freeFailures; i < failures && wait < longestWait; ++i)
        wait *= 2;
    return std::min(wait, longestWait);
}

Refusal wrongPair()
{
    return { Refusal::Reason::NotAllowed, QT_TRANSLATE_NOOP("Refusal", "Account or password is wrong."), {},
        "password" };
}

template <typename Message>
void setRoles(Message& message, const std::vector<Role>& roles)
{
    for (const Role role : roles)
        message.add_roles(std::string(toWord(role)));
}

template <typename Message>
std::string bodyOf(Message& message, const Operator& person)
{
    message.set_name(person.name);
    setRoles(message, person.roles);
    if (!person.team.isNull())
        message.set_team(std::string(person.team.view()));
    return message.SerializeAsString();
}

} // namespace

StaffDesk::StaffDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Result<Session> StaffDesk::signIn(const std::string& account, const std::string& password)
{
    const Instant now = m_with.clock.now();
    const auto person = m_with.ledgers.staff().byAccount(account);
    auto credential = person ? m_with.credentials.credential(person->id) : std::nullopt;
    if (!person || !credential || person->isDisabled)
        return wrongPair();
    // A clock that was set back must not lock anybody out for longer than the longest wait.
    if (credential->waitUntil && now < *credential->waitUntil && *credential->waitUntil - now <= longestWait) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*credential->waitUntil - now).count();
        return Refusal { Refusal::Reason::Locked,
            QT_TRANSLATE_NOOP("Refusal", "Too many wrong passwords. Wait %1 seconds, then try again."),
            { std::to_string(seconds) }, "password" };
    }
    if (!matchesVerifier(credential->verifier, password)) {
        ++credential->failures;
        if (credential->failures >= freeFailures)
            credential->waitUntil = now + waitAfter(credential->failures);
        m_with.credentials.put(person->id, *credential);
        return wrongPair();
    }
    if (credential->failures != 0 || credential->waitUntil) {
        credential->failures = 0;
        credential->waitUntil.reset();
        m_with.credentials.put(person->id, *credential);
    }
    const Session session = Session::of(*person);
    noteShift(session, "signIn");
    return session;
}

void StaffDesk::signOut(const Session& session)
{
    noteShift(session, "signOut");
}

void StaffDesk::noteShift(const Session& session, const std::string& kind)
{
    const Instant now = m_with.clock.now();
    entries::ShiftNoted noted;
    noted.set_kind(kind);
    noted.set_text(session.name);
    noted.set_at(now.milliseconds);
    const Draft draft { Kind::ShiftNoted, RawId::random(), noted.SerializeAsString(), {} };
    m_with.journal.append({ &draft, 1 }, session.id, now);
}

Result<OperatorId> StaffDesk::enrol(
    const Session& session, Operator person, const std::string& password, PasswordCost cost)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::System }))
        return *refusal;
    if (person.account.empty() || person.account.find_first_of(" \t\r\n") != std::string::npos)
        return Refusal { Refusal::Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "An account is one word without blanks."), {}, "account" };
    if (person.name.empty() || person.roles.empty())
        return Refusal { Refusal::Reason::Missing,
            QT_TRANSLATE_NOOP("Refusal", "An operator needs a name and at least one post."), {}, "name" };
    if (m_with.ledgers.staff().byAccount(person.account))
        return Refusal { Refusal::Reason::Conflict, QT_TRANSLATE_NOOP("Refusal", "There is an account %1 already."),
            { person.account }, "account" };
    if (const Outcome outcome = checkPassword(person.account, password); !outcome)
        return outcome.refusal();
    const Instant now = m_with.clock.now();
    person.id = OperatorId::random();
    // The verifier first: an account without one can't sign in, a verifier without an account does nothing.
    m_with.credentials.put(person.id, { makeVerifier(password, cost), 0, std::nullopt, false });
    entries::OperatorEnrolled enrolled;
    enrolled.set_account(person.account);
    const Draft draft { Kind::OperatorEnrolled, person.id.raw, bodyOf(enrolled, person), {} };
    m_with.journal.append({ &draft, 1 }, session.id, now);
    return person.id;
}

Outcome StaffDesk::change(const Session& session, const Operator& person)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator }))
        return *refusal;
    if (!m_with.ledgers.staff().byId(person.id))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such operator."), {},
            {} };
    const bool givesUpPost = person.id == session.id && (person.isDisabled || !person.holds(Role::Administrator));
    if (givesUpPost)
        return Refusal { Refusal::Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal", "An administrator can't take the post from itself; another one can."), {},
            "roles" };
    entries::OperatorChanged changed;
    changed.set_disabled(person.isDisabled);
    const Draft draft { Kind::OperatorChanged, person.id.raw, bodyOf(changed, person), {} };
    m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
    return Done {};
}

Outcome StaffDesk::setPassword(const Session& session, OperatorId id, const std::string& old, const std::string& fresh)
{
    const auto person = m_with.ledgers.staff().byId(id);
    const auto credential = m_with.credentials.credential(id);
    if (!person)
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such operator."), {},
            {} };
    if (session.id != id) {
        if (const auto refusal = refusalUnless(session, { Role::Administrator }))
            return *refusal;
    } else if (!credential || !matchesVerifier(credential->verifier, old)) {
        return wrongPair();
    }
    if (Outcome outcome = checkPassword(person->account, fresh); !outcome)
        return outcome;
    m_with.credentials.put(id, { makeVerifier(fresh, PasswordCost::Moderate), 0, std::nullopt, session.id != id });
    return Done {};
}

Outcome checkPassword(const std::string& account, const std::string& password)
{
    const auto refuse = [](const char* text) { return Refusal { Refusal::Reason::BadValue, text, {}, "password" }; };
    // code points, not bytes: a password of Chinese characters is as long as it looks
    const auto length
        = std::ranges::count_if(password, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    if (length < 10)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "A password has at least ten characters."));
    if (password.size() > 256)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "A password has at most 256 bytes."));
    if (!account.empty() && password.find(account) != std::string::npos && password.size() < account.size() + 6)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "A password must not be little more than the account's name."));
    if (std::set<char>(password.begin(), password.end()).size() < 4)
        return refuse(QT_TRANSLATE_NOOP("Refusal", "A password must not be a few characters again and again."));
    return Done {};
}

} // namespace fengsui
