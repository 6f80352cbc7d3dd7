#include "intake/validate_report.h"

#include <QTest>

using namespace fengsui;

class ValidateReportTest : public QObject {
    Q_OBJECT

    const Instant m_now = *Instant::parse("2025-11-03T12:00:00Z");

    IncomingReport good() const
    {
        IncomingReport r;
        r.title = "Burst pipe";
        r.place.address = "12 Mill Road";
        r.receivedAt = m_now;
        return r;
    }
    std::string fieldRefused(const IncomingReport& r) const
    {
        const Outcome outcome = validateReport(r, m_now);
        return outcome ? "none" : outcome.refusal().field;
    }

private slots:
    void anyKindOfPlaceWillDo()
    {
        IncomingReport r = good();
        QCOMPARE(fieldRefused(r), std::string("none"));
        r.place = {};
        QCOMPARE(fieldRefused(r), std::string("address"));
        r.place.point = GeoPoint {};
        QCOMPARE(fieldRefused(r), std::string("none"));
        r.place = {};
        r.place.division = "511129";
        QCOMPARE(fieldRefused(r), std::string("none"));
        r.place = {};
        r.place.component = "5111290101000001";
        QCOMPARE(fieldRefused(r), std::string("none"));
    }

    void somethingMustSayWhatItIs()
    {
        IncomingReport r = good();
        r.title.clear();
        QCOMPARE(fieldRefused(r), std::string("title"));
        r.text = "water in the street";
        QCOMPARE(fieldRefused(r), std::string("none"));
        r.text.clear();
        r.type = CaseType::parse("cjt214:event:0402");
        QCOMPARE(fieldRefused(r), std::string("none"));
        r.source.clear();
        QCOMPARE(fieldRefused(r), std::string("source"));
    }

    void timesMustBePossible()
    {
        IncomingReport r = good();
        r.receivedAt = m_now + std::chrono::hours(24);
        QCOMPARE(fieldRefused(r), std::string("none"));
        r.receivedAt = m_now + std::chrono::hours(24) + Duration(1);
        QCOMPARE(fieldRefused(r), std::string("receivedAt"));
        r.receivedAt = *Instant::parse("1900-01-01T05:00:00Z"); // what systems write for "no date"
        QCOMPARE(fieldRefused(r), std::string("receivedAt"));
        QVERIFY(validateReport(r, m_now).refusal().toString().find("1900-01-01") != std::string::npos);
        r = good();
        r.happenedAt = m_now - std::chrono::days(4000);
        QCOMPARE(fieldRefused(r), std::string("none"));
        r.happenedAt = m_now + std::chrono::days(2);
        QCOMPARE(fieldRefused(r), std::string("happenedAt"));
    }
};

QTEST_GUILESS_MAIN(ValidateReportTest)
#include "validate_report_test.moc"
