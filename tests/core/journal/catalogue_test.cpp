#include "journal/catalogue.h"

#include "incident/entries.pb.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>
#include <map>

using namespace fengsui;

class CatalogueTest : public QObject {
    Q_OBJECT

private slots:
    // Numbers lie in journals for ever: a change here breaks every store there is.
    void numbersAreForEver()
    {
        const std::map<int, std::string_view> forEver { { 1, "StoreOpened" }, { 2, "EditionAnnounced" },
            { 3, "PeerEnrolled" }, { 4, "PeerRevoked" }, { 5, "BranchRenamed" }, { 6, "ClockSuspected" },
            { 7, "ClockCorrected" }, { 8, "BranchOpened" }, { 9, "KeyRenewed" }, { 10, "IncidentReported" },
            { 11, "ReportAttached" }, { 12, "CaseActed" }, { 13, "CopyPrinted" }, { 20, "PersonRecorded" },
            { 21, "PersonErased" }, { 30, "TeamFormed" }, { 31, "TeamStatusChanged" }, { 32, "TeamDissolved" },
            { 40, "OperatorEnrolled" }, { 41, "OperatorChanged" }, { 50, "ShiftNoted" }, { 60, "EvaluationAppealed" },
            { 61, "EvaluationRuled" }, { 70, "RuleFiled" }, { 80, "AttachmentAdded" }, { 81, "AttachmentWithdrawn" },
            { 90, "ShapeDrawn" }, { 91, "ShapeWithdrawn" }, { 92, "TeamTracked" }, { 94, "ComponentChanged" },
            { 96, "CellDrawn" }, { 97, "CellWithdrawn" } };
        std::map<int, std::string_view> found;
        for (const KindInfo& info : catalogue())
            found.emplace(static_cast<int>(info.kind), info.name);
        QVERIFY(found == forEver);
    }

    void everyKindIsFoundByItsNumberAndHasAMessage()
    {
        int known = 0;
        for (std::uint32_t kind = 0; kind <= std::numeric_limits<std::uint16_t>::max(); ++kind) {
            const KindInfo* info = find(static_cast<std::uint16_t>(kind));
            QCOMPARE(info == nullptr, subjectKind(static_cast<std::uint16_t>(kind)) == SubjectKind::Unknown);
            if (!info)
                continue;
            ++known;
            QCOMPARE(static_cast<std::uint32_t>(info->kind), kind);
            QCOMPARE(bodyToJson(static_cast<std::uint16_t>(kind), {}), std::string("{}"));
        }
        QCOMPARE(known, static_cast<int>(catalogue().size()));
    }

    void onlyPersonBodiesMayBeErased()
    {
        for (const KindInfo& info : catalogue())
            QCOMPARE(info.holdsPerson, info.kind == Kind::PersonRecorded);
    }

    void bodiesReadAsJsonWithTheNamesOfTheirFields()
    {
        entries::CaseActed acted;
        acted.set_action("dispatch");
        acted.set_note("“快去”\n");
        acted.mutable_limit()->set_due_at(7);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(
            bodyToJson(static_cast<std::uint16_t>(Kind::CaseActed), acted.SerializeAsString())));
        QCOMPARE(json.object()["action"].toString(), QString("dispatch"));
        QCOMPARE(json.object()["note"].toString(), QString::fromUtf8("“快去”\n"));
        QCOMPARE(json.object()["limit"].toObject()["due_at"].toString(), QString("7"));
    }

    void whatCantBeReadIsSaidToBeUnknown()
    {
        const QByteArray unknown = "{\"unknown\":true,\"bytes\":3}";
        QCOMPARE(QByteArray::fromStdString(bodyToJson(9999, "abc")), unknown);
        QCOMPARE(QByteArray::fromStdString(bodyToJson(static_cast<std::uint16_t>(Kind::CaseActed), "\xff\xff\xff")),
            unknown);
        // a text that is no UTF-8, as a broken or hostile console could write it
        QCOMPARE(QByteArray::fromStdString(bodyToJson(static_cast<std::uint16_t>(Kind::CaseActed), "\x0a\x01\xff")),
            unknown);
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
