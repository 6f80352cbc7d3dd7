#include "enquiry/find.h"
#include "enquiry/found_layer.h"
#include "geo/read_features.h"
#include "geo/write_features.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <string>

using namespace fengsui;

namespace {

const GeoPoint middle { 1039000000, 289000000 };

GeoPoint moved(int east, int north)
{
    return { middle.longitudeE7 + east, middle.latitudeE7 + north };
}

/// Whether a place is inside, the slow way: by the sum of what each side turns around it.
bool isInsideByWinding(const Ring& ring, GeoPoint at)
{
    double turned = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const double ax = double(ring[before].longitudeE7) - at.longitudeE7;
        const double ay = double(ring[before].latitudeE7) - at.latitudeE7;
        const double bx = double(ring[i].longitudeE7) - at.longitudeE7;
        const double by = double(ring[i].latitudeE7) - at.latitudeE7;
        turned += std::atan2(ax * by - ay * bx, ax * bx + ay * by);
    }
    return std::abs(turned) > 3;
}

/// A star with an even or uneven reach: never crosses itself, but is rarely convex.
Ring randomStar(std::mt19937& dice)
{
    const int corners = std::uniform_int_distribution(3, 40)(dice);
    std::uniform_real_distribution<double> reach(20'000, 600'000);
    const int x = std::uniform_int_distribution(-300'000, 300'000)(dice);
    const int y = std::uniform_int_distribution(-300'000, 300'000)(dice);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * M_PI * i / corners, far = reach(dice);
        ring.push_back(moved(x + int(far * std::cos(angle)), y + int(far * std::sin(angle))));
    }
    return ring;
}

/// Only what the search asks.
class CaseList : public IncidentLedger {
public:
    std::vector<IncidentRow> all; ///< the newest first
    mutable int parts = 0;

    std::vector<IncidentRow> rows(const IncidentQuery& query) const override
    {
        ++parts;
        std::vector<IncidentRow> found;
        for (const IncidentRow& row : all)
            if (row.isOpen == query.isOpen.value_or(row.isOpen) && (!query.to || row.reportedAt < *query.to)
                && found.size() < query.limit)
                found.push_back(row);
        return found;
    }
    std::vector<std::pair<std::string, std::uint64_t>> countByState() const override
    {
        return { { "any", all.size() } };
    }
    std::optional<Incident> incident(IncidentId) const override { return {}; }
    bool contains(IncidentId) const override { return false; }
    std::optional<IncidentRow> row(IncidentId) const override { return {}; }
    std::optional<IncidentId> byNumber(const std::string&) const override { return {}; }
    std::vector<IncidentRow> nearby(const NearbyQuery&) const override { return {}; }
    std::vector<std::pair<IncidentId, Instant>> openChanges() const override { return {}; }
    std::uint64_t lastNumbered(const std::string&) const override { return 0; }
    std::vector<IncidentId> mergedInto(IncidentId) const override { return {}; }
};

Facility facility(const char* code, FacilityKind kind, std::vector<GeoPoint> course)
{
    Facility one;
    one.code = one.name = code;
    one.kind = kind;
    one.course = std::move(course);
    return one;
}

} // namespace

/// What lies on a ground that somebody asks about.
class EnquiryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void insideIsWhatTurningAroundEveryCornerSays()
    {
        std::mt19937 dice(11);
        std::uniform_int_distribution<int> offset(-900'000, 900'000);
        int in = 0, out = 0;
        for (int round = 0; round < 200; ++round) {
            Ring star = randomStar(dice);
            if (round % 2)
                std::ranges::reverse(star); // whichever way it was drawn
            const auto ground = AskedGround::inside(star);
            if (!ground) // a star of few corners may have its middle outside
                continue;
            QVERIFY(isInsideByWinding(star, ground->middle()));
            for (int i = 0; i < 100; ++i) {
                const GeoPoint at = moved(offset(dice), offset(dice));
                const bool isIn = isInsideByWinding(star, at);
                QCOMPARE(ground->holds(at), isIn);
                ++(isIn ? in : out);
            }
            for (const GeoPoint corner : star)
                QVERIFY(ground->holds(corner)); // the border belongs to it
        }
        QVERIFY(in > 1000 && out > 1000);
    }

    void badOutlinesAreRefused()
    {
        const auto reason = [](Ring ring) {
            const auto ground = AskedGround::inside(std::move(ring));
            return ground ? std::string() : ground.refusal().toString();
        };
        const GeoPoint a = moved(0, 0), b = moved(1000, 0), c = moved(1000, 1000), d = moved(0, 1000);
        QVERIFY(reason({}).find("three corners") != std::string::npos);
        QVERIFY(reason({ a, b }).find("three corners") != std::string::npos);
        QVERIFY(reason({ a, b, b, a }).find("three corners") != std::string::npos); // said twice
        QVERIFY(reason({ a, b, moved(2000, 0) }).find("one line") != std::string::npos);
        QVERIFY(reason({ a, c, b, d }).find("crosses") != std::string::npos);
        QCOMPARE(reason({ a, b, c, c, d, a }), std::string()); // a double click, and closed by hand
    }

    void howLargeItIsIsTold()
    {
        // a hundredth of a degree each way at the equator: 1111.95 m
        const auto ground
            = AskedGround::inside(Ring { { 0, 0 }, { 100'000, 0 }, { 100'000, 100'000 }, { 0, 100'000 } });
        QVERIFY(ground.isOk());
        QVERIFY(std::abs(ground->squareKilometres() - 1.23643) < 1e-4);
        QVERIFY(std::abs(ground->outlineMetres() - 4447.8) < 0.2);
        QCOMPARE(ground->corners(), 4u);
        const AskedGround circle = AskedGround::around(middle, 1000);
        QVERIFY(std::abs(circle.squareKilometres() - 3.14159) < 1e-4);
        QVERIFY(circle.holds(moved(0, 89'000)));
        QVERIFY(!circle.holds(moved(0, 91'000)));
    }

    void aStretchIsMetWhereItCrossesAndAGroundWhereItLiesAround()
    {
        const auto ground
            = AskedGround::inside(Ring { moved(-100, -100), moved(100, -100), moved(100, 100), moved(-100, 100) });
        QVERIFY(ground.isOk());
        const auto meets = [&](std::vector<GeoPoint> course) {
            return ground->meets(facility("x", FacilityKind::Charge, std::move(course)));
        };
        QVERIFY(meets({ moved(0, 0) }));
        QVERIFY(!meets({ moved(101, 0) }));
        QVERIFY(!meets({}));
        QVERIFY(meets({ moved(-500, 0), moved(500, 10) })); // right through, both ends outside
        QVERIFY(meets({ moved(-500, 100), moved(500, 100) })); // along the border
        QVERIFY(!meets({ moved(-500, 101), moved(500, 101) }));
        QVERIFY(!meets({ moved(0, 250), moved(250, 0) })); // past the corner
        const std::vector<GeoPoint> wood { moved(-900, -900), moved(900, -900), moved(900, 900), moved(-900, 900) };
        QVERIFY(!meets(wood)); // a way around it
        std::vector<GeoPoint> closed = wood;
        closed.push_back(wood.front());
        QVERIFY(meets(closed)); // the wood that it lies in
    }

    void casesAreReadInPartsAndNoneIsLostOrToldTwice()
    {
        std::mt19937 dice(3);
        std::uniform_int_distribution<int> offset(-900'000, 900'000);
        CaseList cases;
        for (std::uint32_t i = 0; i < 9000; ++i) {
            IncidentRow row;
            row.id = IncidentId::fromBytes(std::string(12, 'x') + std::string(reinterpret_cast<const char*>(&i), 4))
                         .value();
            row.isOpen = i % 3 == 0;
            // many at the same instant, once more of them than are read at once
            row.reportedAt = Instant { std::int64_t(100'000 - (i < 7500 ? 0 : i / 50)) };
            if (i % 10 != 0)
                row.point = moved(offset(dice), offset(dice));
            cases.all.push_back(row);
        }
        const auto ground = AskedGround::inside(randomStar(dice));
        QVERIFY(ground.isOk());
        Found found;
        Listed most;
        most.closedCases = 7;
        QVERIFY(findCases(cases, *ground, most, {}, found));
        std::uint64_t open = 0, closed = 0;
        std::vector<IncidentId> firstClosed;
        for (const IncidentRow& row : cases.all)
            if (row.point && ground->holds(*row.point)) {
                ++(row.isOpen ? open : closed);
                if (!row.isOpen && firstClosed.size() < 7)
                    firstClosed.push_back(row.id);
            }
        QVERIFY(open > 50 && closed > 50);
        QCOMPARE(found.openCases.size(), open);
        QCOMPARE(found.closedCount, closed);
        QCOMPARE(found.closedCases.size(), 7u);
        for (std::size_t i = 0; i < 7; ++i)
            QVERIFY(found.closedCases[i].id == firstClosed[i]);
        QVERIFY(found.isCut());
        QCOMPARE(found.count(), open + closed);
        QVERIFY(cases.parts > 4);
        Found stopped;
        QVERIFY(!findCases(cases, *ground, most, [](auto, auto) { return false; }, stopped));
    }

    void whatIsFoundIsWrittenForOtherPrograms()
    {
        const auto ground
            = AskedGround::inside(Ring { moved(-100, -100), moved(100, -100), moved(100, 100), moved(-100, 100) });
        QVERIFY(ground.isOk());
        Found found;
        IncidentRow row;
        row.title = "Exposed waste";
        row.point = middle;
        found.openCases.push_back(row);
        Team team;
        team.name = "Rescue";
        team.point = moved(5, 5);
        Team far = team;
        far.point = moved(500, 5);
        const std::vector<Team> teams { team, far };
        findTeams(teams, nullptr, *ground, found);
        QCOMPARE(found.teams.size(), 1u);
        findFacilities({ facility("s2", FacilityKind::Shelter, { moved(1, 1) }),
                           facility("c1", FacilityKind::Camera, { moved(2, 2) }),
                           facility("r1", FacilityKind::Charge, { moved(-500, 0), moved(500, 0) }),
                           facility("s1", FacilityKind::Shelter, { moved(900, 1) }) },
            *ground, found);
        QCOMPARE(found.facilities.size(), 3u);
        QCOMPARE(found.facilities.front().code, std::string("c1")); // by kind
        found.components.push_back(
            { ComponentCode::of(511129, 118, 7), "lamp", "", "", "", "", ComponentState::Intact, moved(3, 3) });
        found.classes.push_back({ 118, 1 });
        QVERIFY(!found.isCut());
        const FeatureFile layer = foundLayer(*ground, found, nullptr, "Flood");
        std::vector<std::string_view> what;
        for (const Feature& feature : layer.features)
            what.push_back(feature.word("what"));
        QVERIFY((what
            == std::vector<std::string_view> { "area", "case", "team", "camera", "shelter", "charge", "component" }));
        const auto back = readFeatures("x.geojson", toText(layer, FeatureFormat::GeoJson));
        QVERIFY(back.value);
        QCOMPARE(back.value->features.size(), layer.features.size());
        QVERIFY(back.value->features.front().shape.areas == ground->outline());
    }
};

QTEST_APPLESS_MAIN(EnquiryTest)
#include "enquiry_test.moc"
