#include "journal/subject_state.h"

#include "incident/entries.pb.h"
#include "journal/entries.pb.h"
#include "person/entries.pb.h"
#include "staff/entries.pb.h"
#include "support/dice.h"
#include "team/entries.pb.h"

#include <QTest>

using namespace fengsui;

namespace {

const SubjectId subject = RawId::derived("subject");
const OperatorId author = OperatorId::derived("author");

Entry entry(Kind kind, std::optional<std::string> body, std::int64_t at)
{
    Entry entry;
    entry.envelope.key = { IncarnationId::derived("console"), "county", static_cast<std::uint64_t>(at + 1) };
    entry.envelope.time = HybridTime::of({ at });
    entry.envelope.recordedAt = { at };
    entry.envelope.author = author;
    entry.envelope.kind = static_cast<std::uint16_t>(kind);
    entry.envelope.subject = subject;
    entry.body = std::move(body);
    return entry;
}

template <typename State>
State folded(SubjectKind kind, std::initializer_list<Entry> entries)
{
    SubjectState state = emptyState({ kind, subject });
    for (const Entry& each : entries)
        fold(state, each);
    return std::get<State>(state);
}

Entry formed(std::int64_t at, const std::string& name = "抢险一队")
{
    entries::TeamFormed message;
    message.set_name(name);
    message.add_skills("water");
    message.set_longitude_e7(1035000000);
    message.set_latitude_e7(290000000);
    return entry(Kind::TeamFormed, message.SerializeAsString(), at);
}

Entry changed(std::int64_t recordedAt, const std::string& status, std::int64_t statedAt)
{
    entries::TeamStatusChanged message;
    message.set_status(status);
    message.set_at(statedAt);
    return entry(Kind::TeamStatusChanged, message.SerializeAsString(), recordedAt);
}

Entry recorded(std::int64_t at, const std::string& name)
{
    entries::PersonRecorded message;
    message.set_name(name);
    message.set_phone("13800001234");
    message.set_address("沐溪镇");
    message.set_purpose("caller");
    message.set_keep_until(99);
    message.set_hold(true);
    return entry(Kind::PersonRecorded, message.SerializeAsString(), at);
}

} // namespace

class SubjectStateTest : public QObject {
    Q_OBJECT

private slots:
    void teamIsAvailableFromTheTimeItWasFormed()
    {
        const auto team = folded<Team>(SubjectKind::Team, { formed(10) });
        QCOMPARE(team.name, std::string("抢险一队"));
        QVERIFY(team.point == (GeoPoint { 1035000000, 290000000 }));
        QVERIFY(team.status.status == TeamStatus::Available);
        QCOMPARE(team.status.at.milliseconds, 10);
        QCOMPARE(team.history.size(), 1u);
    }

    void presentStatusIsTheOneWithTheLatestStatedTime()
    {
        const auto team
            = folded<Team>(SubjectKind::Team, { formed(10), changed(20, "onScene", 19), changed(30, "enRoute", 15) });
        QVERIFY(team.status.status == TeamStatus::OnScene);
        QCOMPARE(team.history.size(), 3u);
        QVERIFY(team.history[1].status == TeamStatus::EnRoute);
        // of two that were stated for the same time the later entry counts
        const auto equal
            = folded<Team>(SubjectKind::Team, { formed(10), changed(20, "onScene", 19), changed(30, "busy", 19) });
        QVERIFY(equal.status.status == TeamStatus::Busy);
    }

    void changingATeamKeepsItsHistory()
    {
        const auto team
            = folded<Team>(SubjectKind::Team, { formed(10), changed(20, "onScene", 19), formed(30, "抢险二队") });
        QCOMPARE(team.name, std::string("抢险二队"));
        QVERIFY(team.status.status == TeamStatus::OnScene);
        QCOMPARE(team.history.size(), 2u);
    }

    void unknownStatusChangesNothing()
    {
        const auto team = folded<Team>(SubjectKind::Team, { formed(10), changed(20, "asleep", 19) });
        QVERIFY(team.status.status == TeamStatus::Available);
    }

    void erasedPersonHasNoText()
    {
        const auto before = folded<Person>(SubjectKind::Person, { recorded(10, "张三") });
        QCOMPARE(before.name, std::string("张三"));
        QVERIFY(before.isHeld && before.keepUntil == Instant { 99 });
        const Entry erased = entry(Kind::PersonErased, entries::PersonErased().SerializeAsString(), 20);
        const auto after = folded<Person>(SubjectKind::Person, { recorded(10, "张三"), erased });
        QVERIFY(after.isErased && !after.isHeld && !after.keepUntil);
        QVERIFY(after.name.empty() && after.phone.empty() && after.address.empty() && after.purpose.empty());
        QVERIFY(after.id.raw == subject);
    }

    void nothingRecordedAfterwardsBringsAnErasedPersonBack()
    {
        const Entry erased = entry(Kind::PersonErased, entries::PersonErased().SerializeAsString(), 20);
        const auto person = folded<Person>(SubjectKind::Person, { erased, recorded(30, "张三") });
        QVERIFY(person.isErased && person.name.empty());
    }

    void erasedBodyFoldsLikeNoEntry()
    {
        const Entry erased = entry(Kind::PersonErased, entries::PersonErased().SerializeAsString(), 20);
        const auto person
            = folded<Person>(SubjectKind::Person, { entry(Kind::PersonRecorded, std::nullopt, 10), erased });
        QVERIFY(person.isErased && person.name.empty());
    }

    void operatorKeepsItsAccountWhenChanged()
    {
        entries::OperatorEnrolled enrolled;
        enrolled.set_account("li");
        enrolled.set_name("李");
        enrolled.add_roles("acceptor");
        enrolled.add_roles("juggler"); // of a newer console
        entries::OperatorChanged changes;
        changes.set_name("李四");
        changes.add_roles("dispatcher");
        changes.set_disabled(true);
        const auto person = folded<Operator>(SubjectKind::Operator,
            { entry(Kind::OperatorEnrolled, enrolled.SerializeAsString(), 1),
                entry(Kind::OperatorChanged, changes.SerializeAsString(), 2) });
        QCOMPARE(person.account, std::string("li"));
        QCOMPARE(person.name, std::string("李四"));
        QVERIFY(person.isDisabled && person.holds(Role::Dispatcher) && !person.holds(Role::Acceptor));
    }

    void noteIsTheAuthors()
    {
        entries::ShiftNoted noted;
        noted.set_kind("handover");
        noted.set_text("钥匙两把");
        noted.set_at(5);
        const auto note
            = folded<ShiftNote>(SubjectKind::Duty, { entry(Kind::ShiftNoted, noted.SerializeAsString(), 9) });
        QCOMPARE(note.text, std::string("钥匙两把"));
        QVERIFY(note.by == author && note.at == Instant { 5 });
    }

    void entryOfAnotherSubjectOrOfANewerKindChangesNothing()
    {
        const auto team = folded<Team>(
            SubjectKind::Team, { formed(10), recorded(20, "张三"), entry(static_cast<Kind>(9999), "future", 30) });
        QCOMPARE(team.name, std::string("抢险一队"));
        SubjectState nothing = emptyState({ SubjectKind::Unknown, subject });
        fold(nothing, formed(10));
        QVERIFY(std::holds_alternative<std::monostate>(nothing));
    }

    // F13: A hostile or broken console can put any bytes into a body: folding neither crashes nor half-reads them.
    void foldingIsTotal()
    {
        Dice dice("foldingIsTotal");
        for (const KindInfo& info : catalogue()) {
            for (int round = 0; round < 400; ++round) {
                SubjectState state = emptyState({ info.subject, subject });
                fold(state, entry(info.kind, dice.bytes(dice.below(80)), 1));
                SubjectState untouched = emptyState({ info.subject, subject });
                fold(untouched, entry(info.kind, std::nullopt, 1));
                QCOMPARE(state.index(), untouched.index());
            }
        }
    }
};

QTEST_GUILESS_MAIN(SubjectStateTest)
#include "subject_state_test.moc"
