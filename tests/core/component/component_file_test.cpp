#include "component/component_file.h"

#include "component/entries.pb.h"
#include "journal/subject_state.h"

#include <QTest>

#include <string>
#include <vector>

using namespace fengsui;

namespace {

const ComponentCode lamp = ComponentCode::of(511129, 118, 42);

Entry noted(const std::string& state, std::int64_t seen, std::int64_t recorded, const char* console = "console")
{
    entries::ComponentChanged changed;
    changed.set_code(lamp.toString());
    changed.set_state(state);
    changed.set_at(seen);
    changed.set_note(state + " at " + std::to_string(seen));
    Entry entry;
    entry.envelope.key = { IncarnationId::derived(console), "county", static_cast<std::uint64_t>(recorded + 1) };
    entry.envelope.time = HybridTime::of({ recorded });
    entry.envelope.recordedAt = { recorded };
    entry.envelope.author = OperatorId::derived("author");
    entry.envelope.kind = static_cast<std::uint16_t>(Kind::ComponentChanged);
    entry.envelope.subject = componentSubject(lamp);
    entry.body = changed.SerializeAsString();
    entry.hash = sha256(console + std::to_string(recorded));
    return entry;
}

ComponentFile folded(const std::vector<Entry>& entries)
{
    SubjectState state = emptyState({ SubjectKind::Component, componentSubject(lamp) });
    for (const Entry& each : entries)
        fold(state, each);
    return std::get<ComponentFile>(state);
}

} // namespace

/// What entries about a component come to.
class ComponentFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasSoLastIsSoNowThoughItWasToldFirst()
    {
        const ComponentFile file = folded({ noted("intact", 900, 1000), noted("broken", 500, 2000) });
        QCOMPARE(file.changes.size(), 2u);
        QVERIFY(file.changes.back().state == ComponentState::Intact);
        QCOMPARE(file.changes.front().note, std::string("broken at 500"));
        QCOMPARE(file.changes.front().recordedAt.milliseconds, 2000);
        QVERIFY(file.code == lamp);
    }

    void ofOneTimeTheLaterEntryHolds()
    {
        const ComponentFile file = folded({ noted("broken", 500, 1000), noted("lost", 500, 1001) });
        QVERIFY(file.changes.back().state == ComponentState::Lost);
    }

    void whatCantBeReadChangesNothing()
    {
        Entry foreign = noted("broken", 500, 1000);
        foreign.envelope.subject = componentSubject(ComponentCode::of(511129, 118, 43));
        SubjectState state = emptyState({ SubjectKind::Component, foreign.envelope.subject });
        fold(state, foreign); // of another component than it says
        QVERIFY(std::get<ComponentFile>(state).changes.empty());
        QVERIFY(folded({ noted("melted", 500, 1000) }).changes.empty());
        Entry torn = noted("broken", 500, 1000);
        torn.body = "\xff\xff";
        QVERIFY(folded({ torn }).changes.empty());
    }

    void whatTwoSaidApartStandsSideBySideUntilOneHasBothInView()
    {
        const Entry here = noted("broken", 500, 1000, "here");
        const Entry there = noted("intact", 600, 1001, "there");
        ComponentFile file = folded({ here, there });
        QCOMPARE(file.said.disagreements().size(), 1u);
        QVERIFY(!file.said.disagreements().front().settledBy);
        Entry both = noted("broken", 700, 1002, "here");
        both.envelope.after = file.said.inView();
        file = folded({ here, there, both });
        for (const Disagreement& each : file.said.disagreements())
            QVERIFY(each.settledBy);
        QVERIFY(folded({ noted("broken", 500, 1000, "here"), noted("broken", 600, 1001, "there") })
                .said.disagreements()
                .empty());
    }
};

QTEST_APPLESS_MAIN(ComponentFileTest)
#include "component_file_test.moc"
