#include "drawing/drawing.h"

#include "drawing/entries.pb.h"
#include "geo/layers.h"
#include "geo/read_features.h"
#include "geo/write_features.h"
#include "journal/subject_state.h"

#include <QTest>

#include <algorithm>

using namespace fengsui;

namespace {

const SubjectId subject = RawId::derived("drawing");

Drawing area(const char* name)
{
    Drawing drawing;
    drawing.colour = DrawnColour::Orange;
    drawing.name = name;
    drawing.note = "note";
    drawing.corners = { { 1038800000, 289500000 }, { 1039100000, 289500000 }, { 1039100000, 289700000 } };
    drawing.incident = IncidentId::derived("case");
    return drawing;
}

Entry entry(Kind kind, std::string body, std::int64_t at, const char* console = "console")
{
    Entry entry;
    entry.envelope.key = { IncarnationId::derived(console), "county", static_cast<std::uint64_t>(at + 1) };
    entry.envelope.time = HybridTime::of({ at });
    entry.envelope.recordedAt = { at };
    entry.envelope.author = OperatorId::derived("author");
    entry.envelope.kind = static_cast<std::uint16_t>(kind);
    entry.envelope.subject = subject;
    entry.body = std::move(body);
    entry.hash = sha256(console + std::to_string(at));
    return entry;
}

Entry drawn(const Drawing& drawing, std::int64_t at, const char* console = "console")
{
    return entry(Kind::ShapeDrawn, toEntry(drawing).SerializeAsString(), at, console);
}

SubjectState folded(std::initializer_list<Entry> entries)
{
    SubjectState state = emptyState({ SubjectKind::Drawing, subject });
    for (const Entry& each : entries)
        fold(state, each);
    return state;
}

} // namespace

/// What entries about a drawing come to.
class DrawingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsDrawnIsWhatTheLastEntrySays()
    {
        Drawing later = area("later");
        later.shape = DrawnShape::Route;
        later.colour = DrawnColour::Blue;
        later.incident = {};
        const auto drawing = std::get<Drawing>(folded({ drawn(area("first"), 10), drawn(later, 20) }));
        QVERIFY(drawing.id == DrawingId { subject });
        QVERIFY(drawing.shape == DrawnShape::Route && drawing.colour == DrawnColour::Blue);
        QCOMPARE(drawing.name, std::string("later"));
        QVERIFY(drawing.corners == later.corners);
        QVERIFY(drawing.incident.isNull());
        QCOMPARE(drawing.at.milliseconds, 20);
    }

    void withdrawnStaysWithdrawnWhateverComesAfter()
    {
        entries::ShapeWithdrawn gone;
        gone.set_reason("over");
        const Entry withdrawal = entry(Kind::ShapeWithdrawn, gone.SerializeAsString(), 15);
        const auto after = std::get<Drawing>(folded({ drawn(area("a"), 10), withdrawal, drawn(area("b"), 20) }));
        QVERIFY(after.isWithdrawn);
        QCOMPARE(after.reason, std::string("over"));
        const auto alone = std::get<Drawing>(folded({ withdrawal }));
        QVERIFY(alone.isWithdrawn && !alone.isDrawn());
    }

    void consolesThatDrewApartDisagreeUntilOneDrawsAnew()
    {
        SubjectState state = folded({ drawn(area("first"), 10, "one") });
        Entry mine = drawn(area("mine"), 20, "one"), theirs = drawn(area("theirs"), 21, "two");
        theirs.envelope.after = inView(state, Kind::ShapeDrawn);
        fold(state, mine);
        fold(state, theirs);
        auto disagreements = disagreementsOf(state);
        QCOMPARE(disagreements.size(), 1u);
        QVERIFY(disagreements.front().counts == theirs.hash && disagreements.front().other == mine.hash);
        Entry settled = drawn(area("both"), 30, "one");
        settled.envelope.after = inView(state, Kind::ShapeDrawn);
        fold(state, settled);
        QVERIFY(disagreementsOf(state).front().settledBy == settled.hash);
    }

    void hostileBodiesChangeNothing()
    {
        entries::ShapeDrawn nowhere;
        nowhere.set_shape("area");
        QVERIFY(!std::get<Drawing>(folded({ entry(Kind::ShapeDrawn, nowhere.SerializeAsString(), 1) })).isDrawn());
        nowhere.add_corners(2'000'000'000); // no longitude
        nowhere.add_corners(5);
        nowhere.add_corners(7); // half a corner
        QVERIFY(!std::get<Drawing>(folded({ entry(Kind::ShapeDrawn, nowhere.SerializeAsString(), 1) })).isDrawn());
        QVERIFY(!std::get<Drawing>(folded({ entry(Kind::ShapeDrawn, "\xff\xff", 1) })).isDrawn());
        entries::ShapeDrawn many = toEntry(area("many"));
        for (std::size_t i = 0; i < 3 * mostDrawnCorners; ++i)
            many.add_corners(1);
        many.set_shape("of a newer console");
        const auto bounded = std::get<Drawing>(folded({ entry(Kind::ShapeDrawn, many.SerializeAsString(), 1) }));
        QCOMPARE(bounded.corners.size(), mostDrawnCorners);
        QVERIFY(bounded.shape == DrawnShape::Area);
    }

    void anEntryCarriesAsManyCornersAsThereMayBe()
    {
        Drawing large = area("large");
        large.corners.assign(mostDrawnCorners, GeoPoint { 1'800'000'000, -900'000'000 });
        large.note = std::string(2000, 'x');
        QVERIFY(toEntry(large).SerializeAsString().size() < maxBodySize);
    }

    void drawingsGoThroughOtherProgramsAndBack_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("geojson") << int(FeatureFormat::GeoJson);
        QTest::newRow("kml") << int(FeatureFormat::Kml);
    }
    void drawingsGoThroughOtherProgramsAndBack()
    {
        QFETCH(int, format);
        Drawing route = area("route"), label = area("label"), gone = area("gone");
        route.shape = DrawnShape::Route;
        route.corners.push_back({ 1038000000, 288000000 });
        label.shape = DrawnShape::Label;
        label.corners.resize(1);
        gone.isWithdrawn = true;
        const std::vector<Drawing> all { area("area"), route, label, gone };
        const std::string file = std::string("x.") + std::string(toWord(FeatureFormat(format)));
        const auto read = readFeatures(file, toText(drawingLayer(all, "t"), FeatureFormat(format)));
        QVERIFY(read.value);
        const auto back = drawingsOf(*read.value);
        QCOMPARE(back.size(), 3u);
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(back[i].shape == all[i].shape && back[i].colour == all[i].colour);
            QCOMPARE(back[i].name, all[i].name);
            QCOMPARE(back[i].note, all[i].note);
            QVERIFY(back[i].corners == all[i].corners);
            QVERIFY(back[i].id.isNull());
        }
    }
};

QTEST_GUILESS_MAIN(DrawingTest)
#include "drawing_test.moc"
