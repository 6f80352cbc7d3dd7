#include "intake/duplicate.h"

#include <QTest>

using namespace fengsui;

namespace {

const Instant noon = *Instant::parse("2025-11-03T12:00:00Z");

IncomingReport report()
{
    IncomingReport r;
    r.type = CaseType::parse("cjt214:event:0402");
    r.place.point = GeoPoint::fromDegrees(103.9, 28.95);
    r.place.address = "12 Mill Road";
    r.receivedAt = noon;
    return r;
}

// The same matter at the same time and place.
OpenCase open(const char* number)
{
    OpenCase c;
    c.id = IncidentId::derived(number);
    c.number = number;
    c.type = CaseType::parse("cjt214:event:0402");
    c.point = GeoPoint::fromDegrees(103.9, 28.95);
    c.reportedAt = noon;
    return c;
}

GeoPoint northwards(double metres)
{
    return *GeoPoint::fromDegrees(103.9, 28.95 + metres / 111195.08);
}

} // namespace

class DuplicateTest : public QObject {
    Q_OBJECT

    static std::vector<std::string> numbers(const std::vector<LikelyDuplicate>& found)
    {
        std::vector<std::string> out;
        for (const LikelyDuplicate& d : found)
            out.push_back(d.number);
        return out;
    }
    static std::size_t countFor(const OpenCase& c) { return duplicateCandidates(report(), std::vector { c }).size(); }

private slots:
    void sameKindNearAndSoonIsACandidate()
    {
        OpenCase c = open("1");
        c.point = northwards(40.4);
        c.reportedAt = noon - std::chrono::minutes(90);
        const auto found = duplicateCandidates(report(), std::vector { c });
        QCOMPARE(found.size(), 1u);
        QVERIFY(found[0].id == c.id);
        QCOMPARE(found[0].reasons.size(), 1u);
        QCOMPARE(found[0].reasons[0].toString(), std::string("The same kind of matter, 40 m away, 90 min apart."));
        QVERIFY(std::abs(*found[0].metres - 40.4) < 0.1);
        QCOMPARE(found[0].apart, Duration(std::chrono::minutes(90)));
    }

    void eachLimitHolds()
    {
        OpenCase c = open("1");
        QCOMPARE(countFor(c), 1u);
        c.point = northwards(99.9);
        QCOMPARE(countFor(c), 1u);
        c.point = northwards(100.1);
        QCOMPARE(countFor(c), 0u);
        c = open("1");
        c.reportedAt = noon - std::chrono::hours(24);
        QCOMPARE(countFor(c), 1u);
        c.reportedAt = noon - std::chrono::hours(24) - Duration(1);
        QCOMPARE(countFor(c), 0u);
        c.reportedAt = noon + std::chrono::hours(24); // reports come in late, too
        QCOMPARE(countFor(c), 1u);
        c = open("1");
        c.type = CaseType::parse("cjt214:event:0403");
        QCOMPARE(countFor(c), 0u);
        c.type.reset();
        QCOMPARE(countFor(c), 0u);
        c = open("1");
        c.point.reset();
        QCOMPARE(countFor(c), 0u);
        c = open("1");
        c.isDrill = true;
        QCOMPARE(countFor(c), 0u);
    }

    void sameComponentCountsWhateverItIsTakenFor()
    {
        IncomingReport r = report();
        r.place.component = "5111290101000001";
        OpenCase c = open("1");
        c.type = CaseType::parse("cjt214:event:0110");
        c.point.reset();
        c.component = "5111290101000001";
        const auto found = duplicateCandidates(r, std::vector { c });
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].reasons[0].toString(), std::string("The same component 5111290101000001, 0 min apart."));
        c.reportedAt = noon - std::chrono::hours(25);
        QVERIFY(duplicateCandidates(r, std::vector { c }).empty());
        r.place.component.clear();
        c = open("1");
        c.type.reset();
        QVERIFY(duplicateCandidates(r, std::vector { c }).empty()); // no component is not the same component
    }

    void sameCallerAndAddressCountForAWeek()
    {
        OpenCase c = open("1");
        c.type.reset();
        c.isSameCaller = true;
        c.address = "12 MILL  road ";
        c.reportedAt = noon - std::chrono::days(6);
        const auto found = duplicateCandidates(report(), std::vector { c });
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].reasons[0].toString(), std::string("The same caller about the same address, 144 h apart."));
        c.isSameCaller = false;
        QCOMPARE(countFor(c), 0u);
        c.isSameCaller = true;
        c.address = "13 Mill Road";
        QCOMPARE(countFor(c), 0u);
        c.address = "12 Mill Road";
        c.reportedAt = noon - std::chrono::days(8);
        QCOMPARE(countFor(c), 0u);
        IncomingReport nowhere = report();
        nowhere.place.address.clear();
        c = open("1");
        c.type.reset();
        c.isSameCaller = true;
        QVERIFY(duplicateCandidates(nowhere, std::vector { c }).empty()); // no address is not the same address
    }

    void bestOnesComeFirst()
    {
        OpenCase far = open("far"), near = open("near"), older = open("older"), both = open("both");
        far.point = northwards(80);
        near.point = northwards(20);
        older.point = near.point;
        older.reportedAt = noon - std::chrono::hours(5);
        both.point = northwards(90);
        both.isSameCaller = true;
        both.address = "12 Mill Road";
        OpenCase twin = near;
        twin.number = "nearer by number only";
        const std::vector cases { far, older, twin, near, both };
        QCOMPARE(numbers(duplicateCandidates(report(), cases)),
            (std::vector<std::string> { "both", "near", "nearer by number only", "older", "far" }));
    }

    void countyMaySetOtherLimits()
    {
        OpenCase c = open("1");
        c.point = northwards(300);
        c.reportedAt = noon - std::chrono::hours(30);
        DuplicateLimits limits;
        limits.metres = 500;
        limits.window = std::chrono::hours(48);
        QCOMPARE(duplicateCandidates(report(), std::vector { c }, limits).size(), 1u);
    }

    void timeOfTheMatterCountsBeforeThatOfTheCall()
    {
        IncomingReport r = report();
        r.happenedAt = noon - std::chrono::hours(30);
        QVERIFY(duplicateCandidates(r, std::vector { open("1") }).empty());
    }
};

QTEST_GUILESS_MAIN(DuplicateTest)
#include "duplicate_test.moc"
