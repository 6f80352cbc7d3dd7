#include "lists/task_list_model.h"
#include "lists/team_list_model.h"
#include "lists/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace fengsui;
using namespace fengsui::ui;

namespace {

Team teamCalled(const std::string& name, TeamStatus status = TeamStatus::Available)
{
    Team team;
    team.id = TeamId::derived(name);
    team.name = name;
    team.status.status = status;
    return team;
}

TeamWords plainWords()
{
    return { [](IncidentId) { return QStringLiteral("the case"); }, [](Instant) { return QStringLiteral("then"); },
        [] { return Instant { 3'600'000 }; } };
}

TimelineModel::Line lineCalled(const QString& what)
{
    return { TimelineModel::Kind::Action, QStringLiteral("07:05"), QStringLiteral("07:05:09"), what,
        QStringLiteral("somebody"), {} };
}

} // namespace

class TeamAndTimelineModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewTeamComesInByName()
    {
        TeamListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.setTeams({ teamCalled("A"), teamCalled("C") });
        model.take({ teamCalled("B") });
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, TeamListModel::Name).data().toString(), QString("B"));
    }

    void aChangeOfStatusTouchesOnlyItsRow()
    {
        TeamListModel model(plainWords());
        const QAbstractItemModelTester tester(&model);
        model.setTeams({ teamCalled("A"), teamCalled("B") });
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.take({ teamCalled("B", TeamStatus::OnScene) });
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        model.setTeams({ teamCalled("A", TeamStatus::Busy), teamCalled("B", TeamStatus::OnScene) });
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.countWith(TeamStatus::OnScene), 1);
        QCOMPARE(model.index(0, TeamListModel::Since).data().toString(), QString("01:00"));
    }

    void everyStatusHasItsOwnMark()
    {
        TeamListModel model(plainWords());
        std::vector<Team> teams;
        for (const TeamStatus status : allTeamStatuses)
            teams.push_back(teamCalled(std::string(toWord(status)), status));
        model.setTeams(teams);
        QSet<QString> marks;
        for (int row = 0; row < model.rowCount(); ++row)
            marks.insert(model.index(row, TeamListModel::Status).data().toString().section(u' ', 0, 0));
        QCOMPARE(marks.size(), static_cast<qsizetype>(allTeamStatuses.size()));
    }

    void aTimelineThatGrowsIsAddedTo()
    {
        TimelineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setLines({ lineCalled("one") });
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setLines({ lineCalled("one"), lineCalled("two") });
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        model.setLines({ lineCalled("three") });
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.rowCount(), 1);
    }

    void anEntryWithoutEffectIsToldByAMark()
    {
        TimelineModel model;
        TimelineModel::Line line = lineCalled("Dispatch");
        line.kind = TimelineModel::Kind::Ineffective;
        model.setLines({ line });
        QCOMPARE(model.index(0, TimelineModel::What).data().toString(), QString("≠ Dispatch"));
    }

    void aTaskIsToldByMarkAndIndent()
    {
        TaskListModel model;
        const QAbstractItemModelTester tester(&model);
        TaskListModel::Line line;
        line.unit = "三溪村";
        line.depth = 1;
        line.status = Task::Status::SignedFor;
        line.isLate = true;
        model.setLines({ line });
        QCOMPARE(model.index(0, TaskListModel::Status).data().toString(), "!! ● signed for");
        QVERIFY(model.index(0, TaskListModel::Unit).data().toString().endsWith("└ 三溪村"));
        QCOMPARE(model.index(0, TaskListModel::Unit).data(Qt::ToolTipRole).toString(), "三溪村");
    }
};

QTEST_MAIN(TeamAndTimelineModelTest)
#include "team_and_timeline_model_test.moc"
