#include "desk/drawing_desk.h"

#include "desk/permission.h"
#include "drawing/entries.pb.h"
#include "enquiry/asked_ground.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace fengsui {

namespace {

using Reason = Refusal::Reason;

constexpr std::size_t longestName = 120, longestNote = 2000; // bytes

std::optional<Refusal> refusalOfDrawing(const Session& session)
{
    return refusalUnless(
        session, { Role::Acceptor, Role::Dispatcher, Role::ShiftLeader, Role::Administrator, Role::System });
}

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

Refusal notThere()
{
    return { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such drawing."), {}, {} };
}

Refusal withdrawnBefore()
{
    return { Reason::WrongState, QT_TRANSLATE_NOOP("Refusal", "The drawing was withdrawn."), {}, {} };
}

} // namespace

DrawingDesk::DrawingDesk(const Facilities& facilities)
    : m_with(facilities)
{
}

std::optional<Refusal> DrawingDesk::whyUnfit(const Drawing& drawing) const
{
    const auto bad
        = [](const char* sentence, const char* field) { return Refusal { Reason::BadValue, sentence, {}, field }; };
    if (drawing.shape == DrawnShape::Label && isBlank(drawing.name))
        return Refusal { Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say what the label shall read."), {}, "name" };
    if (drawing.name.size() > longestName)
        return bad(QT_TRANSLATE_NOOP("Refusal", "The name is too long."), "name");
    if (drawing.note.size() > longestNote)
        return bad(QT_TRANSLATE_NOOP("Refusal", "The note is too long."), "note");
    if (drawing.corners.size() > mostDrawnCorners)
        return bad(QT_TRANSLATE_NOOP("Refusal", "A drawing has 4000 corners at most."), "corners");
    if (drawing.shape == DrawnShape::Label && drawing.corners.size() != 1)
        return bad(QT_TRANSLATE_NOOP("Refusal", "A label has one place."), "corners");
    if (drawing.shape == DrawnShape::Route && drawing.corners.size() < 2)
        return bad(QT_TRANSLATE_NOOP("Refusal", "A route needs two corners at least."), "corners");
    if (drawing.shape == DrawnShape::Area)
        if (const auto ground = AskedGround::inside(drawing.corners); !ground)
            return ground.refusal();
    if (!drawing.incident.isNull() && !m_with.ledgers.incidents().contains(drawing.incident))
        return Refusal { Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "There is no such case."), {}, "incident" };
    return std::nullopt;
}

Result<Filed> DrawingDesk::file(const Session& session, Drawing drawing)
{
    if (const auto refusal = refusalOfDrawing(session))
        return *refusal;
    if (const auto refusal = whyUnfit(drawing))
        return *refusal;
    if (drawing.id.isNull()) {
        drawing.id = DrawingId::random();
    } else {
        const auto known = m_with.ledgers.drawings().drawing(drawing.id);
        if (!known)
            return notThere();
        if (known->isWithdrawn)
            return withdrawnBefore();
    }
    const Draft draft { Kind::ShapeDrawn, drawing.id.raw, toEntry(drawing).SerializeAsString(), {} };
    return Filed { drawing.id, m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now()) };
}

Result<Receipt> DrawingDesk::withdraw(const Session& session, DrawingId id, const std::string& reason)
{
    if (const auto refusal = refusalOfDrawing(session))
        return *refusal;
    const auto known = m_with.ledgers.drawings().drawing(id);
    if (!known)
        return notThere();
    if (known->isWithdrawn)
        return withdrawnBefore();
    if (isBlank(reason))
        return Refusal { Reason::Missing, QT_TRANSLATE_NOOP("Refusal", "Say why."), {}, "reason" };
    entries::ShapeWithdrawn withdrawn;
    withdrawn.set_reason(reason);
    const Draft draft { Kind::ShapeWithdrawn, id.raw, withdrawn.SerializeAsString(), {} };
    return m_with.journal.append({ &draft, 1 }, session.id, m_with.clock.now());
}

} // namespace fengsui
