#include "desk/rule_desk.h"

#include "desk/permission.h"
#include "rules/entries.pb.h"
#include "rules/filed_rules.h"

namespace fengsui {

RuleDesk::RuleDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

Result<Adopted> RuleDesk::adopt(const Session& session, const std::string& file, const std::string& text)
{
    if (const auto refusal = refusalUnless(session, { Role::Administrator, Role::Leader, Role::System }))
        return *refusal;
    const auto checked = checkRule(file, text);
    if (!checked.value)
        return checked.faults.front();
    if (const auto refusal = m_with.ruleLibrary->whyNot(file, text))
        return *refusal;
    const RuleName& name = *checked.value;
    const RuleBook book = m_with.ruleLibrary->bookOf(m_with.ledgers);
    if (const RuleRow* inForce = book.inForce(name.kind, name.id)) {
        if (inForce->name == name && inForce->text == text)
            return Adopted { name, true, {} };
        if (name.version <= inForce->name.version)
            return Refusal { Refusal::Reason::Conflict,
                QT_TRANSLATE_NOOP("Refusal",
                    "%1: Version %2 of %3 is in force; a changed file needs a higher \"version\" than that."),
                { file, std::to_string(inForce->name.version), std::string(toWord(name.kind)) + ' ' + name.id },
                "version" };
    }
    std::vector<Draft> drafts;
    for (const entries::RuleFiled& filed : filingOf(name.kind, name.id, name.version, text))
        drafts.push_back({ Kind::RuleFiled, ruleSubject(name.kind, name.id), filed.SerializeAsString(), {} });
    Adopted adopted { name, false, m_with.journal.append(drafts, session.id, m_with.clock.now()) };
    refresh();
    return adopted;
}

void RuleDesk::refresh()
{
    m_with.workflows.replace(m_with.ruleLibrary->bookOf(m_with.ledgers).workflows);
}

} // namespace fengsui
