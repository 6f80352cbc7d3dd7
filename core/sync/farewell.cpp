#include "sync/farewell.h"

namespace fengsui::sync {

Refusal refusalOf(Bye::Why why)
{
    using Reason = Refusal::Reason;
    switch (why) {
    case Bye::Why::Done:
        break;
    case Bye::Why::OtherVersion:
        return { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal",
                "The two consoles' programs are too far apart in age to sync. Install the newer version on the older."),
            {}, {} };
    case Bye::Why::NotUnderstood:
        return { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The other console said something that breaks the rules of syncing."), {},
            {} };
    case Bye::Why::TooLarge:
        return { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "The other console sent more than the rules of syncing allow."), {}, {} };
    case Bye::Why::TooSlow:
        return { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The other console has not answered for too long."),
            {}, {} };
    case Bye::Why::Altered:
        return { Reason::BadValue,
            QT_TRANSLATE_NOOP("Refusal", "An entry was altered on its way between the consoles; it was not taken."), {},
            {} };
    case Bye::Why::StoreFailed:
        return { Reason::WrongState,
            QT_TRANSLATE_NOOP("Refusal", "The other console can't save: its disk is full or faulty."), {}, {} };
    case Bye::Why::NotAllowed:
        return { Reason::NotAllowed,
            QT_TRANSLATE_NOOP("Refusal",
                "The other console does not sync with this one: it was revoked there, or "
                "never paired."),
            {}, {} };
    case Bye::Why::Stuck:
        return { Reason::Conflict,
            QT_TRANSLATE_NOOP("Refusal", "The consoles got stuck: one sent again and again what the other can't take."),
            {}, {} };
    }
    return { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The other console ended the conversation."), {}, {} };
}

} // namespace fengsui::sync
